"""Training classes over HTTP."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.happened import happened
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.text import Line, Paragraphs
from services.planning.receipts import Receipts, all_taken
from services.planning.training import actions, queries
from services.planning.training.rules import Group, Result
from services.planning.training.views import TrainingView
from services.planning.training.words import SENTENCES

router = APIRouter()
People = Annotated[int, Field(ge=0, le=100_000)]
ByGroup = Annotated[dict[Group, People], Field(max_length=len(Group))]


class TrainingForm(BaseModel):
    """A class to come; `trainer` is a position or an organisation, `invited` numbers by group."""

    unit_id: UUID
    task_id: UUID | None = None
    topic: Line
    trainer: Line
    place: Line
    days: Annotated[list[date], Field(min_length=1, max_length=20)]
    hours: Annotated[int, Field(ge=1, le=200)]
    invited: ByGroup


class ResultForm(BaseModel):
    """Who came, by group; how many were tested and passed; the scan of the attendance sheet."""

    attendance: ByGroup
    tested: People | None = None
    passed: People | None = None
    remark: Paragraphs | None = None
    evidence: Receipts


class CancellationForm(BaseModel):
    """Why a class is called off."""

    reason: Paragraphs


@router.get("/training-classes")
async def training_classes(
    session: Session, by: By, now: Now, desk: Files, year: Annotated[int, Query(ge=2024, le=2200)]
) -> list[TrainingView]:
    """The classes of a year."""
    return await queries.classes_seen(session, by, year, desk, now)


@router.post("/training-classes", status_code=201)
async def plan_training(
    form: TrainingForm, session: Session, by: By, now: Now, desk: Files
) -> TrainingView:
    """Write down a class to come."""
    row = await actions.plan_training(session, **dict(form), by=by, now=now)
    await session.flush()
    return await queries.class_seen(session, by, row.id, desk, now)


@router.get("/training-classes/{class_id}")
async def training_class(
    class_id: UUID, session: Session, by: By, now: Now, desk: Files
) -> TrainingView:
    """One class."""
    view = await queries.class_seen(session, by, class_id, desk, now)
    view.timeline = await happened(session, SENTENCES, class_id)
    return view


@router.post("/training-classes/{class_id}/result", status_code=201)
async def hold_training(
    class_id: UUID, form: ResultForm, session: Session, by: By, now: Now, desk: Files
) -> TrainingView:
    """Note that a class was held."""
    result = Result(form.attendance, form.tested, form.passed, form.remark or "")
    files = all_taken(desk, by, form.evidence, now)
    await actions.hold_training(session, class_id, result=result, evidence=files, by=by, now=now)
    await session.flush()
    return await queries.class_seen(session, by, class_id, desk, now)


@router.post("/training-classes/{class_id}/cancellation", status_code=201)
async def cancel_training(
    class_id: UUID, form: CancellationForm, session: Session, by: By, now: Now, desk: Files
) -> TrainingView:
    """Call a class off."""
    await actions.cancel_training(session, class_id, reason=form.reason, by=by, now=now)
    await session.flush()
    return await queries.class_seen(session, by, class_id, desk, now)
