"""What is typed and handed out of critiques; the Front's points are its own until it issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, StringConstraints

from libs.happened import HappenedView
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, Number, tidy
from services.participation.critiques.rules import CritiqueState, Taken, sending_due
from services.participation.critiques.tables import Critique, CritiquePoint
from services.participation.dues import DueView, due_view

Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]


class CritiqueForm(BaseModel):
    """The draft, and the day on which the Front is to say what it thinks."""

    title: Line
    summary: Words
    unit_id: UUID
    meets_on: date
    draft: Receipt


class CritiqueDayForm(BaseModel):
    """Another day."""

    meets_on: date


class CritiqueWithdrawalForm(BaseModel):
    """Why the draft is taken back; the Front reads it."""

    reason: Line


class CritiquePointForm(BaseModel):
    """One point."""

    text: Words


class CritiqueIssueForm(BaseModel):
    """The number of the Front's paper, the paper, and whether it agrees with the draft."""

    number: Number
    paper: Receipt | None = None
    agrees: bool = False


class PointReplyForm(BaseModel):
    """What the committee does with a point, and why."""

    taken: Taken
    reply: Words


class CritiqueReplyForm(BaseModel):
    """The number of the committee's reply."""

    number: Number


class PointView(BaseModel):
    """A point and what is replied to it."""

    id: UUID
    ordinal: int
    text: str
    taken: str | None
    reply: str


class CritiqueView(BaseModel):
    """A critique; `points` is empty for the committee until the Front issues them."""

    id: UUID
    title: str
    summary: str
    unit_id: UUID
    sent_on: date
    meets_on: date
    state: str
    number: str
    issued_on: date | None
    reply_number: str
    answered_on: date | None
    withdrawn_on: date | None
    withdrawal_reason: str
    draft: str
    paper: str | None
    sending: DueView | None  # by when the draft had to be with the Front
    points: list[PointView]
    timeline: list[HappenedView] = []  # of one that is read by itself


class PublicCritiqueView(BaseModel):
    """A critique for everybody: each point with its reply, once the committee has replied."""

    id: UUID
    title: str
    summary: str
    unit: str
    sent_on: date
    meets_on: date
    state: str
    number: str
    issued_on: date | None
    reply_number: str
    answered_on: date | None
    points_count: int
    sending: DueView | None
    points: list[PointView]
    timeline: list[HappenedView] = []  # of one that is read by itself


def public_view(
    row: Critique, points: Sequence[CritiquePoint], names: Mapping[UUID, str], today: date
) -> PublicCritiqueView:
    """One critique for everybody; the draft and the Front's own paper stay with both sides."""
    derived = {"unit", "points_count", "points", "sending", "timeline"}
    same = set(PublicCritiqueView.model_fields) - derived
    return PublicCritiqueView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, ""),
        points_count=len(points),
        sending=due_view("sending", sending_due(row.meets_on), today),
        points=_points(points if row.state == CritiqueState.ANSWERED else ()),
    )


def _points(points: Sequence[CritiquePoint]) -> list[PointView]:
    return [
        PointView(**{name: getattr(each, name) for name in PointView.model_fields})
        for each in points
    ]


def view(
    row: Critique,
    points: Sequence[CritiquePoint],
    *,
    of_front: bool,
    ward_id: str,
    files: Desk,
    now: datetime,
) -> CritiqueView:
    """One critique for the Front, or for the committee."""
    seen = points if of_front or row.state != CritiqueState.SENT else ()
    kept = set(CritiqueView.model_fields) - {"draft", "paper", "points", "sending", "timeline"}
    return CritiqueView(
        **{name: getattr(row, name) for name in kept},
        draft=files.link(ward_id, StoredFile(**row.draft), now),
        paper=files.link(ward_id, StoredFile(**row.paper), now) if row.paper else None,
        sending=due_view("sending", sending_due(row.meets_on), now.date()),
        points=_points(seen),
    )
