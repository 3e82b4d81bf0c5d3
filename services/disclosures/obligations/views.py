"""What obligations hand out: what is owed, and how its day was computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from pydantic import BaseModel

from libs.law.clocks import working_days_left
from services.disclosures.moves import MoveView
from services.disclosures.obligations.queries import Standing, standing
from services.disclosures.obligations.rules import is_behind
from services.disclosures.tables import Obligation


class ObligationView(BaseModel):
    """Something owed. `days_left` counts working days, below zero when late.

    `planned_on` is the day of the ward's own plan; behind it is not yet late by the law.
    """

    id: UUID
    khoan: int
    item: str
    title: str
    owner_unit_id: UUID | None
    owner_unit: str | None
    state: Standing
    raised_by: str
    raised_on: date
    period: str
    source_path: str | None
    source_sentence: str | None
    document_number: str | None
    document_on: date | None
    due_on: date | None
    days_left: int | None
    basis: str | None
    met_on: date | None
    days_late: int | None
    planned_on: date | None
    behind_plan: bool
    disclosure_id: UUID | None = None


class CountedDayView(BaseModel):
    """One day of the count and why it counts or not."""

    on: date
    counting: str
    number: int | None
    why: str
    document: str | None = None  # the one that gave this day, beyond the days of the law


class ExplanationView(BaseModel):
    """How a due date was computed, day by day, and what moved it since."""

    due_on: date
    rule: str
    basis: str
    start_on: date
    calendar_version: str
    days: list[CountedDayView]
    moves: list[MoveView] = []


def view(
    row: Obligation, today: date, names: dict[UUID, str], disclosure_id: UUID | None = None
) -> ObligationView:
    """An obligation as officials see it on a day."""
    left = working_days_left(today, row.due_on) if row.due_on else None
    shown: dict[str, Any] = {
        name: getattr(row, name) for name in ObligationView.model_fields if hasattr(row, name)
    }
    shown |= {
        "owner_unit": names.get(row.owner_unit_id) if row.owner_unit_id else None,
        "state": standing(row, today),
        "behind_plan": is_behind(row.planned_on, row.met_on or today),
        "days_left": None if row.met_on or row.dropped_on else left,
        "disclosure_id": disclosure_id,
    }
    return ObligationView(**shown)


class Counted(Protocol):
    """A row that keeps how its due date was computed, under the names of an explanation."""

    @property
    def counted(self) -> list[Any] | None: ...


def explanation(row: Counted, moves: Sequence[MoveView] = ()) -> ExplanationView:
    """The stored computation of a due date."""
    kept = set(ExplanationView.model_fields) - {"days", "moves"}
    return ExplanationView.model_validate(
        {name: getattr(row, name) for name in kept} | {"days": row.counted, "moves": moves}
    )
