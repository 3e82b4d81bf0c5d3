"""Routes of loudspeakers, notices, other forms, and of what proves them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, Note
from libs.law.forms import Form
from libs.permissions import permit
from services.disclosures.announcing import actions, confirming
from services.disclosures.announcing.queries import waiting_for
from services.disclosures.announcing.rules import Way

router = APIRouter()


class BroadcastForm(BaseModel):
    """A day on the loudspeakers."""

    on: date
    minutes: Annotated[int, Field(ge=1, le=600)]
    receipt: Receipt | None = None


class NoticeForm(BaseModel):
    """A notice to one neighbourhood, or without a unit to the ward's organisations."""

    form: Literal[Form.NOTICE_TO_HEADS, Form.WRITTEN_NOTICE] = Form.NOTICE_TO_HEADS
    unit_id: UUID | None
    on: date
    way: Way
    receipt: Receipt | None = None


class FormUseForm(BaseModel):
    """Another form of article 12 and its proof: a file, or an address of the web."""

    form: Form
    on: date
    said: Line
    address: Note | None = None
    receipt: Receipt | None = None


class ProofForm(BaseModel):
    """A file that proves what was noted without one."""

    receipt: Receipt


class BroadcastView(BaseModel):
    """A broadcast that was noted."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    disclosure_id: UUID
    on: date
    minutes: int


class NoticeView(BaseModel):
    """A notice that was noted."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    disclosure_id: UUID
    form: str
    unit_id: UUID | None
    on: date
    way: str


@router.post("/disclosures/{disclosure_id}/broadcasts", status_code=201)
async def record_broadcast(
    disclosure_id: UUID, form: BroadcastForm, session: Session, by: By, now: Now, files: Files
) -> BroadcastView:
    """The document was read over the loudspeakers on a day."""
    row = await actions.record_broadcast(
        session,
        disclosure_id,
        on=form.on,
        minutes=form.minutes,
        proof=taken(files, by, form.receipt, now),
        by=by,
        now=now,
    )
    return BroadcastView.model_validate(row)


@router.post("/disclosures/{disclosure_id}/notices", status_code=201)
async def record_notice(
    disclosure_id: UUID, form: NoticeForm, session: Session, by: By, now: Now, files: Files
) -> NoticeView:
    """A neighbourhood was told through its head, or a written notice went out."""
    row = await actions.record_notice(
        session,
        disclosure_id,
        **form.model_dump(exclude={"receipt"}),
        proof=taken(files, by, form.receipt, now),
        by=by,
        now=now,
    )
    return NoticeView.model_validate(row)


class FormUseView(BaseModel):
    """A use of another form that was noted."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    disclosure_id: UUID
    form: str
    on: date


class AcknowledgementView(BaseModel):
    """A head's word."""

    model_config = ConfigDict(from_attributes=True)

    about_id: UUID
    unit_id: UUID
    acknowledged_at: datetime


class ProvenAnnouncementView(BaseModel):
    """A broadcast or a notice that a file proves now."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    disclosure_id: UUID
    on: date


class WaitingView(BaseModel):
    """A notice that waits for the word of a neighbourhood's head."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    disclosure_id: UUID
    khoan: int
    title: str
    document_number: str
    on: date


@router.post("/disclosures/{disclosure_id}/forms", status_code=201)
async def record_form(
    disclosure_id: UUID, form: FormUseForm, session: Session, by: By, now: Now, files: Files
) -> FormUseView:
    """Another form of article 12 was used."""
    row = await actions.record_form(
        session,
        disclosure_id,
        **form.model_dump(exclude={"receipt"}),
        proof=taken(files, by, form.receipt, now),
        by=by,
        now=now,
    )
    return FormUseView.model_validate(row)


@router.post("/announcements/{announcement_id}/acknowledgement", status_code=201)
async def acknowledge(
    announcement_id: UUID, session: Session, by: By, now: Now
) -> AcknowledgementView:
    """The head of a neighbourhood confirms a notice or a broadcast."""
    row = await confirming.acknowledge(session, announcement_id, by=by, now=now)
    return AcknowledgementView.model_validate(row)


@router.post("/announcements/{announcement_id}/proof", status_code=201)
async def add_proof(
    announcement_id: UUID, form: ProofForm, session: Session, by: By, now: Now, files: Files
) -> ProvenAnnouncementView:
    """A file proves a broadcast or a notice noted without one."""
    proof = taken(files, by, form.receipt, now)
    row = await confirming.add_proof(session, announcement_id, proof=proof, by=by, now=now)
    return ProvenAnnouncementView.model_validate(row)


@router.get("/notices/waiting")
async def waiting_notices(session: Session, by: By, unit_id: UUID) -> list[WaitingView]:
    """The notices to a neighbourhood that nothing proves yet."""
    permit(by, "see_obligations")
    return [WaitingView.model_validate(row) for row in await waiting_for(session, unit_id)]
