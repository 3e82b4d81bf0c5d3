"""The vote of one neighbourhood about a matter, as everybody is told of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from libs.law import decisions
from libs.law.decisions import Clause
from services.participation.rounds.tables import Round


class RoundView(BaseModel):
    """The vote of one neighbourhood; before it is counted only how many households may vote."""

    id: UUID
    unit_id: UUID
    unit: str
    form: str
    state: str
    opened_on: date
    counted_on: date | None
    households: int
    needed: int
    present: int
    yes: int
    no: int
    other: int
    invalid: int
    passed: bool | None


def round_view(row: Round, clause: Clause, names: dict[UUID, str], law: date) -> RoundView:
    """One vote; `law` is the day whose law it counts by."""
    counted = row.state == "counted"
    same = set(RoundView.model_fields) - {"unit", "needed", "passed"}
    return RoundView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, ""),
        needed=decisions.needed(clause, row.households, law),
        passed=decisions.passed(clause, row.yes, row.households, law) if counted else None,
    )
