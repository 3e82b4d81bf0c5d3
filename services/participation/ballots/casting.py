"""A household is given its signature; later somebody, nobody knows who, puts a ballot into the box.

The first act knows the household and sees a blinded message. The second knows a ballot and asks for
no household: it has no session, no idempotency key, no history, no event, and stores no moment.
"""

from __future__ import annotations

from datetime import datetime
from random import SystemRandom
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots import box, rsabssa
from libs.ballots.bulletin import number_of, receipt_text
from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.ballots import queries, rules
from services.participation.ballots.keys import Keyring
from services.participation.ballots.rules import Form, Phase
from services.participation.ballots.tables import Ballot, BallotRound

SHAKEN = 16


async def give_signature(
    session: AsyncSession,
    round_id: UUID,
    household_id: UUID,
    blinded: bytes,
    *,
    keys: Keyring,
    now: datetime,
) -> bytes:
    """The household's one signature, of what it cannot be seen to sign.

    Sent again, the same message gets the same answer; another message is refused. What happened is
    in the row and nowhere else: a history would say when, and so beside which ballot.
    """
    row = await found(session, BallotRound, round_id)
    _check_open(row, now)
    voter = await queries.voter_of(session, round_id, household_id, lock=True)
    rules.check_online(Form(voter.form), voter.blinded, blinded)
    if voter.blind_signature is None:
        key = keys.unwrapped(row.sign_wrapped, row.id, "sign")
        try:
            voter.blind_signature = rsabssa.blind_sign(key, blinded)
        except rsabssa.NotToBeSigned as error:
            raise rules.NotABallot from error
        voter.form, voter.blinded = Form.ONLINE, blinded
    return voter.blind_signature


async def cast_ballot(
    session: AsyncSession,
    round_id: UUID,
    message: bytes,
    signature: bytes,
    *,
    keys: Keyring,
    now: datetime,
) -> tuple[str, bytes]:
    """A ballot goes into the box once, however often it is sent. Gives its number and receipt.

    The row of the vote is held against the count, not against other ballots.
    """
    query = select(BallotRound).where(
        BallotRound.ward_id == ward_of(session), BallotRound.id == round_id
    )
    row = await session.scalar(query.with_for_update(read=True))
    if row is None:
        raise NotFound
    _check_open(row, now)
    signer = rsabssa.public_key(row.sign_key)
    if len(message) != box.BALLOT_BYTES or not rsabssa.is_signed(signer, message, signature):
        raise rules.BallotNotSigned
    number = number_of(message)
    await _put_in(session, row.id, number, message, signature)
    clerk = keys.unwrapped(row.receipt_wrapped, row.id, "receipt")
    return number, rsabssa.signed(clerk, receipt_text(row.id, number))


def _check_open(row: BallotRound, now: datetime) -> None:
    if rules.phase(row.opens_at, row.closes_at, row.counted_at, now) is not Phase.OPEN:
        raise rules.NotOpenNow


async def _put_in(
    session: AsyncSession, round_id: UUID, number: str, message: bytes, signature: bytes
) -> None:
    """The box is shaken: some ballots are taken out and go back with the new one, in a drawn order.

    PostgreSQL keeps rows as they were written, and says by which transaction: a dump, or a stolen
    disk, would tell who came after whom. What somebody else is shaking just now stays where it is.
    """
    mine = {"ward_id": ward_of(session), "round_id": round_id}
    query = select(Ballot.id).filter_by(**mine).order_by(func.random()).limit(SHAKEN)
    drawn = (await session.scalars(query.with_for_update(skip_locked=True))).all()
    ballot = (Ballot.number, Ballot.message, Ballot.signature)
    out = delete(Ballot).where(Ballot.ward_id == mine["ward_id"], Ballot.id.in_(drawn))
    ballots = [tuple(each) for each in await session.execute(out.returning(*ballot))]
    ballots.append((number, message, signature))
    SystemRandom().shuffle(ballots)
    rows = [
        {"id": uuid4(), "number": one, "message": said, "signature": signed, **mine}
        for one, said, signed in ballots
    ]
    await session.execute(insert(Ballot).on_conflict_do_nothing(), rows)
