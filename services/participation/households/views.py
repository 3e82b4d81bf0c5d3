"""What is shown of a roll, and of a household to who may see it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from services.participation.households.rules import ONE_DAY
from services.participation.households.tables import Household, Representative


class NeighbourhoodView(BaseModel):
    """A neighbourhood with its N; zero where nobody has made a roll yet."""

    id: UUID
    name: str
    households: int


class PersonView(BaseModel):
    """Who speaks, or spoke, for a household; the last day is included."""

    full_name: str
    born_year: int
    since: date
    last_on: date | None
    delegated: bool

    @classmethod
    def of(cls, row: Representative) -> PersonView:
        """The view of a row."""
        return cls(
            full_name=row.full_name,
            born_year=row.born_year,
            since=row.since,
            last_on=row.until and row.until - ONE_DAY,
            delegated=row.delegated,
        )


class RollLineView(BaseModel):
    """A household on a roll; without a speaker where nobody represents it on that day."""

    id: UUID
    number: int
    address: str
    speaker: PersonView | None
    code_until: date | None  # the last day of the code that it has

    @classmethod
    def of(
        cls, row: Household, number: int, speaker: Representative | None, code_until: date | None
    ) -> RollLineView:
        """The line of a household, with its number on that roll."""
        spoken = PersonView.of(speaker) if speaker else None
        told = {"number": number, "speaker": spoken, "code_until": code_until}
        return cls(id=row.id, address=row.address, **told)


class RollView(BaseModel):
    """The roll of a neighbourhood on a day."""

    neighbourhood_id: UUID
    name: str
    on: date
    households: list[RollLineView]


class HouseholdView(BaseModel):
    """A household with everybody who represents or represented it, newest first."""

    id: UUID
    neighbourhood_id: UUID
    neighbourhood: str
    number: int
    address: str
    since: date
    until: date | None
    ended_as: str | None
    split_from_id: UUID | None
    merged_into_id: UUID | None
    people: list[PersonView]

    @classmethod
    def of(cls, row: Household, neighbourhood: str, people: list[PersonView]) -> HouseholdView:
        """The view of a household."""
        told = set(cls.model_fields) - {"neighbourhood", "people"}
        return cls(
            **{name: getattr(row, name) for name in told},
            neighbourhood=neighbourhood,
            people=people,
        )
