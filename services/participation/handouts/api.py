"""Routes of ballots on paper, for the team that hands them out."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.handouts import actions
from services.participation.handouts.tables import Handout
from services.participation.handouts.views import HandoutView, handout_view
from services.participation.matters.forms import Words
from services.participation.rounds.forms import CountForm, Name, Number
from services.participation.rounds.rules import Count

router = APIRouter()
ONE = "/handouts/{handout_id}"


class HandoutForm(BaseModel):
    """From when to when, and by whom; the head of the Front's committee comes first."""

    unit_id: UUID
    starts_on: date
    until: date
    team: Annotated[list[Name], Field(max_length=10)]


class HandoutToldForm(BaseModel):
    """When the plan was sent, and when every household was told."""

    sent_on: date
    informed_on: date


class LengtheningForm(BaseModel):
    """The new last day, how many ballots are out, and why not every household has one."""

    until: date
    given: Number
    reason: Words


class HandoutCountForm(CountForm):
    """Ballots out, ballots back (`present`), what they say, and who saw the counting."""

    given: Number
    witness_ids: Annotated[list[UUID], Field(max_length=10)]


@router.post("/matters/{matter_id}/handouts", status_code=201)
async def plan_handout(
    matter_id: UUID, form: HandoutForm, session: Session, by: By, now: Now
) -> HandoutView:
    """Issue the plan."""
    said = form.model_dump(exclude={"unit_id"})
    row = await actions.plan_handout(session, matter_id, form.unit_id, **said, by=by, now=now)
    return await handout_view(session, row)


@router.get(ONE)
async def handout(handout_id: UUID, session: Session, by: By, now: Now) -> HandoutView:
    """One handing out, for its team."""
    row = await found(session, Handout, handout_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    return await handout_view(session, row)


@router.post(f"{ONE}/notice")
async def announce_handout(
    handout_id: UUID, form: HandoutToldForm, session: Session, by: By, now: Now
) -> HandoutView:
    """Write down when the plan was sent and households were told."""
    row = await actions.announce_handout(session, handout_id, **form.model_dump(), by=by, now=now)
    return await handout_view(session, row)


@router.post(f"{ONE}/cancellation")
async def cancel_handout(handout_id: UUID, session: Session, by: By, now: Now) -> HandoutView:
    """Call it off."""
    return await handout_view(
        session, await actions.cancel_handout(session, handout_id, by=by, now=now)
    )


@router.post(f"{ONE}/opening")
async def open_handout(handout_id: UUID, session: Session, by: By, now: Now) -> HandoutView:
    """The first ballot goes out."""
    return await handout_view(
        session, await actions.open_handout(session, handout_id, by=by, now=now)
    )


@router.post(f"{ONE}/lengthening")
async def lengthen_handout(
    handout_id: UUID, form: LengtheningForm, session: Session, by: By, now: Now
) -> HandoutView:
    """Hand out and collect for longer."""
    row = await actions.lengthen_handout(session, handout_id, **form.model_dump(), by=by, now=now)
    return await handout_view(session, row)


@router.post(f"{ONE}/count")
async def count_handout(
    handout_id: UUID, form: HandoutCountForm, session: Session, by: By, now: Now
) -> HandoutView:
    """Write down what came back."""
    row = await actions.count_handout(
        session,
        handout_id,
        given=form.given,
        count=Count(**form.model_dump(exclude={"given", "witness_ids"})),
        witness_ids=form.witness_ids,
        by=by,
        now=now,
    )
    return await handout_view(session, row)
