"""What is typed and handed out of a hearing."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.text import Line, Note, tidy
from services.participation.addressees.rules import Course, Heard
from services.participation.addressees.tables import AddresseeHearing, HearingMinutes

Words = Annotated[str, StringConstraints(min_length=1, max_length=8_000), BeforeValidator(tidy)]
People = Annotated[int, Field(ge=1, le=100_000)]


class HearingForm(BaseModel):
    """How the addressees were heard: how many they are, days, and no name."""

    addressees: People
    informed_on: date | None = None
    outcome: Heard
    heard_on: date | None = None
    dialogue_on: date | None = None
    basis: Note = ""


class MinutesForm(BaseModel):
    """How the hearing went; bodies and positions, no names of those who were heard."""

    place: Line
    chaired_by: Line
    present: People
    front_present: bool
    inspectors_present: bool
    absence: Note = ""
    said: Words
    answered: Words
    conclusion: Words

    def course(self) -> Course:
        """The same for the rules."""
        return Course(**self.model_dump())


class HearingView(BaseModel):
    """How the addressees were heard."""

    addressees: int
    informed_on: date | None
    outcome: str
    heard_on: date | None
    dialogue_on: date | None
    basis: str


class MinutesView(MinutesForm):
    """The minutes, for those who work with them."""

    held_on: date


def hearing_view(row: AddresseeHearing) -> HearingView:
    """How they were heard."""
    return HearingView(**{name: getattr(row, name) for name in HearingView.model_fields})


def minutes_view(row: HearingMinutes) -> MinutesView:
    """What stands in them."""
    return MinutesView(**{name: getattr(row, name) for name in MinutesView.model_fields})
