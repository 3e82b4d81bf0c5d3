"""The chair grants what the council voted for, refuses it with reasons, or takes it back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import new_code
from libs.contracts.awards.decisions import ModelRecognised, ModelRefused, ModelWithdrawn
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.titles import Holder, title
from libs.permissions import permit
from libs.rows import found
from services.awards.decisions.queries import honour_of
from services.awards.decisions.rules import check_holder
from services.awards.decisions.tables import Honour
from services.awards.models.actions import locked
from services.awards.models.rules import ModelState
from services.awards.models.tables import AwardModel
from services.awards.notices.queries import count_of
from services.awards.notices.rules import CommentState, check_heard
from services.awards.tables import Unit


async def recognise_model(
    session: AsyncSession, model_id: UUID, *, number: str, by: Actor, now: datetime
) -> AwardModel:
    """The chair grants the title, once everybody could say something and was heard."""
    model = await locked(session, model_id, ModelState.NOTICED)
    permit(by, "recognise_model", author_id=model.author_id)
    today, title_id = now.date(), model.title_id
    waiting = await count_of(session, model_id, CommentState.WAITING)
    check_heard(model.notice_until, today, waiting)
    check_holder(title_id, Holder.COLLECTIVE, today)
    holder = model.holder or (await found(session, Unit, model.unit_id)).name
    row = Honour(
        subject_id=model_id,
        code=new_code(),
        title=title_id,
        holder=holder,
        merit=model.title,
        number=number,
        decided_on=today,
        prize_dong=title(title_id).prize(today),
    )
    session.add(row)
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
    """The chair does not grant it, and tells the unit why."""
    permit(by, "refuse_model")
    model = await locked(session, model_id, ModelState.VOTED, ModelState.NOTICED)
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
    row = await honour_of(session, model_id, lock=True)
    if row is None:
        raise NotFound
    model.state, model.reason = ModelState.WITHDRAWN, reason
    row.withdrawn_on, row.withdrawal_number = now.date(), number
    row.withdrawal_reason = reason
    record(session, by, "withdraw_model", model_id, now, number=number)
    told = {"kind": model.kind, "withdrawn_on": now.date()}
    emit(session, ModelWithdrawn(occurred_at=now, model_id=model_id, **told))
    return model
