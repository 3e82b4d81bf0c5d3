"""What is remembered of supervisions, of what they recommend, and of what came back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.checklists.tables import FILE
from services.inspections.dues import Due
from services.inspections.rooms.rules import Room, Standing
from services.inspections.supervisions.results import Addressee, AdviceTaken, RecoveryKind
from services.inspections.supervisions.rules import SupervisionState
from services.inspections.tables import Base


class Supervision(OfWard, Base):
    """A supervision by a board or the Front: read it only through the queries."""

    __tablename__ = "supervision"
    __table_args__ = (
        Index(None, "ward_id", "starts_on"),
        one_of("room", Room),
        one_of("state", SupervisionState),
    )

    room: Mapped[str]
    board_id: Mapped[UUID | None]
    work_id: Mapped[UUID | None]
    subject: Mapped[str]
    scope: Mapped[str]
    unit_id: Mapped[UUID]  # who is supervised, or answers for the work
    starts_on: Mapped[date]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=SupervisionState.DRAFTED)
    number: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)
    report_by: Mapped[date | None] = mapped_column(default=None)  # of whoever the Front supervises
    report: Mapped[str] = mapped_column(default="")
    report_file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    reported_on: Mapped[date | None] = mapped_column(default=None)
    started_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    conclude_by: Mapped[date | None] = mapped_column(default=None)  # of the Front
    result: Mapped[str] = mapped_column(default="")
    wrongs: Mapped[int] = mapped_column(default=0)
    handed_on: Mapped[date | None] = mapped_column(default=None)
    return_reason: Mapped[str] = mapped_column(default="")
    result_number: Mapped[str] = mapped_column(default="")
    concluded_on: Mapped[date | None] = mapped_column(default=None)
    drop_reason: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None] = mapped_column(default=None)

    @property
    def standing(self) -> Standing:
        """The plan goes to the Front, the chair and the supervised on one day."""
        gone = self.sent_on is not None
        return Standing(Room(self.room), self.board_id, gone, gone, self.unit_id)

    @property
    def result_standing(self) -> Standing:
        """The result and what it recommends: the Front's when handed in, others' when sent."""
        gone = self.concluded_on is not None
        handed = gone or self.handed_on is not None
        return Standing(Room(self.room), self.board_id, handed, gone, self.unit_id)


class Advice(OfWard, Base):
    """One recommendation (kiến nghị), to whom, and the committee's answer to what it is asked."""

    __tablename__ = "advice"
    __table_args__ = (
        UniqueConstraint("ward_id", "supervision_id", "ordinal"),
        Index(None, "ward_id", "due_on"),
        one_of("taken", AdviceTaken),
        one_of("addressee", Addressee),
        CheckConstraint("(answered_on IS NULL) = (taken IS NULL)", name="answered"),
    )

    supervision_id: Mapped[UUID]
    ordinal: Mapped[int]
    text: Mapped[str]
    basis: Mapped[str]
    about_law: Mapped[bool]  # bất cập của chính sách, pháp luật
    addressee: Mapped[str] = mapped_column(default=Addressee.AUTHORITY)
    sent_on: Mapped[date | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    due_rule: Mapped[str] = mapped_column(default="")
    due_start_on: Mapped[date | None] = mapped_column(default=None)
    due_basis: Mapped[str] = mapped_column(default="")
    calendar_version: Mapped[str] = mapped_column(default="")
    counted: Mapped[list[Any]] = mapped_column(FILE, default_factory=list)
    taken: Mapped[str | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")
    answer_number: Mapped[str] = mapped_column(default="")
    answer_file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    overdue_on: Mapped[date | None] = mapped_column(default=None)  # told as unanswered, once

    @property
    def due(self) -> Due | None:
        """By when it is answered and how that day was found; none where no answer is owed."""
        if self.due_on is None or self.due_start_on is None:
            return None
        found = (self.due_rule, self.due_start_on, self.due_basis, self.calendar_version)
        return Due(self.due_on, *found, self.counted)

    @property
    def to_committee(self) -> bool:
        """Whether the committee is asked, and so reads it and answers."""
        return self.addressee == Addressee.AUTHORITY


class Recovery(OfWard, Base):
    """Money or land that came back after a supervision."""

    __tablename__ = "recovery"
    __table_args__ = (
        Index(None, "ward_id", "supervision_id"),
        one_of("kind", RecoveryKind),
        CheckConstraint("amount > 0", name="amount"),
    )

    supervision_id: Mapped[UUID]
    kind: Mapped[str]
    amount: Mapped[int] = mapped_column(BigInteger)
    document: Mapped[str]  # that proves it
    on: Mapped[date]
    by_id: Mapped[str]
