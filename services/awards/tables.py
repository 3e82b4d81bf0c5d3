"""What awards remembers of the ward and its units; each feature has tables of its own."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from libs.kernel.tables import Rows, service_tables
from libs.remembered.tables import KnownUnit, KnownWard


class Base(Rows):
    """The tables of awards."""

    __abstract__ = True
    metadata = service_tables()


class Ward(KnownWard, Base):
    """The ward: the head of its papers."""

    __tablename__ = "ward"
    __table_args__ = (UniqueConstraint("ward_id"),)


class Unit(KnownUnit, Base):
    """A neighbourhood, or a body of the ward."""

    __tablename__ = "unit"
