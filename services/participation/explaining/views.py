"""What is typed and handed out of the end of a consultation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt
from libs.kernel.text import Note, Number, tidy
from services.participation.explaining.rules import Decision, Heard
from services.participation.explaining.tables import AddresseeHearing, Conclusion

_TIDY = BeforeValidator(tidy)
Words = Annotated[str, StringConstraints(min_length=1, max_length=8_000), _TIDY]
Reasons = Annotated[str, StringConstraints(max_length=8_000), _TIDY]


class PublicationForm(BaseModel):
    """What everybody reads in front of the groups, and the council's next session if known."""

    summary: Words
    council_session_on: date | None = None


class HearingForm(BaseModel):
    """How the addressees were heard: how many they are, days, and no name."""

    addressees: Annotated[int, Field(ge=1, le=100_000)]
    informed_on: date | None = None
    outcome: Heard
    heard_on: date | None = None
    dialogue_on: date | None = None
    basis: Note = ""


class DecisionForm(BaseModel):
    """What became of the draft, in which document, and why."""

    decision: Decision
    number: Number
    decided_on: date
    reasons: Reasons = ""
    paper: Receipt | None = None


class ReportForm(BaseModel):
    """When the council heard of it, and when the Front got it."""

    council_reported_on: date
    front_reported_on: date


class ConclusionView(BaseModel):
    """What became of one consultation, for everybody."""

    summary: str
    explained_on: date
    decision: str | None
    decision_number: str
    decided_on: date | None
    against_majority: bool
    reasons: str
    paper: str | None
    council_due_on: date
    council_basis: str
    council_reported_on: date | None
    front_reported_on: date | None


class HearingView(BaseModel):
    """How the addressees were heard."""

    addressees: int
    informed_on: date | None
    outcome: str
    heard_on: date | None
    dialogue_on: date | None
    basis: str


def conclusion_view(row: Conclusion, ward_id: str, files: Desk, now: datetime) -> ConclusionView:
    """What became of it, with a link to the decision."""
    kept = set(ConclusionView.model_fields) - {"paper"}
    paper = files.link(ward_id, StoredFile(**row.paper), now) if row.paper else None
    return ConclusionView(**{name: getattr(row, name) for name in kept}, paper=paper)


def hearing_view(row: AddresseeHearing) -> HearingView:
    """How they were heard."""
    return HearingView(**{name: getattr(row, name) for name in HearingView.model_fields})
