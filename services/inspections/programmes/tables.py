"""What is remembered of the programme of a year and its lines."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.inspections.rules import InspectionKind
from services.inspections.programmes.rules import CheckForm, ProgrammeState
from services.inspections.tables import Base


class CheckProgramme(OfWard, Base):
    """The programme of checks of one year."""

    __tablename__ = "check_programme"
    __table_args__ = (UniqueConstraint("ward_id", "year"), one_of("state", ProgrammeState))

    year: Mapped[int]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=ProgrammeState.DRAFTED)
    number: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None] = mapped_column(default=None)
    plan_number: Mapped[str] = mapped_column(default="")  # of the plan that it was proposed from


class CheckItem(OfWard, Base):
    """A line: what is checked, where, in which month, by whom; without a unit it is everybody's."""

    __tablename__ = "check_item"
    __table_args__ = (
        Index(None, "ward_id", "programme_id"),
        one_of("kind", InspectionKind),
        one_of("form", CheckForm),
        CheckConstraint("month BETWEEN 1 AND 12", name="month"),
    )

    programme_id: Mapped[UUID]
    kind: Mapped[str]
    subject: Mapped[str]
    unit_id: Mapped[UUID | None]
    month: Mapped[int]
    form: Mapped[str]
    team: Mapped[str]  # who carries it out, in words: the accounts come with the decision
    source_path: Mapped[str] = mapped_column(default="")  # "II.7": where in the plan
    source_sentence: Mapped[str] = mapped_column(default="")
