"""How ballots on paper are shown to the team that hands them out."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import found
from services.participation.candidates.queries import StandingView
from services.participation.candidates.standing import standing
from services.participation.handouts import rules
from services.participation.handouts.tables import Handout
from services.participation.matters.tables import Matter
from services.participation.rounds.queries import frozen_numbers
from services.participation.rounds.tables import Round


class NumberedHousehold(BaseModel):
    """A household that may be a witness."""

    household_id: UUID
    number: int


class LengtheningView(BaseModel):
    """An earlier last day, when it was set later, how many ballots were out, and why."""

    until: date
    on: date
    given: int
    reason: str


class HandoutView(BaseModel):
    """Ballots on paper for one neighbourhood."""

    id: UUID
    matter_id: UUID
    unit_id: UUID
    issued_on: date
    starts_on: date
    until: date
    team: list[str]
    state: str
    sent_on: date | None
    informed_on: date | None
    typed_on: date | None
    given: int | None
    lengthenings: list[LengtheningView]
    lengthenable: bool
    inform_due_on: date
    basis: str
    households: int
    numbers: list[NumberedHousehold]
    candidates: list[StandingView]


async def handout_view(session: AsyncSession, row: Handout) -> HandoutView:
    """A handing out for its team."""
    matter = await found(session, Matter, row.matter_id)
    due_on, basis = rules.last_notice(row.starts_on)
    opened = await found(session, Round, row.round_id) if row.round_id else None
    numbers = await frozen_numbers(session, opened.roll_id) if opened else {}
    derived = {"inform_due_on", "basis", "households", "numbers", "candidates"}
    derived |= {"lengthenable", "lengthenings"}
    return HandoutView(
        **{name: getattr(row, name) for name in set(HandoutView.model_fields) - derived},
        lengthenings=[LengtheningView(**each) for each in row.lengthenings],
        lengthenable=len(row.lengthenings) < rules.lengthenings_max(row.starts_on).value,
        inform_due_on=due_on,
        basis=basis,
        households=len(numbers),
        numbers=[NumberedHousehold(household_id=k, number=v) for k, v in numbers.items()],
        candidates=await standing(session, matter),
    )
