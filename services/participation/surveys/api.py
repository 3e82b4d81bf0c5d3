"""Routes of surveys: the ready forms, the builder, the opening; and what everybody may see."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from libs.happened import happened, without_actors
from libs.kernel.edges import By, Now, Session
from libs.permissions import may, permit
from services.participation.queries import the_ward, unit_names
from services.participation.surveys import actions, ending, queries
from services.participation.surveys.actions import Paper
from services.participation.surveys.duties import SurveyDutyView
from services.participation.surveys.duties import survey_duties as waiting
from services.participation.surveys.forms import OpeningForm, SurveyForm, WithdrawalForm
from services.participation.surveys.questions import Question
from services.participation.surveys.ready import ready_forms
from services.participation.surveys.views import SurveyLine, SurveyView, line_of, view_of
from services.participation.surveys.words import STEPS

router = APIRouter()
DRAFTS = "draft_survey"


class ReadyFormView(BaseModel):
    """A ready form as it is today."""

    key: str
    title: str
    purpose: str
    audience: str
    valid_from: date
    questions: list[Question]


@router.get("/survey-forms")
async def survey_forms(session: Session, by: By, now: Now) -> list[ReadyFormView]:
    """The seven ready forms, to begin with, in the words of the ward's kind."""
    permit(by, "see_surveys")
    kind, made = (await the_ward(session)).kind, []
    for form in ready_forms(kind).values():
        version = form.on(now.date())
        kept = form.model_dump(include={"key", "title", "purpose", "audience"})
        questions = list(version.questions)
        made.append(ReadyFormView(**kept, valid_from=version.valid_from, questions=questions))
    return made


@router.get("/surveys")
async def surveys(session: Session, by: By, now: Now) -> list[SurveyLine]:
    """Every survey that went out; drafts for whoever writes them."""
    rows = await queries.surveys(session, drafts=may(by, DRAFTS))
    return [line_of(row, now.date()) for row in rows]


@router.get("/survey-duties")
async def survey_duties(session: Session, by: By, now: Now) -> list[SurveyDutyView]:
    """What surveys that are over wait for."""
    permit(by, "see_surveys")
    return await waiting(session, now.date())


@router.get("/surveys/{survey_id}")
async def survey(survey_id: UUID, session: Session, by: By, now: Now) -> SurveyView:
    """One survey with its questions; public once it went out."""
    row = await queries.shown_survey(session, survey_id, drafts=may(by, DRAFTS))
    view = view_of(row, await unit_names(session), now.date())
    view.timeline = without_actors(await happened(session, STEPS, row.id))
    return view


@router.post("/surveys", status_code=201)
async def draft_survey(form: SurveyForm, session: Session, by: By, now: Now) -> SurveyView:
    """Begin a survey."""
    row = await actions.draft_survey(session, _paper(form), by=by, now=now)
    return view_of(row, await unit_names(session), now.date())


@router.put("/surveys/{survey_id}")
async def change_survey(
    survey_id: UUID, form: SurveyForm, session: Session, by: By, now: Now
) -> SurveyView:
    """Ask otherwise, while it is a draft."""
    row = await actions.change_survey(session, survey_id, _paper(form), by=by, now=now)
    return view_of(row, await unit_names(session), now.date())


@router.post("/surveys/{survey_id}/opening")
async def open_survey(
    survey_id: UUID, form: OpeningForm, session: Session, by: By, now: Now
) -> SurveyView:
    """Send it out."""
    days = form.model_dump()
    row = await actions.open_survey(session, survey_id, **days, by=by, now=now)
    return view_of(row, await unit_names(session), now.date())


@router.post("/surveys/{survey_id}/withdrawal")
async def withdraw_survey(
    survey_id: UUID, form: WithdrawalForm, session: Session, by: By, now: Now
) -> SurveyView:
    """Take it back, with everything that was answered."""
    row = await ending.withdraw_survey(session, survey_id, because=form.because, by=by, now=now)
    return view_of(row, await unit_names(session), now.date())


def _paper(form: SurveyForm) -> Paper:
    return Paper(**{name: getattr(form, name) for name in SurveyForm.model_fields})
