"""Routes of the Front's own supervision, and of what is published of any."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from services.inspections.front import actions
from services.inspections.queries import unit_names
from services.inspections.supervisions import queries
from services.inspections.supervisions.api import ONE, shown
from services.inspections.supervisions.forms import SupervisedReportForm, SupervisionConclusionForm
from services.inspections.supervisions.past import public_past_of
from services.inspections.supervisions.views import (
    PublicSupervisionView,
    SupervisionView,
    public_view,
)

router = APIRouter()


@router.post(f"{ONE}/report")
async def report_to_supervision(
    supervision_id: UUID,
    form: SupervisedReportForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> SupervisionView:
    """The supervised reports."""
    paper = taken(files, by, form.paper, now)
    row = await actions.report_to_supervision(
        session, supervision_id, report=form.report, paper=paper, by=by, now=now
    )
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/conclusion")
async def conclude_supervision(
    supervision_id: UUID,
    form: SupervisionConclusionForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> SupervisionView:
    """The Front concludes."""
    row = await actions.conclude_supervision(
        session, supervision_id, **form.model_dump(), by=by, now=now
    )
    return await shown(session, row, by, now, files)


@router.post(f"{ONE}/publication")
async def publish_supervision(
    supervision_id: UUID, session: Session, by: By, now: Now, files: Files
) -> SupervisionView:
    """Everybody reads it."""
    row = await actions.publish_supervision(session, supervision_id, by=by, now=now)
    return await shown(session, row, by, now, files)


@router.get("/published-supervisions")
async def published_supervisions(session: Session, by: By) -> list[PublicSupervisionView]:
    """What was published, for everybody."""
    rows = await queries.published_supervisions(session)
    advice, names = await queries.advice_of(session, rows), await unit_names(session)
    return [public_view(row, advice, names) for row in rows]


@router.get("/published-supervisions/{supervision_id}")
async def published_supervision(
    supervision_id: UUID, session: Session, by: By
) -> PublicSupervisionView:
    """One of them for everybody."""
    row = await queries.published_supervision(session, supervision_id)
    one = public_view(row, await queries.advice_of(session, [row]), await unit_names(session))
    one.timeline = await public_past_of(session, row)
    return one
