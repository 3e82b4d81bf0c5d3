"""What is remembered of calendar addresses: never the address itself, only its hash."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.feeds.rules import Scope
from services.planning.tables import Base


class CalendarFeed(OfWard, Base):
    """An address that shows due days of one unit, or of the whole ward, until it is revoked."""

    __tablename__ = "calendar_feed"
    __table_args__ = (
        UniqueConstraint("ward_id", "token_hash"),
        Index(None, "ward_id", "account_id"),
        one_of("scope", Scope),
        CheckConstraint("(scope = 'unit') = (unit_id IS NOT NULL)", name="of_a_unit"),
    )

    account_id: Mapped[str]  # whose it is: it ends when that person leaves
    scope: Mapped[str]
    unit_id: Mapped[UUID | None]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary)
    opened_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
