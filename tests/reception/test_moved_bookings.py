"""A session that gets other hours, or falls away, takes along those who booked."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.reception import DayOffPolicy
from services.reception.sessions import actions as sessions
from services.reception.sessions import rules
from services.reception.sessions.bookings.actions import cancel_booking
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.rules import Mode
from services.reception.sessions.tables import ReceptionSession
from tests.reception import ward
from tests.reception.calendar import arranged, days_set, hear
from tests.reception.reports import told
from tests.reception.test_bookings import HELD, NOON, book, posted

LATER = date(2026, 12, 2)


async def postpone(session: AsyncSession, row: ReceptionSession, **changes: Any) -> None:
    """To the next day, at the usual hours."""
    said: dict[str, Any] = {"held_on": LATER, "starts_at": time(7, 30), "ends_at": time(11, 30)}
    said |= {"reason": "Bão", "by": ward.CHAIR, "now": ward.at(NOON)}
    await sessions.postpone_session(session, row.id, **said | changes)
    await session.flush()


async def booked(session: AsyncSession, row: ReceptionSession, *hours: time) -> list[Booking]:
    """One booking an hour."""
    return [(await book(session, row, slot_at=at))[0] for at in hours]


async def test_who_has_an_hour_that_still_exists_keeps_it(session: AsyncSession) -> None:
    row = await posted(session)
    early, late = await booked(session, row, time(7, 30), time(9, 30))

    await postpone(session, row, starts_at=time(9, 30))
    assert (late.slot_at, early.slot_at) == (time(9, 30), time(9, 50))
    assert not told(session, "booking.cancelled")


async def test_for_whom_no_hour_is_left_the_ward_frees_the_slot(session: AsyncSession) -> None:
    row = await posted(session)
    first, second, third = await booked(session, row, time(7, 30), time(7, 50), time(8, 30))

    await postpone(session, row, starts_at=time(14), ends_at=time(14, 40))
    assert [each.slot_at for each in (first, second)] == [time(14), time(14, 20)]
    assert (third.state, third.cancelled_by) == ("cancelled", "office")
    [freed] = told(session, "booking.cancelled")
    assert freed["booking_id"] == str(third.id)


async def test_a_posted_session_that_ends_sooner_tells_whose_hour_is_another(
    session: AsyncSession,
) -> None:
    row = await posted(session)
    kept, moved = await booked(session, row, time(7, 30), time(10, 30))

    shorter = arranged(starts_at=time(7, 30), ends_at=time(9), place=row.place)
    await sessions.arrange_session(
        session, row.id, arrangement=shorter, by=ward.CLERK, now=ward.at(NOON)
    )
    assert (kept.slot_at, moved.slot_at) == (time(7, 30), time(7, 50))
    assert [each["booking_id"] for each in told(session, "booking.moved")] == [str(moved.id)]


@pytest.mark.parametrize("change", [{"place": "Nhà văn hóa (mẫu)"}, {"mode": Mode.ONLINE}])
async def test_a_posted_session_in_another_place_or_online_tells_everybody_who_booked(
    session: AsyncSession, change: dict[str, Any]
) -> None:
    row = await posted(session)
    kept, freed = await booked(session, row, time(7, 30), time(8, 30))
    hours = {"starts_at": row.starts_at, "ends_at": row.ends_at}
    same = {"place": row.place, **hours}
    said: dict[str, Any] = {"by": ward.CLERK, "now": ward.at(NOON)}
    await sessions.arrange_session(session, row.id, arrangement=arranged(**same), **said)
    assert not told(session, "booking.moved")

    await cancel_booking(session, freed.id, **said)
    elsewhere = arranged(**same | change)
    await sessions.arrange_session(session, row.id, arrangement=elsewhere, **said)
    assert [each["booking_id"] for each in told(session, "booking.moved")] == [str(kept.id)]


async def test_who_booked_a_session_that_falls_away_does_not_come_for_nothing(
    session: AsyncSession,
) -> None:
    row = await posted(session)
    [booking] = await booked(session, row, time(7, 30))

    days = days_set(2026, NOON, DayOffPolicy.NEXT_WORKING_DAY, None, (15,))
    await hear(session, days)
    assert (row.progress, booking.state) == ("dropped", "cancelled")


async def test_what_was_missed_is_not_postponed_afterwards(session: AsyncSession) -> None:
    row = await posted(session)

    with pytest.raises(rules.Missed, match=f"{HELD:%d/%m/%Y}"):
        await postpone(session, row, now=ward.at(LATER), held_on=date(2026, 12, 3))
