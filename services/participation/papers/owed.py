"""Of a matter of the whole ward each neighbourhood sends its own decision in time (20.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import DecisionBreached, DecisionSent
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_late
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.rules import rule
from libs.rows import ward_of
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter
from services.participation.papers.rules import SENDING_RULE
from services.participation.papers.tables import DecisionPaper
from services.participation.queries import working_ids
from services.participation.rounds.queries import counted_round
from services.participation.rounds.rules import RoundState
from services.participation.rounds.tables import Round

# A decision that was replaced or abolished is no longer waited for.
WAITED_FOR = (
    MatterState.OPENED, MatterState.ADOPTED, MatterState.REJECTED, MatterState.IN_FORCE,
)  # fmt: skip


@dataclass(frozen=True)
class OwedDecision:
    """A neighbourhood counted its vote and has not sent its decision yet."""

    matter: Matter
    round: Round
    deadline: Deadline


def sending_deadline(row: Round) -> Deadline:
    """By when the decision of a counted neighbourhood is sent."""
    assert row.counted_on is not None  # it is counted
    law = rule(SENDING_RULE, row.counted_on)
    return compute_deadline(law, row.counted_on, national_calendar())


async def decisions_owed(
    session: AsyncSession, matter_id: UUID | None = None, *, lock: bool = False
) -> list[OwedDecision]:
    """What neighbourhoods at work owe the ward, of one matter or of all, the oldest first."""
    sent = exists().where(
        DecisionPaper.ward_id == Round.ward_id,
        DecisionPaper.round_id == Round.id,
        DecisionPaper.sent_on.is_not(None),
    )
    query = (
        select(Matter, Round)
        .join(Round, (Round.matter_id == Matter.id) & (Round.ward_id == Matter.ward_id))
        .where(Matter.ward_id == ward_of(session), Matter.unit_id.is_(None))
        .where(Matter.state.in_(WAITED_FOR), Round.state == RoundState.COUNTED, ~sent)
        .where(Round.unit_id.in_(await working_ids(session)))
        .order_by(Round.counted_on, Round.id)
    )
    if matter_id:
        query = query.where(Matter.id == matter_id)
    if lock:
        query = query.with_for_update(of=Round)
    rows = (await session.execute(query)).all()
    return [OwedDecision(matter, row, sending_deadline(row)) for matter, row in rows]


async def part_sent(
    session: AsyncSession, matter: Matter, unit_id: UUID, *, by: Actor, now: datetime
) -> None:
    """A neighbourhood sent its decision on a matter of the whole ward."""
    counted = await counted_round(session, matter.id, unit_id)
    assert counted is not None  # its decision says the result
    due_on, on = sending_deadline(counted).due_on, now.date()
    late = working_days_late(due_on, on, national_calendar()) if due_on else 0
    record(session, by, "send_decision", matter.id, now, unit_id=unit_id, days_late=late)
    told = _what(matter, unit_id) | {"sent_on": on, "days_late": late}
    emit(session, DecisionSent(occurred_at=now, **told))


async def flag_late_parts(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: a neighbourhood that did not send its decision in time, told once."""
    for owed in await decisions_owed(session, lock=True):
        due_on = owed.deadline.due_on
        if owed.round.told_late or due_on is None or now.date() <= due_on:
            continue
        owed.round.told_late = True
        said = {"owed": "sending", "due_on": due_on}
        record(session, by, "flag_breach", owed.round.id, now, **said)
        told = _what(owed.matter, owed.round.unit_id) | said
        emit(session, DecisionBreached(occurred_at=now, **told))


def _what(matter: Matter, unit_id: UUID) -> dict[str, object]:
    return {
        "matter_id": matter.id, "clause": matter.clause, "scope": matter.scope, "unit_id": unit_id,
    }  # fmt: skip
