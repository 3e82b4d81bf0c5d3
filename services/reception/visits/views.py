"""What the register hands out without who came."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from services.reception.visits.tables import Visit


class VisitView(BaseModel):
    """A line of the register; `sealed_id` is the letter with who came, to be opened there."""

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
    sealed_id: UUID


class FiguresView(BaseModel):
    """The year in numbers; None where a number is too small to be shown."""

    year: int
    visits: int | None
    people: int | None
    groups: int | None
    by_matter: dict[str, int | None]


def view(row: Visit) -> VisitView:
    """A line as the desk sees it."""
    return VisitView(**{name: getattr(row, name) for name in VisitView.model_fields})
