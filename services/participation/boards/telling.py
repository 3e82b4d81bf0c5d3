"""Tells the other services of boards: days and counts, nobody who is on them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.boards import BoardChanged, BoardEnded, BoardRecognised
from libs.kernel.outbox import emit
from services.participation.boards.tables import Board


def recognised(
    session: AsyncSession, row: Board, members: int, now: datetime, *, entered: bool = False
) -> None:
    """It is in office."""
    told = {name: getattr(row, name) for name in ("kind", "unit_id", "since", "until")}
    event = BoardRecognised(
        occurred_at=now, board_id=row.id, members=members, entered=entered, **told
    )
    emit(session, event)


def changed(
    session: AsyncSession,
    row: Board,
    change: str,
    *,
    unit_id: UUID | None,
    on: date,
    members: int,
    now: datetime,
) -> None:
    """Somebody came or left."""
    told = {"kind": row.kind, "unit_id": unit_id, "change": change, "on": on, "members": members}
    emit(session, BoardChanged(occurred_at=now, board_id=row.id, **told))


def ended(session: AsyncSession, row: Board, now: datetime) -> None:
    """It is in office no more, or never came to be."""
    told = {name: getattr(row, name) for name in ("kind", "ended_on", "ended_as")}
    emit(session, BoardEnded(occurred_at=now, board_id=row.id, **told))
