"""What petitions hand out: lines of a list, a case for officials, an intake for its sender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.kernel.files import Desk, StoredFile
from libs.law.clocks import working_days_left
from libs.law.procedures import AtEnd, Move, procedure
from services.reception.cases.actions import Registered
from services.reception.cases.clock_views import ClockView, clock_view
from services.reception.cases.matters import matters
from services.reception.cases.queries import Line
from services.reception.cases.tables import Case, CaseStep, ClockOfCase, Intake
from services.reception.cases.withdrawing import may_withdraw

# Steps that the sender's page does not have: whoever forces a denouncer to take back what he wrote
# may hold his slip (Law 25/2018/QH14, article 33), and who lost a case is whom it accuses.
UNTOLD = ("sort", "assign", "take_away", "find_violation_signs")
# Steps whose reason the sender has to be told.
REASONED = ("decline", "guide", "return", "not_process", "look_into", "file", "terminate")


class TicketView(BaseModel):
    """What a petition is followed by."""

    intake_id: UUID
    case_id: UUID
    number: str
    code: str
    secret: str
    first_answer_on: date


class StepView(BaseModel):
    """A step of a case."""

    at: datetime
    on: date
    move: str
    title: str
    basis: str
    number: str
    reason: str
    body: str
    event_on: date | None
    by: str


class CaseLineView(BaseModel):
    """A case in a list: its number, kind, state, and the clock that is over first."""

    id: UUID
    intake_id: UUID
    number: str
    channel: str
    kind: str
    kind_title: str
    claimed: list[str]
    state: str
    state_title: str
    summary: str
    matter: str
    matter_title: str
    neighbourhood_id: UUID | None
    received_on: date
    unit_id: UUID | None
    due_on: date | None
    days_left: int | None
    rule: str | None
    settled_on: date | None
    neglected_on: date | None


class CasesView(BaseModel):
    """A page of a list of cases, and how many there are on all of its pages."""

    total: int
    lines: list[CaseLineView]


class MoveView(BaseModel):
    """A step the law allows today, with its article and what it needs."""

    move: str
    title: str
    basis: str
    needs: list[str]


class FactView(BaseModel):
    """Something that may be so of a case of its kind, and whether it is."""

    fact: str
    title: str
    holds: bool


class CaseView(CaseLineView):
    """A case for who works on it. The letter itself is opened elsewhere, and logged."""

    sealed_id: UUID
    facts: list[FactView]
    lacks: list[str]
    handler_id: str | None
    accused_unit_ids: list[UUID]
    duplicate_of: UUID | None
    forwarded_by: str
    answer: str
    body: str
    untouched: bool
    flags: list[str]  # what the law may want before a step that was, or can be, taken
    parts: list[CaseLineView]
    clocks: list[ClockView]
    steps: list[StepView]
    moves: list[MoveView]


class TrackedPartView(BaseModel):
    """One content of a petition as its sender may see it."""

    part: int
    case_id: UUID
    kind_title: str
    state_title: str
    ended: bool
    withdrawable: bool
    answer: str
    answer_href: str | None
    body: str
    clocks: list[ClockView]
    steps: list[StepView]


class TrackedView(BaseModel):
    """A petition as whoever has its secret may see it: never its words, never who wrote it."""

    number: str
    code: str
    channel: str
    received_on: date
    parts: list[TrackedPartView]


def number_of(intake: Intake, part: int = 1) -> str:
    """The number as people write it: 12/2026, a further content 12-2/2026."""
    return f"{intake.number}{f'-{part}' if part > 1 else ''}/{intake.year}"


def ticket(made: Registered, clocks: Sequence[ClockOfCase]) -> TicketView:
    """The number, the code and the secret, and by when something is answered."""
    return TicketView(
        intake_id=made.intake.id,
        case_id=made.case.id,
        number=number_of(made.intake),
        code=made.code,
        secret=made.secret,
        first_answer_on=first_answer_on(clocks),
    )


def first_answer_on(clocks: Sequence[ClockOfCase]) -> date:
    """By when the sender is answered for the first time."""
    first = next(each.due_on for each in clocks if each.clock == "first_answer")
    assert first
    return first


def step_view(row: CaseStep) -> StepView:
    """A step as it was written down."""
    return StepView(**{name: getattr(row, name) for name in StepView.model_fields})


def move_view(move: Move) -> MoveView:
    """A step that may be taken."""
    return MoveView(
        move=move.id, title=move.title, basis=move.basis, needs=[f"{need}" for need in move.needs]
    )


def line(one: Line, today: date) -> dict[str, Any]:
    """The fields of a line."""
    case, clock = one.case, one.clock
    goes, due_on = procedure(case.kind), clock.due_on if clock else None
    return {
        **{name: getattr(case, name) for name in ("id", "intake_id", "kind", "state", "summary")},
        **{name: getattr(case, name) for name in ("received_on", "unit_id", "settled_on")},
        "matter": case.matter,
        "matter_title": matters()[case.matter].title if case.matter else "",
        "neighbourhood_id": case.neighbourhood_id,
        "number": number_of(one.intake, case.part),
        "channel": one.intake.channel,
        "claimed": one.intake.kinds_claimed,
        "kind_title": goes.title,
        "state_title": goes.state(case.state).title,
        "due_on": due_on,
        "days_left": working_days_left(today, due_on) if due_on else None,
        "rule": clock.rule if clock else None,
        "neglected_on": one.neglected_on,
    }


def facts_view(case: Case) -> list[FactView]:
    """What the law knows of its kind, and what of it is so."""
    known = procedure(case.kind).facts
    return [FactView(fact=f.id, title=f.title, holds=f.id in case.facts) for f in known]


def tracked_part(
    case: Case,
    clocks: Sequence[ClockOfCase],
    steps: Sequence[CaseStep],
    today: date,
    href: str | None,
) -> TrackedPartView:
    """One content for its sender: no internal warning, no name of an official."""
    goes = procedure(case.kind)
    shown = [clock_view(each, case.kind, today) for each in clocks if not each.dropped]
    told = [step_view(each) for each in steps if each.move not in UNTOLD]
    for step in told:
        step.by = ""
        step.reason = step.reason if step.move in REASONED else ""
    return TrackedPartView(
        part=case.part,
        case_id=case.id,
        kind_title=goes.title,
        state_title=goes.state(case.state).title,
        ended=case.closed_on is not None,
        withdrawable=may_withdraw(case),
        answer=case.answer,
        answer_href=href,
        body=case.body,
        clocks=[each for each in shown if each.at_end == AtEnd.OVERDUE and each.clock != "sort"],
        steps=told,
    )


def answer_link(case: Case, ward_id: str, now: datetime, files: Desk) -> str | None:
    """A short link to the answer's file."""
    file = StoredFile(**case.answer_file) if case.answer_file else None
    return files.link(ward_id, file, now) if file else None
