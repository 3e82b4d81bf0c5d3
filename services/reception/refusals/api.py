"""Routes of refusals: the desk refuses on a ground of the law and issues the notice."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator, StringConstraints

from libs.documents.pdf import write_pdf
from libs.happened import HappenedView, Sentences, happened
from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.kernel.text import Line, Number, tidy
from libs.law.clocks import working_days_left
from libs.law.refusal_grounds import grounds_on
from libs.permissions import permit
from libs.rows import found
from services.reception.queries import the_ward
from services.reception.refusals import actions, document, queries
from services.reception.refusals.rules import NOTICE
from services.reception.refusals.tables import ReceptionRefusal
from services.reception.sealed.letters import Letter, open_letter
from services.reception.sealed.rules import Reason
from services.reception.sessions.bookings.rules import Matter
from services.reception.views import ExplanationView
from services.reception.visits.rules import UNDER_SEAL

router = APIRouter()
SENTENCES: Sentences = {
    "refuse_reception": "Ghi việc từ chối tiếp.",
    "count_notices_anew": "Hạn thông báo chuyển từ {was_due_on} sang {due_on}.",
    "flag_late_notices": "Quá hạn thông báo.",
    "issue_refusal_notice": "Thông báo từ chối, số {number}.",
}
Ground = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]


class RefusalForm(BaseModel):
    """Who was refused, when, on which ground, about what."""

    ground: Ground
    matter: Matter
    summary: Annotated[
        str, StringConstraints(min_length=1, max_length=2_000), BeforeValidator(tidy)
    ]
    refused_on: date
    full_name: Line
    address: Line
    id_number: Number


class NoticeForm(BaseModel):
    """Number and day of the notice."""

    number: Number
    on: date


class OpenForm(BaseModel):
    """Why the notice, which names a person, is opened."""

    reason: Reason


class GroundView(BaseModel):
    """A ground of the law."""

    key: str
    title: str
    basis: str
    notice: bool


class RefusalView(BaseModel):
    """A refusal without who was refused. `days_left` counts working days, below zero when late."""

    id: UUID
    refused_on: date
    ground: str
    matter: str
    summary: str
    sealed_id: UUID
    notice_due_on: date | None
    days_left: int | None
    notice_number: str | None
    notice_on: date | None
    days_late: int | None
    explanation: ExplanationView | None
    timeline: list[HappenedView] = []  # where one is asked for


class RefusalsView(BaseModel):
    """A page of refusals, and how many there are in all."""

    total: int
    lines: list[RefusalView]


@router.get("/refusal-grounds")
async def refusal_grounds(session: Session, by: By, now: Now) -> list[GroundView]:
    """The grounds in force today, with their articles; public."""
    return [
        GroundView(key=one.key, title=one.title, basis=one.basis, notice=one.notice)
        for one in grounds_on(now.date())
    ]


@router.get("/refusals")
async def refusals(
    session: Session,
    by: By,
    now: Now,
    owed: bool = False,
    page: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> RefusalsView:
    """The refusals, the newest first, 200 a page; `owed` those that wait for their notice."""
    permit(by, "see_reception_desk")
    total, rows = await queries.refusals_page(session, owed=owed, page=page)
    return RefusalsView(total=total, lines=[shown(row, now.date()) for row in rows])


@router.post("/refusals", status_code=201)
async def refuse_reception(form: RefusalForm, session: Session, by: By, now: Now) -> RefusalView:
    """Do not receive somebody."""
    who = Letter(full_name=form.full_name, address=form.address, id_number=form.id_number)
    said = form.model_dump(include={"ground", "matter", "summary", "refused_on"})
    row = await actions.refuse_reception(session, **said, who=who, by=by, now=now)
    return shown(row, now.date())


@router.get("/refusals/{refusal_id}")
async def refusal(refusal_id: UUID, session: Session, by: By, now: Now) -> RefusalView:
    """One refusal, with what happened to it."""
    permit(by, "see_reception_desk")
    view = shown(await found(session, ReceptionRefusal, refusal_id), now.date())
    view.timeline = await happened(session, SENTENCES, refusal_id)
    return view


@router.post("/refusals/{refusal_id}/notice")
async def issue_refusal_notice(
    refusal_id: UUID, form: NoticeForm, session: Session, by: By, now: Now
) -> RefusalView:
    """The notice has its number."""
    row = await actions.issue_refusal_notice(
        session, refusal_id, number=form.number, on=form.on, by=by, now=now
    )
    return shown(row, now.date())


@router.post("/refusals/{refusal_id}/paper", response_class=Response, dependencies=[ONCE_ONLY])
async def open_refusal_notice(
    refusal_id: UUID, form: OpenForm, session: Session, by: By, now: Now
) -> Response:
    """The notice as PDF: it names a person, so the look is logged and the answer kept nowhere."""
    permit(by, "open_refusal_notice")
    row = await found(session, ReceptionRefusal, refusal_id)
    ward = await the_ward(session)
    who = await open_letter(session, row.sealed_id, by=by, reason=form.reason, now=now)
    written = await asyncio.to_thread(write_pdf, document.notice(ward, row, who))
    headers = {
        "content-disposition": 'inline; filename="thong-bao-tu-choi.pdf"',
        "cache-control": "no-store",
    }
    return Response(written, media_type="application/pdf", headers=headers)


def shown(row: ReceptionRefusal, today: date) -> RefusalView:
    """A refusal as the desk sees it; what was denounced is in the sealed letter."""
    kept = set(RefusalView.model_fields) - {"days_left", "explanation", "timeline"}
    said: dict[str, Any] = {name: getattr(row, name) for name in kept}
    if row.matter == Matter.DENUNCIATION:
        said["summary"] = UNDER_SEAL
    owed = row.notice_due_on if row.notice_number is None else None
    explained = None
    if row.counted is not None:
        explained = ExplanationView(
            due_on=row.notice_due_on,
            rule=NOTICE,
            basis=row.basis,
            start_on=row.refused_on,
            calendar_version=row.calendar_version,
            days=row.counted,
        )
    left = working_days_left(today, owed) if owed else None
    return RefusalView(**said, days_left=left, explanation=explained)
