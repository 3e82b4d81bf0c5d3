"""What is typed and shown of yearly conferences; everybody reads no question with a name in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.kernel.text import Line, tidy
from libs.remembered.queries import working_units
from services.participation.conferences import queries, rules
from services.participation.conferences.tables import CommunityConference
from services.participation.conferences.words import STEPS
from services.participation.dues import DueView, due_view
from services.participation.households.locking import NEIGHBOURHOOD
from services.participation.matters.forms import HOUSEHOLDS_MAX
from services.participation.queries import unit_names
from services.participation.tables import Unit

Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]
Answer = Annotated[str, StringConstraints(max_length=4_000), BeforeValidator(tidy)]
DERIVED = {"unit", "invite_due", "questions", "timeline"}


class ConferencePlanForm(BaseModel):
    """The conference of a year: when, where, about what."""

    unit_id: UUID
    year: Annotated[int, Field(ge=2023, le=2200)]
    on: date
    starts_at: time
    place: Line
    agenda: Words


class PlanSentForm(BaseModel):
    """When the committee, the Front and the inspection board had the plan."""

    sent_on: date


class InvitationForm(BaseModel):
    """When every household had its invitation."""

    invited_on: date


class ConferenceDayForm(BaseModel):
    """Another day."""

    on: date


class PresentForm(BaseModel):
    """How many households came."""

    present: Annotated[int, Field(ge=0, le=HOUSEHOLDS_MAX)]


class QuestionForm(BaseModel):
    """What was asked, and the answer, or who will give it."""

    question: Words
    answer: Answer = ""


class ResultForm(BaseModel):
    """What the conference came to; everybody reads it."""

    result: Words


class QuestionView(BaseModel):
    """What was asked and answered."""

    ordinal: int
    question: str
    answer: str
    shown: bool


class CommunityConferenceView(BaseModel):
    """A conference of a neighbourhood."""

    id: UUID
    unit_id: UUID
    unit: str
    year: int
    on: date
    starts_at: time
    place: str
    agenda: str
    state: str
    plan_sent_on: date | None
    invited_on: date | None
    invite_due: DueView | None
    households: int | None
    present: int | None
    result: str
    concluded_on: date | None
    questions: list[QuestionView]
    timeline: list[HappenedView] = []  # of one that is read by itself


class CommunityDutyView(BaseModel):
    """What a neighbourhood owes for a year, and the conference that is on its way."""

    unit_id: UUID
    unit: str
    year: int
    due_on: date
    basis: str
    remind_from: date
    met_on: date | None
    conference_id: UUID | None
    state: str | None


async def shown(
    session: AsyncSession, row: CommunityConference, today: date, *, official: bool
) -> CommunityConferenceView:
    """One conference; only officials read what is kept from everybody."""
    asked = [
        QuestionView(**{name: getattr(each, name) for name in QuestionView.model_fields})
        for each in await queries.questions_of(session, row.id)
        if official or each.shown
    ]
    due = due_view("invitation", rules.last_invitation(row.on), today)
    waits = row.state == rules.ConferenceState.PLANNED
    same = set(CommunityConferenceView.model_fields) - DERIVED
    return CommunityConferenceView(
        **{name: getattr(row, name) for name in same},
        unit=(await unit_names(session)).get(row.unit_id, ""),
        invite_due=due if waits else None,
        questions=asked,
    )


async def one(
    session: AsyncSession, row: CommunityConference, today: date, *, official: bool
) -> CommunityConferenceView:
    """The same with what happened to it."""
    view = await shown(session, row, today, official=official)
    view.timeline = without_actors(await happened(session, STEPS, row.id))
    return view


async def duties(session: AsyncSession, year: int) -> Sequence[CommunityDutyView]:
    """Every working neighbourhood with what it owes for a year, in the order of their names."""
    owed = {duty.unit_id: duty for duty in await queries.duties_of(session, year)}
    known = await queries.community_conferences(session, public=False)
    under_way = {
        row.unit_id: row
        for row in reversed(known)
        if row.year == year and row.state != rules.ConferenceState.CANCELLED
    }
    found = []
    for unit in await working_units(session, Unit):
        duty, row = owed.get(unit.id), under_way.get(unit.id)
        if unit.kind != NEIGHBOURHOOD or duty is None:
            continue
        found.append(
            CommunityDutyView(
                unit_id=unit.id,
                unit=unit.name,
                year=year,
                due_on=duty.due_on,
                basis=duty.basis,
                remind_from=rules.remind_from(year),
                met_on=duty.met_on,
                conference_id=row.id if row else None,
                state=row.state if row else None,
            )
        )
    return found
