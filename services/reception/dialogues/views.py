"""What dialogues hand out: to everybody, and to officials."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from services.reception.dialogues.rules import DialogueState
from services.reception.dialogues.tables import Commitment, Dialogue
from services.reception.dues import Due
from services.reception.views import CountedDayView, ExplanationView


class CommitmentView(BaseModel):
    """A promise and what became of it."""

    id: UUID
    ordinal: int
    text: str
    unit_id: UUID
    unit: str
    due_on: date
    state: str
    ended_on: date | None
    days_late: int | None


class DialogueView(BaseModel):
    """A dialogue as everybody may see it, promises from the day the chair gave them out."""

    id: UUID
    kind: str
    title: str
    on: date
    starts_at: time
    place: str
    agenda: str
    state: str
    residents: int
    officials: int
    questions: int
    answered: int
    summary: str
    concluded_on: date | None
    commitments: list[CommitmentView]
    timeline: list[HappenedView] = []  # of one that is read by itself


class DialogueWorkView(DialogueView):
    """The same for officials."""

    notified_on: date | None
    notice: ExplanationView | None  # by when those concerned have to be told, where a law says so
    case_id: UUID | None
    noted_late_on: date | None
    minutes: str | None


class DutyView(BaseModel):
    """The conference of a year: owed until when, and when it was held."""

    year: int
    due_on: date
    basis: str
    met_on: date | None


class ConferencesView(BaseModel):
    """This year's duty, and the conferences."""

    duty: DutyView | None
    dialogues: list[DialogueView]


def explained(owed: Due) -> ExplanationView:
    """A day of the law with how it was counted."""
    days = [CountedDayView.model_validate(day) for day in owed.counted]
    kept = {name: getattr(owed, name) for name in ExplanationView.model_fields if name != "days"}
    return ExplanationView(**kept, days=days)


def shown(row: Dialogue, made: list[Commitment], names: dict[UUID, str]) -> dict[str, Any]:
    """The fields of a dialogue with its promises."""
    return {
        name: getattr(row, name) for name in DialogueView.model_fields if hasattr(row, name)
    } | {
        "commitments": [
            CommitmentView(
                unit=names.get(each.unit_id, ""),
                **{
                    name: getattr(each, name)
                    for name in CommitmentView.model_fields
                    if name != "unit"
                },
            )
            for each in made
        ]
    }


def for_all(row: Dialogue, made: list[Commitment], names: dict[UUID, str]) -> DialogueView:
    """A conference as everybody may see it: promises once the chair gave them out."""
    given = made if row.state == DialogueState.CONCLUDED else []
    return DialogueView(**shown(row, given, names))
