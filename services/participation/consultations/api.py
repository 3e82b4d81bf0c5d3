"""Routes of consultations: for everybody what is public, for officials each step."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from libs.permissions import may, permit
from services.participation.consultations import actions, queries
from services.participation.consultations.actions import Asked
from services.participation.consultations.forms import (
    ConsultationForm,
    ExtensionForm,
    OpeningForm,
    PlanSentForm,
    WithdrawalForm,
)
from services.participation.consultations.tables import Consultation
from services.participation.consultations.views import (
    ConsultationLine,
    ConsultationPlanView,
    MattersView,
    line,
    matters,
    planned,
)
from services.participation.queries import unit_names

router = APIRouter()
WORK = "/consultation-work"
ONE = "/consultation-work/{consultation_id}"


@router.get("/consultation-matters")
async def consultation_matters(session: Session, by: By, now: Now) -> MattersView:
    """What residents are asked about, and in which forms; public."""
    return matters(now.date())


@router.get("/consultations")
async def consultations(session: Session, by: By, now: Now) -> list[ConsultationLine]:
    """What residents are and were asked, the newest first."""
    names = await unit_names(session)
    rows = await queries.consultations(session, drafts=False)
    return [ConsultationLine(**line(row, names, now.date())) for row in rows]


@router.get(WORK)
async def consultation_work(session: Session, by: By, now: Now) -> list[ConsultationLine]:
    """Every consultation for officials; drafts only for whoever may see drafts."""
    permit(by, "see_consultations")
    names = await unit_names(session)
    rows = await queries.consultations(session, drafts=may(by, "see_drafts"))
    return [ConsultationLine(**line(row, names, now.date())) for row in rows]


@router.post(WORK, status_code=201)
async def draft_consultation(
    form: ConsultationForm, session: Session, by: By, now: Now, files: Files
) -> ConsultationPlanView:
    """Write down what will be asked."""
    draft = taken(files, by, form.draft, now)
    asked = Asked(**form.model_dump(exclude={"draft"}))
    row = await actions.draft_consultation(session, asked, draft=draft, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/plan")
async def send_consultation_plan(
    consultation_id: UUID, form: PlanSentForm, session: Session, by: By, now: Now
) -> ConsultationPlanView:
    """The plan went to the council and to the Front."""
    row = await actions.send_consultation_plan(
        session, consultation_id, **form.model_dump(), by=by, now=now
    )
    return await _view(session, row, now)


@router.post(f"{ONE}/opening")
async def open_consultation(
    consultation_id: UUID, form: OpeningForm, session: Session, by: By, now: Now
) -> ConsultationPlanView:
    """The draft is public from now on."""
    row = await actions.open_consultation(
        session, consultation_id, closes_on=form.closes_on, by=by, now=now
    )
    return await _view(session, row, now)


@router.post(f"{ONE}/extension")
async def extend_consultation(
    consultation_id: UUID, form: ExtensionForm, session: Session, by: By, now: Now
) -> ConsultationPlanView:
    """Residents get longer."""
    row = await actions.extend_consultation(
        session, consultation_id, **form.model_dump(), by=by, now=now
    )
    return await _view(session, row, now)


@router.post(f"{ONE}/withdrawal")
async def withdraw_consultation(
    consultation_id: UUID, form: WithdrawalForm, session: Session, by: By, now: Now
) -> ConsultationPlanView:
    """The ward stops asking."""
    row = await actions.withdraw_consultation(
        session, consultation_id, reason=form.reason, by=by, now=now
    )
    return await _view(session, row, now)


async def _view(session: AsyncSession, row: Consultation, now: datetime) -> ConsultationPlanView:
    names = await unit_names(session)
    return ConsultationPlanView(**planned(row, names, now.date()))
