"""What is typed and handed out of checks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from libs.happened import HappenedView
from libs.kernel.actor import Actor
from libs.kernel.text import Line, Number, Paragraphs
from services.inspections.inspections.rules import InspectionKind, on_team
from services.inspections.inspections.tables import Inspection
from services.inspections.inspections.teams import TEAM_MAX

Key = Annotated[str, Field(max_length=40, pattern=r"^[a-z_]+$")]


class InspectionForm(BaseModel):
    """The decision as it is prepared."""

    kind: InspectionKind
    subject: Line
    scope: Paragraphs
    unit_id: UUID
    planned_on: date
    leader_id: UUID
    team: Annotated[list[UUID], Field(max_length=TEAM_MAX)] = []
    checklist_key: Key
    check_item_id: UUID | None = None


class SelfCheckForm(BaseModel):
    """A unit begins to check itself."""

    subject: Line
    unit_id: UUID
    checklist_key: Key
    check_item_id: UUID | None = None


class InspectionDecisionForm(BaseModel):
    """The number of the decision."""

    number: Number


class InspectionDropForm(BaseModel):
    """Why it is given up."""

    reason: Line


class InspectionConclusionForm(BaseModel):
    """The conclusion and its number."""

    number: Number
    conclusion: Paragraphs


class SelfCheckEndForm(BaseModel):
    """What the unit found of itself."""

    conclusion: Paragraphs


class InspectionView(BaseModel):
    """A check as whoever may know of it sees it; the team by accounts, not by names."""

    id: UUID
    kind: str
    state: str
    subject: str
    scope: str
    unit_id: UUID
    unit: str
    planned_on: date
    number: str
    decided_on: date | None
    announced_on: date | None
    started_on: date | None
    minutes_on: date | None
    concluded_on: date | None
    issued_on: date | None
    conclusion_number: str
    conclusion: str
    drop_reason: str
    leader_id: str
    team: list[str]
    checklist: str
    checklist_version: int
    check_item_id: UUID | None
    hidden: bool
    on_team: bool
    drafted_by_you: bool
    led_by_you: bool
    timeline: list[HappenedView] = []  # where one is asked for


def view(row: Inspection, names: Mapping[UUID, str], by: Actor) -> InspectionView:
    """One check for somebody who may see it."""
    derived = {"unit", "hidden", "on_team", "drafted_by_you", "led_by_you", "timeline"}
    same = set(InspectionView.model_fields) - derived
    return InspectionView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, ""),
        hidden=row.secrecy.hidden,
        on_team=on_team(row.secrecy, by),
        drafted_by_you=row.author_id == by.id,
        led_by_you=row.leader_id == by.id,
    )
