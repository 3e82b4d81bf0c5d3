"""Routes of what boards hand to the Front, and of the end of a board."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from services.inspections.people import actions
from services.inspections.supervisions.api import ONE, shown
from services.inspections.supervisions.forms import (
    ResultForm,
    ResultNumberForm,
    SupervisionReasonForm,
)
from services.inspections.supervisions.views import SupervisionView
from services.inspections.works.api import ONE as ONE_WORK
from services.inspections.works.api import WorkView
from services.inspections.works.api import shown as shown_work

router = APIRouter()


@router.post(f"{ONE}/result")
async def hand_in_result(
    supervision_id: UUID, form: ResultForm, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """The board hands its result in."""
    row = await actions.hand_in_result(session, supervision_id, **form.model_dump(), by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/confirmation")
async def confirm_result(
    supervision_id: UUID, form: ResultNumberForm, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """The Front confirms and sends it."""
    row = await actions.confirm_result(session, supervision_id, number=form.number, by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/return")
async def return_result(
    supervision_id: UUID,
    form: SupervisionReasonForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> SupervisionView:
    """The Front gives it back."""
    row = await actions.return_result(session, supervision_id, reason=form.reason, by=by, now=now)
    return await shown(session, row, by, now, files)


@router.post(f"{ONE_WORK}/end")
async def end_work(work_id: UUID, session: Session, by: By, now: Now) -> WorkView:
    """The board of a work dissolves."""
    return await shown_work(session, await actions.end_work(session, work_id, by=by, now=now))
