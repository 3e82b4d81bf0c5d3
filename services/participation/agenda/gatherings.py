"""When residents meet, get ballots, or vote on the web about a matter: as everybody is told."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.clock import VIETNAM
from services.participation.handouts.queries import handouts_of
from services.participation.handouts.tables import Handout
from services.participation.meetings.queries import meetings_of
from services.participation.meetings.tables import Meeting
from services.participation.webvotes.queries import web_votes_of
from services.participation.webvotes.tables import WebVote


class GatheringView(BaseModel):
    """A meeting, a handing out of ballots, a vote on the web, as everybody is told of it."""

    id: UUID
    kind: str  # meeting | handout | web_vote
    unit_id: UUID
    unit: str
    on: date
    until: date | None
    starts_at: time | None
    place: str
    state: str
    ballot_round_id: UUID | None = None  # where households vote, and everybody recounts


async def gatherings_of(
    session: AsyncSession, matter_id: UUID, names: dict[UUID, str]
) -> list[GatheringView]:
    """Everything that was planned for a matter, the latest first."""
    meetings = [
        GatheringView(kind="meeting", until=None, **_same(each, names, "on", "starts_at", "place"))
        for each in await meetings_of(session, matter_id)
    ]
    handouts = [
        GatheringView(
            kind="handout",
            on=each.starts_on,
            starts_at=None,
            place="",
            **_same(each, names, "until"),
        )
        for each in await handouts_of(session, matter_id)
    ]
    web_votes = [
        GatheringView(
            kind="web_vote",
            on=each.opens_at.astimezone(VIETNAM).date(),
            until=each.closes_at.astimezone(VIETNAM).date(),
            starts_at=each.opens_at.astimezone(VIETNAM).time(),
            place="",
            **_same(each, names, "ballot_round_id"),
        )
        for each in await web_votes_of(session, matter_id)
    ]
    return sorted([*meetings, *handouts, *web_votes], key=lambda each: each.on, reverse=True)


def _same(row: Meeting | Handout | WebVote, names: dict[UUID, str], *more: str) -> dict[str, Any]:
    """What the view takes from the row as it is, with the name of the unit."""
    taken = {name: getattr(row, name) for name in ("id", "unit_id", "state", *more)}
    return {**taken, "unit": names.get(row.unit_id, "")}
