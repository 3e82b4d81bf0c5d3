"""An online session: told, tried, opened, recorded in time, and its link shown to few."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.permissions import NotYourRole
from services.reception.sessions import actions as sessions
from services.reception.sessions.online import actions, owing, queries, rules
from services.reception.sessions.online.rules import Duty, TriedBy
from services.reception.sessions.online.tables import OnlineDuty
from services.reception.sessions.rules import Leader, Mode, NotInThisState
from services.reception.sessions.tables import ReceptionSession
from tests.reception import ward
from tests.reception.calendar import arranged
from tests.reception.test_calendar import events

CALLED = date(2026, 11, 16)
DAY = date(2026, 12, 1)  # a Tuesday; 24/11 is a day off
LINK = "https://hop.example.vn/phong-1?khoa=abc"
HELD: dict[str, Any] = {"taken_by": Leader.CHAIR, "by": ward.CLERK}


async def called(session: AsyncSession, **changes: Any) -> ReceptionSession:
    """A session at 08:00, online unless told otherwise."""
    wished = arranged(**{"mode": Mode.ONLINE, **changes})
    said: dict[str, Any] = {"held_on": DAY, "by": ward.CHAIR, "now": ward.at(CALLED)}
    return await sessions.call_session(session, arrangement=wished, **said)


async def duties(session: AsyncSession, row: ReceptionSession) -> dict[str, OnlineDuty]:
    """What it owes, by the duty."""
    return {each.duty: each for each in await queries.duties_of(session, row.id)}


async def notified(session: AsyncSession, row: ReceptionSession, on: date) -> None:
    said: dict[str, Any] = {"number": "9/TB-UBND", "by": ward.CLERK, "now": ward.at(DAY)}
    await actions.notify_online_session(session, row.id, on=on, **said)


async def tried(session: AsyncSession, row: ReceptionSession, on: date) -> None:
    said: dict[str, Any] = {"tried_by": [TriedBy.OFFICE, TriedBy.PROVIDER], "by": ward.CLERK}
    await actions.try_online_line(session, row.id, on=on, **said, now=ward.at(DAY))


async def opened(session: AsyncSession, row: ReceptionSession, at: time) -> None:
    said: dict[str, Any] = {"by": ward.CLERK, "now": ward.at(DAY)}
    await actions.set_online_link(session, row.id, link=LINK, **said)
    await actions.open_online_link(session, row.id, at=at, **said)


async def recorded(session: AsyncSession, row: ReceptionSession, **changes: Any) -> None:
    said: dict[str, Any] = {"recorded": True, "kept_at": "Máy chủ của phường", "by": ward.CLERK}
    await actions.state_recording(session, row.id, **{"now": ward.at(DAY), **said, **changes})


async def test_each_duty_has_its_day_its_article_and_its_count(session: AsyncSession) -> None:
    row = await called(session)
    owed = await duties(session, row)

    assert list(owed) == list(Duty)
    # 30, 27, 26, 25, 23/11: five working days before, the 24th being off.
    assert owed["notice"].due_on == date(2026, 11, 23)
    counted = [day["on"] for day in owed["notice"].counted if day["counting"] == "counted"]
    assert counted[-1] == "2026-11-23"
    assert len(counted) == 5
    assert owed["trial"].due_on == date(2026, 11, 30)
    assert (owed["opening"].due_on, owed["opening"].due_at) == (DAY, time(7))
    assert owed["recording"].due_on == DAY
    assert all("154/2026" in each.basis for each in owed.values())
    in_a_room = await called(session, mode=Mode.IN_PERSON, starts_at=time(9))
    assert await duties(session, in_a_room) == {}


@pytest.mark.parametrize(
    ("on", "late"), [(date(2026, 11, 23), 0), (date(2026, 11, 25), 1), (DAY, 5)]
)
async def test_a_notice_is_late_by_working_days(session: AsyncSession, on: date, late: int) -> None:
    row = await called(session)
    await notified(session, row, on)
    met = (await duties(session, row))["notice"]
    assert (met.done_on, met.days_late, met.document_number) == (on, late, "9/TB-UBND")
    [event] = events(session, "online_duty.met")
    assert (event["duty"], event["due_on"], event["days_late"]) == ("notice", "2026-11-23", late)


@pytest.mark.parametrize(("at", "late"), [(time(6, 50), 0), (time(7), 0), (time(7, 1), 1)])
async def test_a_link_opened_a_minute_late_is_late(
    session: AsyncSession, at: time, late: int
) -> None:
    row = await called(session)
    await opened(session, row, at)
    met = (await duties(session, row))["opening"]
    assert (met.done_at, met.days_late) == (at, late)


async def test_what_is_not_so_is_refused(session: AsyncSession) -> None:
    row = await called(session)
    with pytest.raises(rules.DoneLater):
        await tried(session, row, date(2026, 12, 2))
    said: dict[str, Any] = {"at": time(7), "by": ward.CLERK, "now": ward.at(DAY)}
    with pytest.raises(rules.NoLink):
        await actions.open_online_link(session, row.id, **said)
    with pytest.raises(rules.DoneLater):  # it is nine o'clock
        await opened(session, row, time(9, 1))
    with pytest.raises(rules.PlaceOfRecordingMissing):
        await recorded(session, row, kept_at="")
    with pytest.raises(rules.DoneLater):
        await recorded(session, row, now=ward.at(CALLED))
    await tried(session, row, CALLED)
    with pytest.raises(rules.DutyMetAlready, match="16/11/2026"):
        await tried(session, row, date(2026, 11, 17))
    with pytest.raises(NotYourRole):
        await actions.open_online_link(session, row.id, **said | {"by": ward.HANDLER})
    room = await called(session, mode=Mode.IN_PERSON, starts_at=time(9))
    with pytest.raises(rules.NotOnline):
        await tried(session, room, CALLED)


async def test_after_its_day_nothing_was_told_before_it(session: AsyncSession) -> None:
    row = await called(session)
    said: dict[str, Any] = {"number": "9", "by": ward.CLERK, "now": ward.at(date(2026, 12, 3))}
    with pytest.raises(rules.NotBeforeTheSession, match="01/12/2026"):
        await actions.notify_online_session(session, row.id, on=date(2026, 12, 2), **said)


async def test_held_online_needs_an_open_link_and_a_word_on_its_recording(
    session: AsyncSession,
) -> None:
    row = await called(session)
    with pytest.raises(rules.LinkNeverOpened):
        await sessions.hold_session(session, row.id, **HELD, now=ward.at(DAY, 12))
    await opened(session, row, time(7, 30))
    with pytest.raises(rules.RecordingNotStated):
        await sessions.hold_session(session, row.id, **HELD, now=ward.at(DAY, 12))
    await recorded(session, row, recorded=False, kept_at="")
    await notified(session, row, CALLED)
    await sessions.hold_session(session, row.id, **HELD, now=ward.at(DAY, 12))

    [event] = events(session, "session.held")
    assert event["online_faults"] == ["trial", "opening", "recording"]
    with pytest.raises(NotInThisState):
        await tried(session, row, CALLED)


async def test_a_recording_that_was_stated_is_not_denied_afterwards(session: AsyncSession) -> None:
    row = await called(session)
    await recorded(session, row, recorded=False, kept_at="")
    await recorded(session, row)  # found after all
    for said in ({}, {"recorded": False, "kept_at": ""}):
        with pytest.raises(rules.DutyMetAlready):
            await recorded(session, row, **said)
    line = await queries.line_of(session, row.id)
    assert line
    assert (line.recorded, line.kept_at) == (True, "Máy chủ của phường")


async def test_one_that_had_everything_in_time_has_no_fault(session: AsyncSession) -> None:
    row = await called(session)
    await notified(session, row, CALLED)
    await tried(session, row, date(2026, 11, 30))
    await opened(session, row, time(6, 55))
    await recorded(session, row)
    assert await queries.link_of(session, row) == LINK
    await sessions.hold_session(session, row.id, **HELD, now=ward.at(DAY, 12))
    [event] = events(session, "session.held")
    assert event["online_faults"] == []
    assert await queries.link_of(session, row) == ""  # it leads nobody any more


async def test_for_another_day_or_hour_everything_is_owed_anew(session: AsyncSession) -> None:
    row = await called(session)
    await notified(session, row, CALLED)
    hours: dict[str, Any] = {"starts_at": time(14), "ends_at": time(16), "reason": "Mất điện"}
    said: dict[str, Any] = {"held_on": date(2026, 12, 8), "by": ward.CHAIR, "now": ward.at(DAY)}
    await sessions.postpone_session(session, row.id, **said, **hours)
    owed = await duties(session, row)
    assert [each.done_on for each in owed.values()] == [None] * 4
    assert (owed["trial"].due_on, owed["opening"].due_at) == (date(2026, 12, 7), time(13))

    room = arranged(mode=Mode.IN_PERSON, starts_at=time(14), ends_at=time(16))
    await sessions.arrange_session(
        session, row.id, arrangement=room, by=ward.CLERK, now=ward.at(DAY)
    )
    assert row.id not in {each.id for _, each in await queries.open_duties(session)}


async def test_by_way_of_a_room_nothing_is_said_anew(session: AsyncSession) -> None:
    row = await called(session)
    await notified(session, row, DAY)
    await owing.flag_late_online(session, by=ward.CLOCK, now=ward.at(date(2026, 12, 2)))
    told_once = events(session, "online_duty.late")
    for mode in (Mode.IN_PERSON, Mode.ONLINE):
        said: dict[str, Any] = {"by": ward.CLERK, "now": ward.at(DAY)}
        await sessions.arrange_session(session, row.id, arrangement=arranged(mode=mode), **said)
    with pytest.raises(rules.DutyMetAlready):
        await notified(session, row, CALLED)
    await owing.flag_late_online(session, by=ward.CLOCK, now=ward.at(date(2026, 12, 2)))
    assert events(session, "online_duty.late") == told_once


async def test_the_usual_hours_move_what_is_owed(session: AsyncSession) -> None:
    row = await called(session)
    row.posted_on = None
    frame = sessions.Frame(time(13, 30), time(16, 30), "Phòng 2", "Văn phòng", "Tiếp nhận", 15)
    await sessions.set_reception_frame(session, frame=frame, by=ward.CLERK, now=ward.at(CALLED))
    assert (await duties(session, row))["opening"].due_at == time(12, 30)


async def test_what_is_late_is_told_once(session: AsyncSession) -> None:
    row = await called(session)
    await notified(session, row, CALLED)
    for on in (date(2026, 11, 30), DAY, DAY):
        await owing.flag_late_online(session, by=ward.CLOCK, now=ward.at(on))
    [event] = events(session, "online_duty.late")
    assert (event["duty"], event["due_on"]) == ("trial", "2026-11-30")


async def test_a_session_from_before_is_counted_by_the_clock(session: AsyncSession) -> None:
    row = await called(session, mode=Mode.IN_PERSON)
    row.mode = Mode.ONLINE
    await owing.count_online_anew(session, by=ward.CLOCK, now=ward.at(CALLED))
    assert len(await duties(session, row)) == 4
    for each in (await duties(session, row)).values():
        each.calendar_version, each.due_on = "an older one", CALLED
    await owing.count_online_anew(session, by=ward.CLOCK, now=ward.at(CALLED))
    assert (await duties(session, row))["trial"].due_on == date(2026, 11, 30)


async def test_the_link_is_for_officials_and_for_whoever_booked(
    door: tuple[httpx.AsyncClient, Database],
) -> None:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        row = await called(session)
    clerk, path = testing.signed(ward.CLERK), f"{ward.API}/sessions/{row.id}"
    with testing.time_is(ward.at(CALLED)):
        for bad in ("http://hop.example.vn/1", "javascript:alert(1)", "https://a b.vn"):
            answer = await client.post(f"{path}/online/link", json={"link": bad}, headers=clerk)
            assert answer.status_code == 422, bad
        for zoned in ("07:00Z", "07:00+07:00"):
            form = {"at": zoned}
            answer = await client.post(f"{path}/online/opening", json=form, headers=clerk)
            assert answer.status_code == 422
            assert "múi giờ" in answer.json()["fields"]["at"]
        made = await client.post(f"{path}/online/link", json={"link": LINK}, headers=clerk)
        assert made.json()["link"] == LINK
        wish = {"slot_at": "08:00:00", "full_name": "Lò Thị Mẫu", "phone": "0900000000"}
        sent = await client.post(f"{path}/bookings", json=wish)
        key = {name: sent.json()[name] for name in ("code", "secret")}
        mine = await client.post(f"{ward.API}/bookings/tracked", json=key)
        assert mine.json()["link"] == LINK
        public = [
            await client.get(f"{ward.API}/{each}")
            for each in (
                *(f"sessions/{row.id}", f"sessions/{row.id}/slots", "sessions?year=2026"),
                *("sessions.ics?year=2026", "calendars/2026.pdf"),
            )
        ]
        assert [each.status_code for each in public] == [200] * 5
        assert [each for each in public if b"hop.example" in each.content] == []
        assert (await client.get(f"{path}/online")).status_code == 401
        open_now = await client.get(f"{ward.API}/online-duties", headers=clerk)
        assert {each["duty"] for each in open_now.json()} == set(Duty)
        freed = await client.post(f"{ward.API}/bookings/tracked/cancellation", json=key)
        assert freed.json()["link"] == ""
