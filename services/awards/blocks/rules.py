"""Whether somebody can be commended today, and if not why, in words that name nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Refusal
from libs.law.blocks import BlockGround, Cause, block_grounds
from libs.law.titles import Holder
from libs.permissions import Role
from libs.vietnamese import fold

# Who appraises or decides; whoever is of the unit itself is not told.
TOLD_WHY = frozenset({Role.CHAIR, Role.OFFICE, Role.CULTURE})
DISCIPLINE_MAX = timedelta(days=5 * 366)


class Standing(NamedTuple):
    """What is known of a unit, or of somebody of it, on a day."""

    disciplined: bool = False
    inspections: frozenset[str] = frozenset()  # the kinds of checks without a conclusion
    petition_pending: bool = False


class Eligibility(NamedTuple):
    """The reasons against deciding now; without any it can be decided."""

    reasons: tuple[str, ...]

    @property
    def eligible(self) -> bool:
        """Whether nothing keeps it waiting."""
        return not self.reasons


class Blocked(Conflict):
    """Chưa quyết định được: {reasons}. Khi việc đó kết thúc thì quyết định được."""


class DisciplineOutOfTime(Refusal):
    """Thời hạn kỷ luật phải bắt đầu từ hôm nay trở về trước, kết thúc sau đó, không quá 5 năm."""


class DisciplineLifted(Conflict):
    """Việc kỷ luật này đã được ghi là kết thúc."""


def eligible(holder: Holder, standing: Standing, on: date) -> Eligibility:
    """What keeps somebody waiting on that day, each reason in the words of its ground."""
    grounds = (each for each in block_grounds() if each.in_force(on) and holder in each.holders)
    return Eligibility(tuple(each.title for each in grounds if _holds(each, standing)))


def _holds(ground: BlockGround, standing: Standing) -> bool:
    match ground.id:
        case Cause.DISCIPLINE:
            return standing.disciplined
        case Cause.INSPECTION:
            return bool(standing.inspections - set(ground.without))
        case Cause.PETITION:
            return standing.petition_pending


def check_eligible(found: Eligibility) -> None:
    """Nothing is decided while something keeps it waiting."""
    if not found.eligible:
        raise Blocked(reasons="; ".join(found.reasons))


def may_know_why(by: Actor, involved: Collection[UUID]) -> bool:
    """Whether somebody may read that something is pending: never whoever is of that unit."""
    return bool(by.roles & TOLD_WHY) and by.unit_id not in involved


def check_term(begins_on: date, ends_on: date, today: date) -> None:
    """A discipline began, and ends after it began."""
    if not begins_on <= today or not begins_on <= ends_on <= begins_on + DISCIPLINE_MAX:
        raise DisciplineOutOfTime(fields={"ends_on": "Xem lại thời hạn."})


def person_key(ward_id: str, unit_id: UUID, person: str) -> str:
    """What stands for a person, so that nobody reads a list of the disciplined; empty for a unit.

    It hides nothing from who has the database and guesses the name.
    """
    if not person:
        return ""
    name = " ".join(fold(person).split())
    return hashlib.sha256(f"{ward_id}/{unit_id}/{name}".encode()).hexdigest()
