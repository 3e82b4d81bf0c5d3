"""Routes of results: for officials once a survey closed, for everybody once they are published."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.files import MEDIA_TYPES, Sheet, called, written
from libs.happened import happened, without_actors
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.permissions import may, permit
from services.participation.queries import the_ward, unit_names
from services.participation.surveys.comments.queries import comments_in
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.forms import PublishingForm
from services.participation.surveys.queries import shown_survey
from services.participation.surveys.results import actions
from services.participation.surveys.results.document import as_document
from services.participation.surveys.results.queries import results_of
from services.participation.surveys.results.views import ResultsView, sample_view
from services.participation.surveys.rules import State
from services.participation.surveys.tables import Survey
from services.participation.surveys.views import SurveyLine, line_of
from services.participation.surveys.words import STEPS

router = APIRouter()


async def _readable(session: AsyncSession, survey_id: UUID, by: Actor) -> Survey:
    """The survey, if the looker may see its results: everybody when they are published."""
    row = await shown_survey(session, survey_id, drafts=may(by, "draft_survey"))
    if row.state != State.PUBLISHED:
        permit(by, "see_surveys")
    return row


@router.get("/surveys/{survey_id}/results")
async def survey_results(survey_id: UUID, session: Session, by: By, now: Now) -> ResultsView:
    """What may be shown of the answers; nothing to anybody before the survey closed."""
    return await _results(session, await _readable(session, survey_id, by), now)


@router.get("/surveys/{survey_id}/results/{paper}", response_class=Response)
async def survey_results_paper(
    survey_id: UUID, paper: Sheet, session: Session, by: By, now: Now
) -> Response:
    """The same as a paper to hang up, or as tables to count with."""
    view = await _results(session, await _readable(session, survey_id, by), now)
    document = as_document(await the_ward(session), view)
    content, headers = await written(document, paper), called("ket-qua-khao-sat", paper)
    return Response(content, media_type=MEDIA_TYPES[paper], headers=headers)


async def _results(session: AsyncSession, row: Survey, now: datetime) -> ResultsView:
    names = await unit_names(session)
    samples = [sample_view(one, names) for one in await results_of(session, row)]
    released = await comments_in(session, row.id, CommentState.RELEASED)
    return ResultsView(
        survey=line_of(row, now.date()),
        samples=samples,
        number=row.number,
        summary=row.summary,
        comments=[comment.shown for comment in released],
        timeline=without_actors(await happened(session, STEPS, row.id)),
    )


@router.post("/surveys/{survey_id}/publication")
async def publish_survey(
    survey_id: UUID, form: PublishingForm, session: Session, by: By, now: Now
) -> SurveyLine:
    """Put the results on the ward's page."""
    row = await actions.publish_survey(session, survey_id, **form.model_dump(), by=by, now=now)
    return line_of(row, now.date())
