"""What consultations hand out: to everybody, and to officials."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.law.consultations import asking
from services.participation.consultations import rules
from services.participation.consultations.rules import State
from services.participation.consultations.tables import Consultation


class FormView(BaseModel):
    """A form of article 26.1."""

    letter: str
    title: str
    basis: str


class MatterView(BaseModel):
    """A matter of article 25 as it reads today."""

    clause: int
    title: str
    basis: str


class MattersView(BaseModel):
    """The nine matters and the eight forms."""

    matters: list[MatterView]
    forms: list[FormView]


class ConsultationLine(BaseModel):
    """A consultation in a list; `days_left` counts days to the end of the last one."""

    id: UUID
    title: str
    clause: int
    state: str
    unit: str
    published_on: date | None
    closes_on: date | None
    days_left: int | None


class ConsultationPlanView(ConsultationLine):
    """Where its plan went; `earliest` is the first last day that the law allows today."""

    unit_id: UUID
    plan_number: str
    plan_signed_on: date | None
    council_sent_on: date | None
    front_sent_on: date | None
    earliest: date | None


def matters(today: date) -> MattersView:
    """What may be asked today, and how."""
    named = [(matter.clause, matter.on(today)) for matter in asking().matters]
    return MattersView(
        matters=[MatterView(clause=n, title=it.title, basis=it.basis) for n, it in named],
        forms=[form_view(form.letter) for form in asking().forms],
    )


def line(row: Consultation, names: dict[UUID, str], today: date) -> dict[str, Any]:
    """The fields of a line."""
    kept = ("id", "title", "clause", "state", "published_on", "closes_on")
    left = None
    if row.state == State.OPEN and row.closes_on:
        left = (row.closes_on - today).days
    said = {name: getattr(row, name) for name in kept}
    return {**said, "unit": names.get(row.unit_id, ""), "days_left": left}


def planned(row: Consultation, names: dict[UUID, str], today: date) -> dict[str, Any]:
    """The fields of a line, and where its plan went."""
    kept = ("unit_id", "plan_number", "plan_signed_on", "council_sent_on", "front_sent_on")
    earliest = None
    if row.state == State.DRAFT:
        earliest = rules.period(today, row.other_law_days, row.other_law_basis).earliest
    said = {name: getattr(row, name) for name in kept}
    return line(row, names, today) | said | {"earliest": earliest}


def form_view(letter: str) -> FormView:
    """One form of article 26.1."""
    [form] = [each for each in asking().forms if each.letter == letter]
    return FormView(letter=letter, title=form.title, basis=form.basis)
