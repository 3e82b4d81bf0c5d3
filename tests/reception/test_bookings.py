"""A slot is booked without an account, by one at a time; who booked is sealed and forgotten."""

from __future__ import annotations

import asyncio
import json
from datetime import date, time
from typing import Any

import httpx
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from libs.kernel.outbox import told
from libs.kernel.settings import Settings
from libs.permissions import NotYourRole
from services.reception.sealed.letters import Contact, Letter, open_letter
from services.reception.sealed.rules import Reason, SecondPersonNeeded
from services.reception.sessions import actions as sessions
from services.reception.sessions.bookings import actions, queries, rules
from services.reception.sessions.bookings.actions import Wish
from services.reception.sessions.bookings.forgetting import forget_bookers
from services.reception.sessions.bookings.rules import Matter
from services.reception.sessions.rules import Mode
from services.reception.sessions.tables import ReceptionSession
from tests.reception import ward
from tests.reception.calendar import arranged, days_set, hear

NOON = date(2026, 11, 23)  # a Monday; 24/11 is a day off
HELD = date(2026, 12, 1)
NAME = "Giàng Thị Tên Trồng"


def wish(**changes: Any) -> Wish:
    """A slot for one person."""
    said: dict[str, Any] = {
        "slot_at": time(7, 30),
        "people": 1,
        "representatives": 0,
        "matter": None,
        "identity_waived": False,
    }
    return Wish(**{**said, **changes})


async def posted(session: AsyncSession) -> ReceptionSession:
    """The session of 01/12, posted."""
    found = await hear(session, days_set(2026, date(2026, 11, 2)))
    now = ward.at(NOON)
    await sessions.post_calendar(session, until=date(2026, 12, 31), by=ward.CLERK, now=now)
    return found[HELD]


async def book(
    session: AsyncSession, row: ReceptionSession, on: date = NOON, **changes: Any
) -> Any:
    return await actions.book_slot(
        session,
        row.id,
        wish=wish(**changes),
        who=Letter(full_name=NAME, contact=Contact(phone="0900 000 000")),
        by=ward.STRANGER,
        now=ward.at(on),
    )


async def test_a_slot_is_booked_seen_by_its_secret_and_freed(session: AsyncSession) -> None:
    row = await posted(session)
    booking, secret = await book(session, row)
    assert time(7, 30) not in await queries.free_slots(session, row, NOON)
    with pytest.raises(rules.SlotTaken):
        await book(session, row)
    with pytest.raises(rules.CodeOrSecretWrong):
        await queries.tracked(session, booking.code, "A" * 16)

    said: dict[str, Any] = {"by": ward.STRANGER, "now": ward.at(NOON)}
    await actions.cancel_tracked_booking(session, booking.code, secret, **said)
    with pytest.raises(rules.NotBookedNow):
        await actions.cancel_tracked_booking(session, booking.code, secret, **said)
    await book(session, row)
    bodies = [json.loads(one["body"]) for one in told(session)][-3:]
    assert [one.get("cancelled_by") for one in bodies] == [None, "citizen", None]
    assert NAME not in str(bodies)


async def test_of_three_slots_one_stays_for_who_just_comes(session: AsyncSession) -> None:
    row = await posted(session)
    free = await queries.free_slots(session, row, NOON)

    assert (len(rules.slots(row.starts_at, row.ends_at, 20)), len(free)) == (12, 8)
    with pytest.raises(rules.NoSuchSlot):
        await book(session, row, slot_at=time(8, 10))
    with pytest.raises(rules.NoSuchSlot):
        await book(session, row, slot_at=time(7, 35))
    assert rules.slots(time(8), time(8, 50), 20) == [time(8), time(8, 20)]


async def test_only_a_posted_session_is_booked_and_until_the_working_day_before(
    session: AsyncSession,
) -> None:
    row = await posted(session)
    assert rules.closes_on(HELD) == date(2026, 11, 30)
    await book(session, row, on=date(2026, 11, 30))
    with pytest.raises(rules.BookingClosed, match="30/11/2026"):
        await book(session, row, on=HELD, slot_at=time(7, 50))
    assert await queries.free_slots(session, row, HELD) == []
    row.posted_on = None
    with pytest.raises(rules.NotBookable):
        await book(session, row)


