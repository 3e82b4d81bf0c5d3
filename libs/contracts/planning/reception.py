"""The days on which citizens are received."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ReceptionDaysSet(Event):
    """The days of the year on which citizens are received, moved by the ward's day-off policy."""

    told_as: ClassVar[str] = "planning.reception_days.set"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    policy: str
    held_on: tuple[date, ...]
