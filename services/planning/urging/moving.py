"""Keeps the days to answer true to the calendar, as long as no signed paper names them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.urgings import UrgingMoved
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from services.planning.days import calendar_known_on
from services.planning.tasks.moving import what_moved
from services.planning.tasks.rules import counted_again
from services.planning.urging.tables import Urging

MOVED = "move_urging"


async def move_answer_days(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: days to answer that were counted by an older calendar are counted anew.

    A day that somebody named stays, and so does that of a letter with a number: its paper says it.
    What was answered, or told unanswered, is over.
    """
    calendar = calendar_known_on(now.date())
    query = select(Urging).where(
        Urging.ward_id == by.ward_id,
        Urging.number.is_(None),
        Urging.answered_on.is_(None),
        Urging.unanswered_on.is_(None),
        Urging.clock["calendar_version"].astext != calendar.version,
    )
    for letter in (await session.execute(query.order_by(Urging.id).with_for_update())).scalars():
        again = counted_again(letter.clock, calendar)
        assert again.due_on is not None, "nothing suspends this clock"
        was, before = letter.answer_by, letter.clock
        letter.answer_by, letter.clock = again.due_on, again.clock
        if was != again.due_on:
            said = {"was_due_on": was, "due_on": again.due_on, **what_moved(before, again.clock)}
            for each in letter.noted_with:
                record(session, by, MOVED, each, now, urging_id=letter.id, **said)
            moved = UrgingMoved(
                occurred_at=now,
                urging_id=letter.id,
                task_id=letter.task_id,
                unit_id=letter.unit_id,
                was_answer_by=was,
                answer_by=letter.answer_by,
            )
            emit(session, moved)
