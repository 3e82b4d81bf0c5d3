"""The count: after closing the box is opened, papers are added, keys are destroyed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots import box, rsabssa
from libs.ballots.bulletin import counted, root_of, statement_text
from libs.contracts.participation.ballots import BallotRoundCounted
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.rows import found, ward_of
from services.participation.ballots import queries, rules
from services.participation.ballots.keys import Keyring
from services.participation.ballots.rules import PaperCount, Phase
from services.participation.ballots.tables import Ballot, BallotRound, Voter


async def count_ballots(
    session: AsyncSession,
    round_id: UUID,
    *,
    paper: PaperCount | None,
    tellers: int,
    witnesses: int,
    keys: Keyring,
    by: Actor,
    now: datetime,
) -> queries.Tally:
    """After closing: the box is opened, papers and sealed choices are counted, keys destroyed.

    Whoever calls it asked who may.
    """
    row = await found(session, BallotRound, round_id, lock=True)
    _check_ended(row, now)
    rules.check_counting(tellers, witnesses, now)
    given = (await queries.turnout(session, row)).paper
    rules.check_paper(paper, given, row.options)
    paper = paper or PaperCount((0,) * len(row.options), 0)
    await _open_box(session, row, keys)
    row.counted_at, row.tellers, row.witnesses = now, tellers, witnesses
    row.paper_counts, row.paper_invalid = list(paper.counts), paper.invalid
    await _forget(session, row)
    tally = await queries.tally(session, round_id)
    root = (row.root or b"").hex()
    record(session, by, "count_ballots", row.id, now, counts=tally.counts, root=root)
    _tell_counted(session, row, tally, now)
    return tally


def _tell_counted(
    session: AsyncSession, row: BallotRound, tally: queries.Tally, now: datetime
) -> None:
    emit(
        session,
        BallotRoundCounted(
            occurred_at=now,
            round_id=row.id,
            matter_id=row.matter_id,
            neighbourhood_id=row.neighbourhood_id,
            counted_on=now.date(),
            households=row.households,
            counts=tally.counts,
            invalid=tally.invalid,
            root=(row.root or b"").hex(),
        ),
    )


def _check_ended(row: BallotRound, now: datetime) -> None:
    now_phase = rules.phase(row.opens_at, row.closes_at, row.counted_at, now)
    if now_phase is Phase.COUNTED:
        raise rules.CountedAlready
    if now_phase is not Phase.ENDED:
        raise rules.NotEnded


async def _open_box(session: AsyncSession, row: BallotRound, keys: Keyring) -> None:
    """The sealed choices are opened and counted; the list is closed under its root."""
    ballots = await queries.ballots(session, row.id)
    messages = [ballot.message for ballot in ballots]
    opener = keys.unwrapped(row.box_wrapped, row.id, "box")
    clerk = keys.unwrapped(row.receipt_wrapped, row.id, "receipt")
    row.opened_box_key = box.private_bytes(opener)
    row.online_counts, row.online_invalid, choices = counted(
        row.opened_box_key, messages, len(row.options)
    )
    for ballot, choice in zip(ballots, choices, strict=True):
        ballot.option = choice or 0
    row.root = root_of(messages)
    statement = statement_text(row.id, len(messages), row.root)
    row.root_signature = rsabssa.signed(clerk, statement)


async def _forget(session: AsyncSession, row: BallotRound) -> None:
    """What was only needed to vote goes; every row is written anew, by household and by hash.

    The order in which PostgreSQL kept the rows was the last trace of who came when.
    """
    row.sign_wrapped = row.box_wrapped = row.receipt_wrapped = None
    voters = [
        Voter(
            round_id=row.id,
            household_id=each.household_id,
            household_number=each.household_number,
            form=each.form,
        )
        for each in await queries.voters(session, row.id)
    ]
    ballots = [
        Ballot(
            round_id=row.id,
            number=each.number,
            message=each.message,
            signature=each.signature,
            option=each.option,
        )
        for each in await queries.ballots(session, row.id)
    ]
    for kind in (Voter, Ballot):
        mine = (kind.ward_id == ward_of(session), kind.round_id == row.id)
        await session.execute(delete(kind).where(*mine))
    session.add_all([*voters, *ballots])
    await session.flush()
