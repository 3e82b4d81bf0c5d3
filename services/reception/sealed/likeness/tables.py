"""Keyed marks of letters, and the key of each ward that they are made with."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.reception.sealed.tables import Base


class MarkKey(OfWard, Base):
    """What the marks of a ward are made with, under the master key."""

    __tablename__ = "mark_key"
    __table_args__ = (UniqueConstraint("ward_id"),)

    held: Mapped[str]


class LetterMarks(OfWard, Base):
    """The marks of one petition; its id is the letter's. A denunciation has none."""

    __tablename__ = "letter_marks"
    __table_args__ = (Index(None, "marks", postgresql_using="gin"),)

    id: Mapped[UUID] = mapped_column(ForeignKey("sealed_letter.id"), primary_key=True)
    marks: Mapped[list[str]]
