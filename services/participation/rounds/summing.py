"""The votes of the whole ward, each household once, whatever was merged meanwhile (21.1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import VoteForm, Votes
from libs.rows import ward_of
from libs.vietnamese import sort_key
from services.participation.households.locking import NEIGHBOURHOOD
from services.participation.households.queries import (
    frozen_ids,
    handed_on_since,
    roll_on,
)
from services.participation.households.tables import RollEntry
from services.participation.matters.tables import Matter
from services.participation.rounds.queries import began_on, rounds_of
from services.participation.rounds.rules import (
    WITHOUT_A_VOTE,
    BallotsOwed,
    RoundState,
    StillVoting,
)
from services.participation.rounds.tables import Round
from services.participation.tables import Unit

NAMED_MAX = 5


async def households_voting(
    session: AsyncSession, matter_id: UUID, today: date, *, but: UUID | None = None
) -> frozenset[UUID]:
    """Who stands on the roll of a vote on a matter that is open or counted, wherever it is.

    A meeting that nobody counted before its neighbourhood ended binds nobody after its day.
    """
    query = (
        select(RollEntry.household_id)
        .join(Round, Round.roll_id == RollEntry.roll_id)
        .where(RollEntry.ward_id == ward_of(session), Round.ward_id == ward_of(session))
        .where(Round.matter_id == matter_id, Round.state.not_in(WITHOUT_A_VOTE))
        .where(~_left_open(session, today))
    )
    if but:
        query = query.where(Round.id != but)
    return frozenset((await session.scalars(query)).all())


def _left_open(session: AsyncSession, today: date) -> ColumnElement[bool]:
    ended = select(Unit.id).where(Unit.ward_id == ward_of(session), Unit.closed_on.is_not(None))
    held = (Round.state == RoundState.OPEN) & (Round.form == VoteForm.MEETING)
    return held & (Round.opened_on < today) & Round.unit_id.in_(ended)


@dataclass(frozen=True)
class Said:
    """What one neighbourhood said; `present` is who took part, none where it was silent."""

    unit: str
    votes: Votes
    present: int = 0


async def said_in_the_ward(
    session: AsyncSession, row: Matter, today: date, *, no_ballots: Collection[UUID] = ()
) -> list[Said]:
    """What every neighbourhood said, also one that ended. Raises StillVoting, BallotsOwed.

    One whose meeting lacked households said no only where ballots do not follow (`no_ballots`,
    or it ended). So did households handed on to a neighbourhood when that had voted already.
    """
    last: dict[UUID, Round] = {each.unit_id: each for each in await rounds_of(session, [row.id])}
    began = await began_on(session, row.id) or today
    voting = await households_voting(session, row.id, today)
    missing: list[str] = []
    owing: list[str] = []
    said: list[Said] = []
    silent: set[UUID] = set()  # handed on twice, a household is silent once
    for unit in await _neighbourhoods(session):
        held = last.get(unit.id)
        if held and held.state == RoundState.COUNTED:
            said.append(Said(unit.name, Votes(held.yes, held.households), held.present))
        elif held and _still_open(unit, held, today):
            missing.append(unit.name)
        elif held and not _ended(unit, today) and unit.id not in no_ballots:
            owing.append(unit.name)
        elif held or _ended(unit, today):
            if more := await _silent(session, unit.id, held, voting, began) - silent:
                silent |= more
                said.append(Said(unit.name, Votes(0, len(more))))
        elif await _has_to_vote(session, unit.id, voting, began, today):
            missing.append(unit.name)
    if missing:
        raise StillVoting(count=len(missing), names=_named(missing))
    if owing:
        raise BallotsOwed(count=len(owing), names=_named(owing))
    return said


def _ended(unit: Unit, today: date) -> bool:
    return unit.closed_on is not None and unit.closed_on <= today


def _still_open(unit: Unit, held: Round, today: date) -> bool:
    """Whether a vote can still come; a meeting not after its neighbourhood ended."""
    if held.state == RoundState.BROKEN_OFF:
        return not _ended(unit, today)
    over = _ended(unit, today) and held.form == VoteForm.MEETING and held.opened_on < today
    return held.state == RoundState.OPEN and not over


def _named(units: list[str]) -> str:
    return ", ".join(units[:NAMED_MAX]) + ("…" if len(units) > NAMED_MAX else "")


async def _silent(
    session: AsyncSession,
    unit_id: UUID,
    tried: Round | None,
    voting: Collection[UUID],
    began_on: date,
) -> set[UUID]:
    """The households of a neighbourhood that did not vote which vote nowhere else either."""
    if tried:
        return set(await frozen_ids(session, tried.roll_id) - set(voting))
    return await handed_on_since(session, began_on, neighbourhood_id=unit_id) - set(voting)


async def _has_to_vote(
    session: AsyncSession, unit_id: UUID, voting: Collection[UUID], began_on: date, today: date
) -> bool:
    """Whether a neighbourhood that held no vote owes one.

    Where some came who had voted, whoever moved in after them is of no roll of this vote.
    """
    roll = await roll_on(session, unit_id, today)
    merged_on = max((each.since for each in roll if each.id in voting), default=None)
    if merged_on is None:
        return True
    handed_on = await handed_on_since(session, began_on)
    left = [each for each in roll if each.id not in voting]
    return any(each.id in handed_on or each.since <= merged_on for each in left)


async def _neighbourhoods(session: AsyncSession) -> list[Unit]:
    """Every neighbourhood, those that ended too, by name."""
    query = select(Unit).where(Unit.ward_id == ward_of(session), Unit.kind == NEIGHBOURHOOD)
    return sorted((await session.scalars(query)).all(), key=lambda unit: sort_key(unit.name))
