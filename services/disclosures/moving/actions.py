"""Keeps open days true to the calendar: a swap of working days ordered late moves them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.information import InformationMoved
from libs.contracts.disclosures.internal import InternalPaperMoved
from libs.contracts.disclosures.missing import MissingSheetMoved
from libs.contracts.disclosures.obligations import ObligationMoved
from libs.contracts.disclosures.papers import DisclosureMoved
from libs.kernel.actor import Actor
from libs.kernel.events import Event
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import Calendar, national_calendar
from libs.law.deadlines import why_moved
from libs.rows import ward_of
from services.disclosures.information.actions import answer_due
from services.disclosures.information.tables import InformationRequest
from services.disclosures.internal.tables import InternalPaper
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.moves import MOVED
from services.disclosures.obligations.actions import apply_due
from services.disclosures.obligations.rules import Due, due_after
from services.disclosures.tables import Disclosure, Obligation


def _by_its_rule(row: Any, calendar: Calendar) -> Due:
    return due_after(row.start_on, row.rule, calendar)


@dataclass(frozen=True)
class Clock:
    """One kind of day: the rows that wait for it, the event that it moved, how it is counted.

    What was met, closed or called late is over: its day stays as it was.
    """

    table: type[Any]
    waits: tuple[ColumnElement[bool], ...]
    event: Callable[..., Event]  # of a row and what all such events say
    count: Callable[[Any, Calendar], Due] = _by_its_rule


CLOCKS = (
    Clock(
        Obligation,
        (
            Obligation.met_on.is_(None),
            Obligation.late_told_on.is_(None),
            Obligation.dropped_on.is_(None),
        ),
        lambda row, **said: ObligationMoved(
            obligation_id=row.id, khoan=row.khoan, item=row.item, **said
        ),
    ),
    Clock(  # what is shown again after a withdrawal; other drafts go by their obligation
        Disclosure,
        (Disclosure.published_on.is_(None), Disclosure.withdrawn_on.is_(None)),
        lambda row, **said: DisclosureMoved(
            disclosure_id=row.id, khoan=row.khoan, item=row.item, **said
        ),
    ),
    Clock(
        InformationRequest,
        (InformationRequest.closed_on.is_(None), InformationRequest.late_told_on.is_(None)),
        lambda row, **said: InformationMoved(request_id=row.id, channel=row.channel, **said),
        answer_due,
    ),
    Clock(
        MissingSheet,
        (MissingSheet.resolved_on.is_(None), MissingSheet.late_told_on.is_(None)),
        lambda row, **said: MissingSheetMoved(
            missing_sheet_id=row.id,
            disclosure_id=row.disclosure_id,
            place_id=row.place_id,
            **said,
        ),
    ),
    Clock(
        InternalPaper,
        (
            InternalPaper.published_on.is_(None),
            InternalPaper.withdrawn_on.is_(None),
            InternalPaper.late_told_on.is_(None),
        ),
        lambda row, **said: InternalPaperMoved(paper_id=row.id, khoan=row.khoan, **said),
    ),
)


async def follow_calendar(
    session: AsyncSession, *, by: Actor, now: datetime, calendar: Calendar | None = None
) -> None:
    """Each morning: every open day that was counted by another calendar is counted anew."""
    calendar = calendar or national_calendar()
    for clock in CLOCKS:
        table = clock.table
        query = (
            select(table)
            .where(table.ward_id == ward_of(session), *clock.waits)
            .where(table.due_on.is_not(None), table.calendar_version != calendar.version)
            .order_by(table.due_on, table.id)
            .with_for_update()
        )
        for row in (await session.execute(query)).scalars():
            _count_anew(session, clock, row, calendar, by, now)
    await session.flush()
    await _drafts_follow(session)


def _count_anew(
    session: AsyncSession, clock: Clock, row: Any, calendar: Calendar, by: Actor, now: datetime
) -> None:
    due, was, before = clock.count(row, calendar), row.due_on, row.counted
    apply_due(row, due)
    if due.due_on == was:
        return
    days = {"was_due_on": was, "due_on": due.due_on}
    why = why_moved(before, due.counted)
    record(session, by, MOVED, row.id, now, version=calendar.version, why=why, **days)
    emit(session, clock.event(row, occurred_at=now, **days))


async def _drafts_follow(session: AsyncSession) -> None:
    """A paper that nobody saw yet is due when its obligation is."""
    await session.execute(
        update(Disclosure)
        .where(Disclosure.ward_id == ward_of(session), Obligation.ward_id == ward_of(session))
        .where(Disclosure.obligation_id == Obligation.id, Obligation.met_on.is_(None))
        .where(Disclosure.published_on.is_(None), Disclosure.withdrawn_on.is_(None))
        .where(Disclosure.due_on != Obligation.due_on)
        .values(due_on=Obligation.due_on)
    )
