"""The days on which citizens are received."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.kernel.events import Event


class DayHeld(BaseModel):
    """A planned day, the day it is held, and why it moved as the calendar says; else empty."""

    model_config = ConfigDict(frozen=True)

    nominal_on: date
    held_on: date
    moved_because: str = ""


class ReceptionDaysSet(Event):
    """The days of the year on which citizens are received, moved by the ward's day-off policy.

    `days` says which planned day each belongs to; what was told before it did leaves it empty.
    """

    told_as: ClassVar[str] = "planning.reception_days.set"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    policy: str
    held_on: tuple[date, ...]
    days: tuple[DayHeld, ...] = ()
