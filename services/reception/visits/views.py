"""What the register hands out without who came."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView, Sentences
from services.reception.cases.views import TicketView
from services.reception.visits.petitions import HandedIn, is_silent
from services.reception.visits.rules import UNDER_SEAL
from services.reception.visits.tables import Visit

BY_PETITION = "Theo đơn"
SENTENCES: Sentences = {
    "record_visit": "Ghi lượt tiếp số {number} vào sổ.",
    "follow_visit": "Ghi quá trình, kết quả giải quyết.",
}
WORDS = ("outcome_body", "outcome_number", "settled_by", "followed", "note")


class VisitView(BaseModel):
    """A line of the register; `sealed_id` is the letter with who came, to be opened there.

    With a closed petition nobody gets to the letter from here: who is accused would find none.
    """

    id: UUID
    year: int
    number: int
    received_on: date
    session_id: UUID | None
    received_by: str
    mode: str
    matter: str
    people: int
    representatives: int
    summary: str
    outcome: str
    outcome_body: str
    outcome_number: str
    settled_by: str
    followed: str
    note: str
    sealed_id: UUID | None
    petition_number: str | None
    case_id: UUID | None
    timeline: list[HappenedView] = []  # where one is asked for


class VisitsView(BaseModel):
    """A page of the register, and how many lines and people there are in all."""

    total: int
    people: int
    lines: list[VisitView]


class RecordedView(VisitView):
    """A line just written; `ticket` is for whoever handed in a petition, and shown this once."""

    ticket: TicketView | None


class FiguresView(BaseModel):
    """The year in numbers; None where a number is too small to be shown."""

    year: int
    visits: int | None
    people: int | None
    groups: int | None
    by_matter: dict[str, int | None]


def view(row: Visit, petition: HandedIn | None = None) -> VisitView:
    """A line as the desk sees it: of what is sealed, or has a closed petition, not the words."""
    kept = set(VisitView.model_fields) - {"petition_number", "case_id", "timeline"}
    shown = {name: getattr(row, name) for name in kept}
    if is_silent(row, petition):
        shown |= dict.fromkeys(WORDS, "") | {"summary": BY_PETITION if petition else UNDER_SEAL}
    if petition and petition.closed:
        shown["sealed_id"] = None
    return VisitView(
        **shown,
        petition_number=petition.number if petition else None,
        case_id=petition.case_id if petition else None,
    )
