"""Routes of matters: what everybody reads, and the steps until residents vote."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.agenda import views, withdrawing
from services.participation.agenda.agreements import FormAskedView, forms_asked
from services.participation.agenda.duties import GatheringDutyView
from services.participation.agenda.duties import gathering_duties as untold
from services.participation.agenda.views import (
    MatterLineView,
    MatterLineWorkView,
    MatterView,
    MatterWorkView,
)
from services.participation.matters import actions, agreeing, queries
from services.participation.matters.actions import Wording
from services.participation.matters.forms import (
    DayForm,
    MatterForm,
    ReasonForm,
    VoteFormForm,
)
from services.participation.matters.tables import Matter
from services.participation.papers.views import OwedDecisionView, owed_views

router = APIRouter()
ONE = "/matters/{matter_id}"


@router.get("/matters")
async def matters(
    session: Session, by: By, now: Now, unit_id: Annotated[UUID | None, Query()] = None
) -> list[MatterLineView]:
    """Everything that was put on the agenda, for everybody."""
    rows = await queries.matters(session, unit_id=unit_id, public=True)
    return await views.lines(session, rows, now)


@router.get(ONE)
async def matter(matter_id: UUID, session: Session, by: By, now: Now) -> MatterView:
    """One matter for everybody: what is decided, the result, and why it was refused."""
    return await views.shown(session, await queries.public_matter(session, matter_id), now)


@router.get("/matters-at-work")
async def matters_at_work(session: Session, by: By, now: Now) -> list[MatterLineWorkView]:
    """Every matter, for whoever works on it; a head sees his own neighbourhood's."""
    permit(by, "see_matters", unit_id=by.unit_id)
    own = by.unit_id if "neighbourhood_head" in by.roles else None
    rows = await queries.matters(session, unit_id=own, public=False)
    return await views.lines_at_work(session, rows, by.id, now)


@router.get("/gathering-duties")
async def gathering_duties(session: Session, by: By, now: Now) -> list[GatheringDutyView]:
    """What planned meetings, ballots and web votes wait for; a head sees the own ones."""
    permit(by, "see_matters", unit_id=by.unit_id)
    own = "neighbourhood_head" in by.roles
    found = await untold(session, now.date(), by.id)
    return [each for each in found if not own or each.unit_id == by.unit_id]


@router.get("/decision-duties")
async def decision_duties(session: Session, by: By, now: Now) -> list[OwedDecisionView]:
    """Which neighbourhoods owe the ward their decision; a head sees the own one."""
    permit(by, "see_matters", unit_id=by.unit_id)
    own = "neighbourhood_head" in by.roles
    found = await owed_views(session, now.date(), by.id)
    return [each for each in found if not own or each.unit_id == by.unit_id]


@router.get("/matters-at-work/{matter_id}")
async def matter_at_work(matter_id: UUID, session: Session, by: By, now: Now) -> MatterWorkView:
    """One matter with the steps the law allows today."""
    row = await found(session, Matter, matter_id)
    permit(by, "see_matters", unit_id=row.unit_id or by.unit_id)
    return await views.worked_on(session, row, now)


@router.post("/matters", status_code=201)
async def raise_matter(form: MatterForm, session: Session, by: By, now: Now) -> MatterWorkView:
    """Put a matter forward."""
    row = await actions.raise_matter(session, Wording(**form.model_dump()), by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/agreement")
async def agree_matter(matter_id: UUID, session: Session, by: By, now: Now) -> MatterWorkView:
    """The Front agrees."""
    row = await actions.agree_matter(session, matter_id, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/declining")
async def decline_matter(
    matter_id: UUID, form: ReasonForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """The Front does not agree."""
    row = await actions.decline_matter(session, matter_id, reason=form.reason, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/withdrawal")
async def withdraw_matter(
    matter_id: UUID, form: ReasonForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """Take it back."""
    row = await withdrawing.withdraw_matter(session, matter_id, reason=form.reason, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/form")
async def choose_form(
    matter_id: UUID, form: VoteFormForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """Choose in which form residents decide."""
    row = await actions.choose_form(session, matter_id, form=form.form, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/form/agreement-asked")
async def ask_form(
    matter_id: UUID, form: VoteFormForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """Ask the Front to agree on a form."""
    await agreeing.ask_form(session, matter_id, form=form.form, by=by, now=now)
    return await views.worked_on(session, await found(session, Matter, matter_id), now)


@router.post(f"{ONE}/form/agreement")
async def agree_form(
    matter_id: UUID, form: DayForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """The Front agrees on the form it was asked for."""
    await agreeing.agree_form(session, matter_id, on=form.on, by=by, now=now)
    return await views.worked_on(session, await found(session, Matter, matter_id), now)


@router.post(f"{ONE}/form/declining")
async def decline_form(
    matter_id: UUID, form: ReasonForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """The Front does not agree on it."""
    await agreeing.decline_form(session, matter_id, reason=form.reason, by=by, now=now)
    return await views.worked_on(session, await found(session, Matter, matter_id), now)


@router.get("/form-duties")
async def form_duties(session: Session, by: By, now: Now) -> list[FormAskedView]:
    """Which forms wait for the Front."""
    permit(by, "agree_form")
    return await forms_asked(session, now.date())


@router.post(f"{ONE}/form/reconsideration")
async def reconsider_form(matter_id: UUID, session: Session, by: By, now: Now) -> MatterWorkView:
    """Choose anew."""
    row = await actions.reconsider_form(session, matter_id, by=by, now=now)
    return await views.worked_on(session, row, now)
