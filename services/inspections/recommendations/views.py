"""What is typed and handed out of recommendations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from libs.happened import HappenedView
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, Note
from libs.law.clocks import working_days_left
from services.inspections.dues import DueClockView, clock_view
from services.inspections.findings.api import Words
from services.inspections.recommendations import rules
from services.inspections.recommendations.queries import Asked
from services.inspections.recommendations.rules import RecommendationState
from services.inspections.recommendations.tables import RecommendationStep

Evidence = Annotated[list[Receipt], Field(max_length=5)]
SAME = (
    *("id", "ordinal", "finding_id", "unit_id", "text", "basis", "number", "state"),
    *("issued_on", "due_on", "answered_on", "closed_on"),
)


class RecommendationForm(BaseModel):
    """What a unit is asked; without a day the rule gives it."""

    finding_id: UUID | None = None
    unit_id: UUID
    text: Words
    basis: Line
    due_on: date | None = None


class RemedyForm(BaseModel):
    """What was done, and what proves it."""

    note: Line
    evidence: Evidence = []


class RecommendationReasonForm(BaseModel):
    """Why it is refused, sent back, or taken back."""

    reason: Line


class VerificationForm(BaseModel):
    """What was seen by whoever found it done."""

    note: Note = ""


class StepFileView(BaseModel):
    """A file with its hash and where it is read."""

    sha256: str
    size_bytes: int
    href: str


class RecommendationStepView(BaseModel):
    """One step; by an account, not by a name."""

    state: str
    note: str
    by_id: str
    at: datetime
    files: list[StepFileView]


class RecommendationView(BaseModel):
    """A recommendation as whoever may read it sees it; `days_left` counts working days."""

    id: UUID
    inspection_id: UUID | None
    subject: str
    ordinal: int
    finding_id: UUID | None
    unit_id: UUID
    unit: str
    text: str
    basis: str
    number: str
    state: str
    issued_on: date
    due_on: date
    days_left: int
    overdue: bool
    answered_on: date | None
    closed_on: date | None
    clock: DueClockView
    taken_back: bool  # it ended without being found done
    may_verify: bool
    may_take_back: bool
    of_your_unit: bool
    steps: list[RecommendationStepView]
    timeline: list[HappenedView] = []  # beside the steps, where one is asked for


def files_taken(files: Desk, by: Actor, receipts: Sequence[str], now: datetime) -> list[StoredFile]:
    """The files of a form, in their order."""
    return [taken(files, by, receipt, now) for receipt in receipts]


def view(
    one: Asked, names: Mapping[UUID, str], by: Actor, files: Desk, now: datetime
) -> RecommendationView:
    """One recommendation; the check it came from only for who may know of that check."""
    row, shown = one.row, rules.may_read_check(one.secrecy, by)
    state = RecommendationState(row.state)
    return RecommendationView(
        **{name: getattr(row, name) for name in SAME},
        inspection_id=row.inspection_id if shown else None,
        subject=one.subject if shown else "",
        unit=names.get(row.unit_id, ""),
        days_left=working_days_left(now.date(), row.due_on),
        overdue=rules.is_overdue(state, row.due_on, now.date()),
        clock=clock_view(row.due),
        taken_back=rules.is_taken_back([step.state for step in one.steps]),
        may_verify=rules.may_verify(one.secrecy, one.implementers, by),
        may_take_back=rules.may_take_back(one.secrecy, row.unit_id, by),
        of_your_unit=by.unit_id == row.unit_id,
        steps=[_step(step, by, files, now) for step in one.steps],
    )


def _step(row: RecommendationStep, by: Actor, files: Desk, now: datetime) -> RecommendationStepView:
    shown = [
        StepFileView(
            sha256=file["sha256"],
            size_bytes=file["size_bytes"],
            href=files.link(by.ward_id, StoredFile(**file), now),
        )
        for file in row.files
    ]
    return RecommendationStepView(
        state=row.state, note=row.note, by_id=row.by_id, at=row.at, files=shown
    )
