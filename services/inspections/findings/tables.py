"""What is remembered of findings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.checklists.tables import FILE
from services.inspections.findings.rules import Severity
from services.inspections.tables import Base


class Finding(OfWard, Base):
    """One thing that is not as the law wants it."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("ward_id", "inspection_id", "ordinal"),
        one_of("severity", Severity),
    )

    inspection_id: Mapped[UUID]
    ordinal: Mapped[int]
    severity: Mapped[str]
    text: Mapped[str]
    basis: Mapped[str]
    line: Mapped[str]  # of the checklist; empty when it stands beside it
    by_id: Mapped[str]
    evidence: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
