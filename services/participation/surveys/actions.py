"""Surveys are drafted, changed while nobody was asked, and opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.surveys import SurveyOpened
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.participation.surveys import queries, rules
from services.participation.surveys.questions import Question, as_kept, check_questionnaire
from services.participation.surveys.ready import ready_forms
from services.participation.surveys.rules import Audience, State
from services.participation.surveys.sampling.queries import codes_of
from services.participation.surveys.tables import Survey


@dataclass(frozen=True)
class Paper:
    """What a survey says and asks; `form_key` names the ready form it began with."""

    title: str
    purpose: str
    audience: Audience
    questions: tuple[Question, ...]
    form_key: str = ""


async def draft_survey(session: AsyncSession, paper: Paper, *, by: Actor, now: datetime) -> Survey:
    """Begin a survey: from a ready form, from an older survey, or from nothing."""
    permit(by, "draft_survey")
    check_questionnaire(paper.questions)
    await one_at_a_time(session, "surveys of a year")
    first = date(now.year, 1, 1)
    if await queries.drafted_since(session, first) >= rules.SURVEYS_A_YEAR_MAX:
        raise rules.TooManySurveys
    form = ready_forms().get(paper.form_key)
    row = Survey(
        title=paper.title,
        purpose=paper.purpose,
        audience=paper.audience,
        questions=as_kept(paper.questions),
        drafted_on=now.date(),
        form_key=form.key if form else "",
        form_from=form.on(now.date()).valid_from if form else None,
    )
    session.add(row)
    record(session, by, "draft_survey", row.id, now, form=row.form_key)
    return row


async def change_survey(
    session: AsyncSession, survey_id: UUID, paper: Paper, *, by: Actor, now: datetime
) -> Survey:
    """Ask otherwise, while nobody was asked yet. Raises QuestionsFixed afterwards."""
    permit(by, "change_survey")
    row = await found(session, Survey, survey_id, lock=True)
    rules.check_draft(State(row.state))
    check_questionnaire(paper.questions)
    row.title, row.purpose, row.audience = paper.title, paper.purpose, paper.audience
    row.questions = as_kept(paper.questions)
    record(session, by, "change_survey", row.id, now, questions=len(row.questions))
    return row


async def open_survey(
    session: AsyncSession,
    survey_id: UUID,
    *,
    opens_on: date,
    closes_on: date,
    by: Actor,
    now: datetime,
) -> Survey:
    """From now on the questions stand; answers are taken from `opens_on` to `closes_on`."""
    permit(by, "open_survey")
    row = await found(session, Survey, survey_id, lock=True)
    rules.check_opening(State(row.state), opens_on, closes_on, now.date())
    codes = await codes_of(session, row.id)
    points = await queries.points_of(session, row.id)
    if not points and not codes.given:
        raise rules.NobodyToAsk
    row.state, row.opens_on, row.closes_on = State.OPENED, opens_on, closes_on
    said = {"opens_on": opens_on, "closes_on": closes_on}
    record(session, by, "open_survey", row.id, now, **said)
    emit(
        session,
        SurveyOpened(
            occurred_at=now,
            survey_id=row.id,
            form=row.form_key,
            audience=row.audience,
            title=row.title,
            **said,
            drawn=codes.given,
            points=len(points),
        ),
    )
    return row
