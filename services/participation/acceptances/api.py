"""Routes of acceptances: counts for everybody, households only for whoever writes them down."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.acceptances import actions, queries
from services.participation.acceptances.tables import Acceptance
from services.participation.households.access.api import AccessForm
from services.participation.households.access.queries import household_of
from services.participation.households.queries import roll_on
from services.participation.households.rules import HOUSEHOLDS_MAX, StruckFor
from services.participation.matters.tables import Matter

router = APIRouter()
ONE = "/matters/{matter_id}/acceptances"
OWN = "/matters/{matter_id}/own-acceptance"


class AcceptancesForm(BaseModel):
    """The households of the signed sheets."""

    household_ids: Annotated[list[UUID], Field(min_length=1, max_length=HOUSEHOLDS_MAX)]


class StrikingForm(AcceptancesForm):
    """Whose acceptance, written down from a sheet, is struck out, and why."""

    reason: StruckFor


class AcceptanceLine(BaseModel):
    """A household of the roll, since when it accepts, and whether on paper."""

    household_id: UUID
    number: int
    given_on: date | None
    on_paper: bool


class TallyView(BaseModel):
    """How many households accept, of how many, and how many have to."""

    accepting: int
    households: int
    needed: int
    basis: str


class AcceptancesView(TallyView):
    """The same with the roll, for whoever writes acceptances down."""

    roll: list[AcceptanceLine]


class AskedView(BaseModel):
    """A matter about which a household is asked, and since when it accepts."""

    matter_id: UUID
    title: str
    given_on: date | None


@router.get(ONE)
async def acceptances(matter_id: UUID, session: Session, by: By, now: Now) -> AcceptancesView:
    """Which households accept to vote on the web about a matter."""
    row = await found(session, Matter, matter_id)
    permit(by, "note_acceptances", unit_id=row.unit_id or by.unit_id)
    return await _view(session, row, now.date())


@router.post(ONE)
async def note_acceptances(
    matter_id: UUID, form: AcceptancesForm, session: Session, by: By, now: Now
) -> TallyView:
    """Write down what households signed on paper."""
    said = form.model_dump()
    row = await actions.note_acceptances(session, matter_id, **said, by=by, now=now)
    return TallyView(**vars(await queries.tally_on(session, row, now.date())))


@router.post(f"{ONE}/removal")
async def strike_acceptances(
    matter_id: UUID, form: StrikingForm, session: Session, by: By, now: Now
) -> TallyView:
    """Strike out what was written down from sheets."""
    said = form.model_dump()
    row = await actions.strike_acceptances(session, matter_id, **said, by=by, now=now)
    return TallyView(**vars(await queries.tally_on(session, row, now.date())))


@router.post("/own-acceptances", dependencies=[ONCE_ONLY])
async def own_acceptances(form: AccessForm, session: Session, by: By, now: Now) -> list[AskedView]:
    """About which matters the household is asked, and what it said."""
    household = await household_of(session, form.access(), today=now.date())
    asked = await queries.matters_asked(session, household.neighbourhood_id)
    return [await _asked(session, row, household.id) for row in asked]


@router.post(OWN, dependencies=[ONCE_ONLY])
async def accept_online(
    matter_id: UUID, form: AccessForm, session: Session, by: By, now: Now
) -> AskedView:
    """The household accepts."""
    row = await actions.accept_online(session, matter_id, form.access(), by=by, now=now)
    household = await household_of(session, form.access(), today=now.date())
    return await _asked(session, row, household.id)


@router.post(f"{OWN}/removal", dependencies=[ONCE_ONLY])
async def withdraw_acceptance(
    matter_id: UUID, form: AccessForm, session: Session, by: By, now: Now
) -> AskedView:
    """The household takes that back."""
    row = await actions.withdraw_acceptance(session, matter_id, form.access(), by=by, now=now)
    household = await household_of(session, form.access(), today=now.date())
    return await _asked(session, row, household.id)


async def _asked(session: AsyncSession, row: Matter, household_id: UUID) -> AskedView:
    given = await _given(session, row.id)
    mine = given.get(household_id)
    return AskedView(matter_id=row.id, title=row.title, given_on=mine.given_on if mine else None)


async def _view(session: AsyncSession, row: Matter, today: date) -> AcceptancesView:
    if row.unit_id is None:
        return AcceptancesView(accepting=0, households=0, needed=0, basis="", roll=[])
    tally, given = await queries.tally_on(session, row, today), await _given(session, row.id)
    lines = [
        AcceptanceLine(
            household_id=each.id,
            number=each.number,
            given_on=given[each.id].given_on if each.id in given else None,
            on_paper=each.id in given and given[each.id].on_paper,
        )
        for each in await roll_on(session, row.unit_id, today)
    ]
    return AcceptancesView(**vars(tally), roll=lines)


async def _given(session: AsyncSession, matter_id: UUID) -> dict[UUID, Acceptance]:
    rows = await queries.acceptances_of(session, matter_id)
    return {row.household_id: row for row in rows if row.ended_on is None}
