"""The team's acts before the count: open a vote, give out and take back paper ballots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots.bulletin import keys_print
from libs.contracts.participation.ballots import BallotRoundOpened
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.participation.ballots import queries, rules
from services.participation.ballots.keys import Keyring
from services.participation.ballots.rules import Form, Phase
from services.participation.ballots.tables import BallotRound, Voter


@dataclass(frozen=True)
class Opening:
    """What is voted on and by whom: the ids of the households with their numbers."""

    neighbourhood_id: UUID
    title: str
    roll: Mapping[UUID, int]
    accepted: int
    opens_at: datetime
    closes_at: datetime
    matter_id: UUID
    options: tuple[str, ...] = rules.OPTIONS


async def open_ballots(
    session: AsyncSession, opening: Opening, *, keys: Keyring, by: Actor, now: datetime
) -> BallotRound:
    """A vote on the web and on paper with fresh keys; whoever calls it asked who may."""
    rules.check_form(opening.accepted, len(opening.roll), now)
    rules.check_times(opening.opens_at, opening.closes_at, now)
    row = await _announced(opening, keys)
    session.add(row)
    session.add_all(
        Voter(round_id=row.id, household_id=household_id, household_number=number)
        for household_id, number in opening.roll.items()
    )
    said = {"matter_id": row.matter_id, "accepted": row.accepted, "keys": print_of(row)}
    times = {"opens_at": row.opens_at, "closes_at": row.closes_at}
    record(session, by, "open_ballot_round", row.id, now, **said, **times)
    _tell_opened(session, row, now)
    return row


async def _announced(opening: Opening, keys: Keyring) -> BallotRound:
    round_id = new_id()
    sign = await keys.new_pair(round_id, "sign")
    sealing = await keys.new_pair(round_id, "box")
    receipt = await keys.new_pair(round_id, "receipt")
    return BallotRound(
        id=round_id,
        matter_id=opening.matter_id,
        neighbourhood_id=opening.neighbourhood_id,
        title=opening.title,
        options=list(opening.options),
        households=len(opening.roll),
        accepted=opening.accepted,
        opens_at=opening.opens_at,
        closes_at=opening.closes_at,
        sign_key=sign.public,
        box_key=sealing.public,
        receipt_key=receipt.public,
        sign_wrapped=sign.wrapped,
        box_wrapped=sealing.wrapped,
        receipt_wrapped=receipt.wrapped,
    )


def _tell_opened(session: AsyncSession, row: BallotRound, now: datetime) -> None:
    emit(
        session,
        BallotRoundOpened(
            occurred_at=now,
            round_id=row.id,
            matter_id=row.matter_id,
            neighbourhood_id=row.neighbourhood_id,
            households=row.households,
            opens_on=row.opens_at.astimezone(VIETNAM).date(),
            closes_on=row.closes_at.astimezone(VIETNAM).date(),
            keys=print_of(row),
        ),
    )


def print_of(row: BallotRound) -> str:
    """The fingerprint of a vote's keys."""
    return keys_print(row.sign_key, row.box_key, row.receipt_key)


async def give_paper_ballot(
    session: AsyncSession, round_id: UUID, household_id: UUID, *, by: Actor, now: datetime
) -> Voter:
    """A household gets its ballot on paper: none is signed for it on the web any more."""
    row, voter = await _in_hand(session, round_id, household_id, "give_paper_ballot", by, now)
    if voter.form == Form.ONLINE:
        raise rules.HasOnline
    if voter.form == Form.PAPER:
        raise rules.HasPaper
    voter.form = Form.PAPER
    record(session, by, "give_paper_ballot", row.id, now, household_id=household_id)
    return voter


async def take_back_paper_ballot(
    session: AsyncSession, round_id: UUID, household_id: UUID, *, by: Actor, now: datetime
) -> Voter:
    """The household returns its paper unused: it may vote on the web, or take another paper."""
    row, voter = await _in_hand(session, round_id, household_id, "take_back_paper_ballot", by, now)
    if voter.form != Form.PAPER:
        raise rules.HasNoPaper
    voter.form = Form.NONE
    record(session, by, "take_back_paper_ballot", row.id, now, household_id=household_id)
    return voter


async def replace_paper_ballot(
    session: AsyncSession, round_id: UUID, household_id: UUID, *, by: Actor, now: datetime
) -> Voter:
    """A spoiled paper is handed in and replaced; the household still has one ballot."""
    row, voter = await _in_hand(session, round_id, household_id, "replace_paper_ballot", by, now)
    if voter.form != Form.PAPER:
        raise rules.HasNoPaper
    row = await found(session, BallotRound, round_id, lock=True)
    row.papers_spoiled += 1
    record(session, by, "replace_paper_ballot", row.id, now, household_id=household_id)
    return voter


async def _in_hand(
    session: AsyncSession, round_id: UUID, household_id: UUID, action: str, by: Actor, now: datetime
) -> tuple[BallotRound, Voter]:
    """A vote at work and one of its households, locked against a second act."""
    row = await found(session, BallotRound, round_id)
    permit(by, action, unit_id=row.neighbourhood_id)
    if rules.phase(row.opens_at, row.closes_at, row.counted_at, now) is not Phase.OPEN:
        raise rules.NotOpenNow
    return row, await queries.voter_of(session, round_id, household_id, lock=True)
