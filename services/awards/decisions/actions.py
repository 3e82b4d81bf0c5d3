"""The chair grants what the council voted for, refuses a model with reasons, takes one back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.decisions import ModelRecognised, ModelRefused, ModelWithdrawn
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.titles import Holder
from libs.permissions import permit
from libs.rows import found
from services.awards.blocks.queries import blocks_on
from services.awards.blocks.rules import check_eligible
from services.awards.decisions.granting import grant, take_back
from services.awards.decisions.rules import check_holder
from services.awards.models.actions import locked
from services.awards.models.rules import UNVOTED, ModelState, check_no_part
from services.awards.models.tables import AwardModel
from services.awards.notices.queries import count_of
from services.awards.notices.rules import CommentState, check_heard
from services.awards.tables import Unit

REFUSABLE = (*UNVOTED, ModelState.VOTED, ModelState.NOTICED)


async def recognise_model(
    session: AsyncSession, model_id: UUID, *, number: str, by: Actor, now: datetime
) -> AwardModel:
    """The chair grants the title, once everybody could say something and was heard."""
    model = await locked(session, model_id, ModelState.NOTICED)
    permit(by, "recognise_model", author_id=model.author_id)
    # Before anything that depends on what is pending: its own people get one answer always.
    check_no_part(by.unit_id, model.involved)
    today, title_id = now.date(), model.title_id
    waiting = await count_of(session, model_id, CommentState.WAITING)
    check_heard(model.notice_until, today, waiting)
    check_holder(title_id, Holder.COLLECTIVE, today)
    check_eligible((await blocks_on(session, today)).of(model.honoured_unit_id))
    holder = model.holder or (await found(session, Unit, model.unit_id)).name
    grant(
        session,
        model_id,
        title_id=title_id,
        holder=holder,
        merit=model.title,
        number=number,
        now=now,
    )
    model.state = ModelState.RECOGNISED
    record(session, by, "recognise_model", model_id, now, number=number, title=title_id)
    shown = await count_of(session, model_id, CommentState.SHOWN)
    told = {"kind": model.kind, "unit_id": model.unit_id, "title": title_id}
    event = ModelRecognised(
        occurred_at=now, model_id=model_id, **told, decided_on=today, opinions=shown
    )
    emit(session, event)
    return model


async def refuse_model(
    session: AsyncSession, model_id: UUID, *, reason: str, by: Actor, now: datetime
) -> AwardModel:
    """The chair does not grant it, however far it came, and tells the unit why."""
    permit(by, "refuse_model")
    model = await locked(session, model_id, *REFUSABLE)
    model.state, model.reason = ModelState.REFUSED, reason
    record(session, by, "refuse_model", model_id, now)
    told = {"kind": model.kind, "refused_on": now.date()}
    emit(session, ModelRefused(occurred_at=now, model_id=model_id, **told))
    return model


async def withdraw_model(
    session: AsyncSession, model_id: UUID, *, number: str, reason: str, by: Actor, now: datetime
) -> AwardModel:
    """What was granted on a dishonest claim is taken back. Luật 06/2022/QH15, chapter VII."""
    permit(by, "withdraw_model")
    model = await locked(session, model_id, ModelState.RECOGNISED)
    model.state, model.reason = ModelState.WITHDRAWN, reason
    await take_back(session, model_id, number=number, reason=reason, on=now.date())
    record(session, by, "withdraw_model", model_id, now, number=number)
    told = {"kind": model.kind, "withdrawn_on": now.date()}
    emit(session, ModelWithdrawn(occurred_at=now, model_id=model_id, **told))
    return model
