"""The two routes with which a service tells its public things; for everybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance import queries
from libs.glance.queries import GlanceView, Lines, PublicThing
from libs.kernel.edges import Now, Session

Words = Annotated[str, Query(min_length=2, max_length=100)]
Limit = Annotated[int, Query(ge=1, le=100)]
PublicLines = Callable[[AsyncSession, date], Awaitable[Lines]]


def glance_router(public_lines: PublicLines) -> APIRouter:
    """Routes of a service whose public things are `public_lines`, as they stand on a day."""
    router = APIRouter()

    @router.get("/glance")
    async def glance(session: Session, now: Now, limit: Limit = 5) -> GlanceView:
        """What is new, what comes and what is late; public."""
        lines = await public_lines(session, now.date())
        return await queries.glance(session, lines, now.date(), limit)

    @router.get("/found")
    async def find_public_things(session: Session, now: Now, q: Words) -> list[PublicThing]:
        """Public things that hold all these words, with or without marks, newest first."""
        return await queries.found(session, await public_lines(session, now.date()), q)

    return router
