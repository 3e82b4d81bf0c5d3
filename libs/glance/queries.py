"""Reads the public things of a service: newest, coming, late; or those that hold some words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Select, Subquery, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from libs.vietnamese import fold

FOUND_MAX = 20
WORDS_MAX = 10  # more narrow a search no further
Lines = Sequence[Select[Any]]


class PublicThing(BaseModel):
    """Something that everybody may see: what it is, since when, where, and until when.

    `path` is its page below the ward's home; `until` the day on which it takes place, or the last
    on which people may take part.
    """

    model_config = ConfigDict(from_attributes=True)

    kind: str
    title: str
    day: date
    path: str
    until: date | None


class GlanceView(BaseModel):
    """What is new, newest first; what comes, soonest first; what is late, longest first."""

    new: list[PublicThing]
    coming: list[PublicThing]
    late: list[PublicThing]
    late_total: int


async def glance(session: AsyncSession, lines: Lines, today: date, limit: int) -> GlanceView:
    """The newest, the coming and the late of these lines, so many of each."""
    rows = union_all(*lines).subquery()
    new = _shown(rows).where(rows.c.news, rows.c.day <= today)
    coming = _shown(rows).where(rows.c.until >= today)
    late = _shown(rows).where(rows.c.late)
    count = select(func.count()).where(rows.c.late)
    return GlanceView(
        new=await _read(session, new.order_by(rows.c.day.desc(), rows.c.path.desc()).limit(limit)),
        coming=await _read(session, coming.order_by(rows.c.until, rows.c.path).limit(limit)),
        late=await _read(session, late.order_by(rows.c.day, rows.c.path).limit(limit)),
        late_total=await session.scalar(count) or 0,
    )


async def found(session: AsyncSession, lines: Lines, words: str) -> list[PublicThing]:
    """What holds every word, with or without marks, the newest first; at most twenty."""
    wanted = fold(words).split()[:WORDS_MAX]
    if not wanted:
        return []
    rows: Subquery = union_all(*lines).subquery()
    query = _shown(rows)
    for word in wanted:
        query = query.where(rows.c.said.contains(word, autoescape=True))
    return await _read(
        session, query.order_by(rows.c.day.desc(), rows.c.path.desc()).limit(FOUND_MAX)
    )


def _shown(rows: Subquery) -> Select[Any]:
    """What is told of each: a text that nobody searches is not folded for nothing."""
    return select(*(rows.c[name] for name in PublicThing.model_fields))


async def _read(session: AsyncSession, query: Select[Any]) -> list[PublicThing]:
    return [PublicThing.model_validate(row) for row in await session.execute(query)]
