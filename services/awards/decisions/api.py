"""Routes of the chair's decisions, of certificates, and of the honour roll."""

from __future__ import annotations

import asyncio
from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from libs.documents.certificates import Certificate, write_certificate
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.text import Number, Paragraphs
from libs.law.titles import title
from libs.permissions import permit
from libs.remembered.queries import the_ward
from libs.ward_kinds import without_kind
from services.awards.decisions import actions, queries
from services.awards.decisions.rules import HonourWithdrawn
from services.awards.decisions.tables import Honour
from services.awards.models.api import ONE, model_view
from services.awards.models.views import CommitteeForm, ModelView, ReasonForm
from services.awards.tables import Ward

router = APIRouter()


class WithdrawalForm(BaseModel):
    """The decision by which something is taken back, and why."""

    number: Number
    reason: Paragraphs


class HonourView(BaseModel):
    """What was granted, for everybody: also that it was withdrawn, but not why."""

    code: str
    title: str
    holder: str
    merit: str
    number: str
    decided_on: date
    prize_dong: int | None
    withdrawn_on: date | None
    withdrawal_number: str


@router.post(f"{ONE}/recognition")
async def recognise_model(
    model_id: UUID, form: CommitteeForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The chair grants it."""
    row = await actions.recognise_model(session, model_id, number=form.number, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/refusal")
async def refuse_model(
    model_id: UUID, form: ReasonForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The chair does not grant it."""
    row = await actions.refuse_model(session, model_id, reason=form.reason, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/withdrawal")
async def withdraw_model(
    model_id: UUID, form: WithdrawalForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The chair takes it back."""
    row = await actions.withdraw_model(session, model_id, **form.model_dump(), by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.get("/honours")
async def honours(session: Session, by: By) -> list[HonourView]:
    """What stands granted, for everybody."""
    return [_view(row) for row in await queries.honours(session)]


@router.get("/honours/{honour_code}")
async def honour(honour_code: str, session: Session, by: By) -> HonourView:
    """What the certificate of that code is about, for whoever checks it."""
    return _view(await queries.honour_with(session, honour_code))


@router.get("/honours/{honour_code}/certificate.pdf")
async def certificate(honour_code: str, request: Request, session: Session, by: By) -> Response:
    """The certificate to print; of what was withdrawn there is none."""
    permit(by, "see_models")
    row = await queries.honour_with(session, honour_code)
    if row.withdrawn_on:
        raise HonourWithdrawn
    ward = await the_ward(session, Ward)
    name = without_kind(ward.name)
    base = request.app.state.settings.base_url.rstrip("/")
    paper = Certificate(
        issuer=f"Ủy ban nhân dân {ward.kind} {name}",
        place=name,
        title=title(row.title).title,
        holder=row.holder,
        merit=row.merit,
        number=row.number,
        decided_on=row.decided_on,
        code=row.code,
        page_address=f"{base}/{by.ward_id}/chung-nhan/{row.code}",
    )
    pdf = await asyncio.to_thread(write_certificate, paper)
    return Response(pdf, media_type="application/pdf", headers={"cache-control": "no-store"})


def _view(row: Honour) -> HonourView:
    same = set(HonourView.model_fields) - {"title"}
    return HonourView(**{name: getattr(row, name) for name in same}, title=title(row.title).title)
