"""What is typed and handed out of the parts of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.happened import HappenedView
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt
from libs.kernel.text import Body, Line, Paragraphs
from libs.law.clocks import working_days_left
from libs.law.rules import rule
from services.reporting.collection.rules import PART_RULE, PartState
from services.reporting.collection.tables import UnitFigure, UnitPart
from services.reporting.periods.views import CountedView, MoveView
from services.reporting.tables import Period

# Some forty units stand in one section of the report.
Remark = Annotated[Body, Field(max_length=600)]


class AskForm(BaseModel):
    """The units that are asked."""

    model_config = ConfigDict(extra="forbid")

    unit_ids: Annotated[list[UUID], Field(max_length=200)]


class WordsForm(BaseModel):
    """The remarks of a unit; no person is named in them."""

    model_config = ConfigDict(extra="forbid")

    results: Remark = ""
    difficulties: Remark = ""
    proposals: Remark = ""


class PartFigureForm(BaseModel):
    """A figure that no event gave, with its reason and the receipts of what proves it."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[Line, Field(max_length=200)]
    unit: Annotated[Line, Field(max_length=60)]
    value: int = Field(ge=0, le=2_000_000_000)
    estimated: bool = False
    reason: Annotated[Line, Field(min_length=5)]
    receipts: list[Receipt] = Field(max_length=5)


class ReturnForm(BaseModel):
    """Why a part is sent back."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[Paragraphs, Field(max_length=2_000)]


class PartLineView(BaseModel):
    """A part in a list."""

    id: UUID
    period_id: UUID
    period_title: str
    unit_id: UUID
    unit: str
    asked_on: date
    due_on: date
    days_left: int  # working days, below zero when it is over
    state: PartState
    first_handed_in_at: datetime | None
    handed_in_at: datetime | None
    taken: bool
    closed: bool  # the report was issued, or its session called off: nothing changes


class OwnFigureView(BaseModel):
    """One of the unit's figures, counted from what was told of it."""

    key: str
    title: str
    unit: str
    period: int
    year: int


class ByHandView(BaseModel):
    """A figure that the unit entered, with short links to its proof."""

    id: UUID
    title: str
    unit: str
    value: int
    estimated: bool
    reason: str
    files: list[str]


class PartDueView(BaseModel):
    """How a part's day was counted; the day of the report may come before the last of the days."""

    rule: str
    start_on: date
    basis: str
    due_on: date
    calendar_version: str
    days: list[CountedView]


class PartView(PartLineView):
    """A part; words and figures by hand are empty for others until it was handed in."""

    period_start: date
    period_end: date
    report_due_on: date
    results: str
    difficulties: str
    proposals: str
    return_reason: str
    moves: list[MoveView]
    figures: list[OwnFigureView]
    by_hand: list[ByHandView]
    explanation: PartDueView
    timeline: list[HappenedView] = []  # where one is asked for


def line_view(
    part: UnitPart, period: Period, names: Mapping[UUID, str], today: date
) -> PartLineView:
    """A part as a line of a list."""
    same = ("id", "period_id", "unit_id", "asked_on", "due_on", "state")
    return PartLineView(
        **{name: getattr(part, name) for name in same},
        period_title=period.title,
        days_left=working_days_left(today, part.due_on),
        unit=names.get(part.unit_id, ""),
        first_handed_in_at=part.first_handed_in_at,
        handed_in_at=part.handed_in_at,
        taken=part.taken_into is not None,
        closed=period.first_issued_at is not None or period.dropped_on is not None,
    )


def part_view(
    line: PartLineView,
    part: UnitPart,
    period: Period,
    figures: Sequence[Mapping[str, object]],
    by_hand: Sequence[ByHandView],
    moves: Sequence[Mapping[str, Any]],
    *,
    inside: bool,
) -> PartView:
    """A part as somebody may see it: `inside` are its unit, and everybody once it was handed in."""
    words = ("results", "difficulties", "proposals")
    return PartView(
        **line.model_dump(),
        period_start=period.period_start,
        period_end=period.period_end,
        report_due_on=period.due_on,
        return_reason=part.return_reason,
        moves=[MoveView.model_validate(each) for each in moves],
        **{name: getattr(part, name) if inside else "" for name in words},
        figures=[OwnFigureView.model_validate(each) for each in figures] if inside else [],
        by_hand=list(by_hand) if inside else [],
        explanation=_explanation(part),
    )


def _explanation(part: UnitPart) -> PartDueView:
    days = [CountedView(**day) for day in part.counted]
    return PartDueView(
        rule=PART_RULE,
        start_on=part.asked_on,
        basis=rule(PART_RULE, part.asked_on).basis,
        due_on=part.due_on,
        calendar_version=part.calendar_version,
        days=[day for day in days if day.on <= part.due_on],
    )


def by_hand_view(row: UnitFigure, by: Actor, files: Desk, now: datetime) -> ByHandView:
    """A figure by hand with short links to what proves it."""
    same = ("id", "title", "unit", "value", "estimated", "reason")
    links = [files.link(by.ward_id, StoredFile(**each), now) for each in row.evidence]
    return ByHandView(**{name: getattr(row, name) for name in same}, files=links)
