"""Periods as the API answers them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from libs.kernel.clock import VIETNAM
from services.reporting.periods.rules import status_of, title_of
from services.reporting.rules import PeriodKind, PeriodStatus
from services.reporting.tables import Period

ORDERED = "Theo ngày được yêu cầu"


class CountedView(BaseModel):
    """A day of the count to the due date: its number, or why it does not count."""

    on: date
    number: int | None
    why: str


class MoveView(BaseModel):
    """A changed calendar moved the due date: which days count otherwise now."""

    was_due_on: date
    due_on: date
    why: str = ""


class PeriodView(BaseModel):
    """A period on which a report is owed, and how it stands today; alone also what moved it."""

    id: UUID
    kind: str
    year: int
    ordinal: int
    title: str
    requested_by: str | None
    session_id: UUID | None  # of the People's Council, before which it is laid
    session_on: date | None
    dropped_on: date | None  # called off, taken back: nothing is owed, so nothing is late
    period_start: date
    period_end: date
    cutoff_on: date
    estimated: bool  # closes before its period ends: actual figures stop at the cut-off
    due_on: date
    status: PeriodStatus
    basis: str
    rule: str
    calendar_version: str
    counted: list[CountedView]
    report_id: UUID | None = None
    moves: list[MoveView] = []

    @classmethod
    def of(
        cls, period: Period, today: date, report_id: UUID | None = None, *, inside: bool
    ) -> PeriodView:
        """The view of a period on a day.

        What was asked for, and by whom, is for those `inside` until its report is issued.
        """
        first = period.first_issued_at
        submitted_on = first.astimezone(VIETNAM).date() if first else None
        names = set(cls.model_fields) - {"estimated", "status", "report_id", "counted", "moves"}
        said = {name: getattr(period, name) for name in names}
        if period.kind == PeriodKind.ON_DEMAND and not (inside or first):
            said["title"] = title_of(PeriodKind.ON_DEMAND, period.year, period.ordinal)
            said |= {"requested_by": None, "basis": ORDERED if not period.counted else period.basis}
        return cls(
            **said,
            estimated=period.cutoff_on < period.period_end,
            status=PeriodStatus.NOT_DUE
            if period.dropped_on
            else status_of(period.due_on, submitted_on, today),
            counted=[CountedView(**day) for day in period.counted],
            report_id=report_id,
        )
