"""What is remembered of officials: their unit. Their names stay in the directory."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.inspections.tables import Base


class Official(OfWard, Base):
    """An account with a role in the ward; its id is the directory's."""

    __tablename__ = "official"

    unit_id: Mapped[UUID | None]
    roles: Mapped[list[str]]  # empty for who was last told of before these were kept
    at_work: Mapped[bool] = mapped_column(default=True)
