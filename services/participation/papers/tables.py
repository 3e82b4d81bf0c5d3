"""The decision as it is signed. Who signs stands only here and in the paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.papers.rules import PaperKind
from services.participation.tables import Base


class DecisionPaper(OfWard, Base):
    """What residents decided in words, and who signs for them; `scan` is the signed sheet."""

    __tablename__ = "decision_paper"
    __table_args__ = (UniqueConstraint("ward_id", "matter_id"), one_of("kind", PaperKind))

    matter_id: Mapped[UUID]
    round_id: Mapped[UUID]
    kind: Mapped[str]
    decision: Mapped[str]
    head_name: Mapped[str]
    front_name: Mapped[str]
    signer_ids: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    scan: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
