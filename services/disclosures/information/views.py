"""What requests for information hand out: to whoever has the secret, and to the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from libs.kernel.files import Desk
from libs.law.clocks import working_days_left
from services.disclosures.information.tables import InformationRequest, Requester
from services.disclosures.moves import MoveView
from services.disclosures.obligations.views import ExplanationView, explanation
from services.disclosures.queries import stored
from services.disclosures.showing.views import FileView

DERIVED = ("explanation", "timeline")


class TicketView(BaseModel):
    """What to follow a request by. The secret is shown this once and kept nowhere."""

    id: UUID
    code: str
    secret: str
    due_on: date


class RequestLineView(BaseModel):
    """A request in the office's list, without who asked."""

    id: UUID
    code: str
    channel: str
    grade: str | None
    progress: str
    received_on: date
    due_on: date | None
    days_left: int | None
    extension_number: str | None
    closed_on: date | None
    days_late: int | None


class RequestView(RequestLineView):
    """A request as whoever asked may see it, with its clock and its answer."""

    asked: str
    missing: str
    extension_reason: str
    obligation_id: UUID | None
    disclosure_id: UUID | None
    answer: str
    answer_file: FileView | None
    document_number: str | None
    ground: str | None
    erased_on: date | None
    explanation: ExplanationView | None
    timeline: list[HappenedView] = []  # where one is asked for; for the office with accounts


class RequesterView(BaseModel):
    """Who asked: for the office only, until it is erased."""

    full_name: str
    address: str
    contact: str


class RequestWorkView(RequestView):
    """A request for who works on it."""

    requester: RequesterView | None


def line(row: InformationRequest, today: date) -> dict[str, Any]:
    """The fields of a line."""
    shown = {
        name: getattr(row, name) for name in RequestLineView.model_fields if name != "days_left"
    }
    open_now = row.closed_on is None and row.due_on is not None
    left = working_days_left(today, row.due_on) if open_now and row.due_on else None
    return shown | {"days_left": left}


def whole(
    row: InformationRequest, ward_id: str, now: datetime, files: Desk, moves: Sequence[MoveView]
) -> dict[str, Any]:
    """The fields of a request, with a short link to what was given and what moved its day."""
    others = set(RequestView.model_fields) - set(RequestLineView.model_fields)
    shown = {name: getattr(row, name) for name in others if name not in DERIVED}
    file = stored(row.answer_file)
    link = (
        FileView(**row.answer_file, href=files.link(ward_id, file, now))
        if file and row.answer_file
        else None
    )
    return {
        **line(row, now.date()),
        **shown,
        "answer_file": link,
        "explanation": explanation(row, moves) if row.counted else None,
    }


def person(row: Requester | None) -> RequesterView | None:
    """Who asked, as long as it is known."""
    if row is None:
        return None
    return RequesterView(full_name=row.full_name, address=row.address, contact=row.contact)
