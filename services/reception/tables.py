"""What reception remembers of the ward and its units; each feature has tables of its own."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard, Rows, service_tables

FILE = JSONB(none_as_null=True)  # sha256, size_bytes, media_type of a stored file


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """Only these words may stand in that column."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Base(Rows):
    """The tables of reception."""

    __abstract__ = True
    metadata = service_tables()


class Ward(OfWard, Base):
    """The ward as the directory told it: the head of its papers."""

    __tablename__ = "ward"
    __table_args__ = (UniqueConstraint("ward_id"),)

    name: Mapped[str]
    kind: Mapped[str]
    province_name: Mapped[str]


class Unit(OfWard, Base):
    """A unit as the directory told it; its id is the directory's."""

    __tablename__ = "unit"

    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    closed_on: Mapped[date | None] = mapped_column(default=None)
    successor_id: Mapped[UUID | None] = mapped_column(default=None)
