"""What is remembered of dialogues: who came by number, the minutes, what was promised and kept."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.dialogues.rules import DialogueKind, DialogueState, Kept
from services.reception.tables import FILE, Base


class Dialogue(OfWard, Base):
    """A conference with residents, or the dialogue of a complaint, which is nobody else's matter.

    Minutes may name people: they are for officials. `summary` is what everybody reads.
    """

    __tablename__ = "dialogue"
    __table_args__ = (
        Index(None, "ward_id", "on"),
        one_of("kind", DialogueKind),
        one_of("state", DialogueState),
        CheckConstraint("(state IN ('held', 'concluded')) = (residents > 0)", name="attended"),
        CheckConstraint("case_id IS NULL OR kind = 'complaint'", name="of_a_case"),
        Index(None, "ward_id", "case_id"),
    )

    kind: Mapped[str]
    title: Mapped[str]
    on: Mapped[date]
    starts_at: Mapped[time]
    place: Mapped[str]
    agenda: Mapped[str]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=DialogueState.PLANNED)
    notified_on: Mapped[date | None] = mapped_column(default=None)
    residents: Mapped[int] = mapped_column(default=0)
    officials: Mapped[int] = mapped_column(default=0)
    questions: Mapped[int] = mapped_column(default=0)
    answered: Mapped[int] = mapped_column(default=0)
    summary: Mapped[str] = mapped_column(default="")
    minutes: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    concluded_on: Mapped[date | None] = mapped_column(default=None)
    # When it was written down, if that was after it was held, or after the decision.
    noted_late_on: Mapped[date | None] = mapped_column(default=None)
    case_id: Mapped[UUID | None] = mapped_column(default=None)  # the complaint it is about


class Commitment(OfWard, Base):
    """What the committee promised, by whom and when; planning makes a task of it."""

    __tablename__ = "commitment"
    __table_args__ = (
        UniqueConstraint("ward_id", "dialogue_id", "ordinal"),
        one_of("state", Kept),
    )

    dialogue_id: Mapped[UUID]
    ordinal: Mapped[int]
    text: Mapped[str]
    unit_id: Mapped[UUID]
    due_on: Mapped[date]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=Kept.OPEN)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)


class ConferenceDuty(OfWard, Base):
    """The conference that the ward owes its residents in a year."""

    __tablename__ = "conference_duty"
    __table_args__ = (UniqueConstraint("ward_id", "year"),)

    year: Mapped[int]
    due_on: Mapped[date]
    basis: Mapped[str]
    met_on: Mapped[date | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)
