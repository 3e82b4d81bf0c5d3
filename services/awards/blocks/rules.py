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
NAMESAKE = (
    "trùng họ tên với một người của đơn vị khác đang trong thời hạn kỷ luật, "
    "phải đối chiếu với quyết định kỷ luật xem có phải cùng một người"
)
DISCIPLINE_MAX = timedelta(days=5 * 366)


class Standing(NamedTuple):
    """What is known of a unit, or of somebody of it, on a day."""

    disciplined: bool = False
    inspections: frozenset[str] = frozenset()  # the kinds of checks without a conclusion
    petition_pending: bool = False
    namesake: bool = False  # somebody of that name in another unit is disciplined


class Eligibility(NamedTuple):
    """The reasons against deciding now; without any it can be decided."""

    reasons: tuple[str, ...]

    @property
    def eligible(self) -> bool:
        """Whether nothing keeps it waiting."""
        return not self.reasons


class Blocked(Conflict):
    """Chưa quyết định được: {reasons}. Khi việc đó kết thúc thì quyết định được."""


class NamesakeDisciplined(Conflict):
    """Chưa quyết định được: {reason}. Nếu là hai người khác nhau thì đánh dấu đã đối chiếu."""


class DisciplineOutOfTime(Refusal):
    """Thời hạn kỷ luật phải bắt đầu từ hôm nay trở về trước, kết thúc sau đó, không quá 5 năm."""


class DisciplineLifted(Conflict):
    """Việc kỷ luật này đã được ghi là kết thúc."""


def eligible(holder: Holder, standing: Standing, on: date) -> Eligibility:
    """What keeps somebody waiting on that day, each reason in the words of its ground."""
    grounds = (each for each in block_grounds() if each.in_force(on) and holder in each.holders)
    reasons = [each.title for each in grounds if _holds(each, standing)]
    return Eligibility((*reasons, *([NAMESAKE] if standing.namesake else [])))


def _holds(ground: BlockGround, standing: Standing) -> bool:
    match ground.id:
        case Cause.DISCIPLINE:
            return standing.disciplined
        case Cause.INSPECTION:
            return bool(standing.inspections - set(ground.without))
        case Cause.PETITION:
            return standing.petition_pending


def check_eligible(found: Eligibility, *, other_person: bool = False) -> None:
    """Nothing is decided while something keeps it waiting.

    A namesake in another unit keeps it waiting until whoever decides looked, and says that it is
    somebody else: only the paper of the discipline says who was meant.
    """
    if reasons := [each for each in found.reasons if each != NAMESAKE]:
        raise Blocked(reasons="; ".join(reasons))
    if found.reasons and not other_person:
        raise NamesakeDisciplined(reason=NAMESAKE)


def may_know_why(by: Actor, involved: Collection[UUID]) -> bool:
    """Whether somebody may read that something is pending: never whoever is of that unit."""
    return bool(by.roles & TOLD_WHY) and by.unit_id not in involved


def check_term(begins_on: date, ends_on: date, today: date) -> None:
    """A discipline began, and ends after it began."""
    if not begins_on <= today or not begins_on <= ends_on <= begins_on + DISCIPLINE_MAX:
        raise DisciplineOutOfTime(fields={"ends_on": "Xem lại thời hạn."})


def person_key(ward_id: str, person: str) -> str:
    """What stands for a person, so that nobody reads a list of the disciplined; empty for a unit.

    Without the unit: who moves to another is under discipline there too. It hides nothing from
    who has the database and guesses the name.
    """
    return _hashed(ward_id, person) if person else ""


def keys_of_person(ward_id: str, units: Collection[UUID], person: str) -> frozenset[str]:
    """Every key under which a person may have been noted: once each unit had a key of its own."""
    of_units = (_hashed(f"{ward_id}/{unit_id}", person) for unit_id in units)
    return frozenset((person_key(ward_id, person), *of_units))


def _hashed(where: str, person: str) -> str:
    name = " ".join(fold(person).split())
    return hashlib.sha256(f"{where}/{name}".encode()).hexdigest()
