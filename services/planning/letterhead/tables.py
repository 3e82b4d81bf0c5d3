"""The ward's name, for the head of its papers."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from services.planning.tables import Base


class Ward(OfWard, Base):
    """The ward as the directory told it."""

    __tablename__ = "ward"
    __table_args__ = (UniqueConstraint("ward_id"),)

    name: Mapped[str]
    kind: Mapped[str]  # phường, xã, đặc khu
    province_name: Mapped[str]
