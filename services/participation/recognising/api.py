"""Routes of decisions: totalled, sent, recognised, refused, put in force, abolished."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Now, Session
from services.participation.agenda import views
from services.participation.agenda.views import MatterWorkView
from services.participation.matters.forms import (
    AbolitionForm,
    EffectForm,
    RecognitionForm,
    RefusalForm,
    SendingForm,
    TotalForm,
)
from services.participation.recognising import actions, totalling

router = APIRouter()
ONE = "/matters/{matter_id}"


@router.post(f"{ONE}/total")
async def total_matter(
    matter_id: UUID, session: Session, by: By, now: Now, form: TotalForm | None = None
) -> MatterWorkView:
    """Add up what every neighbourhood decided."""
    said = (form or TotalForm()).model_dump()
    row = await totalling.total_matter(session, matter_id, **said, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/sending")
async def send_decision(
    matter_id: UUID, session: Session, by: By, now: Now, form: SendingForm | None = None
) -> MatterWorkView:
    """Send the decision to the ward and the Front."""
    said = (form or SendingForm()).model_dump()
    row = await actions.send_decision(session, matter_id, **said, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/recognition")
async def recognise_decision(
    matter_id: UUID, form: RecognitionForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """Recognise it."""
    said = form.model_dump()
    row = await actions.recognise_decision(session, matter_id, **said, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/refusal")
async def refuse_decision(
    matter_id: UUID, form: RefusalForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """Refuse it in writing, with reasons."""
    said = form.model_dump()
    row = await actions.refuse_decision(session, matter_id, **said, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/effect")
async def put_in_force(
    matter_id: UUID, form: EffectForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """Set the day from which a decision of the whole ward has effect."""
    said = form.model_dump()
    row = await actions.put_in_force(session, matter_id, **said, by=by, now=now)
    return await views.worked_on(session, row, now)


@router.post(f"{ONE}/abolition")
async def abolish_decision(
    matter_id: UUID, form: AbolitionForm, session: Session, by: By, now: Now
) -> MatterWorkView:
    """Abolish what is against the law."""
    said = form.model_dump()
    row = await actions.abolish_decision(session, matter_id, **said, by=by, now=now)
    return await views.worked_on(session, row, now)
