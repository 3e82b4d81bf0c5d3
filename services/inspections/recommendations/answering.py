"""What the unit does about a recommendation: takes it, works on it, reports it done, refuses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from services.inspections.recommendations import rules, telling
from services.inspections.recommendations.queries import Asked, recommendation
from services.inspections.recommendations.rules import RecommendationState
from services.inspections.recommendations.tables import Recommendation, RecommendationStep


async def receive_recommendation(
    session: AsyncSession, recommendation_id: UUID, *, by: Actor, now: datetime
) -> Recommendation:
    """The unit has read it."""
    one = await _of_own_unit(session, "receive_recommendation", recommendation_id, by)
    take_step(session, one, RecommendationState.RECEIVED, "", (), by, now)
    record(session, by, "receive_recommendation", one.row.id, now)
    return one.row


async def note_remedy(
    session: AsyncSession,
    recommendation_id: UUID,
    *,
    note: str,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> Recommendation:
    """What was done so far."""
    one = await _of_own_unit(session, "note_remedy", recommendation_id, by)
    take_step(session, one, RecommendationState.IN_PROGRESS, note, _kept(evidence), by, now)
    record(session, by, "note_remedy", one.row.id, now, files=len(evidence))
    return one.row


async def report_remedy(
    session: AsyncSession,
    recommendation_id: UUID,
    *,
    note: str,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> Recommendation:
    """The unit says that it is done, and proves it; somebody else will look."""
    one = await _of_own_unit(session, "report_remedy", recommendation_id, by)
    files = _kept(evidence)
    rules.check_remedy(len(files))
    take_step(session, one, RecommendationState.REMEDIED, note, files, by, now)
    record(session, by, "report_remedy", one.row.id, now, files=len(files))
    telling.remedied(session, one.row, files, now)
    return one.row


async def refuse_recommendation(
    session: AsyncSession, recommendation_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Recommendation:
    """The unit does not accept it and says why; the team or the chair decides what follows."""
    one = await _of_own_unit(session, "refuse_recommendation", recommendation_id, by)
    take_step(session, one, RecommendationState.REFUSED, reason, (), by, now)
    record(session, by, "refuse_recommendation", one.row.id, now)
    telling.refused(session, one.row, now)
    return one.row


def take_step(
    session: AsyncSession,
    one: Asked,
    to: RecommendationState,
    note: str,
    files: Sequence[dict[str, Any]],
    by: Actor,
    now: datetime,
) -> None:
    """Move a (locked) recommendation and keep the step beside those before it."""
    row = one.row
    rules.check_move(RecommendationState(row.state), to, len(one.steps))
    row.state = to
    if to in rules.ANSWERED:
        row.answered_on = now.date()
    session.add(
        RecommendationStep(
            recommendation_id=row.id,
            state=to,
            note=note,
            by_id=by.id,
            by_unit_id=by.unit_id,
            at=now,
            files=list(files),
        )
    )


async def _of_own_unit(
    session: AsyncSession, action: str, recommendation_id: UUID, by: Actor
) -> Asked:
    one = await recommendation(session, recommendation_id, by, lock=True)
    permit(by, action, unit_id=one.row.unit_id)
    return one


def _kept(evidence: Sequence[StoredFile]) -> list[dict[str, Any]]:
    return [asdict(file) for file in evidence]
