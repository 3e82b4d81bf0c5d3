"""The floor of P1: the least that stores one row and one outbox row over HTTP.

Run as a process of its own: python -m tools.bench.floor PORT DATABASE_URL
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import asyncpg
import uvicorn
from fastapi import FastAPI

TABLES = """
CREATE TABLE IF NOT EXISTS floor_row (id uuid PRIMARY KEY, title text NOT NULL);
CREATE TABLE IF NOT EXISTS floor_outbox (id uuid PRIMARY KEY, body text NOT NULL);
"""


@asynccontextmanager
async def _pool(app: FastAPI) -> AsyncIterator[None]:
    app.state.pool = await asyncpg.create_pool(sys.argv[2], min_size=4, max_size=8)
    await app.state.pool.execute(TABLES)
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=_pool, telemetry={"tracing": False, "metrics": False, "logs": False})


@app.post("/rows", status_code=201)
async def write(form: dict[str, str]) -> dict[str, str]:
    """One row, one outbox row, one commit."""
    row = uuid4()
    async with app.state.pool.acquire() as connection, connection.transaction():
        await connection.execute("INSERT INTO floor_row VALUES ($1, $2)", row, form["title"])
        await connection.execute("INSERT INTO floor_outbox VALUES ($1, $2)", uuid4(), form["title"])
    return {"id": str(row)}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
