"""The ward's own address and telephone; of the office, never of a person."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from services.directory.tables import Base


class WardContact(OfWard, Base):
    """How the ward is reached, as it says itself."""

    __tablename__ = "ward_contact"
    __table_args__ = (UniqueConstraint("ward_id"),)

    address: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    hours: Mapped[str]
