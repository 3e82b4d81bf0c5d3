"""What is owed about elections and heads, by which day, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import working_days_left
from libs.law.decisions import VoteForm
from libs.permissions import Role
from libs.remembered.queries import working_units
from services.participation.candidates import rules as elections
from services.participation.candidates.queries import UNDER_WAY
from services.participation.candidates.queries import elections as all_elections
from services.participation.candidates.rules import Cause, Step
from services.participation.candidates.tables import Election
from services.participation.dues import DueView, due_view
from services.participation.headships import rules
from services.participation.headships.queries import (
    current_headships,
    undone_dismissals,
    vacancies,
)
from services.participation.headships.rules import Kind
from services.participation.headships.tables import Headship
from services.participation.headships.views import HeadDutyView, HeadshipView
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter
from services.participation.tables import Unit

BEFORE_THE_VOTE = (MatterState.AGREED, MatterState.PREPARED)


async def headships(session: AsyncSession, today: date) -> list[HeadshipView]:
    """How every neighbourhood is headed, and whether it has to elect anew."""
    known = {each.unit_id: each for each in await current_headships(session)}
    owed = {each.unit_id: each for each in await vacancies(session)}
    return [
        _headship(
            unit,
            known.get(unit.id),
            due_view("new_election", owed[unit.id].deadline, today) if unit.id in owed else None,
        )
        for unit in await working_units(session, Unit)
        if unit.kind == "neighbourhood"
    ]


async def head_duties(session: AsyncSession, today: date) -> list[HeadDutyView]:
    """Everything owed, for whoever has to do it."""
    units = await headships(session, today)
    names = {each.unit_id: each.unit for each in units}
    found = await all_elections(session)
    under_way = {
        row.unit_id: row.cause != Cause.TERM_OVER
        for row, matter in found
        if not row.called_off_on and matter.state in UNDER_WAY
    }
    duties = [
        duty
        for row, matter in found
        if not row.called_off_on and matter.state in BEFORE_THE_VOTE and row.unit_id in names
        for duty in (
            *_before_the_vote(row, names[row.unit_id], today),
            *_missed(row, matter, names[row.unit_id], today),
        )
    ]
    duties += [
        _called_off(row, names[row.unit_id], today)
        for row, _ in found
        if row.called_off_on and row.on >= today and row.unit_id in names
    ]
    undone = {each.unit_id: each.since for each in await undone_dismissals(session)}
    for each in units:
        vacant, dismissed = under_way.get(each.unit_id), undone.get(each.unit_id)
        duties += _of_unit(each, today, vacant=vacant, dismissed=dismissed)
    return duties


def _headship(unit: Unit, row: Headship | None, owed: DueView | None) -> HeadshipView:
    same = ("id", "kind", "since", "until", "election_id")
    known = {name: getattr(row, name) if row else None for name in same}
    number = row.number if row else ""
    seated = row is not None and row.seated_on is not None
    about = {"unit_id": unit.id, "unit": unit.name, "number": number, "seated": seated}
    return HeadshipView(**about, owed=owed, **known)


def _before_the_vote(row: Election, unit: str, today: date) -> Iterator[HeadDutyView]:
    steps = (
        (Step.CANDIDATES, row.sent_on, Role.FRONT),
        (Step.TEAM, row.team_on, Role.CHAIR),
        (Step.ANNOUNCEMENT, row.announced_on, Role.FRONT),
    )
    for step, done_on, role in steps:
        due = due_view(step, elections.due(step, row.on), today)
        if done_on is None and due:
            yield _duty(step, role, row.unit_id, unit, due, row.id)


def _missed(row: Election, matter: Matter, unit: str, today: date) -> Iterator[HeadDutyView]:
    """Its day passed and nobody voted, moved it or called it off; ballots may follow a meeting."""
    if row.on < today and matter.form != VoteForm.PAPER_BALLOTS:
        yield HeadDutyView(
            owed="missed",
            role=Role.CHAIR,
            unit_id=row.unit_id,
            unit=unit,
            election_id=row.id,
            due_on=row.on,
            days_left=working_days_left(today, row.on),
            due=None,
        )


def _called_off(row: Election, unit: str, today: date) -> HeadDutyView:
    """Until its day is over the Front tells those who stand and whoever heard of the day."""
    return HeadDutyView(
        owed="called_off",
        role=Role.FRONT,
        unit_id=row.unit_id,
        unit=unit,
        election_id=row.id,
        due_on=row.on,
        days_left=working_days_left(today, row.on),
        due=None,
    )


def _of_unit(
    told: HeadshipView, today: date, *, vacant: bool | None, dismissed: date | None
) -> Iterator[HeadDutyView]:
    """`vacant`: whether an election under way fills an empty place; none where there is none.

    `dismissed`: from when on a head was dismissed, where that was abolished since.
    """
    if told.owed:
        yield _duty("new_election", Role.CHAIR, told.unit_id, told.unit, told.owed)
    if told.id is None and (told.owed or vacant):
        yield _plain("provisional", told, None, today)
    if dismissed and _is_back(told, dismissed, vacant=vacant):
        yield _plain("reinstated", told, None, today)
    elif told.id and not told.seated:
        yield _plain("account", told, None, today)
    if told.until is None or today < rules.reminded_on(told.until):
        return
    # A provisional head has to be followed even while an election is prepared.
    if told.kind == Kind.PROVISIONAL or vacant is None:
        yield _plain("ending", told, told.until, today)


def _is_back(told: HeadshipView, dismissed: date, *, vacant: bool | None) -> bool:
    """Whether whoever was dismissed heads it again, and the directory does not know it yet.

    A term from before the product may be unknown here: then it is to be entered as well.
    """
    if told.since is None:
        return told.owed is None and vacant is None
    return told.kind == Kind.ELECTED and told.since <= dismissed and not told.seated


def _duty(
    owed: str,
    role: Role,
    unit_id: UUID,
    unit: str,
    due: DueView,
    election_id: UUID | None = None,
) -> HeadDutyView:
    return HeadDutyView(
        owed=owed,
        role=role,
        unit_id=unit_id,
        unit=unit,
        election_id=election_id,
        due_on=due.due_on,
        days_left=due.days_left,
        due=due,
    )


def _plain(owed: str, told: HeadshipView, on: date | None, today: date) -> HeadDutyView:
    return HeadDutyView(
        owed=owed,
        role=Role.CHAIR,
        unit_id=told.unit_id,
        unit=told.unit,
        election_id=None,
        due_on=on,
        days_left=working_days_left(today, on) if on else None,
        due=None,
    )
