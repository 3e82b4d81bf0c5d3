"""Who belongs to the council, and what it decided by secret vote."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.decisions import ModelVoted, ModelVoteVoided
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.rubrics import ModelKind, rubric
from libs.law.titles import Holder, title
from libs.permissions import permit
from libs.rows import found
from services.awards.councils import rules
from services.awards.councils.queries import sat_on, vote_on
from services.awards.councils.rules import Count
from services.awards.councils.tables import CouncilMember, CouncilVote
from services.awards.decisions.rules import check_holder, check_model
from services.awards.models.actions import locked
from services.awards.models.queries import points_of
from services.awards.models.rules import ModelState, check_no_part
from services.awards.models.tables import AwardModel


async def seat_member(
    session: AsyncSession,
    *,
    full_name: str,
    position: str,
    number: str,
    begins_on: date,
    by: Actor,
    now: datetime,
) -> CouncilMember:
    """An official belongs to the council from that day on, by a decision of that number."""
    permit(by, "seat_member")
    rules.check_seat(begins_on, now.date())
    row = CouncilMember(full_name=full_name, position=position, number=number, begins_on=begins_on)
    session.add(row)
    record(session, by, "seat_member", row.id, now, number=number, begins_on=begins_on)
    return row


async def unseat_member(
    session: AsyncSession, member_id: UUID, *, ended_on: date, by: Actor, now: datetime
) -> CouncilMember:
    """From that day on the official does not belong to it any more."""
    permit(by, "unseat_member")
    rules.check_seat(ended_on, now.date())
    row = await found(session, CouncilMember, member_id, lock=True)
    if row.ended_on:
        raise rules.MemberLeft
    row.ended_on = max(ended_on, row.begins_on)
    record(session, by, "unseat_member", row.id, now, ended_on=row.ended_on)
    return row


async def record_vote(
    session: AsyncSession,
    model_id: UUID,
    *,
    title_id: str,
    held_on: date,
    count: Count,
    minutes: StoredFile,
    by: Actor,
    now: datetime,
) -> AwardModel:
    """The sums of the council's secret vote on a model, as its tellers signed them."""
    permit(by, "record_vote")
    model = await locked(session, model_id, ModelState.APPRAISED)
    check_no_part(by.unit_id, model.involved)
    rules.check_held(held_on, model.appraised_on)
    check_holder(title_id, Holder.COLLECTIVE, held_on)
    version = rubric(model.rubric).on(model.registered_on)
    points = (await points_of(session, [model_id])).get(model_id, 0)
    check_model(title_id, ModelKind(model.kind), points, version.points)
    vote = await counted(session, model_id, title_id, held_on, count, minutes, by, now)
    model.state = ModelState.VOTED if vote.adopted else ModelState.FALLEN
    model.title_id = title_id
    record(session, by, "record_vote", model_id, now, held_on=held_on, adopted=vote.adopted)
    told = {"kind": model.kind, "title": title_id, "held_on": held_on, "members": vote.members}
    votes = {"in_favour": count.in_favour, "against": count.against, "adopted": vote.adopted}
    emit(session, ModelVoted(occurred_at=now, model_id=model_id, **told, **votes))
    return model


async def void_vote(
    session: AsyncSession, model_id: UUID, *, reason: str, by: Actor, now: datetime
) -> AwardModel:
    """Sums that were mistyped stand no more, and are written down again."""
    model = await locked(session, model_id, ModelState.VOTED, ModelState.FALLEN)
    check_no_part(by.unit_id, model.involved)
    await voided(session, model_id, "void_vote", reason, by, now)
    model.state, model.title_id = ModelState.APPRAISED, ""
    record(session, by, "void_vote", model_id, now)
    told = {"kind": model.kind, "voided_on": now.date()}
    emit(session, ModelVoteVoided(occurred_at=now, model_id=model_id, **told))
    return model


async def voided(
    session: AsyncSession, subject_id: UUID, action: str, reason: str, by: Actor, now: datetime
) -> None:
    """The vote that stands is voided by somebody else than who typed it. Raises NotFound."""
    row = await vote_on(session, subject_id)
    if row is None:
        raise NotFound
    permit(by, action, author_id=row.typed_by)
    row.voided_on, row.void_reason = now.date(), reason
    await session.flush()


async def counted(
    session: AsyncSession,
    subject_id: UUID,
    title_id: str,
    held_on: date,
    count: Count,
    minutes: StoredFile,
    by: Actor,
    now: datetime,
) -> CouncilVote:
    """The row of a vote whose sums can be."""
    members = await sat_on(session, held_on)
    rules.check_count(count, members, held_on, now.date())
    row = CouncilVote(
        subject_id=subject_id,
        title=title_id,
        held_on=held_on,
        members=members,
        **count._asdict(),
        adopted=rules.adopted(title(title_id), count, members),
        minutes=asdict(minutes),
        typed_by=by.id,
    )
    session.add(row)
    return row
