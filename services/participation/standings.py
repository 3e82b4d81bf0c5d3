"""What rows of matters and conventions keep of their standing in the law: clocks by their starts.

Last days are never kept: they are counted by the calendar of the moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_late
from libs.law.standing import CaseClock, Standing


def kept_clocks(clocks: Iterable[CaseClock]) -> list[dict[str, Any]]:
    """Clocks as a row keeps them."""
    return [
        {
            "clock": each.clock,
            "rule_id": each.rule_id,
            "start_on": each.start_on.isoformat(),
            "ended_on": each.ended_on.isoformat() if each.ended_on else None,
        }
        for each in clocks
    ]


def read_clocks(kept: Iterable[dict[str, Any]]) -> tuple[CaseClock, ...]:
    """The clocks that a row keeps."""
    return tuple(
        CaseClock(
            each["clock"],
            each["rule_id"],
            date.fromisoformat(each["start_on"]),
            ended_on=date.fromisoformat(each["ended_on"]) if each["ended_on"] else None,
        )
        for each in kept
    )


def working_days_missed_by(standing: Standing, clock: str) -> int:
    """By how many working days the last clock of a name was missed."""
    calendar = national_calendar()
    ended = [each for each in standing.clocks if each.clock == clock and each.ended_on]
    if not ended:
        return 0
    due_on, on = ended[-1].deadline(calendar).due_on, ended[-1].ended_on
    return working_days_late(due_on, on, calendar) if due_on and on else 0
