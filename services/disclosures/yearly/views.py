"""What the plan of a year hands out: its head, and its lines in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.happened import HappenedView
from services.disclosures.yearly.tables import PlanLine
from services.disclosures.yearly.words import forms_of, length_of, moment_of, period_words


class PlanSummaryView(BaseModel):
    """A version of the plan of a year. Who wrote and who signed is left out."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    year: int
    version: int
    state: str
    number: str | None
    signed_on: date | None
    signing_form: str | None
    adopted_on: date | None


class PlannedDayView(BaseModel):
    """The day on which something of a period is planned."""

    period: str
    words: str
    on: date


class PlanLineView(BaseModel):
    """One item: who, how, when, for how long; `extra` is what the plan adds to law and ward."""

    item: str
    khoan: int
    title: str
    rhythm: str
    owner_unit_id: UUID | None
    owner_unit: str | None
    forms: str
    moment: str
    length: str
    days: list[PlannedDayView]
    extra: list[dict[str, Any]]


class PlanView(BaseModel):
    """A plan with every line, in the order of the law."""

    plan: PlanSummaryView
    lines: list[PlanLineView]
    timeline: list[HappenedView] = []


def line_view(line: PlanLine, year: int, names: Mapping[UUID, str]) -> PlanLineView:
    """A line with its words, in the law of its year."""
    return PlanLineView(
        item=line.item,
        khoan=line.khoan,
        title=line.title,
        rhythm=line.rhythm,
        owner_unit_id=line.owner_unit_id,
        owner_unit=names.get(line.owner_unit_id) if line.owner_unit_id else None,
        forms=forms_of(line),
        moment=moment_of(line, date(year, 1, 1)),
        length=length_of(line),
        days=[
            PlannedDayView(period=period, words=period_words(period), on=date.fromisoformat(day))
            for period, day in sorted(line.days.items())
        ],
        extra=line.extra,
    )
