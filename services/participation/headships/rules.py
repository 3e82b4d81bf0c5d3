"""How long somebody may head a neighbourhood, and when a new election is owed.

Nghị định 59/2023/NĐ-CP, article 9; Nghị định 185/2026/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.clocks import add_months
from libs.law.deadlines import Deadline, compute_deadline, last_day_before
from libs.law.rules import rule
from libs.law.standing import in_force

TERM_RULE = "village_head.term"
SHIFT_RULE = "village_head.term_shift"
PROVISIONAL_RULE = "village_head.provisional"
NEW_RULE = "village_head.new_election"
LEFT_RULE = "village_head.vacancy_election"
AGAIN_RULE = "village_head.repeat_election"
ENDING_RULE = "village_head.term_ending"


class Kind(StrEnum):
    """By what somebody heads a neighbourhood."""

    ELECTED = "elected"  # được bầu
    PROVISIONAL = "provisional"  # lâm thời


class EndedAs(StrEnum):
    """Why it ended."""

    FOLLOWED = "followed"  # người khác được bầu hoặc được chỉ định
    DISMISSED = "dismissed"  # được cho thôi
    ANNULLED = "annulled"  # quyết định bầu bị bãi bỏ
    RESIGNED = "resigned"  # xin thôi
    DIED = "died"


# What the chair writes down; a dismissal is decided by residents.
LEFT = (EndedAs.RESIGNED, EndedAs.DIED)


class HeadThere(Conflict):
    """Khu phố đang có Trưởng khu phố được bầu, nhiệm kỳ đến {until}."""


class ProvisionalTooLong(Refusal):
    """Thời gian lâm thời phải sau ngày bắt đầu và không quá ngày {last} ({basis})."""


class BeginsTomorrow(Refusal):
    """Ngày {on} còn ở tương lai."""


class HeadKnown(Conflict):
    """Khu phố này đã ghi nhận người giữ nhiệm vụ từ ngày {since}."""


class EnteredTermWrong(Refusal):
    """Nhiệm kỳ đã có phải bắt đầu trước hôm nay, kết thúc sau ngày đó và không dài quá {years} năm
    cùng {months} tháng kéo dài. Căn cứ: {basis}."""


class LeftWrongly(Refusal):
    """Chỉ ghi ở đây việc xin thôi hoặc mất, từ ngày {since} đến hôm nay; cho thôi do các hộ quyết
    định."""


class HeadOver(Conflict):
    """Người này đã thôi giữ nhiệm vụ."""


class BeginsBeforeLast(Refusal):
    """Ngày bắt đầu phải sau ngày bắt đầu của người giữ nhiệm vụ trước ({since})."""


class NoTerm(Conflict):
    """Chỉ kéo dài, rút ngắn được nhiệm kỳ đang còn của Trưởng khu phố được bầu."""


class ShiftTooFar(Refusal):
    """Nhiệm kỳ chỉ được dời trong khoảng từ {first} đến {last}. Căn cứ: {basis}."""


@dataclass(frozen=True)
class Vacancy:
    """A neighbourhood has to elect anew: since when, by which rule, and until when to decide it."""

    unit_id: UUID
    matter_id: UUID
    since: date
    rule_id: str

    @property
    def deadline(self) -> Deadline:
        """The last day on which the election has to be decided."""
        return compute_deadline(rule(self.rule_id, self.since), self.since, national_calendar())


@dataclass(frozen=True)
class Undone:
    """A dismissal that was abolished: from when and until when it left a place free."""

    unit_id: UUID
    since: date
    until: date

    def covers(self, unit_id: UUID, on: date) -> bool:
        """Whether what was decided there on that day rests on it."""
        return unit_id == self.unit_id and self.since <= on <= self.until


def term_until(since: date) -> date | None:
    """The last day of a term; none where no law of that day set one."""
    if not in_force(TERM_RULE, since):
        return None
    return compute_deadline(rule(TERM_RULE, since), since, national_calendar()).due_on


def check_provisional(since: date, until: date, first_since: date, today: date) -> None:
    """Six months in all until somebody is elected, whoever is named one after the other."""
    if since > today:
        raise BeginsTomorrow(on=f"{since:%d/%m/%Y}")
    law = rule(PROVISIONAL_RULE, since)
    last = compute_deadline(law, first_since, national_calendar()).due_on
    assert last is not None  # nothing suspends it
    if not since < until <= last:
        raise ProvisionalTooLong(last=f"{last:%d/%m/%Y}", basis=law.basis)


def check_shift(term: date, until: date, today: date) -> None:
    """At most so many months earlier or later than the term the law sets, and not in the past."""
    law = rule(SHIFT_RULE, term)
    first, last = add_months(term, -law.value), add_months(term, law.value)
    first = max(first, today)
    if not first <= until <= last:
        raise ShiftTooFar(first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}", basis=law.basis)


def check_entered(since: date, until: date | None, today: date) -> None:
    """A term that began before the product: no longer than a term lengthened as far as may be."""
    law, shift = rule(TERM_RULE, today), rule(SHIFT_RULE, today)
    last = add_months(since, 12 * law.value + shift.value)
    if since >= today or (until and not since < until <= last):
        raise EnteredTermWrong(years=law.value, months=shift.value, basis=law.basis)


def check_left(ended_as: EndedAs, since: date, on: date, today: date) -> None:
    """Resigned or died, on a day that is over."""
    if ended_as not in LEFT or not since <= on <= today:
        raise LeftWrongly(since=f"{since:%d/%m/%Y}")


def reminded_on(until: date) -> date:
    """From which day on whoever decides is reminded that a term ends."""
    return last_day_before(rule(ENDING_RULE, until), until, national_calendar())


def unanswered(
    asked: Iterable[Vacancy], decided: Iterable[tuple[UUID, UUID, date]]
) -> list[Vacancy]:
    """Of every neighbourhood the last event that asks for an election, if none was decided since.

    `decided`: the neighbourhood, the matter and the day of each decision that still stands.
    """
    last: dict[UUID, Vacancy] = {}
    for each in sorted(asked, key=lambda one: one.since):
        last[each.unit_id] = each
    answers = list(decided)
    return [
        each
        for each in last.values()
        if not any(
            unit == each.unit_id and matter != each.matter_id and on >= each.since
            for unit, matter, on in answers
        )
    ]
