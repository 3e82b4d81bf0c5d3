"""What is remembered of notes made at walls: each as it came, none written over."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.disclosures.noting.rules import SheetSaid
from services.disclosures.tables import FILE, Base


class SheetNote(OfWard, Base):
    """One note at one wall. Its id comes from the device: sent again it is the same note."""

    __tablename__ = "sheet_note"
    __table_args__ = (Index(None, "ward_id", "disclosure_id"), one_of("said", SheetSaid))

    disclosure_id: Mapped[UUID]
    place_id: Mapped[UUID]
    report_id: Mapped[UUID | None]  # of a sheet that somebody missed
    version: Mapped[int | None]  # of the paper, as the page showed it
    said: Mapped[str]
    on: Mapped[date]
    by_id: Mapped[str]
    device: Mapped[str]
    seen_at: Mapped[datetime]  # by the device, put right by the server's clock
    at: Mapped[datetime]
    photo: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
