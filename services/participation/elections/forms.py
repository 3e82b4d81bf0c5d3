"""What is typed about an election, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.text import Number as PaperNumber
from libs.kernel.text import tidy
from services.participation.candidates.rules import Cause
from services.participation.elections.rules import (
    CANDIDATES_MAX,
    TEAM_MAX,
    Ballots,
    Nominee,
)
from services.participation.households.rules import read_birth
from services.participation.matters.forms import Words
from services.participation.rounds.forms import Course, Name, Number

Born = Annotated[str, StringConstraints(min_length=4, max_length=20), BeforeValidator(tidy)]


class ElectionForm(BaseModel):
    """The decision to hold an election: why, on which day, under which number."""

    cause: Cause
    on: date
    number: PaperNumber
    decided_on: date


class NomineeForm(BaseModel):
    """Somebody put forward; of a day of birth only the year is kept."""

    full_name: Name
    born: Born

    def nominee(self) -> Nominee:
        """The person, if the day of birth can be read."""
        return Nominee(self.full_name, read_birth(self.born))


class CandidatesForm(BaseModel):
    """The Front's meeting that put somebody forward (Mẫu 05)."""

    met_on: date
    present: Number
    course: Course = ""
    confirmed: bool = False
    people: Annotated[list[NomineeForm], Field(max_length=CANDIDATES_MAX)]


class TeamForm(BaseModel):
    """The decision that forms the election team; its head comes first."""

    number: PaperNumber
    on: date
    team: Annotated[list[Name], Field(max_length=TEAM_MAX)]


class AnnouncementForm(BaseModel):
    """When residents were told the day and who stands."""

    announced_on: date


class MovingForm(BaseModel):
    """Another day, by which decision, and why."""

    on: date
    number: Annotated[str, StringConstraints(max_length=60), BeforeValidator(tidy)] = ""
    reason: Words


class CallingOffForm(BaseModel):
    """Why it does not take place."""

    reason: Words


class VotesForm(BaseModel):
    """What was counted for each candidate."""

    present: Number
    votes: Annotated[dict[UUID, Number], Field(max_length=CANDIDATES_MAX)]
    nobody: Number = 0
    invalid: Number = 0

    def ballots(self) -> Ballots:
        """The same for the rules."""
        return Ballots(self.present, self.votes, self.nobody, self.invalid)


class ClusterVotesForm(VotesForm):
    """The same of one cluster."""

    cluster_id: UUID


class ElectionCountForm(BaseModel):
    """Every cluster, the sums as written, the witnesses, and how the meeting went."""

    clusters: Annotated[list[ClusterVotesForm], Field(min_length=1, max_length=20)]
    total: VotesForm
    witness_ids: Annotated[list[UUID], Field(max_length=10)]
    course: Course = ""


class HandoutVotesForm(BaseModel):
    """Ballots out, ballots back, for each candidate, and who saw the counting."""

    given: Number
    total: VotesForm
    witness_ids: Annotated[list[UUID], Field(max_length=10)]
