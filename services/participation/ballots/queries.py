"""Reads votes: how many have which ballot, the list of ballots, the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots.bulletin import Bulletin, ListedBallot
from libs.rows import found, ward_of
from services.participation.ballots import rules
from services.participation.ballots.rules import Form
from services.participation.ballots.tables import Ballot, BallotRound, Voter


@dataclass(frozen=True)
class Turnout:
    """How many households have which ballot. Who voted with it, and what, nobody knows."""

    households: int
    paper: int
    online: int
    papers_spoiled: int


@dataclass(frozen=True)
class Tally:
    """The result of a vote: each option on the web and on paper, of how many households."""

    households: int
    options: tuple[str, ...]
    online: tuple[int, ...]
    paper: tuple[int, ...]
    invalid: int

    @property
    def counts(self) -> tuple[int, ...]:
        """Each option in all."""
        return tuple(a + b for a, b in zip(self.online, self.paper, strict=True))


async def rounds(session: AsyncSession) -> Sequence[BallotRound]:
    """The votes of the ward, the newest first."""
    query = select(BallotRound).where(BallotRound.ward_id == ward_of(session))
    return (await session.scalars(query.order_by(BallotRound.opens_at.desc()).limit(100))).all()


async def turnout(session: AsyncSession, row: BallotRound) -> Turnout:
    """How many households have which ballot."""
    query = (
        select(Voter.form, func.count())
        .where(Voter.ward_id == ward_of(session), Voter.round_id == row.id)
        .group_by(Voter.form)
    )
    by_form = {str(row[0]): int(row[1]) for row in await session.execute(query)}
    given = (by_form.get(Form.PAPER, 0), by_form.get(Form.ONLINE, 0))
    return Turnout(row.households, *given, row.papers_spoiled)


async def voters(session: AsyncSession, round_id: UUID) -> Sequence[Voter]:
    """The households of a vote by their numbers, with the form of their ballot."""
    query = select(Voter).where(Voter.ward_id == ward_of(session), Voter.round_id == round_id)
    return (await session.scalars(query.order_by(Voter.household_number))).all()


async def voter_of(
    session: AsyncSession, round_id: UUID, household_id: UUID, *, lock: bool = False
) -> Voter:
    """A household in a vote. Raises NotOnRoll."""
    query = select(Voter).where(
        Voter.ward_id == ward_of(session),
        Voter.round_id == round_id,
        Voter.household_id == household_id,
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = await session.scalar(query)
    if row is None:
        raise rules.NotOnRoll
    return row


async def ballots(session: AsyncSession, round_id: UUID) -> Sequence[Ballot]:
    """The ballots of a vote by their numbers."""
    query = select(Ballot).where(Ballot.ward_id == ward_of(session), Ballot.round_id == round_id)
    return (await session.scalars(query.order_by(Ballot.number))).all()


async def tally(session: AsyncSession, round_id: UUID) -> Tally:
    """The result of a vote that was counted. Raises NotCounted: nobody sees one before."""
    row = await found(session, BallotRound, round_id)
    if row.counted_at is None or row.online_counts is None or row.paper_counts is None:
        raise rules.NotCounted
    return Tally(
        households=row.households,
        options=tuple(row.options),
        online=tuple(row.online_counts),
        paper=tuple(row.paper_counts),
        invalid=row.online_invalid + row.paper_invalid,
    )


async def bulletin(session: AsyncSession, round_id: UUID) -> Bulletin:
    """The list of all ballots with everything that a recount needs. Raises NotCounted."""
    result = await tally(session, round_id)
    row = await found(session, BallotRound, round_id)
    return Bulletin(
        vote_id=row.id,
        options=row.options,
        sign_key=row.sign_key,
        box_key=row.box_key,
        receipt_key=row.receipt_key,
        opened_box_key=row.opened_box_key or b"",
        counts=list(result.online),
        invalid=row.online_invalid,
        given_online=(await turnout(session, row)).online,
        root=(row.root or b"").hex(),
        root_signature=row.root_signature or b"",
        ballots=[
            ListedBallot(message=ballot.message, signature=ballot.signature)
            for ballot in await ballots(session, round_id)
        ],
    )
