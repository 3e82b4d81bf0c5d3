"""Programmes, their items, and who signed."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.programmes.rules import ProgrammeKind, ProgrammeState, Side
from services.planning.tables import Base


class Programme(OfWard, Base):
    """The programme of a year; a joint one waits for both signatures."""

    __tablename__ = "programme"
    __table_args__ = (
        UniqueConstraint("ward_id", "kind", "year"),
        one_of("kind", ProgrammeKind),
        one_of("state", ProgrammeState),
    )

    kind: Mapped[str]
    year: Mapped[int]
    state: Mapped[str] = mapped_column(default=ProgrammeState.DRAFT)
    ward_signed_on: Mapped[date | None] = mapped_column(default=None)
    ward_signer_id: Mapped[str | None] = mapped_column(default=None)
    front_signed_on: Mapped[date | None] = mapped_column(default=None)
    front_signer_id: Mapped[str | None] = mapped_column(default=None)


class ProgrammeItem(OfWard, Base):
    """What one side takes on: the unit, the work, the day; hidden until it is shared."""

    __tablename__ = "programme_item"
    __table_args__ = (UniqueConstraint("ward_id", "programme_id", "ordinal"), one_of("side", Side))

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    ordinal: Mapped[int]
    side: Mapped[str]
    unit_id: Mapped[UUID]
    text: Mapped[str]
    due_on: Mapped[date]
    shared: Mapped[bool]
    author_id: Mapped[str]
