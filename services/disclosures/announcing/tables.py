"""What is remembered besides broadcasts and notices: other forms, and what heads confirmed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.law.forms import Form
from libs.rows import one_of
from services.disclosures.tables import FILE, Base


class FormUse(OfWard, Base):
    """A form of article 12 as it was used once: a conference, a press notice, a group chat."""

    __tablename__ = "form_use"
    __table_args__ = (Index(None, "ward_id", "disclosure_id"), one_of("form", Form))

    disclosure_id: Mapped[UUID]
    version: Mapped[int]
    form: Mapped[str]
    on: Mapped[date]
    said: Mapped[str]  # where and to whom, in the office's words
    address: Mapped[str | None]
    proof: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)


class Acknowledgement(OfWard, Base):
    """The head of a neighbourhood confirms a notice, or that the loudspeakers were heard."""

    __tablename__ = "acknowledgement"
    __table_args__ = (
        UniqueConstraint("ward_id", "about_id", "unit_id"),
        Index(None, "ward_id", "disclosure_id"),
    )

    about_id: Mapped[UUID]  # a broadcast or a notice
    disclosure_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    acknowledged_at: Mapped[datetime]
