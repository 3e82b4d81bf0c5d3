"""Routes of households: how many there are is public, who they are is for their own head."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from libs.remembered.queries import working_units
from libs.rows import found
from services.participation.households import actions, queries, representing
from services.participation.households.access.queries import codes_of
from services.participation.households.actions import Entry
from services.participation.households.forms import (
    ClosingForm,
    DelegationForm,
    EntryForm,
    HouseholdForm,
    MergerForm,
    PersonForm,
)
from services.participation.households.locking import NEIGHBOURHOOD
from services.participation.households.tables import Household
from services.participation.households.views import (
    HouseholdView,
    NeighbourhoodView,
    PersonView,
    RollLineView,
    RollView,
)
from services.participation.tables import Unit

router = APIRouter()


@router.get("/neighbourhoods")
async def household_counts(session: Session, by: By, now: Now) -> list[NeighbourhoodView]:
    """Every neighbourhood with the number of its households; public."""
    counted = await queries.household_counts(session, now.date())
    return [
        NeighbourhoodView(id=unit.id, name=unit.name, households=counted.get(unit.id, 0))
        for unit in await working_units(session, Unit)
        if unit.kind == NEIGHBOURHOOD
    ]


@router.get("/neighbourhoods/{unit_id}/households")
async def household_roll(
    unit_id: UUID, session: Session, by: By, now: Now, on: date | None = None
) -> RollView:
    """The roll of a neighbourhood today or on a day, with who speaks for each household."""
    permit(by, "see_households", unit_id=unit_id)
    unit = await found(session, Unit, unit_id)
    day = on or now.date()
    numbered = await queries.numbered_on(session, unit_id, day)
    ids = [row.id for row, _ in numbered]
    speaking = await queries.representatives_on(session, ids, day)
    codes = {key: code.last_on for key, code in (await codes_of(session, ids)).items()}
    return RollView(
        neighbourhood_id=unit.id,
        name=unit.name,
        on=day,
        households=[
            RollLineView.of(row, number, speaking.get(row.id), codes.get(row.id))
            for row, number in numbered
        ],
    )


@router.post("/neighbourhoods/{unit_id}/households", status_code=201)
async def add_household(
    unit_id: UUID, form: HouseholdForm, session: Session, by: By, now: Now
) -> HouseholdView:
    """Enter a household."""
    permit(by, "add_household", unit_id=unit_id)
    entry = _entry(form, now.date())
    made = await actions.add_household(session, unit_id, entry=entry, by=by, now=now)
    return await _view(session, made)


@router.get("/households/{household_id}")
async def household(household_id: UUID, session: Session, by: By) -> HouseholdView:
    """A household with everybody who represents or represented it."""
    row = await found(session, Household, household_id)
    permit(by, "see_households", unit_id=row.neighbourhood_id)
    return await _view(session, row)


@router.post("/households/{household_id}/entry", status_code=201)
async def correct_household(
    household_id: UUID, form: EntryForm, session: Session, by: By, now: Now
) -> HouseholdView:
    """Another number or address."""
    said = form.model_dump()
    row = await actions.correct_household(session, household_id, **said, by=by, now=now)
    return await _view(session, row)


@router.post("/households/{household_id}/representative", status_code=201)
async def change_representative(
    household_id: UUID, form: PersonForm, session: Session, by: By, now: Now
) -> HouseholdView:
    """Somebody else represents the household."""
    row = await representing.change_representative(
        session,
        household_id,
        adult=form.adult(now.date()),
        namesake=form.namesake,
        by=by,
        now=now,
    )
    return await _view(session, row)


@router.post("/households/{household_id}/delegation", status_code=201)
async def delegate_household(
    household_id: UUID, form: DelegationForm, session: Session, by: By, now: Now
) -> HouseholdView:
    """Another adult speaks for the household for a time."""
    row = await representing.delegate_household(
        session,
        household_id,
        adult=form.adult(now.date()),
        since=form.since,
        last_on=form.last_on,
        namesake=form.namesake,
        by=by,
        now=now,
    )
    return await _view(session, row)


@router.post("/households/{household_id}/delegation/end", status_code=201)
async def end_delegation(household_id: UUID, session: Session, by: By, now: Now) -> HouseholdView:
    """The household speaks for itself again."""
    row = await representing.end_delegation(session, household_id, by=by, now=now)
    return await _view(session, row)


@router.post("/households/{household_id}/split", status_code=201)
async def split_household(
    household_id: UUID, form: HouseholdForm, session: Session, by: By, now: Now
) -> HouseholdView:
    """Part of a household becomes one of its own; the answer is the new one."""
    entry = _entry(form, now.date())
    made = await actions.split_household(session, household_id, entry=entry, by=by, now=now)
    return await _view(session, made)


@router.post("/households/{household_id}/merger", status_code=201)
async def merge_households(
    household_id: UUID, form: MergerForm, session: Session, by: By, now: Now
) -> HouseholdView:
    """A household joins another; the answer is the one that goes on."""
    into = await actions.merge_households(
        session, household_id, into_id=form.into_id, by=by, now=now
    )
    return await _view(session, into)


@router.post("/households/{household_id}/closing", status_code=201)
async def close_household(
    household_id: UUID, form: ClosingForm, session: Session, by: By, now: Now
) -> HouseholdView:
    """A household leaves the roll."""
    row = await actions.close_household(
        session, household_id, ended_as=form.ended_as, by=by, now=now
    )
    return await _view(session, row)


def _entry(form: HouseholdForm, today: date) -> Entry:
    return Entry(
        address=form.address,
        adult=form.adult(today),
        number=form.number,
        namesake=form.namesake,
    )


async def _view(session: Session, row: Household) -> HouseholdView:
    unit = await found(session, Unit, row.neighbourhood_id)
    people = await queries.people_of(session, row.id)
    return HouseholdView.of(row, unit.name, [PersonView.of(each) for each in people])
