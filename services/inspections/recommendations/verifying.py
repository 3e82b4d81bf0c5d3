"""Somebody who did not carry it out looks: done, or not enough. Or it is asked no more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from services.inspections.recommendations import rules, telling
from services.inspections.recommendations.answering import take_step
from services.inspections.recommendations.queries import Asked, recommendation
from services.inspections.recommendations.rules import RecommendationState
from services.inspections.recommendations.tables import Recommendation


async def close_recommendation(
    session: AsyncSession, recommendation_id: UUID, *, note: str, by: Actor, now: datetime
) -> Recommendation:
    """It was found done; after a refusal, it is taken back."""
    one = await _to_verify(session, "close_recommendation", recommendation_id, by)
    done = one.row.state == RecommendationState.REMEDIED
    take_step(session, one, RecommendationState.CLOSED, note, (), by, now)
    one.row.closed_on = now.date()
    record(session, by, "close_recommendation", one.row.id, now, remedied=done)
    telling.closed(session, one.row, done=done, now=now)
    return one.row


async def return_recommendation(
    session: AsyncSession, recommendation_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Recommendation:
    """What was done, or the reason to refuse, is not enough: the unit goes on, by the same day."""
    one = await _to_verify(session, "return_recommendation", recommendation_id, by)
    take_step(session, one, RecommendationState.INSUFFICIENT, reason, (), by, now)
    record(session, by, "return_recommendation", one.row.id, now)
    telling.returned(session, one.row, now)
    return one.row


async def take_back_recommendation(
    session: AsyncSession, recommendation_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Recommendation:
    """It was a mistake, or nobody can do it any more: the team's leader or the chair ends it."""
    permit(by, "take_back_recommendation")
    one = await recommendation(session, recommendation_id, by, lock=True)
    if not rules.may_take_back(one.secrecy, one.row.unit_id, by):
        raise rules.NotYoursToTakeBack
    end_owed(session, one, reason, by, now)
    return one.row


def end_owed(session: AsyncSession, one: Asked, reason: str, by: Actor, now: datetime) -> None:
    """A (locked) recommendation that is still owed is owed no more, and why."""
    rules.check_state(RecommendationState(one.row.state), rules.OWED)
    take_step(session, one, RecommendationState.CLOSED, reason, (), by, now)
    one.row.closed_on = now.date()
    record(session, by, "take_back_recommendation", one.row.id, now)
    telling.closed(session, one.row, done=False, now=now)


async def _to_verify(
    session: AsyncSession, action: str, recommendation_id: UUID, by: Actor
) -> Asked:
    permit(by, action)
    one = await recommendation(session, recommendation_id, by, lock=True)
    rules.check_verifying(one.secrecy, one.implementers, by)
    rules.check_state(RecommendationState(one.row.state), rules.ANSWERED)
    return one
