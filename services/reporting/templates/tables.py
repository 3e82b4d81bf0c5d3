"""What is remembered of the ward's templates: every version, and which of them is used."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.reporting.tables import Base


class ReportTemplate(OfWard, Base):
    """A version of the ward's Word template; at most one is used."""

    __tablename__ = "report_template"
    __table_args__ = (
        UniqueConstraint("ward_id", "number"),
        Index("uq_report_template_used", "ward_id", unique=True, postgresql_where=text("used")),
    )

    number: Mapped[int]
    file: Mapped[dict[str, Any]]
    uploaded_at: Mapped[datetime]
    used: Mapped[bool] = mapped_column(default=False)
