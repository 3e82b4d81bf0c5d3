"""How levels are shown: what each asks, by which decision, and whether the Front confirmed it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from services.participation.contributions.levels.rules import Level, confirming_due
from services.participation.contributions.tables import Fund
from services.participation.dues import due_view


class LevelView(BaseModel):
    """What is asked of a household from a day on, by which decision."""

    from_on: date
    dong: int
    half_days: int
    matter_id: UUID
    opening: int
    confirmed_on: date | None
    waits: bool  # for the Front to compare it with the decision


def level_views(levels: Sequence[Level]) -> list[LevelView]:
    """Each level an account had."""
    return [
        LevelView(**{name: getattr(each, name) for name in LevelView.model_fields})
        for each in levels
    ]


def levels_owed(row: Fund, levels: Sequence[Level], today: date) -> dict[str, Any]:
    """The levels that wait for the Front, while the account is open."""
    waiting = [] if row.settled_on else [each for each in levels if each.waits]
    written = [each.written_on or row.opened_on for each in waiting]
    due = confirming_due(min(written)) if written else None
    return {
        "levels_waiting": len(waiting),
        "level_due": due_view("level", due, today) if due else None,
    }
