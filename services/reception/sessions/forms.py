"""What people type about the calendar, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.text import Line, tidy
from services.reception.hours import Hour
from services.reception.sessions.rules import SLOT_MINUTES, Leader, Mode

Words = Annotated[str, StringConstraints(min_length=1, max_length=1_000), BeforeValidator(tidy)]


class FrameForm(BaseModel):
    """How the ward usually receives."""

    starts_at: Hour
    ends_at: Hour
    place: Line
    participants: Words
    content: Words
    slot_minutes: Annotated[int, Field(ge=SLOT_MINUTES[0], le=SLOT_MINUTES[1])]


class ArrangementForm(BaseModel):
    """Who receives where, with whom and about what."""

    starts_at: Hour
    ends_at: Hour
    place: Line
    participants: Words
    content: Words
    led_by: Leader
    mode: Mode


class CallForm(ArrangementForm):
    """A session on a day that the calendar does not name."""

    held_on: date


class PostingForm(BaseModel):
    """Up to which day the calendar is posted, and the number of the notice if it has one."""

    until: date
    number: Annotated[
        str, StringConstraints(max_length=60, pattern=r"^[^\n]*$"), BeforeValidator(tidy)
    ] = ""


class PostponementForm(BaseModel):
    """The new time and the good reason."""

    held_on: date
    starts_at: Hour
    ends_at: Hour
    reason: Line


class HoldingForm(BaseModel):
    """Who received."""

    taken_by: Leader
