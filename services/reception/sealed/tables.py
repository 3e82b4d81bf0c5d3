"""What the sealed database remembers: letters under their keys, and who asked to see one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import CHRONICLE, OfWard, Rows, service_tables


class Base(Rows):
    """The tables of the sealed database; reception's own are elsewhere."""

    __abstract__ = True
    metadata = service_tables()


for _table in CHRONICLE:
    _table.to_metadata(Base.metadata)


class SealedLetter(OfWard, Base):
    """One letter. Without its wrapped key, which is destroyed in the end, it is noise."""

    __tablename__ = "sealed_letter"

    sealed_at: Mapped[datetime]
    master_id: Mapped[str]
    wrapped_key: Mapped[bytes | None] = mapped_column(LargeBinary())
    body: Mapped[bytes] = mapped_column(LargeBinary())
    restricted_at: Mapped[datetime | None] = mapped_column(default=None)  # two persons from then on
    barred_unit_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    barred_roles: Mapped[list[str]] = mapped_column(default_factory=list)
    shredded_at: Mapped[datetime | None] = mapped_column(default=None)


class SealedFile(OfWard, Base):
    """A file that came with a letter. Its key is in the letter; without a letter it waits a day."""

    __tablename__ = "sealed_file"
    __table_args__ = (Index("ix_sealed_file_kept_at", "ward_id", "kept_at"),)

    kept_at: Mapped[datetime]
    body: Mapped[bytes] = mapped_column(LargeBinary())
    by_stranger: Mapped[bool]  # of those without an account only so much is taken a day
    letter_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("sealed_letter.id"), index=True, default=None
    )


class Reveal(OfWard, Base):
    """Somebody asks to see a restricted letter; somebody else agrees, or does not."""

    __tablename__ = "reveal"
    __table_args__ = (
        # Whatever the code does, nobody agrees with himself.
        CheckConstraint("answered_by <> asked_by", name="two_persons"),
        Index("ix_reveal_letter", "ward_id", "letter_id"),
    )

    letter_id: Mapped[UUID] = mapped_column(ForeignKey("sealed_letter.id"))
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    reason: Mapped[str]
    answered_by: Mapped[str | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    open_until: Mapped[datetime | None] = mapped_column(default=None)  # empty: not agreed to
