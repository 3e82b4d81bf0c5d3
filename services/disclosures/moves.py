"""Reads what moved a day, from the history of what it belongs to."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.clock import VIETNAM
from libs.kernel.history import history_of

MOVED = "move_due_day"


class MoveView(BaseModel):
    """A changed calendar moved the day: which days count otherwise now."""

    moved_on: date
    was_due_on: date
    due_on: date
    why: str


async def moves_of(session: AsyncSession, row_id: UUID) -> list[MoveView]:
    """Every move of a day, oldest first."""
    return [
        MoveView(moved_on=line["at"].astimezone(VIETNAM).date(), **line["said"])
        for line in await history_of(session, row_id)
        if line["action"] == MOVED
    ]
