"""The sessions of a year: made from the plan's days, following them, posted ahead, held."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.outbox import told
from libs.law.calendar import national_calendar
from libs.law.reception import DayOffPolicy
from libs.permissions import NotYourRole
from services.reception.sessions import actions, flagging, rules
from services.reception.sessions.actions import Frame
from services.reception.sessions.rules import Leader, Mode
from services.reception.sessions.views import calendar, whole
from tests.reception import ward
from tests.reception.calendar import arranged, days_set, hear

CALENDAR = national_calendar()
NEW_YEAR = date(2026, 1, 5)
# Where the days that collide go, by policy, as law.md 3.1 has them for the next working day.
MOVES = {
    (2025, "next_working_day"): "02/01 03/02 17/02 03/03 17/03 05/05 02/06 16/06 03/09 03/11 17/11",
    (2026, "next_working_day"): "05/01 02/02 23/02 02/03 16/03 04/05 03/08 17/08 03/09 02/11 16/11",
    (2027, "next_working_day"): "04/01 04/05 17/05 02/08 16/08",
    (2026, "nearest"): "31/12 02/02 13/02 02/03 16/03 29/04 31/07 14/08 03/09 02/11 16/11",
    (2026, "same_month"): "05/01 02/02 23/02 02/03 16/03 04/05 03/08 17/08 03/09 02/11 16/11",
}


def events(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """What was told under a name, in order."""
    bodies = [one for one in told(session) if one["headers"]["ce-type"] == f"reception.{name}"]
    return [TypeAdapter(dict[str, Any]).validate_json(one["body"]) for one in bodies]


@pytest.mark.parametrize("year", [2025, 2026, 2027])
@pytest.mark.parametrize("policy", DayOffPolicy)
async def test_a_year_has_24_sessions_on_working_days_under_each_policy(
    session: AsyncSession, year: int, policy: DayOffPolicy
) -> None:
    collide = [
        date(year, month, day)
        for month in range(1, 13)
        for day in (1, 15)
        if not CALENDAR.is_working(date(year, month, day))
    ]
    chosen = {on: CALENDAR.previous_working(on) for on in collide}
    found = await hear(session, days_set(year, date(year - 1, 12, 1), policy, chosen))

    assert len(collide) == {2025: 11, 2026: 11, 2027: 5}[year]
    assert len(found) == len(events(session, "session.scheduled")) == 24
    assert all(CALENDAR.is_working(row.held_on) for row in found.values())
    moved = [row for row in found.values() if row.held_on != row.nominal_on]
    assert [row.nominal_on for row in moved] == collide
    assert all(row.moved_because for row in moved)
    if policy is DayOffPolicy.MANUAL:
        assert {row.nominal_on: row.held_on for row in moved} == chosen
    elif expected := MOVES.get((year, policy.value)):
        assert " ".join(f"{row.held_on:%d/%m}" for row in moved) == expected


async def test_each_session_is_posted_five_working_days_ahead_and_the_count_is_shown(
    session: AsyncSession,
) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    after_tet = whole(found[date(2026, 2, 15)], NEW_YEAR)

    assert after_tet.held_on == date(2026, 2, 23)
    # Tết keeps 14 to 22/02 free: five working days before are 9 to 13/02.
    assert after_tet.post_by == date(2026, 2, 9)
    assert after_tet.explanation
    assert after_tet.explanation.basis == "Điều 24 khoản 4 Luật Tiếp công dân 42/2013/QH13"
    assert [day.number for day in after_tet.explanation.days if day.number] == [1, 2, 3, 4, 5]


async def test_the_calendar_follows_the_plan_but_days_held_and_postponed_stay(
    session: AsyncSession,
) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    held, put_off = found[date(2026, 3, 15)], found[date(2026, 8, 1)]
    await actions.post_calendar(
        session, until=date(2026, 12, 31), by=ward.CLERK, now=ward.at(NEW_YEAR)
    )
    june = date(2026, 6, 3)
    await actions.hold_session(
        session, held.id, taken_by=Leader.CHAIR, by=ward.CLERK, now=ward.at(date(2026, 3, 16))
    )
    when: dict[str, Any] = {"held_on": date(2026, 8, 6), "starts_at": time(14), "ends_at": time(16)}
    await actions.postpone_session(
        session, put_off.id, **when, reason="Họp HĐND", by=ward.OFFICIAL, now=ward.at(june)
    )
    amended = days_set(2026, june, DayOffPolicy.NEAREST, days_of_month=(1, 15))
    kept = tuple(day for day in amended.days if day.nominal_on != date(2026, 12, 15))
    found = await hear(session, amended.model_copy(update={"days": kept}))

    assert found[date(2026, 3, 15)].held_on == date(2026, 3, 16)
    assert put_off.held_on == date(2026, 8, 6)
    august = found[date(2026, 8, 15)]
    assert (august.held_on, august.posted_on) == (date(2026, 8, 14), None)
    assert found[date(2026, 12, 15)].progress == "dropped"
    assert [one["session_id"] for one in events(session, "session.dropped")] == [
        str(found[date(2026, 12, 15)].id)
    ]
    assert {one["cause"] for one in events(session, "session.moved")} == {"calendar", "postponed"}
    again = await hear(session, days_set(2026, june, DayOffPolicy.NEAREST))
    assert again[date(2026, 12, 15)].progress == "planned"


async def test_what_was_told_without_planned_days_still_makes_sessions(
    session: AsyncSession,
) -> None:
    old = days_set(2026, NEW_YEAR).model_copy(update={"days": ()})
    found = await hear(session, old)

    assert len(found) == 24
    assert all(row.held_on == row.nominal_on for row in found.values())


async def test_posting_late_is_told_with_its_days_and_what_hangs_nowhere_is_flagged_once(
    session: AsyncSession,
) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    on = date(2026, 3, 10)  # 16/03 had to be posted by 09/03
    await flagging.flag_unposted(session, by=ward.CLOCK, now=ward.at(on))
    await flagging.flag_unposted(session, by=ward.CLOCK, now=ward.at(on))
    assert [one["held_on"] for one in events(session, "session.unposted")] == ["2026-03-16"]

    posted = await actions.post_calendar(
        session, until=date(2026, 4, 1), by=ward.CLERK, now=ward.at(on)
    )
    assert [row.held_on for row in posted] == [date(2026, 3, 16), date(2026, 4, 1)]
    assert [one["days_late"] for one in events(session, "session.posted")] == [1, 0]
    assert found[date(2026, 4, 15)].posted_on is None
    with pytest.raises(rules.NothingToPost, match="01/04/2026"):
        await actions.post_calendar(session, until=date(2026, 4, 1), by=ward.CLERK, now=ward.at(on))


async def test_a_session_that_nobody_held_is_missed_once_and_a_new_ward_missed_nothing(
    session: AsyncSession,
) -> None:
    begun = date(2026, 6, 3)
    found = await hear(session, days_set(2026, begun))
    for day in (16, 16, 17):
        await flagging.flag_missed(session, by=ward.CLOCK, now=ward.at(date(2026, 6, day)))

    assert [one["held_on"] for one in events(session, "session.missed")] == ["2026-06-15"]
    assert whole(found[date(2026, 6, 15)], date(2026, 6, 16)).missed
    assert not whole(found[date(2026, 6, 1)], date(2026, 6, 16)).missed


async def test_a_deputy_may_take_a_session_until_july_2026_and_is_flagged_from_then_on(
    session: AsyncSession,
) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    before, after = found[date(2026, 6, 15)], found[date(2026, 7, 1)]
    for row in (before, after):
        await actions.hold_session(
            session, row.id, taken_by=Leader.DEPUTY, by=ward.CLERK, now=ward.at(row.held_on)
        )

    assert not whole(before, after.held_on).delegation_broken
    assert whole(after, after.held_on).delegation_broken
    assert [one["delegation_allowed"] for one in events(session, "session.held")] == [True, False]


async def test_a_deputy_may_take_a_session_that_was_called(session: AsyncSession) -> None:
    """The law of July 2026 keeps the regular ones for the chair."""
    row = await actions.call_session(
        session,
        held_on=date(2026, 7, 8),
        arrangement=arranged(led_by=Leader.DEPUTY),
        by=ward.CHAIR,
        now=ward.at(date(2026, 7, 6)),
    )
    held = {"by": ward.CLERK, "now": ward.at(row.held_on)}
    await actions.hold_session(session, row.id, taken_by=Leader.DEPUTY, **held)

    assert not whole(row, row.held_on).delegation_broken
    assert [one["delegation_allowed"] for one in events(session, "session.held")] == [True]


async def test_fewer_sessions_than_the_law_of_the_date_are_said(session: AsyncSession) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR, days_of_month=(15,)))
    shown = calendar(2026, [whole(row, NEW_YEAR) for row in found.values()], NEW_YEAR)

    assert any("ít hơn mức tối thiểu 1 ngày" in said for said in shown.warnings)
    assert sum("ít hơn mức tối thiểu 2 ngày" in said for said in shown.warnings) == 6
    assert calendar(2026, [], NEW_YEAR).warnings == []


async def test_a_session_is_arranged_and_what_makes_no_sense_is_refused(
    session: AsyncSession,
) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    row, now = found[date(2026, 3, 15)], ward.at(NEW_YEAR)
    said: dict[str, Any] = {"by": ward.CLERK, "now": now}
    await actions.arrange_session(session, row.id, arrangement=arranged(), **said)
    assert (row.starts_at, row.place) == (time(8), "Phòng tiếp công dân (mẫu)")

    bad = arranged(ends_at=time(8))
    with pytest.raises(rules.EndsBeforeItStarts):
        await actions.arrange_session(session, row.id, arrangement=bad, **said)
    online = arranged(mode=Mode.ONLINE)
    with pytest.raises(rules.OnlineNotYet):
        await actions.arrange_session(session, row.id, arrangement=online, **said)
    with pytest.raises(NotYourRole):
        await actions.arrange_session(
            session, row.id, arrangement=arranged(), by=ward.HANDLER, now=now
        )
    await actions.post_calendar(session, until=row.held_on, **said)
    later = arranged(starts_at=time(9))
    with pytest.raises(rules.NotInThisState, match="phải hoãn"):
        await actions.arrange_session(session, row.id, arrangement=later, **said)


async def test_a_session_is_postponed_to_a_working_day_ahead_only(session: AsyncSession) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    row, now = found[date(2026, 3, 15)], ward.at(date(2026, 3, 12))
    hours: dict[str, Any] = {"starts_at": row.starts_at, "ends_at": row.ends_at, "reason": "Bão"}
    said: dict[str, Any] = {**hours, "by": ward.CHAIR, "now": now}
    for on, refusal in (
        (date(2026, 3, 11), rules.NotAhead),
        (date(2026, 3, 15), rules.DayOff),
        (row.held_on, rules.SameTime),
    ):
        with pytest.raises(refusal):
            await actions.postpone_session(session, row.id, held_on=on, **said)
    with pytest.raises(NotYourRole):
        await actions.postpone_session(
            session, row.id, held_on=date(2026, 3, 18), **{**said, "by": ward.CLERK}
        )
    await actions.postpone_session(session, row.id, held_on=date(2026, 3, 18), **said)

    assert (row.postponed_from, row.posted_on) == (date(2026, 3, 16), date(2026, 3, 12))
    with pytest.raises(rules.NotYetHeld, match="18/03/2026"):
        await actions.hold_session(session, row.id, taken_by=Leader.CHAIR, by=ward.CLERK, now=now)


async def test_a_session_is_called_on_any_day_and_is_posted_with_it(session: AsyncSession) -> None:
    on = date(2026, 7, 8)
    row = await actions.call_session(
        session,
        held_on=on,
        arrangement=arranged(mode=Mode.ONLINE),
        by=ward.OFFICIAL,
        now=ward.at(on - timedelta(days=1)),
    )
    shown = whole(row, on)

    assert (shown.kind, shown.posted_on, shown.post_by) == ("ad_hoc", date(2026, 7, 7), None)
    assert shown.explanation is None
    with pytest.raises(rules.DayOff, match="Chủ nhật"):
        await actions.call_session(
            session,
            held_on=date(2026, 7, 12),
            arrangement=arranged(),
            by=ward.OFFICIAL,
            now=ward.at(on),
        )


async def test_the_frame_reaches_what_is_not_posted_yet(session: AsyncSession) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    said: dict[str, Any] = {"by": ward.CLERK, "now": ward.at(NEW_YEAR)}
    await actions.post_calendar(session, until=date(2026, 2, 2), **said)
    frame = Frame(time(13, 30), time(16, 30), "Phòng 2", "Văn phòng", "Tiếp nhận", 15)
    await actions.set_reception_frame(session, frame=frame, **said)

    posted, open_yet = found[date(2026, 2, 1)], found[date(2026, 3, 1)]
    assert posted.starts_at == rules.USUAL_START
    assert (open_yet.starts_at, open_yet.slot_minutes) == (time(13, 30), 15)


async def test_a_calendar_ordered_since_moves_the_day_to_post_by(session: AsyncSession) -> None:
    found = await hear(session, days_set(2026, NEW_YEAR))
    row, posted = found[date(2026, 3, 15)], found[date(2026, 4, 1)]
    due, posted.posted_on = row.post_by, date(2026, 3, 20)
    for each in (row, posted):
        each.calendar_version, each.post_by = "an older one", date(2026, 3, 2)
    await flagging.count_sessions_anew(session, by=ward.CLOCK, now=ward.at(NEW_YEAR))
    assert (row.post_by, row.calendar_version) == (due, CALENDAR.version)
    assert posted.post_by == date(2026, 3, 2)
