"""Whether anything about a unit is pending. One fact, told by the night: yes, or no more."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class UnitStandingChanged(Event):
    """A petition about a unit is pending, or none is any more.

    Which one, of what kind, how many, by whom and since when is left out; whoever is of the unit
    is told by nobody. It is told when the answer changes, at the earliest the night after.
    """

    told_as: ClassVar[str] = "reception.unit_standing.changed"
    about: ClassVar[str] = "unit_id"

    unit_id: UUID
    petition_pending: bool
    as_of: date
