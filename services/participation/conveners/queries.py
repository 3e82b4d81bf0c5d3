"""Reads which meetings somebody was appointed to call and has not called yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.conveners.rules import convening_deadline
from services.participation.dues import due_view
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Convener, Matter
from services.participation.meetings.rules import MeetingState
from services.participation.meetings.tables import Meeting
from services.participation.queries import unit_names

CALLED_IN = (MatterState.AGREED, MatterState.PREPARED, MatterState.OPENED)


async def uncalled(session: AsyncSession, official_id: str, today: date) -> list[dict[str, Any]]:
    """The oldest first; the days of the head count anew from the appointment."""
    ahead = (Meeting.state == MeetingState.PLANNED) & (Meeting.on >= today)
    called = exists().where(
        Meeting.ward_id == Convener.ward_id,
        Meeting.matter_id == Convener.matter_id,
        Meeting.unit_id == Convener.unit_id,
        ahead | Meeting.state.in_((MeetingState.OPENED, MeetingState.COUNTED)),
    )
    on_paper = exists().where(
        Handout.ward_id == Convener.ward_id,
        Handout.matter_id == Convener.matter_id,
        Handout.unit_id == Convener.unit_id,
        Handout.state != HandoutState.CANCELLED,
    )
    query = (
        select(Convener, Matter)
        .join(Matter, (Matter.id == Convener.matter_id) & (Matter.ward_id == Convener.ward_id))
        .where(Convener.ward_id == ward_of(session), Convener.ended_on.is_(None))
        .where(Convener.official_id == official_id, ~called, ~on_paper)
        .where(Matter.state.in_(CALLED_IN))
        .order_by(Convener.appointed_on, Convener.id)
    )
    names = await unit_names(session)
    return [
        {
            "matter_id": matter.id,
            "title": matter.title,
            "unit": names.get(row.unit_id, ""),
            "due": due_view("convening", convening_deadline(row.appointed_on), today),
        }
        for row, matter in (await session.execute(query)).all()
    ]
