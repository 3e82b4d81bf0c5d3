"""Routes of supervisions. What somebody may not know of does not exist for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import taken
from libs.permissions import permit
from services.inspections.queries import unit_names
from services.inspections.supervisions import actions, concluding, queries
from services.inspections.supervisions.forms import (
    AdviceAnswerForm,
    AdviceForm,
    RecoveryForm,
    SupervisionForm,
    SupervisionReasonForm,
    SupervisionSendForm,
)
from services.inspections.supervisions.past import past_of
from services.inspections.supervisions.tables import Supervision
from services.inspections.supervisions.views import Looking, SupervisionView, view

router = APIRouter()
ONE = "/supervisions/{supervision_id}"


async def shown(
    session: AsyncSession, row: Supervision, by: Actor, now: datetime, files: Desk
) -> SupervisionView:
    """The answer after something was done with a supervision."""
    await session.flush()
    [one] = await _all_shown(session, [row], by, now, files)
    return one


async def _all_shown(
    session: AsyncSession, rows: Sequence[Supervision], by: Actor, now: datetime, files: Desk
) -> list[SupervisionView]:
    look = Looking(by, await unit_names(session), files, now)
    advice = await queries.advice_of(session, rows)
    back = await queries.recoveries_of(session, rows)
    return [view(row, advice, back, look) for row in rows]


@router.get("/supervisions")
async def supervisions(session: Session, by: By, now: Now, files: Files) -> list[SupervisionView]:
    """The supervisions that the caller may know of, the newest first."""
    permit(by, "see_supervisions")
    rows = await queries.supervisions(session, by)
    return await _all_shown(session, rows, by, now, files)


@router.get(ONE)
async def supervision(
    supervision_id: UUID, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """One of them."""
    permit(by, "see_supervisions")
    row = await queries.supervision(session, supervision_id, by)
    one = await shown(session, row, by, now, files)
    one.timeline = await past_of(session, row, [each.id for each in one.advice], by)
    return one


@router.post("/supervisions", status_code=201)
async def draft_supervision(
    form: SupervisionForm, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """Prepare one."""
    row = await actions.draft_supervision(session, **form.model_dump(), by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/sending")
async def send_supervision(
    supervision_id: UUID,
    form: SupervisionSendForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> SupervisionView:
    """Send its plan."""
    row = await actions.send_supervision(
        session, supervision_id, number=form.number, by=by, now=now
    )
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/start")
async def start_supervision(
    supervision_id: UUID, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """It begins."""
    row = await actions.start_supervision(session, supervision_id, by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/end")
async def end_supervision(
    supervision_id: UUID, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """It is over."""
    row = await actions.end_supervision(session, supervision_id, by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/drop")
async def drop_supervision(
    supervision_id: UUID,
    form: SupervisionReasonForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> SupervisionView:
    """It is given up."""
    row = await actions.drop_supervision(
        session, supervision_id, reason=form.reason, by=by, now=now
    )
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/advice", status_code=201)
async def advise(
    supervision_id: UUID, form: AdviceForm, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """Write a recommendation."""
    await actions.advise(session, supervision_id, **form.model_dump(), by=by, now=now)
    row = await queries.supervision(session, supervision_id, by)
    return await shown(session, row, by, now, files)


@router.post("/advice/{advice_id}/removal")
async def remove_advice(
    advice_id: UUID, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """Take one back."""
    row = await actions.remove_advice(session, advice_id, by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post("/advice/{advice_id}/answer")
async def answer_advice(
    advice_id: UUID, form: AdviceAnswerForm, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """The committee answers one."""
    said = form.model_dump(exclude={"paper"})
    paper = taken(files, by, form.paper, now)
    row = await concluding.answer_advice(session, advice_id, **said, paper=paper, by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/recoveries", status_code=201)
async def note_recovery(
    supervision_id: UUID, form: RecoveryForm, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """Write down what came back."""
    await concluding.note_recovery(session, supervision_id, **form.model_dump(), by=by, now=now)
    row = await queries.supervision(session, supervision_id, by)
    return await shown(session, row, by, now, files)
