"""How many points a unit has and why, when a check is proposed, and who may know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import Actor
from libs.law.risks import RiskWeights
from libs.roles import Role


class Reason(StrEnum):
    """Why a unit has points; what each weighs stands in libs/law/data/risks.yaml."""

    LATE_DISCLOSURE = "late_disclosure"
    UNSHOWN_AFTER_URGING = "unshown_after_urging"
    OVERDUE_TASK = "overdue_task"
    OVERDUE_PETITION = "overdue_petition"
    OVERDUE_FEEDBACK = "overdue_feedback"
    HOT_SPOT = "hot_spot"
    OVERDUE_RECOMMENDATION = "overdue_recommendation"
    LONG_UNCHECKED = "long_unchecked"


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"  # chờ xem xét
    TAKEN_UP = "taken_up"  # đã lập cuộc kiểm tra
    DISMISSED = "dismissed"  # không kiểm tra


@dataclass(frozen=True)
class ReasonPoints:
    """One reason of a unit: how often within the days that count, and what it weighs."""

    reason: Reason
    count: int
    points: int


@dataclass(frozen=True)
class Risk:
    """The points of one unit with every reason, the heaviest first."""

    unit_id: UUID
    reasons: tuple[ReasonPoints, ...]

    @property
    def points(self) -> int:
        """All of them together."""
        return sum(each.points for each in self.reasons)


def risk_of(unit_id: UUID, found: Iterable[Reason], weights: RiskWeights) -> Risk:
    """The points of a unit for what happened; no reason weighs more than its most."""
    made = []
    for reason, count in Counter(found).items():
        weight = weights.reason(reason)
        made.append(ReasonPoints(reason, count, min(count * weight.points, weight.most)))
    return Risk(unit_id, tuple(sorted(made, key=lambda each: (-each.points, each.reason))))


def counts_from(today: date, weights: RiskWeights) -> date:
    """What happened before this day counts no more."""
    return today - timedelta(days=weights.window_days)


def is_proposed(risk: Risk, last_on: date | None, today: date, weights: RiskWeights) -> bool:
    """Whether a check is proposed; not again soon after a proposal or a check."""
    rested = last_on is None or today >= last_on + timedelta(days=weights.quiet_days)
    return risk.points >= weights.threshold and rested


def may_know(unit_id: UUID, by: Actor) -> bool:
    """Nobody reads the points of their own unit, nor that a check of it is proposed."""
    return by.unit_id != unit_id


def may_know_of_proposal(unit_id: UUID, state: ProposalState, by: Actor) -> bool:
    """The chair alone reads what became of one: "a check is prepared" would tell of the check."""
    return may_know(unit_id, by) and (state is ProposalState.OPEN or Role.CHAIR in by.roles)
