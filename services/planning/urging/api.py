"""Urging over HTTP: letters, their papers and answers, everything late, the ward's pace."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from libs.documents.files import MEDIA_TYPES, Paper, called, written
from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Number, Paragraphs
from services.planning.urging import actions, queries
from services.planning.urging.late_work import LateWorkView, late_work_of
from services.planning.urging.queries import Asked
from services.planning.urging.rules import TASKS_MAX, LetterSigning, Pace
from services.planning.urging.views import LetterView, PaceView, UrgingView, urging_shown

router = APIRouter()
Days = Annotated[int, Field(ge=1, le=60)]


class UrgingForm(BaseModel):
    """What a unit is asked; without a day the ward's rule says by when it answers."""

    text: Paragraphs
    answer_by: date | None = None
    with_task_ids: Annotated[list[UUID], Field(max_length=TASKS_MAX)] = []


class NumberForm(BaseModel):
    """Number, day and form of signature of a letter."""

    number: Number
    signed_on: date
    signing: LetterSigning


class AnswerForm(BaseModel):
    """The answer to an urging."""

    answer: Paragraphs


class PaceForm(BaseModel):
    """The ward's numbers, in working days."""

    answer_days: Days
    head_days: Days
    chair_days: Days


@router.post("/tasks/{task_id}/urgings", status_code=201)
async def send_urging(
    task_id: UUID, form: UrgingForm, session: Session, by: By, now: Now
) -> UrgingView:
    """Urge the unit that leads a task, about others of its tasks in the same letter."""
    row = await actions.send_urging(session, task_id, **dict(form), by=by, now=now)
    return urging_shown(row, now.date())


@router.get("/urgings")
async def urgings(
    session: Session, by: By, now: Now, answered: bool | None = None, unit_id: UUID | None = None
) -> list[UrgingView]:
    """The newest letters; a unit sees those it got."""
    rows = await queries.letters_seen(session, by, Asked(answered, unit_id))
    return [urging_shown(row, now.date()) for row in rows]


@router.get("/urgings/{urging_id}")
async def urging(urging_id: UUID, session: Session, by: By, now: Now) -> LetterView:
    """One letter, with how its day to answer was counted."""
    return await queries.letter_shown(session, by, urging_id, now.date())


@router.post("/urgings/{urging_id}/answer", status_code=201)
async def answer_urging(
    urging_id: UUID, form: AnswerForm, session: Session, by: By, now: Now
) -> UrgingView:
    """Answer an urging."""
    row = await actions.answer_urging(session, urging_id, answer=form.answer, by=by, now=now)
    return urging_shown(row, now.date())


@router.post("/urgings/{urging_id}/number", status_code=201)
async def number_urging(
    urging_id: UUID, form: NumberForm, session: Session, by: By, now: Now
) -> UrgingView:
    """Give a letter its number and signature."""
    row = await actions.number_urging(session, urging_id, **dict(form), by=by, now=now)
    return urging_shown(row, now.date())


@router.get("/urgings/{urging_id}/letter.{paper}", response_class=Response)
async def urging_letter(urging_id: UUID, paper: Paper, session: Session, by: By) -> Response:
    """The letter as a document; a draft until it has its number."""
    document = await queries.letter_paper(session, by, urging_id)
    return Response(
        await written(document, paper),
        media_type=MEDIA_TYPES[paper],
        headers=called(f"don-doc-{urging_id}", paper),
    )


@router.get("/late-work")
async def late_work(session: Session, by: By, now: Now) -> LateWorkView:
    """Everything late in the ward, with what was urged and whom it was told."""
    return await late_work_of(session, by, now.date())


@router.get("/urging-pace")
async def urging_pace(session: Session, by: By, now: Now) -> PaceView:
    """How many working days the ward gives for an answer, and until what is overdue goes up."""
    return await queries.pace_seen(session, by, now.date())


@router.put("/urging-pace")
async def set_urging_pace(form: PaceForm, session: Session, by: By, now: Now) -> PaceView:
    """Set the ward's own numbers."""
    await actions.set_urging_pace(session, Pace(**dict(form)), by=by, now=now)
    return await queries.pace_seen(session, by, now.date())
