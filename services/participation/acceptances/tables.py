"""What is remembered of an acceptance. Which household gave it counts here and is told nowhere."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.participation.tables import Base


class Acceptance(OfWard, Base):
    """A household accepts to vote on the web about one matter; it may take that back, and again.

    `on_paper` is one that the head or the Front wrote down from a sheet the household signed.
    """

    __tablename__ = "acceptance"
    __table_args__ = (UniqueConstraint("ward_id", "matter_id", "household_id"),)

    matter_id: Mapped[UUID]
    household_id: Mapped[UUID]
    given_on: Mapped[date]
    on_paper: Mapped[bool]
    ended_on: Mapped[date | None] = mapped_column(default=None)
