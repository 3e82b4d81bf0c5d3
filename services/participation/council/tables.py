"""What is remembered of reports to the council: of what it was told."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.sittings.rules import ItemKind
from services.participation.tables import Base


class ReportedItem(OfWard, Base):
    """A decision of residents, or a consultation, that was in the report; once and never again."""

    __tablename__ = "reported_item"
    __table_args__ = (
        UniqueConstraint("ward_id", "kind", "about_id"),
        one_of("kind", ItemKind),
    )

    council_session_id: Mapped[UUID]
    kind: Mapped[str]
    about_id: Mapped[UUID]
