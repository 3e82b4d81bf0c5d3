"""What is done about a model before it is scored: registered, agreed or declined."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.models import ModelApproved, ModelDeclined, ModelRegistered
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.rubrics import ModelKind, rubric
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.awards.models import rules
from services.awards.models.rules import ModelState
from services.awards.models.tables import AwardModel, ModelLine
from services.awards.tables import Unit


async def register_model(
    session: AsyncSession,
    *,
    kind: ModelKind,
    title: str,
    aims: str,
    unit_id: UUID,
    holder: str,
    rubric_id: str,
    by: Actor,
    now: datetime,
) -> AwardModel:
    """A unit says which model it builds, and by which rubric it will be measured."""
    keeper_id = rules.keeper_of(kind, unit_id, by.unit_id)
    permit(by, "register_model", unit_id=keeper_id)
    unit = await working_unit(session, Unit, unit_id)
    rules.check_holder(kind, unit.kind, holder)
    rules.chosen_rubric(rubric_id, kind, now.date())
    row = AwardModel(
        kind=kind,
        title=title,
        aims=aims,
        unit_id=unit_id,
        holder=holder if kind is ModelKind.ENTERPRISE else "",
        keeper_id=keeper_id or unit_id,
        rubric=rubric_id,
        registered_on=now.date(),
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "register_model", row.id, now, kind=kind, rubric=rubric_id)
    told = {"unit_id": unit_id, "rubric": rubric_id, "registered_on": now.date()}
    emit(session, ModelRegistered(occurred_at=now, model_id=row.id, kind=kind, **told))
    return row


async def approve_model(
    session: AsyncSession, model_id: UUID, *, number: str, by: Actor, now: datetime
) -> AwardModel:
    """The steering committee agrees; from now on the lines of the rubric can be proven."""
    row = await locked(session, model_id, ModelState.REGISTERED)
    permit(by, "approve_model", author_id=row.author_id)
    row.state, row.committee_number, row.approved_on = ModelState.APPROVED, number, now.date()
    for line in rubric(row.rubric).on(row.registered_on).lines:
        session.add(ModelLine(model_id=row.id, key=line.key))
    record(session, by, "approve_model", row.id, now, number=number)
    told = {"kind": row.kind, "approved_on": now.date()}
    emit(session, ModelApproved(occurred_at=now, model_id=row.id, **told))
    return row


async def decline_model(
    session: AsyncSession, model_id: UUID, *, reason: str, by: Actor, now: datetime
) -> AwardModel:
    """The steering committee does not agree, and tells the unit why."""
    row = await locked(session, model_id, ModelState.REGISTERED)
    permit(by, "decline_model", author_id=row.author_id)
    row.state, row.reason = ModelState.DECLINED, reason
    record(session, by, "decline_model", row.id, now)
    told = {"kind": row.kind, "declined_on": now.date()}
    emit(session, ModelDeclined(occurred_at=now, model_id=row.id, **told))
    return row


async def locked(session: AsyncSession, model_id: UUID, *wanted: ModelState) -> AwardModel:
    """The model, nobody else's until the end; refuses one in another state."""
    row = await found(session, AwardModel, model_id, lock=True)
    rules.check_state(ModelState(row.state), *wanted)
    return row
