"""What somebody who keeps a roll fills in."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, field_validator

from libs.kernel.text import tidy
from services.participation.households import rules
from services.participation.households.rules import NUMBER_MAX, STATED, Adult, Ending

FullName = Annotated[
    str,
    StringConstraints(min_length=2, max_length=100, pattern=r"^[^\n]*$"),
    BeforeValidator(tidy),
]
Address = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$"),
    BeforeValidator(tidy),
]
RollNumber = Annotated[int, Field(ge=1, le=NUMBER_MAX)]


class PersonForm(BaseModel):
    """Who is to represent a household; of a day of birth only the year is kept."""

    full_name: FullName
    born: Annotated[str, StringConstraints(min_length=4, max_length=20), BeforeValidator(tidy)]
    capable: bool  # the head states full civil capacity; article 18.2
    namesake: bool = False

    def adult(self, today: date) -> Adult:
        """The person, if of full age and capacity. Raises NotAdult and others, at `born`."""
        birth = rules.read_birth(self.born)
        return rules.check_adult(self.full_name, birth, today, capable=self.capable)


class HouseholdForm(PersonForm):
    """A household and who represents it."""

    number: RollNumber | None = None
    address: Address


class EntryForm(BaseModel):
    """A household's number and address."""

    number: RollNumber
    address: Address


class DelegationForm(PersonForm):
    """Who speaks for a household from a day until another, both included."""

    since: date
    last_on: date


class MergerForm(BaseModel):
    """The household that goes on."""

    into_id: UUID


class ClosingForm(BaseModel):
    """Why a household leaves the roll."""

    ended_as: Ending

    @field_validator("ended_as")
    @classmethod
    def _stated(cls, ended_as: Ending) -> Ending:
        if ended_as not in STATED:
            raise ValueError("Hãy chọn lý do hộ không còn trong danh sách.")
        return ended_as
