"""What reception remembers of the ward and its units; each feature has tables of its own."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB

from libs.kernel.tables import Rows, service_tables
from libs.remembered.tables import KnownUnit, KnownWard

FILE = JSONB(none_as_null=True)  # sha256, size_bytes, media_type of a stored file


class Base(Rows):
    """The tables of reception."""

    __abstract__ = True
    metadata = service_tables()


class Ward(KnownWard, Base):
    """The ward: the head of its papers."""

    __tablename__ = "ward"
    __table_args__ = (UniqueConstraint("ward_id"),)


class Unit(KnownUnit, Base):
    """A unit of the ward, which works on what it is given."""

    __tablename__ = "unit"
