"""Messages a service could not act on: danbiet deadletters [SERVICE [replay]]."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from sqlalchemy import select

from libs.kernel.database import Database
from libs.kernel.deadletters import replay
from libs.kernel.tables import dead_letter
from tools.machine import Machine
from tools.parts import SERVICES


def main(argv: list[str]) -> int:
    """Lists what is parked, or brings it all back after the cause was mended."""
    match argv:
        case []:
            services, again = list(SERVICES), False
        case [service] if service in SERVICES:
            services, again = [service], False
        case [service, "replay"] if service in SERVICES:
            services, again = [service], True
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    machine = Machine.beside(Path(".local"))
    for service in services:
        asyncio.run(_show(machine.database_url(service, "app"), service, again))
    return 0


async def _show(url: str, service: str, again: bool) -> None:
    database = Database(url, "deadletters")
    try:
        async with database.transaction(None, "bus") as session:
            query = select(dead_letter).order_by(dead_letter.c.stream, dead_letter.c.sequence)
            for row in await session.execute(query):
                state = "given up" if row.next_try_at is None else f"again at {row.next_try_at}"
                print(f"{service} {row.stream}#{row.sequence} {row.error} ×{row.tries}, {state}")
            if again:
                print(f"{service}: {await replay(session)} brought back")
    finally:
        await database.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
