"""What is remembered of a household's code: its secret only as a hash."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.participation.tables import Base

NOT_ENDED = text("ended_on IS NULL")


class HouseholdCode(OfWard, Base):
    """A code handed out on paper; a household has one that is good, or none."""

    __tablename__ = "household_code"
    __table_args__ = (
        UniqueConstraint("ward_id", "code"),
        Index(
            "uq_household_code_good",
            "ward_id",
            "household_id",
            unique=True,
            postgresql_where=NOT_ENDED,
        ),
    )

    household_id: Mapped[UUID]
    code: Mapped[str]
    secret_hash: Mapped[bytes]
    issued_on: Mapped[date]
    last_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)
    # So that a household sees when somebody opened its page before it did.
    opened_on: Mapped[date | None] = mapped_column(default=None)
