"""What is remembered of a vote by secret ballot: the vote, who has a ballot, and the ballots.

Nothing leads from a ballot to a household: no column, no moment, no number that grows, no id that
sorts by time; `casting.py` says how the order of rows is hidden as well.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.ballots.rules import Form
from services.participation.tables import Base


class BallotRound(OfWard, Base):
    """One vote by secret ballot on a matter; its voters are the roll as it was then."""

    __tablename__ = "ballot_round"

    matter_id: Mapped[UUID | None]
    neighbourhood_id: Mapped[UUID]
    title: Mapped[str]
    options: Mapped[list[str]]
    households: Mapped[int]
    accepted: Mapped[int]  # households that accepted to vote on the web
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    sign_key: Mapped[bytes]
    box_key: Mapped[bytes]
    receipt_key: Mapped[bytes]
    # Wrapped. The first is gone the night after closing, the others when the vote is counted.
    sign_wrapped: Mapped[bytes | None]
    box_wrapped: Mapped[bytes | None]
    receipt_wrapped: Mapped[bytes | None]
    papers_spoiled: Mapped[int] = mapped_column(default=0)
    # Of the count; the key of the box is published with it.
    counted_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_box_key: Mapped[bytes | None] = mapped_column(default=None)
    online_counts: Mapped[list[Any] | None] = mapped_column(default=None)
    online_invalid: Mapped[int] = mapped_column(default=0)
    paper_counts: Mapped[list[Any] | None] = mapped_column(default=None)
    paper_invalid: Mapped[int] = mapped_column(default=0)
    tellers: Mapped[int] = mapped_column(default=0)
    witnesses: Mapped[int] = mapped_column(default=0)
    root: Mapped[bytes | None] = mapped_column(default=None)
    root_signature: Mapped[bytes | None] = mapped_column(default=None)


class Voter(OfWard, Base, kw_only=True):
    """A household of the roll, and whether its one ballot is on paper or on the web.

    What it sent to be signed is kept until the count, so that a lost answer is given again.
    """

    __tablename__ = "ballot_voter"
    __table_args__ = (
        UniqueConstraint("ward_id", "round_id", "household_id"),
        one_of("form", Form),
        CheckConstraint("form = 'online' OR blinded IS NULL", name="blinded"),
        CheckConstraint("(blinded IS NULL) = (blind_signature IS NULL)", name="blind_signature"),
    )

    round_id: Mapped[UUID]
    household_id: Mapped[UUID]
    household_number: Mapped[int]
    form: Mapped[str] = mapped_column(default=Form.NONE)
    blinded: Mapped[bytes | None] = mapped_column(default=None)
    blind_signature: Mapped[bytes | None] = mapped_column(default=None)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=uuid4)


class Ballot(OfWard, Base, kw_only=True):
    """A ballot in the box: a sealed choice and the signature that makes it valid."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("ward_id", "round_id", "number"),)

    round_id: Mapped[UUID]
    number: Mapped[str]  # the hash of its message
    message: Mapped[bytes]
    signature: Mapped[bytes]
    # Empty until the count opens what is sealed; 0 where it is no option.
    option: Mapped[int | None] = mapped_column(default=None)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=uuid4)
