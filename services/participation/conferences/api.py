"""Routes of yearly conferences: read by everybody, carried out by the head."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.conferences import actions, queries, views
from services.participation.conferences.actions import Gathering
from services.participation.conferences.tables import CommunityConference
from services.participation.conferences.views import (
    CommunityConferenceView,
    CommunityDutyView,
    ConferenceDayForm,
    ConferencePlanForm,
    InvitationForm,
    PlanSentForm,
    PresentForm,
    QuestionForm,
    ResultForm,
)

router = APIRouter()
ALL = "/community-conferences"
ONE = f"{ALL}/{{conference_id}}"
WORK = "/community-conferences-at-work"


async def _view(
    session: AsyncSession, row: CommunityConference, now: Now
) -> CommunityConferenceView:
    await session.flush()
    return await views.shown(session, row, now.date(), official=True)


@router.get(ALL)
async def community_conferences(
    session: Session, by: By, now: Now, unit_id: Annotated[UUID | None, Query()] = None
) -> list[CommunityConferenceView]:
    """Conferences to which households were invited, for everybody."""
    rows = await queries.community_conferences(session, unit_id=unit_id, public=True)
    return [await views.shown(session, row, now.date(), official=False) for row in rows]


@router.get(ONE)
async def community_conference(
    conference_id: UUID, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """One of them, with what was asked and what came of it."""
    row = await queries.public_conference(session, conference_id)
    return await views.one(session, row, now.date(), official=False)


@router.get("/community-duties")
async def community_duties(
    session: Session, by: By, year: Annotated[int, Query(ge=2023, le=2200)]
) -> list[CommunityDutyView]:
    """Which neighbourhoods held the conference of a year, and which owe it."""
    permit(by, "see_community_conferences", unit_id=by.unit_id)
    return list(await views.duties(session, year))


@router.get(WORK)
async def community_conferences_at_work(
    session: Session, by: By, now: Now
) -> list[CommunityConferenceView]:
    """Every conference, for whoever works on them; a head sees the own neighbourhood's."""
    permit(by, "see_community_conferences", unit_id=by.unit_id)
    own = by.unit_id if "neighbourhood_head" in by.roles else None
    rows = await queries.community_conferences(session, unit_id=own, public=False)
    return [await _view(session, row, now) for row in rows]


@router.get(f"{WORK}/{{conference_id}}")
async def community_conference_at_work(
    conference_id: UUID, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """One of them with what is kept from everybody."""
    row = await found(session, CommunityConference, conference_id)
    permit(by, "see_community_conferences", unit_id=row.unit_id)
    return await views.one(session, row, now.date(), official=True)


@router.post(ALL, status_code=201)
async def plan_community_conference(
    form: ConferencePlanForm, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """Plan the conference of a year."""
    plan = Gathering(**form.model_dump(exclude={"unit_id", "year"}))
    row = await actions.plan_community_conference(
        session, form.unit_id, plan, year=form.year, by=by, now=now
    )
    return await _view(session, row, now)


@router.post(f"{ONE}/plan")
async def send_community_plan(
    conference_id: UUID, form: PlanSentForm, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """The plan was sent."""
    said = form.model_dump()
    row = await actions.send_community_plan(session, conference_id, **said, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/invitation")
async def invite_households(
    conference_id: UUID, form: InvitationForm, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """Every household was invited."""
    said = form.model_dump()
    row = await actions.invite_households(session, conference_id, **said, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/day")
async def move_community_conference(
    conference_id: UUID, form: ConferenceDayForm, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """Another day."""
    row = await actions.move_community_conference(
        session, conference_id, on=form.on, by=by, now=now
    )
    return await _view(session, row, now)


@router.post(f"{ONE}/cancellation")
async def cancel_community_conference(
    conference_id: UUID, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """It does not take place."""
    row = await actions.cancel_community_conference(session, conference_id, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/attendance")
async def hold_community_conference(
    conference_id: UUID, form: PresentForm, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """It took place."""
    said = form.model_dump()
    row = await actions.hold_community_conference(session, conference_id, **said, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/questions", status_code=201)
async def note_conference_question(
    conference_id: UUID, form: QuestionForm, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """Write down what was asked and answered."""
    said = form.model_dump()
    await actions.note_conference_question(session, conference_id, **said, by=by, now=now)
    return await _view(session, await found(session, CommunityConference, conference_id), now)


@router.post(f"{ONE}/questions/{{number}}/removal")
async def remove_conference_question(
    conference_id: UUID,
    number: Annotated[int, Path(ge=1, le=1_000)],
    session: Session,
    by: By,
    now: Now,
) -> CommunityConferenceView:
    """It was written down wrong."""
    row = await actions.remove_conference_question(session, conference_id, number, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/result")
async def conclude_community_conference(
    conference_id: UUID, form: ResultForm, session: Session, by: By, now: Now
) -> CommunityConferenceView:
    """The result is written."""
    said = form.model_dump()
    row = await actions.conclude_community_conference(
        session, conference_id, **said, by=by, now=now
    )
    return await _view(session, row, now)
