"""Routes of demands: counts for everybody, households only for whoever writes them down."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.kernel.text import Line
from libs.law import decisions
from libs.law.decisions import Clause
from libs.law.rules import rule
from libs.permissions import Role, may, permit
from libs.rows import found
from services.participation.households.access.api import AccessForm
from services.participation.households.access.queries import household_of
from services.participation.households.queries import roll_on
from services.participation.households.rules import StruckFor
from services.participation.initiatives import actions, queries, rules
from services.participation.initiatives.reaching import PETITION_SUMMARY
from services.participation.initiatives.rules import InitiativeState
from services.participation.initiatives.tables import Initiative
from services.participation.initiatives.words import STEPS
from services.participation.matters.forms import Words
from services.participation.queries import unit_names

router = APIRouter()
ONE = "/initiatives/{initiative_id}"


class InitiativeForm(BaseModel):
    """What residents demand; everybody reads it."""

    unit_id: UUID
    clause: Clause
    title: Line
    summary: Words
    heads_committee: bool = False


class ConsentForm(BaseModel):
    """Which household consents, since when."""

    household_id: UUID
    given_on: date


class TakingBackForm(BaseModel):
    """Which household's consent, written down from its paper, is struck out, and why."""

    household_id: UUID
    reason: StruckFor


class InitiativeView(BaseModel):
    """A demand and how many households consent today, of how many."""

    id: UUID
    unit_id: UUID
    unit: str
    clause: str
    content: str
    title: str
    summary: str
    registered_on: date
    state: str
    matter_id: UUID | None
    ended_on: date | None
    consents: int
    households: int
    needed: int
    basis: str
    timeline: list[HappenedView] = []  # of one that is read by itself


class ConsentLine(BaseModel):
    """A household of the roll, until when its consent counts, and whether on paper."""

    household_id: UUID
    number: int
    given_on: date | None
    on_paper: bool
    valid_until: date | None


class DemandView(BaseModel):
    """A demand as a household sees it: whether it consents itself, and until when that counts."""

    initiative_id: UUID
    title: str
    consents: int
    needed: int
    valid_until: date | None


class InitiativeWorkView(InitiativeView):
    """The same with the roll."""

    roll: list[ConsentLine]


async def _view(session: AsyncSession, row: Initiative, now: datetime) -> InitiativeView:
    tally = await queries.tally_on(session, row, now.date())
    names = await unit_names(session)
    derived = {"unit", "content", "summary", "consents", "households", "needed", "basis"}
    derived.add("timeline")
    head = row.clause == Clause.HEAD
    return InitiativeView(
        **{name: getattr(row, name) for name in set(InitiativeView.model_fields) - derived},
        summary=PETITION_SUMMARY if head else row.summary,
        unit=names.get(row.unit_id, ""),
        content=decisions.content(Clause(row.clause)).short,
        consents=tally.consents,
        households=tally.households,
        needed=tally.needed,
        basis=rule(rules.share_of(Clause(row.clause)), now.date()).basis,
    )


async def _work(session: AsyncSession, row: Initiative, now: datetime) -> InitiativeWorkView:
    given = {each.household_id: each for each in await queries.consents_of(session, row.id)}
    roll = [
        ConsentLine(
            household_id=each.id,
            number=each.number,
            given_on=given[each.id].given_on if each.id in given else None,
            on_paper=each.id in given and given[each.id].on_paper,
            valid_until=rules.valid_until(given[each.id].given_on) if each.id in given else None,
        )
        for each in await roll_on(session, row.unit_id, now.date())
    ]
    told = (await _view(session, row, now)).model_dump() | {"summary": row.summary}
    return InitiativeWorkView(**told, roll=roll)


@router.get("/initiatives")
async def initiatives(
    session: Session, by: By, now: Now, unit_id: Annotated[UUID | None, Query()] = None
) -> list[InitiativeView]:
    """What residents demand, for everybody."""
    petitions = Role.FRONT in by.roles
    rows = await queries.initiatives(session, unit_id, petitions=petitions)
    return [await _view(session, row, now) for row in rows]


