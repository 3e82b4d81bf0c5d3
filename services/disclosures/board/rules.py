"""How a content stands for everybody to see, and which of its papers needs eyes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.disclosures.posting.rules import Hanging
from services.disclosures.proving.rules import Sheet

# Our proposal, no law: so many working days before the due date a paper is "soon".
SOON_WORKING_DAYS = 2


class Mark(StrEnum):
    """How one of the fourteen contents stands."""

    NONE = "none"  # chưa phát sinh
    EXPECTED = "expected"  # trong kế hoạch, chờ văn bản
    WAITING = "waiting"  # chờ công khai
    SOON = "soon"  # sắp đến hạn
    LATE = "late"  # quá hạn
    BROKEN = "broken"  # niêm yết bị gián đoạn
    POSTING = "posting"  # đang niêm yết
    PERMANENT = "permanent"  # niêm yết thường xuyên
    KEPT = "kept"  # đã hoàn thành


# The board shows the paper of a content that needs eyes most.
URGENCY = (
    Mark.LATE,
    Mark.BROKEN,
    Mark.SOON,
    Mark.WAITING,
    Mark.POSTING,
    Mark.PERMANENT,
    Mark.KEPT,
    Mark.EXPECTED,
    Mark.NONE,
)


@dataclass(frozen=True)
class Paper:
    """What decides the mark of one paper: owed, public, or complete."""

    due_on: date | None
    working_days_left: int | None
    published: bool = False
    completed: bool = False
    permanent: bool = False
    sheets: tuple[Sheet, ...] = ()
    places_of: int = 0


def mark(paper: Paper) -> Mark:
    """How a paper stands. Public but on no wall yet, though the law wants walls: still waiting."""
    if paper.completed:
        return Mark.KEPT
    hung = [sheet for sheet in paper.sheets if sheet.state in (Hanging.UP, Hanging.DOWN)]
    if any(sheet.state is Hanging.BROKEN for sheet in paper.sheets):
        return Mark.BROKEN
    if paper.published and (hung or not paper.places_of):
        return Mark.PERMANENT if paper.permanent else Mark.POSTING
    if paper.due_on is None or paper.working_days_left is None:
        return Mark.EXPECTED
    if paper.working_days_left < 0:
        return Mark.LATE
    return Mark.SOON if paper.working_days_left <= SOON_WORKING_DAYS else Mark.WAITING


def most_urgent(marks: Sequence[Mark]) -> Mark:
    """The mark of a content with several papers."""
    return min(marks, key=URGENCY.index, default=Mark.NONE)


def sheet_mark(sheet: Sheet | None, due_on: date, today: date) -> Mark:
    """How one paper stands at one place."""
    if sheet is None or sheet.state is Hanging.REPLACED:
        return Mark.LATE if today > due_on else Mark.WAITING
    if sheet.state is Hanging.BROKEN:
        return Mark.BROKEN
    if sheet.state is Hanging.DOWN:
        return Mark.KEPT
    return Mark.POSTING if sheet.keep_until else Mark.PERMANENT
