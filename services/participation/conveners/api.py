"""Routes of whoever is appointed to call a meeting."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, StringConstraints

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Number
from libs.permissions import permit
from services.participation.conveners import actions, queries
from services.participation.dues import DueView
from services.participation.matters.rules import AppointedBecause

router = APIRouter()
ONE = "/matters/{matter_id}/conveners"


class ReleasedConvenerForm(BaseModel):
    """Of which neighbourhood."""

    unit_id: UUID


class ConvenerForm(ReleasedConvenerForm):
    """Whose account, why, and by which decision."""

    official_id: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    reason: AppointedBecause
    number: Number


class ConvenerView(BaseModel):
    """Somebody was appointed; the account is told to officials only."""

    unit_id: UUID
    official_id: str
    reason: str
    number: str
    appointed_on: date


class ConveningDutyView(BaseModel):
    """A meeting that whoever asks was appointed to call, and has not called yet."""

    matter_id: UUID
    title: str
    unit: str
    due: DueView


@router.post(ONE, status_code=201)
async def appoint_convener(
    matter_id: UUID, form: ConvenerForm, session: Session, by: By, now: Now
) -> ConvenerView:
    """Appoint who calls the meeting of a neighbourhood."""
    said = form.model_dump()
    row = await actions.appoint_convener(session, matter_id, **said, by=by, now=now)
    return ConvenerView(**{name: getattr(row, name) for name in ConvenerView.model_fields})


@router.post(f"{ONE}/release")
async def release_convener(
    matter_id: UUID, form: ReleasedConvenerForm, session: Session, by: By, now: Now
) -> ConvenerView:
    """End that."""
    row = await actions.release_convener(session, matter_id, form.unit_id, by=by, now=now)
    return ConvenerView(**{name: getattr(row, name) for name in ConvenerView.model_fields})


@router.get("/convening-duties")
async def convening_duties(session: Session, by: By, now: Now) -> list[ConveningDutyView]:
    """Which meetings whoever asks was appointed to call."""
    permit(by, "convene_meeting", unit_id=by.unit_id)
    owed = await queries.uncalled(session, by.id, now.date())
    return [ConveningDutyView(**each) for each in owed]
