"""The log as it is kept: its entries byte for byte, and the hashes that every proof is made of.

Nothing here is ever changed: the app role may only add, and triggers refuse everybody else.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from services.disclosures.tables import Base


class LogEntry(OfWard, Base):
    """A line of the log. What is hashed is `text`; the rest is what it is looked up by."""

    __tablename__ = "log_entry"
    __table_args__ = (
        UniqueConstraint("ward_id", "sequence"),
        Index(None, "ward_id", "subject_id"),
    )

    sequence: Mapped[int]
    subject_id: Mapped[UUID]
    version: Mapped[int]
    text: Mapped[str]


class LogNode(OfWard, Base):
    """The root of a full subtree of 2**level entries, the `position`-th of its size, from 0."""

    __tablename__ = "log_node"
    __table_args__ = (UniqueConstraint("ward_id", "level", "position"),)

    level: Mapped[int]
    position: Mapped[int]
    hash: Mapped[bytes]
