"""Ballots on paper: planned with a team, told, handed out, counted (article 19)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Clause, Scope, VoteForm
from libs.permissions import Role, permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.participation.handouts import rules
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.households.queries import frozen_ids
from services.participation.matters.chairing import check_chair
from services.participation.matters.rules import MatterState, check_typed
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter
from services.participation.rounds.actions import count_round, open_round
from services.participation.rounds.queries import last_round
from services.participation.rounds.rules import Count, NotOnTheRoll, RoundState, check_team
from services.participation.rounds.tables import Round
from services.participation.tables import Unit

# Whose team hands out and counts (NĐ 59, article 4): the ward's chair only as of a dismissal.
TEAM_ROLES = {Role.NEIGHBOURHOOD_HEAD, Role.FRONT}


async def plan_handout(
    session: AsyncSession,
    matter_id: UUID,
    unit_id: UUID,
    *,
    starts_on: date,
    until: date,
    team: Sequence[str],
    by: Actor,
    now: datetime,
) -> Handout:
    """The plan is issued today: who hands out and collects, from when to when."""
    permit(by, "plan_handout", unit_id=unit_id)
    matter = await matter_locked(session, matter_id)
    _check_leader(by, matter, now.date())
    await working_unit(session, Unit, unit_id)
    if not await _ready(session, matter, unit_id):
        raise rules.HandoutNotThisForm
    check_team(team, now.date())
    rules.check_days(starts_on, until, now.date())
    row = Handout(
        matter_id=matter.id,
        unit_id=unit_id,
        issued_on=now.date(),
        starts_on=starts_on,
        until=until,
        team=list(team),
    )
    session.add(row)
    said = {"starts_on": starts_on, "until": until, "team": len(team)}
    record(session, by, "plan_handout", row.id, now, **said)
    return row


async def _ready(session: AsyncSession, matter: Matter, unit_id: UUID) -> bool:
    """Whether ballots are the form there; in the whole ward also after a meeting that lacked."""
    if matter.unit_id not in (None, unit_id):
        return False
    if matter.state == MatterState.PREPARED:
        return matter.form == VoteForm.PAPER_BALLOTS
    if matter.scope != Scope.COMMUNE or matter.state != MatterState.OPENED:
        return False
    last = await last_round(session, matter.id, unit_id)
    lacked = last is not None and last.state == RoundState.LACKING
    return lacked or matter.form == VoteForm.PAPER_BALLOTS


async def announce_handout(
    session: AsyncSession,
    handout_id: UUID,
    *,
    sent_on: date,
    informed_on: date,
    by: Actor,
    now: datetime,
) -> Handout:
    """The plan is with the ward and the Front, and every household knows."""
    row = await handout_for(session, handout_id, "announce_handout", by, HandoutState.PLANNED)
    rules.check_told(row.issued_on, sent_on, informed_on, row.starts_on, now.date())
    matter = await found(session, Matter, row.matter_id)
    if (sent_on, informed_on) != (row.sent_on, row.informed_on):
        check_typed(min(sent_on, informed_on), matter.agreed_on, matter.form_on, now.date())
        row.typed_on = now.date()
    row.sent_on, row.informed_on = sent_on, informed_on
    said = {"sent_on": sent_on, "informed_on": informed_on}
    record(session, by, "announce_handout", row.id, now, **said)
    return row


async def cancel_handout(
    session: AsyncSession, handout_id: UUID, *, by: Actor, now: datetime
) -> Handout:
    """No ballot goes out; another plan may be issued."""
    row = await handout_for(session, handout_id, "cancel_handout", by, HandoutState.PLANNED)
    row.state = HandoutState.CANCELLED
    record(session, by, "cancel_handout", row.id, now)
    return row


async def open_handout(
    session: AsyncSession, handout_id: UUID, *, by: Actor, now: datetime
) -> Handout:
    """The first ballot goes out: from this moment N is fixed."""
    row = await handout_for(session, handout_id, "open_handout", by, HandoutState.PLANNED)
    rules.check_opening(row.starts_on, row.until, row.sent_on, row.informed_on, now.date())
    matter = await matter_locked(session, row.matter_id)
    if not await _ready(session, matter, row.unit_id):  # its form was chosen anew since
        raise rules.HandoutNotThisForm
    form = VoteForm.PAPER_BALLOTS
    opened = await open_round(session, matter, row.unit_id, form, by=by, now=now)
    row.state, row.round_id = HandoutState.OPENED, opened.id
    record(session, by, "open_handout", row.id, now, households=opened.households)
    return row


async def lengthen_handout(
    session: AsyncSession,
    handout_id: UUID,
    *,
    until: date,
    given: int,
    reason: str,
    by: Actor,
    now: datetime,
) -> Handout:
    """Ballots go out and come back for some days more, as not every household has one yet."""
    row = await handout_for(session, handout_id, "lengthen_handout", by, HandoutState.OPENED)
    assert row.round_id is not None  # an opened one has a round
    households, today = (await found(session, Round, row.round_id)).households, now.date()
    earlier = row.lengthenings
    rules.check_lengthening(row.until, until, given, households, len(earlier), today)
    record(session, by, "lengthen_handout", row.id, now, until=until, before=row.until, given=given)
    kept = {"until": row.until.isoformat(), "on": today.isoformat()}
    row.lengthenings = [*earlier, {**kept, "given": given, "reason": reason}]
    row.until = until
    return row


async def count_handout(
    session: AsyncSession,
    handout_id: UUID,
    *,
    given: int,
    count: Count,
    witness_ids: Collection[UUID],
    by: Actor,
    now: datetime,
) -> Handout:
    """What came back, counted before witnesses; never before the last day unless all are back."""
    row = await handout_for(session, handout_id, "count_handout", by, HandoutState.OPENED)
    assert row.round_id is not None  # an opened one has a round
    matter = await matter_locked(session, row.matter_id)
    counted = await found(session, Round, row.round_id, lock=True)
    rules.check_back(given, count.present, counted.households)
    rules.check_counting(row.until, given, count.present, counted.households, now.date())
    check_given(row, matter, counted, given)
    if set(witness_ids) - await frozen_ids(session, counted.roll_id):
        raise NotOnTheRoll
    await count_round(session, matter, counted, count, witness_ids=witness_ids, by=by, now=now)
    row.state, row.given = HandoutState.COUNTED, given
    record(session, by, "count_handout", row.id, now, given=given, back=count.present)
    return row


def check_given(row: Handout, matter: Matter, counted: Round, given: int) -> None:
    """Enough went out that it could be adopted, or the last day was set later often enough."""
    often = len(row.lengthenings)
    clause, on = Clause(matter.clause), counted.opened_on
    rules.check_given(clause, given, counted.households, on, lengthened=often)


async def handout_for(
    session: AsyncSession, handout_id: UUID, action: str, by: Actor, *wanted: HandoutState
) -> Handout:
    """The handout, locked, for whoever may do this with it and while that is possible."""
    row = await found(session, Handout, handout_id, lock=True)
    permit(by, action, unit_id=row.unit_id)
    _check_leader(by, await found(session, Matter, row.matter_id), row.starts_on)
    rules.check_state(HandoutState(row.state), *wanted)
    return row


def _check_leader(by: Actor, matter: Matter, on: date) -> None:
    """The head or the Front, who leads the team; of a head, whoever calls the meeting."""
    if matter.clause == Clause.HEAD or not by.roles & TEAM_ROLES:
        check_chair(by, matter, on)
