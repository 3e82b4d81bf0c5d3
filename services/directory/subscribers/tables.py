"""What is remembered of subscriptions, and of what is told to them next."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.directory.tables import Base


class Subscriber(OfWard, Base):
    """An address, sealed; its hash is keyed, so that nobody finds an address by trying.

    The key stands in mails alone: with it one confirms, and stops. Who stops is no row any more.
    """

    __tablename__ = "subscriber"
    __table_args__ = (
        UniqueConstraint("ward_id", "address_hash"),
        UniqueConstraint("ward_id", "key"),
    )

    address_sealed: Mapped[bytes]
    address_hash: Mapped[bytes]
    key: Mapped[str]
    asked_on: Mapped[date]
    confirmed_on: Mapped[date | None] = mapped_column(default=None)


class Tiding(OfWard, Base):
    """Something that became public, as its event told it; the next digest carries it."""

    __tablename__ = "tiding"
    __table_args__ = (Index(None, "ward_id", "sent_on"), UniqueConstraint("ward_id", "event_id"))

    event_id: Mapped[UUID]
    text: Mapped[str]
    path: Mapped[str]  # of its page, below the ward's home
    on: Mapped[date]
    sent_on: Mapped[date | None] = mapped_column(default=None)
