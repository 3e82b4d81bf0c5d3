"""Which quarters a board reports on, and by when: to the Front, and to nobody else.

Nghị định 59/2023 has Ban Thanh tra nhân dân report each quarter and Ban Giám sát đầu tư của cộng
đồng from time to time. No law gives a day: it is the product's, and so is the second one's quarter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from services.inspections.dues import Due, due_by_law
from services.inspections.rooms.rules import Room

RULES = {
    Room.PEOPLE: "supervision.inspectors_quarter",
    Room.INVESTMENT: "supervision.investment_quarter",
}
QUARTERS_BACK = 4


@dataclass(frozen=True)
class Quarter:
    """A quarter of a year, from 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        after = (self.year + 1, 1) if self.number == 4 else (self.year, self.number + 1)
        return Quarter(*after).first - timedelta(days=1)


@dataclass(frozen=True)
class AtWork:
    """From when until when a board had something to report on; until None it goes on."""

    since: date
    until: date | None

    def meets(self, quarter: Quarter) -> bool:
        """Whether some day of the quarter is among them."""
        begun = self.since <= quarter.last
        return begun and (self.until is None or self.until >= quarter.first)


def ended_quarters(today: date) -> list[Quarter]:
    """The last four that are over, the oldest first."""
    behind = today.year * 4 + (today.month - 1) // 3
    numbers = range(behind - QUARTERS_BACK, behind)
    return [Quarter(number // 4, number % 4 + 1) for number in numbers]


def owed(work: Collection[AtWork], sent: Collection[Quarter], today: date) -> Iterable[Quarter]:
    """The quarters of its work on which a board has not reported."""
    for quarter in ended_quarters(today):
        if quarter not in sent and any(each.meets(quarter) for each in work):
            yield quarter


def report_due(room: Room, quarter: Quarter) -> Due:
    """By when the Front gets the report, with every day counted."""
    return due_by_law(quarter.last, RULES[room])