@pytest.mark.parametrize(
    ("people", "sent", "refusal"),
    [
        (4, 0, None),
        (4, 4, None),
        (5, 2, None),
        (10, 1, None),
        (11, 5, None),
        (5, 0, rules.NoRepresentative),
        (5, 3, rules.TooManyRepresentatives),
        (10, 5, rules.TooManyRepresentatives),
        (11, 6, rules.TooManyRepresentatives),
    ],
)
def test_a_group_sends_as_many_as_the_law_lets_in(
    people: int, sent: int, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        rules.check_group(people, sent, HELD)
        return
    with pytest.raises(refusal, match="Điều 29 Luật Tiếp công dân"):
        rules.check_group(people, sent, HELD)


async def test_a_denunciation_is_taken_online_only_of_who_asks_for_no_secrecy(
    session: AsyncSession,
) -> None:
    row = await posted(session)
    online = arranged(mode=Mode.ONLINE, starts_at=row.starts_at)
    await sessions.arrange_session(
        session, row.id, arrangement=online, by=ward.CLERK, now=ward.at(NOON)
    )
    with pytest.raises(rules.IdentityNotWaived, match="Điều 20"):
        await book(session, row, matter=Matter.DENUNCIATION)
    await book(session, row, matter=Matter.DENUNCIATION, identity_waived=True)
    await book(session, row, matter=Matter.COMPLAINT, slot_at=time(7, 50))


async def test_a_day_takes_only_so_many_bookings(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = await posted(session)
    monkeypatch.setattr(rules, "ONLINE_A_DAY_MAX", 1)
    await book(session, row)
    with pytest.raises(rules.TooManyToday):
        await book(session, row, slot_at=time(7, 50))


async def test_the_desk_frees_a_slot_and_opens_a_name_only_through_the_sealed_store(
    session: AsyncSession,
) -> None:
    row = await posted(session)
    booking, _ = await book(session, row)
    now = ward.at(NOON)
    letter = await open_letter(
        session, booking.sealed_id, by=ward.CLERK, reason=Reason.CONTACT, now=now
    )
    assert letter.full_name == NAME
    with pytest.raises(NotYourRole):
        await actions.cancel_booking(session, booking.id, by=ward.HANDLER, now=now)
    await actions.cancel_booking(session, booking.id, by=ward.CLERK, now=now)
    assert booking.cancelled_by == "office"


async def test_who_books_to_denounce_is_seen_by_two_persons_only(session: AsyncSession) -> None:
    booking, _ = await book(session, await posted(session), matter=Matter.DENUNCIATION)
    for one in (ward.CLERK, ward.CHAIR):
        with pytest.raises(SecondPersonNeeded):
            await open_letter(
                session, booking.sealed_id, by=one, reason=Reason.CONTACT, now=ward.at(NOON)
            )


async def test_who_booked_is_forgotten_thirty_days_after_the_session(
    session: AsyncSession,
) -> None:
    row = await posted(session)
    booking, secret = await book(session, row)
    sealed_id = booking.sealed_id
    for day, kept in ((date(2026, 12, 31), True), (date(2027, 1, 1), False)):
        await forget_bookers(session, by=ward.CLOCK, now=ward.at(day))
        assert (booking.sealed_id is not None) is kept
    with pytest.raises(NotFound):
        await open_letter(
            session, sealed_id, by=ward.CLERK, reason=Reason.CONTACT, now=ward.at(HELD)
        )
    assert (await queries.tracked(session, booking.code, secret)).people == 1


async def test_of_many_who_want_one_slot_at_once_one_gets_it_and_a_retry_gets_its_code_again(
    door: tuple[httpx.AsyncClient, Database], settings: Settings
) -> None:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        row = await posted(session)
    path = f"{ward.API}/sessions/{row.id}"
    form = {"slot_at": "07:30:00", "full_name": NAME, "phone": "0900000000"}
    with testing.time_is(ward.at(NOON)):
        answers = await asyncio.gather(
            *(
                client.post(f"{path}/bookings", json=form, headers={"idempotency-key": f"k{n}"})
                for n in range(8)
            )
        )
        won = [n for n, answer in enumerate(answers) if answer.status_code == 201]
        assert len(won) == 1
        assert {answer.json()["type"] for answer in answers if answer.status_code != 201} == {
            "SlotTaken"
        }
        again = await client.post(
            f"{path}/bookings", json=form, headers={"idempotency-key": f"k{won[0]}"}
        )
        assert again.json() == answers[won[0]].json()
        key = {name: again.json()[name] for name in ("code", "secret")}
        tracked = (await client.post(f"{ward.API}/bookings/tracked", json=key)).json()
        assert (tracked["state"], tracked["held_on"]) == ("booked", "2026-12-01")
        assert (await client.get(f"{path}/bookings")).status_code == 401
        line = (await client.get(f"{path}/bookings", headers=testing.signed(ward.CLERK))).json()
        assert [one["code"] for one in line] == [key["code"]]
        gone = await client.post(f"{ward.API}/bookings/tracked/cancellation", json=key)
        assert gone.json()["state"] == "cancelled"
    with psycopg.connect(settings.database_url.replace("+psycopg", "")) as db:
        db.execute("SELECT set_config('app.ward_id', %s, true)", (ward.CODE,))
        kept = db.execute("SELECT booking::text FROM booking").fetchall()
        assert len(kept) == 1
        assert NAME not in str(kept)
