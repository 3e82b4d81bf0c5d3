"""Votes by secret ballot: opened, counted. Never a household, a ballot, or how many came so far."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class BallotRoundOpened(Event):
    """A vote by secret ballot has its days and its keys; `keys` is their fingerprint."""

    told_as: ClassVar[str] = "participation.ballot_round.opened"
    about: ClassVar[str] = "round_id"

    round_id: UUID
    matter_id: UUID | None
    neighbourhood_id: UUID
    households: int
    opens_on: date
    closes_on: date
    keys: str


class BallotRoundCounted(Event):
    """The result, paper and web together; `root` closes the public list of web ballots."""

    told_as: ClassVar[str] = "participation.ballot_round.counted"
    about: ClassVar[str] = "round_id"

    round_id: UUID
    matter_id: UUID | None
    neighbourhood_id: UUID
    counted_on: date
    households: int
    counts: tuple[int, ...]
    invalid: int
    root: str
