"""What is remembered of answers: every one that anybody gave, none written over or changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.checklists.rules import LineAnswer
from services.inspections.tables import Base

FILE = JSONB(none_as_null=True)  # a StoredFile


class LineEntry(OfWard, Base):
    """One answer to one line. Its id may come from the device that wrote it without a network."""

    __tablename__ = "line_entry"
    __table_args__ = (Index(None, "ward_id", "inspection_id"), one_of("said", LineAnswer))

    inspection_id: Mapped[UUID]
    line: Mapped[str]
    said: Mapped[str]
    note: Mapped[str]
    by_id: Mapped[str]
    device: Mapped[str]
    seen_at: Mapped[datetime]  # by the clock of the device, for the order of entries
    at: Mapped[datetime]
    corrects: Mapped[UUID | None] = mapped_column(default=None)  # an entry of the same person
    photo: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
