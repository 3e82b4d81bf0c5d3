"""What is typed and handed out of the end of a consultation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, StringConstraints

from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt
from libs.kernel.text import Number, tidy
from services.participation.explaining.rules import Decision
from services.participation.explaining.tables import Conclusion

_TIDY = BeforeValidator(tidy)
Words = Annotated[str, StringConstraints(min_length=1, max_length=8_000), _TIDY]
Reasons = Annotated[str, StringConstraints(max_length=8_000), _TIDY]


class PublicationForm(BaseModel):
    """What everybody reads in front of the groups, and the council's next session if known."""

    summary: Words
    council_session_on: date | None = None


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


def conclusion_view(row: Conclusion, ward_id: str, files: Desk, now: datetime) -> ConclusionView:
    """What became of it, with a link to the decision."""
    kept = set(ConclusionView.model_fields) - {"paper"}
    paper = files.link(ward_id, StoredFile(**row.paper), now) if row.paper else None
    return ConclusionView(**{name: getattr(row, name) for name in kept}, paper=paper)
