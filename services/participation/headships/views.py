"""How it is shown who heads a neighbourhood, and what is owed about it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from services.participation.dues import DueView


class HeadshipView(BaseModel):
    """A neighbourhood and how it is headed; no name. Without `id` nothing is known here."""

    unit_id: UUID
    unit: str
    id: UUID | None
    kind: str | None  # elected | provisional
    number: str
    since: date | None
    until: date | None
    election_id: UUID | None
    seated: bool  # whether the directory gives the role to whom this is
    owed: DueView | None  # until when a new election has to be decided


class HeadDutyView(BaseModel):
    """Something owed about an election or a head, and who owes it: `chair` or `front`.

    `due` explains a last day of the law; the end of a term is a plain day.
    """

    owed: str  # candidates | team | announcement | missed | new_election | provisional | ending
    # | called_off | account | reinstated: after a dismissal that was abolished
    role: str
    unit_id: UUID
    unit: str
    election_id: UUID | None
    due_on: date | None
    days_left: int | None
    due: DueView | None
