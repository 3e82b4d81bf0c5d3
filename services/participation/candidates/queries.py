"""Reads elections, who stands, and how many ballots each had."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.candidates.tables import Candidate, CandidateVotes, Election
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter

SHOWN_MAX = 200
# In these states of its matter an election is not over yet.
UNDER_WAY = (
    MatterState.PROPOSED,
    MatterState.AGREED,
    MatterState.PREPARED,
    MatterState.OPENED,
    MatterState.ADOPTED,
    MatterState.SENT,
)


class StandingView(BaseModel):
    """Somebody residents may elect."""

    id: UUID
    ordinal: int
    full_name: str


async def elections(
    session: AsyncSession, *, boards: bool = False
) -> Sequence[tuple[Election, Matter]]:
    """Every election of heads, or of boards, with its matter, the latest day first."""
    of_board = Election.board_id.is_not(None)
    query = (
        select(Election, Matter)
        .join(Matter, Matter.id == Election.matter_id)
        .where(Election.ward_id == ward_of(session), Matter.ward_id == ward_of(session))
        .where(of_board if boards else ~of_board)
        .order_by(Election.on.desc(), Election.id.desc())
        .limit(SHOWN_MAX)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def election_under_way(
    session: AsyncSession, unit_id: UUID, board_id: UUID | None = None
) -> Election | None:
    """What a neighbourhood is electing, neither over nor called off: its head, or into a board."""
    query = (
        select(Election)
        .join(Matter, Matter.id == Election.matter_id)
        .where(Election.ward_id == ward_of(session), Election.unit_id == unit_id)
        .where(Election.board_id.is_not_distinct_from(board_id))
        .where(Election.called_off_on.is_(None), Matter.state.in_(UNDER_WAY))
        .limit(1)
    )
    row: Election | None = await session.scalar(query)
    return row


async def election_of(session: AsyncSession, matter_id: UUID) -> Election | None:
    """The election whose matter this is; a dismissal has none."""
    query = select(Election).where(
        Election.ward_id == ward_of(session), Election.matter_id == matter_id
    )
    row: Election | None = await session.scalar(query)
    return row


async def candidates_of(session: AsyncSession, election_id: UUID) -> Sequence[Candidate]:
    """Who stands, in the order of the list."""
    query = (
        select(Candidate)
        .where(Candidate.ward_id == ward_of(session), Candidate.election_id == election_id)
        .order_by(Candidate.ordinal)
    )
    return (await session.scalars(query)).all()


async def votes_in(
    session: AsyncSession,
    round_id: UUID,
    people: Sequence[Candidate] | Sequence[StandingView],
    *,
    yes: int,
) -> dict[UUID, int]:
    """The ballots of each candidate in one counting; a single one had every yes."""
    if len(people) == 1:
        return {people[0].id: yes}
    query = select(CandidateVotes.candidate_id, CandidateVotes.votes).where(
        CandidateVotes.ward_id == ward_of(session), CandidateVotes.round_id == round_id
    )
    return {row[0]: row[1] for row in await session.execute(query)}
