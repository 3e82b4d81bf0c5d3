"""What is remembered: ids, codes and days. Titles and persons stay with whom they belong to."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.directory.notifications.rules import Kind, Stage
from services.directory.tables import Base


class Notification(OfWard, Base):
    """Something came to a unit; to whoever may, where it names none."""

    __tablename__ = "notification"
    __table_args__ = (
        one_of("kind", Kind),
        one_of("stage", Stage),
        Index(None, "ward_id", "kind", "object_id"),
        Index(None, "ward_id", "unit_id", "at"),
    )

    kind: Mapped[str]
    stage: Mapped[str]
    object_id: Mapped[UUID]
    at: Mapped[datetime]
    unit_id: Mapped[UUID | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    over: Mapped[bool] = mapped_column(default=False)  # nothing of it is owed any more


class Opened(OfWard, Base):
    """An official opened a notification."""

    __tablename__ = "notification_opened"
    __table_args__ = (UniqueConstraint("ward_id", "account_id", "notification_id"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    notification_id: Mapped[UUID] = mapped_column(ForeignKey("notification.id", ondelete="CASCADE"))


class Reader(OfWard, Base):
    """Up to when an official has seen everything, and whether a mail is wanted in the morning.

    The key stands in mails alone: with it one stops them.
    """

    __tablename__ = "notification_reader"
    __table_args__ = (
        UniqueConstraint("ward_id", "account_id"),
        UniqueConstraint("ward_id", "key"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    key: Mapped[str]
    seen_until: Mapped[datetime | None] = mapped_column(default=None)
    wants_mail: Mapped[bool] = mapped_column(default=False)
    mailed_at: Mapped[datetime | None] = mapped_column(default=None)
