"""Routes of answers: with a code, at a point, and from paper. None says back what was answered."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel

from libs.codes import CODE
from libs.kernel.edges import By, Now, Session
from services.participation.queries import unit_names
from services.participation.surveys.answering import actions
from services.participation.surveys.forms import AnswerForm, CodedAnswerForm, PaperForm
from services.participation.surveys.queries import point_with, shown_survey
from services.participation.surveys.views import SurveyView, view_of

router = APIRouter()
PointCode = Annotated[str, Path(pattern=CODE)]


class TakenView(BaseModel):
    """An answer is in; nothing of it is said back, and no id, for nobody may find it again."""

    answered_on: date


@router.get("/survey-sheets/{code}")
async def survey_at_point(code: PointCode, session: Session, by: By, now: Now) -> SurveyView:
    """The survey that a scanned sheet leads to; public."""
    point = await point_with(session, code)
    row = await shown_survey(session, point.survey_id, drafts=False)
    return view_of(row, await unit_names(session), now.date())


@router.post("/surveys/{survey_id}/answers", status_code=201)
async def answer_survey(
    survey_id: UUID, form: CodedAnswerForm, session: Session, by: By, now: Now
) -> TakenView:
    """Somebody drawn answers with their code, without an account."""
    await actions.answer_with_code(session, survey_id, form.code, form.answers, now=now)
    return TakenView(answered_on=now.date())


@router.post("/survey-sheets/{code}/answers", status_code=201)
async def answer_at_point(
    code: PointCode, form: AnswerForm, session: Session, by: By, now: Now
) -> TakenView:
    """Whoever scanned a sheet answers, without an account."""
    await actions.answer_at_point(session, code, form.answers, now=now)
    return TakenView(answered_on=now.date())


@router.post("/survey-sheets/{code}/papers", status_code=201)
async def enter_paper_answer(
    code: PointCode, form: PaperForm, session: Session, by: By, now: Now
) -> TakenView:
    """The staff types in a paper."""
    await actions.enter_paper_answer(
        session, code, form.answers, code=form.code or "", by=by, now=now
    )
    return TakenView(answered_on=now.date())
