"""The ward's name, for the head of its papers."""

from sqlalchemy import UniqueConstraint

from libs.remembered.tables import KnownWard
from services.planning.tables import Base


class Ward(KnownWard, Base):
    """The ward as the directory told it."""

    __tablename__ = "ward"
    __table_args__ = (UniqueConstraint("ward_id"),)
