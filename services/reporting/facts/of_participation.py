"""What is counted of what participation tells."""

from __future__ import annotations

from libs.contracts.participation.households import HouseholdRollChanged
from services.reporting.facts.counts import Counts, Table
from services.reporting.facts.of_surveys import SURVEYS


def _begins(event: HouseholdRollChanged) -> bool:
    """The neighbourhood had no household on a roll before."""
    return 0 < event.households == event.added


def _is_empty(event: HouseholdRollChanged) -> bool:
    return event.households == 0 < event.ended


HOUSEHOLDS: Table = {
    HouseholdRollChanged: (
        Counts(
            "households_added",
            "neighbourhood:neighbourhood_id",
            on="changed_on",
            value="added",
            label="Thêm {added} hộ vào danh sách hộ gia đình",
            when=lambda event: event.added > 0,
        ),
        Counts(
            "households_ended",
            "neighbourhood:neighbourhood_id",
            on="changed_on",
            value="ended",
            label="{ended} hộ ra khỏi danh sách hộ gia đình",
            when=lambda event: event.ended > 0,
        ),
        Counts(
            "roll_begun",
            "neighbourhood:neighbourhood_id",
            on="changed_on",
            label="Lập danh sách hộ gia đình: {households} hộ",
            when=_begins,
        ),
        Counts(
            "roll_emptied",
            "neighbourhood:neighbourhood_id",
            on="changed_on",
            label="Danh sách hộ gia đình không còn hộ nào",
            when=_is_empty,
        ),
    ),
}

PARTICIPATION: Table = {**HOUSEHOLDS, **SURVEYS}