@router.get(ONE)
async def initiative(initiative_id: UUID, session: Session, by: By, now: Now) -> InitiativeWorkView:
    """One demand; who consented is seen by whoever writes it down, and by nobody of the ward."""
    row = await found(session, Initiative, initiative_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    front = Role.FRONT in by.roles
    if row.state != InitiativeState.ON_AGENDA:
        rules.check_writer(by, dismisses=row.dismisses)
    if not may(by, "give_consent") or (row.dismisses and not front):
        view = InitiativeWorkView(**(await _view(session, row, now)).model_dump(), roll=[])
    else:
        view = await _work(session, row, now)
    view.timeline = without_actors(await happened(session, STEPS, row.id))
    return view


@router.post("/initiatives", status_code=201)
async def register_initiative(
    form: InitiativeForm, session: Session, by: By, now: Now
) -> InitiativeWorkView:
    """Write down what residents demand."""
    row = await actions.register_initiative(session, **form.model_dump(), by=by, now=now)
    return await _work(session, row, now)


@router.post(f"{ONE}/consents")
async def give_consent(
    initiative_id: UUID, form: ConsentForm, session: Session, by: By, now: Now
) -> InitiativeWorkView:
    """A household consents."""
    row = await actions.give_consent(session, initiative_id, **form.model_dump(), by=by, now=now)
    return await _work(session, row, now)


@router.post(f"{ONE}/consents/removal")
async def take_back_consent(
    initiative_id: UUID, form: TakingBackForm, session: Session, by: By, now: Now
) -> InitiativeWorkView:
    """Strike out a consent that was written down from a paper."""
    said = form.model_dump()
    row = await actions.take_back_consent(session, initiative_id, **said, by=by, now=now)
    return await _work(session, row, now)


@router.post(f"{ONE}/approval")
async def approve_initiative(
    initiative_id: UUID, session: Session, by: By, now: Now
) -> InitiativeWorkView:
    """The Front puts it on the agenda although fewer than a tenth consent."""
    row = await actions.approve_initiative(session, initiative_id, by=by, now=now)
    return await _work(session, row, now)


@router.post("/own-consents", dependencies=[ONCE_ONLY])
async def own_consents(form: AccessForm, session: Session, by: By, now: Now) -> list[DemandView]:
    """The demands of the household's neighbourhood that collect consents."""
    household = await household_of(session, form.access(), today=now.date())
    rows = await queries.initiatives(session, household.neighbourhood_id, petitions=False)
    collecting = [row for row in rows if row.state == InitiativeState.COLLECTING]
    return [await _demand(session, row, household.id, now.date()) for row in collecting]


@router.post(f"{ONE}/own-consent", dependencies=[ONCE_ONLY])
async def consent_to_demand(
    initiative_id: UUID, form: AccessForm, session: Session, by: By, now: Now
) -> DemandView:
    """The household consents, from today."""
    row = await actions.consent_to_demand(session, initiative_id, form.access(), by=by, now=now)
    household = await household_of(session, form.access(), today=now.date())
    return await _demand(session, row, household.id, now.date())


@router.post(f"{ONE}/own-consent/removal", dependencies=[ONCE_ONLY])
async def withdraw_consent(
    initiative_id: UUID, form: AccessForm, session: Session, by: By, now: Now
) -> DemandView:
    """The household takes its consent back."""
    row = await actions.withdraw_consent(session, initiative_id, form.access(), by=by, now=now)
    household = await household_of(session, form.access(), today=now.date())
    return await _demand(session, row, household.id, now.date())


async def _demand(
    session: AsyncSession, row: Initiative, household_id: UUID, today: date
) -> DemandView:
    tally = await queries.tally_on(session, row, today)
    given = {each.household_id: each for each in await queries.consents_of(session, row.id)}
    mine = given.get(household_id)
    until = rules.valid_until(mine.given_on) if mine else None
    return DemandView(
        initiative_id=row.id,
        title=row.title,
        consents=tally.consents,
        needed=tally.needed,
        valid_until=until if until and until >= today else None,
    )
