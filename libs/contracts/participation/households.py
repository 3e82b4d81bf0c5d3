"""How many households a neighbourhood has. Never which, where they live or who speaks for them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class HouseholdRollChanged(Event):
    """Households came onto a neighbourhood's roll or left it. Which ones is not told."""

    told_as: ClassVar[str] = "participation.household_roll.changed"
    about: ClassVar[str] = "neighbourhood_id"

    neighbourhood_id: UUID
    changed_on: date
    households: int  # how many there are now
    added: int
    ended: int
