"""A matter voted on the web in the tests: accepted, planned, reported, opened, voted, counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots import rsabssa
from libs.law.decisions import Clause, VoteForm
from services.participation.acceptances.actions import note_acceptances
from services.participation.ballots import casting
from services.participation.ballots.rules import PaperCount
from services.participation.ballots.tables import BallotRound
from services.participation.households.tables import Household
from services.participation.matters.tables import Matter
from services.participation.webvotes.actions import (
    count_web_vote,
    open_web_vote,
    plan_web_vote,
    report_web_vote,
)
from services.participation.webvotes.tables import WebVote
from tests.ballots import voter
from tests.participation import matters, ward
from tests.participation.households import households
from tests.participation.matters import DAY, TEAM
from tests.participation.voting import AFTER, CLOSES, DURING, KEYS, OPENS

NOW = ward.at(DAY)


async def accepted(
    session: AsyncSession, of: int, accepting: int
) -> tuple[Matter, Sequence[Household]]:
    """A matter of khoản 6 in a neighbourhood of so many households, and so many accept the web."""
    roll = await households(session, of)
    matter = await matters.agreed(session, Clause.OTHER)
    await accept(session, matter, roll[:accepting])
    return matter, roll


async def accept(session: AsyncSession, matter: Matter, who: Sequence[Household]) -> None:
    """These accept on paper."""
    ids = [each.id for each in who]
    await note_acceptances(session, matter.id, household_ids=ids, by=ward.FRONT_OFFICIAL, now=NOW)


async def planned(session: AsyncSession, matter: Matter, *, reported: bool = True) -> WebVote:
    """The form is chosen, and the vote planned and reported."""
    await matters.chosen(session, matter, VoteForm.ONLINE, by=ward.HEAD, now=NOW)
    team = {"by": ward.FRONT_OFFICIAL, "now": NOW}
    days = {"opens_at": OPENS, "closes_at": CLOSES}
    row = await plan_web_vote(session, matter.id, **days, team=TEAM, **team)
    if reported:
        await report_web_vote(session, row.id, reported_on=DAY, **team)
    return row


async def opened(
    session: AsyncSession, of: int = 5
) -> tuple[WebVote, BallotRound, Sequence[Household]]:
    """All that is needed until households vote."""
    matter, roll = await accepted(session, of, of // 2 + 1)
    row = await planned(session, matter)
    await open_web_vote(session, row.id, keys=KEYS, by=ward.HEAD, now=NOW)
    await session.flush()
    return row, await session.get_one(BallotRound, row.ballot_round_id), roll


async def votes(session: AsyncSession, box: BallotRound, household: Household, option: int) -> None:
    """A household votes on the web from the first to the last step."""
    signer, sealing = map(rsabssa.public_key, (box.sign_key, box.box_key))
    ballot = voter.ballot(signer, sealing, option)
    answer = await casting.give_signature(
        session, box.id, household.id, ballot.blinded, keys=KEYS, now=DURING
    )
    signature = voter.finalize(signer, ballot, answer)
    await casting.cast_ballot(session, box.id, ballot.message, signature, keys=KEYS, now=DURING)


async def counted(
    session: AsyncSession,
    row: WebVote,
    roll: Sequence[Household],
    paper: PaperCount | None = None,
    *,
    early: bool = False,
) -> WebVote:
    """The team counts after closing, before two households."""
    return await count_web_vote(
        session,
        row.id,
        paper=paper,
        witness_ids=[each.id for each in roll[:2]],
        keys=KEYS,
        by=ward.FRONT_OFFICIAL,
        now=CLOSES - timedelta(seconds=1) if early else AFTER,
    )
