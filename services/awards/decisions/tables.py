"""What was granted: the decision, its certificate's code, and whether it was taken back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.awards.tables import Base


class Honour(OfWard, Base):
    """A title that was granted. It stays when it is withdrawn, and says so."""

    __tablename__ = "honour"
    __table_args__ = (
        UniqueConstraint("ward_id", "subject_id"),
        UniqueConstraint("ward_id", "code"),
        CheckConstraint("(withdrawn_on IS NULL) = (withdrawal_number = '')", name="withdrawn"),
    )

    subject_id: Mapped[UUID]  # a model or a commendation
    code: Mapped[str]
    title: Mapped[str]
    holder: Mapped[str]
    merit: Mapped[str]  # what it is granted for
    number: Mapped[str]
    decided_on: Mapped[date]
    prize_dong: Mapped[int | None]
    listed: Mapped[bool]  # on the public roll; somebody who did not agree to be named is not
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    withdrawal_number: Mapped[str] = mapped_column(default="")
    withdrawal_reason: Mapped[str] = mapped_column(default="")
