"""What a province adds up: of which periods, where a ward stands, what its numbers say. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from libs.kernel.errors import NotFound, Refusal
from services.reporting.rules import PeriodKind, PeriodStatus

# Reports on demand are asked for by somebody of one ward, and under words of theirs.
ROLLED_UP = (PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR)
PERIOD = r"^(quarter|half_year|year)\.20\d{2}\.[1-4]$"


class NotAProvince(NotFound):
    """Số liệu tổng hợp chỉ có ở tỉnh, thành phố; ở đây là phường, xã, đặc khu."""


class PeriodsUnlike(Refusal):
    """Chỉ so sánh hai kỳ cùng loại: quý với quý, 6 tháng với 6 tháng, năm với năm."""


class NoSuchHeadline(NotFound):
    """Không có chỉ tiêu tổng hợp mang mã {key}."""


@dataclass(frozen=True, order=True)
class PeriodOf:
    """A period by its kind, its year and its place in the year: `half_year.2026.1`."""

    year: int
    ordinal: int
    kind: PeriodKind

    @classmethod
    def read(cls, text: str) -> PeriodOf:
        """The period that was asked for."""
        kind, year, ordinal = re.split(r"\.", text)
        return cls(int(year), int(ordinal), PeriodKind(kind))

    def __str__(self) -> str:
        return f"{self.kind}.{self.year}.{self.ordinal}"


def check_alike(one: PeriodOf, other: PeriodOf) -> None:
    """Refuse to compare a quarter with a year."""
    if one.kind is not other.kind:
        raise PeriodsUnlike


@dataclass(frozen=True)
class Standing:
    """Where a ward stands with one report.

    Without a status it owes none: no plan is in force there, or it does not use the product.
    """

    code: str
    name: str
    kind: str
    status: PeriodStatus | None = None
    due_on: date | None = None
    submitted_on: date | None = None
    days_late: int = 0  # calendar days, of what is overdue until today
    report_id: UUID | None = None
    number: str | None = None
    issued_on: date | None = None
    revision: int = 0
    figures: Mapping[str, int] = field(default_factory=dict)

    @property
    def issued(self) -> bool:
        """Whether there is a report to read."""
        return self.report_id is not None

    @property
    def filled(self) -> int:
        """In how many of its headline figures something was counted."""
        return sum(1 for value in self.figures.values() if value)


def statuses_of(standings: Sequence[Standing]) -> dict[str, int]:
    """How many wards stand where; those that owe nothing under `nothing_owed`."""
    return dict(Counter(each.status or "nothing_owed" for each in standings))


def behind(key: str, standings: Sequence[Standing]) -> list[tuple[Standing, int]]:
    """The wards whose issued reports hold a figure, each with its number: the total's parts."""
    return [(each, each.figures[key]) for each in standings if key in each.figures]
