"""What is remembered of sending: one line for each who got a report."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reporting.rules import Recipient
from services.reporting.sending.rules import Way
from services.reporting.tables import Base


class Sending(OfWard, Base):
    """A report left for somebody."""

    __tablename__ = "sending"
    __table_args__ = (
        UniqueConstraint("ward_id", "report_id", "recipient"),
        one_of("recipient", Recipient),
        one_of("way", Way),
    )

    report_id: Mapped[UUID]
    recipient: Mapped[str]
    way: Mapped[str]
    sent_on: Mapped[date]
    recorded_at: Mapped[datetime]
