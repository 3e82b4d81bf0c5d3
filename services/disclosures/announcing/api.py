"""Routes of loudspeakers and notices."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.edges import By, Files, Now, Session
from libs.law.forms import Form
from services.disclosures.announcing import actions
from services.disclosures.announcing.rules import Way
from services.disclosures.receipts import Receipt, taken

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
