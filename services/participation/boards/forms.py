"""What is typed about a board, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from libs.kernel.text import Note, Number
from services.participation.boards.actions import Named
from services.participation.boards.kinds import BoardKind, LeftAs, Source
from services.participation.boards.rules import MEMBERS_MAX
from services.participation.rounds.forms import Name

Seats = Annotated[int, Field(ge=0, le=MEMBERS_MAX)]


class BoardForm(BaseModel):
    """Which board, of how many, and how many of them each neighbourhood elects."""

    kind: BoardKind
    title: Note = ""
    unit_id: UUID | None = None
    size: Seats = 0
    seats: Annotated[dict[UUID, Seats], Field(min_length=1, max_length=MEMBERS_MAX)]


class MemberForm(BaseModel):
    """Somebody on a board that is entered; a neighbourhood where residents elected."""

    full_name: Name
    source: Source = Source.ELECTED
    unit_id: UUID | None = None

    def named(self) -> Named:
        """The same for the action."""
        return Named(self.full_name, Source.ELECTED if self.unit_id else self.source, self.unit_id)


class EnteredBoardForm(BaseModel):
    """A board of before: its recognition, its term, who is on it."""

    kind: BoardKind
    title: Note = ""
    unit_id: UUID | None = None
    number: Number
    since: date
    until: date | None = None
    members: Annotated[list[MemberForm], Field(min_length=1, max_length=MEMBERS_MAX)]


class BoardElectionForm(BaseModel):
    """In which neighbourhood and on which day residents elect."""

    unit_id: UUID
    on: date


class DemandForm(BaseModel):
    """Whose households demand that somebody is elected."""

    unit_id: UUID


class SentMemberForm(BaseModel):
    """Somebody who is sent to an investment board, and by whom."""

    source: Source
    full_name: Name
    since: date


class LeavingForm(BaseModel):
    """Since when somebody is on the board no more, and why."""

    left_as: LeftAs
    on: date


class LeadForm(BaseModel):
    """Whom the members chose."""

    head_id: UUID
    deputy_ids: Annotated[list[UUID], Field(max_length=10)] = []


class BoardRecognitionForm(BaseModel):
    """The Front's decision."""

    number: Number
    on: date


class BoardEndForm(BaseModel):
    """On which day it ended."""

    on: date
