"""The decision as it is signed. Who signs stands only here and in the paper."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.papers.rules import PaperKind
from services.participation.tables import Base


class DecisionPaper(OfWard, Base):
    """What residents decided in words, and who signs for them; `scan` is the signed sheet.

    Of a matter of the whole ward each neighbourhood has its own; the one without a neighbourhood
    is the ward's, which adds them up.
    """

    __tablename__ = "decision_paper"
    __table_args__ = (
        UniqueConstraint("ward_id", "matter_id", "unit_id", postgresql_nulls_not_distinct=True),
        one_of("kind", PaperKind),
        CheckConstraint("(unit_id IS NULL) = (round_id IS NULL)", name="counted"),
    )

    matter_id: Mapped[UUID]
    unit_id: Mapped[UUID | None]
    round_id: Mapped[UUID | None]
    kind: Mapped[str]
    decision: Mapped[str]
    head_name: Mapped[str]
    front_name: Mapped[str]
    signer_ids: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    scan: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    sent_on: Mapped[date | None] = mapped_column(default=None)
