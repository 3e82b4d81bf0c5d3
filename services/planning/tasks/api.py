"""Tasks over HTTP: lists and one, progress, outcome, the caller's inbox."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.contracts.planning.tasks import Quantity
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.text import Paragraphs
from services.planning.receipts import Receipts, all_taken
from services.planning.rules import TaskState
from services.planning.tasks import actions, queries
from services.planning.tasks.queries import Filter
from services.planning.tasks.views import (
    InboxView,
    ProgressView,
    TaskDetailView,
    TaskListView,
    TaskView,
)

router = APIRouter()


class ProgressForm(BaseModel):
    """What was done on a day; `evidence` holds receipts of uploaded files."""

    on: date
    note: Paragraphs
    quantity: int | None = Field(default=None, ge=0, le=100_000_000)
    measure: Quantity | None = None
    evidence: Receipts


class OutcomeForm(BaseModel):
    """How a task ended: done with evidence, or partly or not done with a reason."""

    outcome: Literal[TaskState.DONE, TaskState.PARTLY, TaskState.NOT_DONE]
    reason: Paragraphs | None = None
    evidence: Receipts


@router.get("/tasks")
async def tasks(
    session: Session,
    by: By,
    now: Now,
    plan_id: UUID | None = None,
    unit: UUID | None = None,
    state: TaskState | None = None,
    kind: Annotated[str | None, Query(max_length=40)] = None,
    due_before: date | None = None,
    late: bool | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> TaskListView:
    """Tasks of the ward, late ones first, then by due day."""
    asked = Filter(plan_id, unit, state, kind, due_before, late, limit, offset)
    return await queries.tasks_seen(session, by, asked, now.date())


@router.get("/tasks/{task_id}")
async def task(task_id: UUID, session: Session, by: By, now: Now, desk: Files) -> TaskDetailView:
    """One task: how its due day was counted, what was done, who was urged."""
    return await queries.task_seen(session, by, task_id, desk, now)


@router.post("/tasks/{task_id}/progress", status_code=201)
async def note_progress(
    task_id: UUID, form: ProgressForm, session: Session, by: By, now: Now, desk: Files
) -> ProgressView:
    """Note what was done for a task."""
    files = all_taken(desk, by, form.evidence, now)
    said = {**dict(form), "evidence": files}
    row = await actions.note_progress(session, task_id, **said, by=by, now=now)
    await session.flush()
    return queries.progress_shown(row, desk, now)


@router.post("/tasks/{task_id}/outcome", status_code=201)
async def finish_task(
    task_id: UUID, form: OutcomeForm, session: Session, by: By, now: Now, desk: Files
) -> TaskView:
    """Report how a task ended."""
    row = await actions.finish_task(
        session,
        task_id,
        outcome=form.outcome,
        reason=form.reason or "",
        evidence=all_taken(desk, by, form.evidence, now),
        by=by,
        now=now,
    )
    return await queries.task_shown(session, row, now.date())


@router.get("/inbox")
async def inbox(session: Session, by: By, now: Now) -> InboxView:
    """What waits for the caller's unit and roles."""
    return await queries.inbox_of(session, by, now.date())
