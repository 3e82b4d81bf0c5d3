"""What the desk types about a visit, each field with its limit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.receipts import Receipt
from libs.kernel.text import Line as OneLine
from libs.kernel.text import tidy
from services.reception.cases.forms import Name
from services.reception.sealed.files.rules import FILES_MAX
from services.reception.sealed.files.store import AttachedFile
from services.reception.sealed.letters import Contact, Letter
from services.reception.sealed.rules import Reason
from services.reception.sessions.bookings.rules import PEOPLE_MAX, Matter
from services.reception.sessions.rules import Mode
from services.reception.visits.actions import Line
from services.reception.visits.rules import Outcome, Receiver

_TIDY = BeforeValidator(tidy)
Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000), _TIDY]
Maybe = Annotated[str, StringConstraints(max_length=500), _TIDY]
WHO = ("full_name", "address", "id_number", "phone", "petition")


class PetitionForm(BaseModel):
    """What was handed in or written down: its words, whom it accuses, scans of it."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=20_000), _TIDY]
    email: Annotated[str, StringConstraints(max_length=200), _TIDY] = ""
    accused: Annotated[list[Name], Field(max_length=20)] = []
    receipts: Annotated[list[Receipt], Field(max_length=FILES_MAX)] = []


class VisitForm(BaseModel):
    """Who came, as Decree 154/2026 article 12 asks, and what the register says."""

    full_name: OneLine
    address: OneLine
    id_number: Annotated[str, StringConstraints(min_length=1, max_length=60), _TIDY]
    phone: Annotated[str, StringConstraints(max_length=30), _TIDY] = ""
    received_on: date
    session_id: UUID | None = None
    booking_id: UUID | None = None
    received_by: Receiver
    mode: Mode = Mode.IN_PERSON
    matter: Matter
    people: Annotated[int, Field(ge=1, le=PEOPLE_MAX)] = 1
    representatives: Annotated[int, Field(ge=0, le=PEOPLE_MAX)] = 0
    summary: Words
    outcome: Outcome
    outcome_body: Maybe = ""
    outcome_number: Annotated[str, StringConstraints(max_length=60), _TIDY] = ""
    settled_by: Maybe = ""
    note: Maybe = ""
    identity_waived: bool = False
    petition: PetitionForm | None = None

    def who(self, scans: Iterable[AttachedFile]) -> Letter:
        """What is sealed; with words in it, it is a petition."""
        handed_in = self.petition
        return Letter(
            full_name=self.full_name,
            address=self.address,
            id_number=self.id_number,
            contact=Contact(phone=self.phone, email=handed_in.email if handed_in else ""),
            text=handed_in.text if handed_in else "",
            accused=tuple(filter(None, handed_in.accused)) if handed_in else (),
            files=tuple(scans),
        )

    def line(self) -> Line:
        """What the register says."""
        return Line(**self.model_dump(exclude=set(WHO)))


class FollowForm(BaseModel):
    """How the matter went on, and a note."""

    followed: Annotated[str, StringConstraints(max_length=2_000), _TIDY]
    note: Maybe = ""


class OpenForm(BaseModel):
    """Of which days the register is opened, and why."""

    from_on: date
    to_on: date
    reason: Reason
