"""Opens a round with its frozen households, counts it, and lets the count decide the matter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import (
    MatterOpened,
    RoundBrokenOff,
    RoundCounted,
)
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law import decisions
from libs.law.decisions import Clause, Scope, VoteForm
from libs.law.moves import Given
from services.participation.candidates.checking import check_called, check_candidate_votes
from services.participation.candidates.rules import ELECTED_BY_CLAUSE
from services.participation.conventions.following import vote_begins
from services.participation.households.actions import freeze
from services.participation.households.queries import frozen_ids
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import take
from services.participation.matters.tables import Matter
from services.participation.rounds import rules
from services.participation.rounds.deciding import decide
from services.participation.rounds.queries import last_round, law_day
from services.participation.rounds.rules import Count, RoundState
from services.participation.rounds.summing import households_voting
from services.participation.rounds.tables import Round


async def open_round(
    session: AsyncSession,
    matter: Matter,
    unit_id: UUID,
    form: VoteForm,
    *,
    by: Actor,
    now: datetime,
) -> Round:
    """A neighbourhood begins to vote: its households are frozen (article 21.1: of all of them).

    Of a vote of the whole ward but those who voted before their neighbourhood was merged.
    """
    before = await last_round(session, matter.id, unit_id, lock=True)
    if before and before.state not in rules.WITHOUT_A_VOTE:
        raise rules.RoundOpenAlready
    await check_called(session, matter)
    whole_ward = matter.scope == Scope.COMMUNE
    if not (whole_ward and matter.state == MatterState.OPENED):
        await vote_begins(session, matter, by=by, now=now)
        take(session, matter, "open", Given(now.date()), by=by, now=now)
    elsewhere = (
        await households_voting(session, matter.id, now.date()) if whole_ward else frozenset()
    )
    frozen = await freeze(session, unit_id, but=elsewhere, now=now)
    row = Round(
        matter_id=matter.id,
        unit_id=unit_id,
        form=form,
        roll_id=frozen.id,
        households=frozen.households,
        opened_on=now.date(),
    )
    session.add(row)
    record(session, by, "open_round", row.id, now, form=form, households=row.households)
    told = {"form": form, "opened_on": row.opened_on, "households": row.households}
    emit(session, MatterOpened(occurred_at=now, **_what(matter, row), **told))
    return row


async def count_round(
    session: AsyncSession,
    matter: Matter,
    row: Round,
    count: Count,
    *,
    witness_ids: Collection[UUID],
    by: Actor,
    now: datetime,
) -> None:
    """What was counted decides a matter of one neighbourhood; the ward's is totalled later."""
    clause, on = Clause(matter.clause), _voted_on(row, now)
    await _check_open(session, matter, row, now)
    rules.check_count(count, row.households)
    if row.form == VoteForm.MEETING:  # too few ballots back are a no, too few people no vote
        law = await law_day(session, matter, row)
        rules.check_enough(clause, count.present, row.households, law)
    rules.check_witnesses(len(set(witness_ids)), row.opened_on)
    if clause in ELECTED_BY_CLAUSE:
        await check_candidate_votes(session, matter.id, row.id, yes=count.yes, other=count.other)
    for name, value in asdict(count).items():
        setattr(row, name, value)
    row.state, row.counted_on = RoundState.COUNTED, on
    row.witness_ids = sorted(str(each) for each in set(witness_ids))
    record(session, by, "count_round", row.id, now, households=row.households, **asdict(count))
    _tell(session, matter, row, now)
    if matter.scope == Scope.NEIGHBOURHOOD:
        adopted = decisions.passed(clause, row.yes, row.households, row.opened_on)
        matter.yes, matter.households = row.yes, row.households
        await decide(session, matter, on, adopted=adopted, by=by, now=now)


async def lack_round(
    session: AsyncSession, matter: Matter, row: Round, present: int, *, by: Actor, now: datetime
) -> None:
    """Too few came to decide: nothing is voted, and ballots may follow (article 19.1.b)."""
    clause = Clause(matter.clause)
    await _check_open(session, matter, row, now)
    law = await law_day(session, matter, row)
    rules.check_lacking(clause, present, row.households, law)
    row.state, row.present = RoundState.LACKING, present
    row.counted_on = _voted_on(row, now)
    record(session, by, "lack_round", row.id, now, present=present, households=row.households)
    _tell(session, matter, row, now)
    if matter.scope == Scope.NEIGHBOURHOOD:
        take(session, matter, "lack", Given(now.date()), by=by, now=now)
        matter.form = matter.form_on = None


async def break_off_round(
    session: AsyncSession, matter: Matter, row: Round, *, by: Actor, now: datetime
) -> None:
    """The meeting ended before anything was counted: nothing is decided, another may be called."""
    await _check_open(session, matter, row, now)
    row.state, row.counted_on = RoundState.BROKEN_OFF, now.date()
    record(session, by, "break_off_round", row.id, now, households=row.households)
    told = {"round_id": row.id, "opened_on": row.opened_on, "households": row.households}
    emit(session, RoundBrokenOff(occurred_at=now, **_what(matter, row), **told))
    if matter.scope == Scope.NEIGHBOURHOOD:
        take(session, matter, "break_off", Given(now.date()), by=by, now=now)


def _voted_on(row: Round, now: datetime) -> date:
    """A meeting decides on its own day, whenever its count is typed; ballots when counted."""
    return row.opened_on if row.form == VoteForm.MEETING else now.date()


async def _check_open(session: AsyncSession, matter: Matter, row: Round, now: datetime) -> None:
    """Neither counted nor totalled without, nor voted anew elsewhere as its neighbourhood ended."""
    if row.state != RoundState.OPEN or matter.state != MatterState.OPENED:
        raise rules.RoundNotOpen
    if matter.scope == Scope.COMMUNE:
        again = await households_voting(session, matter.id, now.date(), but=row.id)
        if again & await frozen_ids(session, row.roll_id):
            raise rules.VotedSince


def _what(matter: Matter, row: Round) -> dict[str, str | UUID]:
    named = {"matter_id": matter.id, "unit_id": row.unit_id}
    return named | {"clause": matter.clause, "scope": matter.scope}


def _tell(session: AsyncSession, matter: Matter, row: Round, now: datetime) -> None:
    told = {
        **{name: getattr(row, name) for name in ("form", "households", "present", "yes")},
        **{"round_id": row.id, "counted_on": row.counted_on},
        "lacking": row.state == RoundState.LACKING,
    }
    emit(session, RoundCounted(occurred_at=now, **_what(matter, row), **told))
