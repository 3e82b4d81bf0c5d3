"""What is remembered of papers: number, day, signer, and the files as they were issued."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.checklists.tables import FILE
from services.inspections.papers.rules import PaperKind
from services.inspections.tables import Base


class CheckPaper(OfWard, Base):
    """A paper that was signed. It is written once; who signed stands here and on the paper only."""

    __tablename__ = "check_paper"
    __table_args__ = (
        UniqueConstraint("ward_id", "inspection_id", "kind"),
        one_of("kind", PaperKind),
    )

    inspection_id: Mapped[UUID]
    kind: Mapped[str]
    unit_id: Mapped[UUID]  # that was checked
    number: Mapped[str]
    signed_on: Mapped[date]
    signer: Mapped[str]
    files: Mapped[dict[str, Any]] = mapped_column(FILE)  # a StoredFile for each format
