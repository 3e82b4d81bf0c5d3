"""What is handed out of supervisions, as far as whoever asks may read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from services.inspections.dues import DueClockView, clock_view
from services.inspections.rooms.rules import Room, may_see, of_front, works_in
from services.inspections.supervisions.rules import SupervisionState, seen_by_others
from services.inspections.supervisions.tables import Advice, Recovery, Supervision


class AdviceView(BaseModel):
    """A recommendation, by when it is answered and why then, and the answer."""

    id: UUID
    ordinal: int
    text: str
    basis: str
    addressee: str
    about_law: bool
    sent_on: date | None
    due_on: date | None
    clock: DueClockView | None
    taken: str | None
    answer: str
    answer_number: str
    answer_file: str | None
    answered_on: date | None


class RecoveryView(BaseModel):
    """What came back."""

    kind: str
    amount: int
    document: str
    on: date


class SupervisionView(BaseModel):
    """A supervision; what the caller may not read of its result is empty.

    `own` is whether the caller works in its room, `confirms` whether the Front does for a board.
    """

    id: UUID
    room: str
    board: str
    work_id: UUID | None
    subject: str
    scope: str
    unit_id: UUID
    unit: str
    starts_on: date
    state: str
    number: str
    sent_on: date | None
    report_by: date | None
    report: str
    report_file: str | None
    reported_on: date | None
    started_on: date | None
    ended_on: date | None
    conclude_by: date | None
    handed_on: date | None
    return_reason: str
    result: str
    wrongs: int
    result_number: str
    concluded_on: date | None
    drop_reason: str
    published_on: date | None
    own: bool
    confirms: bool
    advice: list[AdviceView]
    recoveries: list[RecoveryView]
    timeline: list[HappenedView] = []  # of one that is read by itself


class PublicAdviceView(BaseModel):
    """A recommendation with its answer, for everybody."""

    ordinal: int
    text: str
    basis: str
    addressee: str
    taken: str | None
    answer: str
    answer_number: str
    answered_on: date | None


class PublicSupervisionView(BaseModel):
    """What was published of a supervision."""

    id: UUID
    room: str
    board: str
    subject: str
    unit: str
    starts_on: date
    result: str
    wrongs: int
    result_number: str
    concluded_on: date
    advice: list[PublicAdviceView]
    timeline: list[HappenedView] = []  # of one that is read by itself


@dataclass(frozen=True)
class Looking:
    """Who looks, when, and how names and files are shown."""

    by: Actor
    names: Mapping[UUID, str]
    files: Desk
    now: datetime

    def link(self, kept: Mapping[str, Any] | None) -> str | None:
        """Where a file is fetched."""
        if not kept:
            return None
        return self.files.link(self.by.ward_id, StoredFile(**kept), self.now)


def view(
    row: Supervision, advice: Sequence[Advice], recoveries: Sequence[Recovery], look: Looking
) -> SupervisionView:
    """One supervision for somebody who may see it."""
    room = Room(row.room)
    own = works_in(room, row.board_id, look.by)
    inside = own or of_front(look.by)
    reads = may_see(row.result_standing, look.by)
    derived = {"board", "unit", "state", "report_file", "own", "confirms"}
    derived |= {"advice", "recoveries", "timeline"}
    told = {name: getattr(row, name) for name in set(SupervisionView.model_fields) - derived}
    if not reads:
        told |= {"handed_on": None, "return_reason": "", "result": "", "wrongs": 0}
    state = SupervisionState(row.state)
    return SupervisionView(
        **told,
        board=look.names.get(row.board_id, "") if row.board_id else "",
        unit=look.names.get(row.unit_id, ""),
        state=state if reads else seen_by_others(state),
        report_file=look.link(row.report_file),
        own=own,
        confirms=inside and not own,
        advice=[
            _advice(each, look)
            for each in advice
            if reads and each.supervision_id == row.id and (inside or each.to_committee)
        ],
        recoveries=[
            RecoveryView(**{name: getattr(each, name) for name in RecoveryView.model_fields})
            for each in recoveries
            if reads and each.supervision_id == row.id
        ],
    )


def _advice(one: Advice, look: Looking) -> AdviceView:
    same = set(AdviceView.model_fields) - {"answer_file", "clock"}
    return AdviceView(
        **{name: getattr(one, name) for name in same},
        clock=clock_view(one.due) if one.due else None,
        answer_file=look.link(one.answer_file),
    )


def public_view(
    row: Supervision, advice: Sequence[Advice], names: Mapping[UUID, str]
) -> PublicSupervisionView:
    """One for everybody; papers and what came back stay with both sides."""
    same = set(PublicSupervisionView.model_fields) - {"board", "unit", "advice", "timeline"}
    return PublicSupervisionView(
        **{name: getattr(row, name) for name in same},
        board=names.get(row.board_id, "") if row.board_id else "",
        unit=names.get(row.unit_id, ""),
        advice=[
            PublicAdviceView(
                **{name: getattr(each, name) for name in PublicAdviceView.model_fields}
            )
            for each in advice
            if each.supervision_id == row.id
        ],
    )
