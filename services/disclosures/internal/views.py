"""What the staff's papers hand out, to officials only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from libs.law.catalogue import internal_khoans
from services.disclosures.internal.rules import SHOWN
from services.disclosures.internal.tables import InternalPaper
from services.disclosures.moves import MoveView
from services.disclosures.obligations.views import ExplanationView, explanation
from services.disclosures.rules import State
from services.disclosures.showing.views import FileView

Link = Callable[[dict[str, Any] | None], FileView | None]
COLUMNS = (
    *("id", "khoan", "title", "document_number", "document_on", "signer_position", "unit_id"),
    *("form", "state", "due_on", "published_on", "days_late", "posted_on", "keep_until"),
    *("completed_on", "withdrawn_on"),
)


class InternalLineView(BaseModel):
    """One paper for the staff in a list. `late` says that its day passed before it was shown."""

    id: UUID
    khoan: int
    title: str
    document_number: str
    document_on: date
    signer_position: str
    unit_id: UUID | None
    unit: str | None
    form: str
    state: State
    due_on: date
    late: bool
    published_on: date | None
    days_late: int | None
    posted_on: date | None
    keep_until: date | None
    completed_on: date | None
    withdrawn_on: date | None


class InternalPaperView(InternalLineView):
    """A paper for the staff, whole."""

    khoan_title: str
    privacy: str
    basis: str
    summary: str
    body: str
    withdrawal_reason: str | None
    explanation: ExplanationView
    file: FileView | None
    photo: FileView | None
    end_proof: FileView | None
    timeline: list[HappenedView] = []


class InternalKhoanView(BaseModel):
    """One of the twelve contents: what it is, what is shown now, what waits, what is late."""

    number: int
    title: str
    basis: str
    rhythm: str
    privacy: str
    shown: int
    waiting: int
    late: int
    newest: InternalLineView | None


class InternalBoardView(BaseModel):
    """The twelve contents of article 46 as they stand today."""

    today: date
    khoans: list[InternalKhoanView]


def line_view(row: InternalPaper, names: dict[UUID, str], today: date) -> InternalLineView:
    """A paper as it stands in a list on a day."""
    return InternalLineView(
        **{name: getattr(row, name) for name in COLUMNS},
        unit=names.get(row.unit_id) if row.unit_id else None,
        late=is_late(row, today),
    )


def is_late(row: InternalPaper, today: date) -> bool:
    """Whether it should have been shown by now and was not."""
    return not row.published_on and not row.withdrawn_on and row.due_on < today


def paper_view(
    row: InternalPaper,
    names: dict[UUID, str],
    today: date,
    link: Link,
    moves: Sequence[MoveView],
) -> InternalPaperView:
    """A paper, whole."""
    khoan = internal_khoans()[row.khoan - 1]
    return InternalPaperView(
        **line_view(row, names, today).model_dump(),
        khoan_title=khoan.title,
        privacy=khoan.privacy,
        basis=row.basis,
        summary=row.summary,
        body=row.body,
        withdrawal_reason=row.withdrawal_reason,
        explanation=explanation(row, moves),
        file=link(row.file),
        photo=link(row.photo),
        end_proof=link(row.end_proof),
    )


def board_view(
    rows: Sequence[InternalPaper], names: dict[UUID, str], today: date
) -> InternalBoardView:
    """The twelve contents, each with the newest paper that is shown."""
    khoans = []
    for khoan in internal_khoans():
        mine = [row for row in rows if row.khoan == khoan.number and not row.withdrawn_on]
        shown = [row for row in mine if State(row.state) in SHOWN]
        khoans.append(
            InternalKhoanView(
                number=khoan.number,
                title=khoan.title,
                basis=khoan.basis,
                rhythm=khoan.rhythm,
                privacy=khoan.privacy,
                shown=len(shown),
                waiting=len(mine) - len(shown),
                late=sum(is_late(row, today) for row in mine),
                newest=line_view(shown[0], names, today) if shown else None,
            )
        )
    return InternalBoardView(today=today, khoans=khoans)
