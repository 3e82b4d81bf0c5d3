"""Mail to whoever wrote: really sent, tried again when the server was away, never twice."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from datetime import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from nats.js.errors import NotFoundError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.bookings import BookingCancelled, BookingMoved
from libs.contracts.reception.petitions import PetitionRegistered, PetitionSorted
from libs.contracts.reception.sessions import SessionMoved
from libs.kernel import bus as buses
from libs.kernel import effects, provision
from libs.kernel.events import Event
from libs.kernel.outbox import told
from libs.kernel.settings import Settings
from services.reception.cases.tables import Case
from services.reception.main import service
from services.reception.notifying.effects import EFFECTS, part_among_bookings
from services.reception.sealed.letters import Contact, Letter
from services.reception.sessions.bookings.actions import book_slot
from services.reception.sessions.bookings.queries import free_slots
from services.reception.sessions.bookings.rules import Matter
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.tables import ReceptionSession
from tests.conftest import broker as nats_broker
from tests.post import Post
from tests.reception import ward
from tests.reception.petitions import MONDAY, received, sort
from tests.reception.test_bookings import HELD, NOON, posted, wish
from tools.embedded.nats import EmbeddedNats

NAME = "Lường Thị Tên Trồng"
NOBODY_MORE = 1.5
MOVED = BookingMoved.told_as


@pytest.fixture(scope="module")
def nats(scratch: Path) -> Iterator[EmbeddedNats]:
    yield from nats_broker(scratch / "senders-nats")


async def session_of(session: AsyncSession) -> ReceptionSession:
    """The session that is booked, posted by the first test that needs it."""
    query = select(ReceptionSession).where(ReceptionSession.nominal_on == HELD)
    return await session.scalar(query) or await posted(session)


async def free(session: AsyncSession, row: ReceptionSession) -> time:
    """A slot that nobody has."""
    return (await free_slots(session, row, NOON))[0]


class Mailing:
    """Reception's effects at work, and a mail server that may be away."""

    def __init__(self, settings: Settings, nats: EmbeddedNats, post: Post) -> None:
        self.post = post
        self.settings = settings.model_copy(
            update={"nats_url": nats.url(), "smtp_url": post.url, "base_url": "https://p.example"}
        )
        self.database = service.database(self.settings)

    async def start(self) -> None:
        self.bus = await buses.connect(self.settings, "ops")
        with contextlib.suppress(NotFoundError):
            await self.bus.jetstream().delete_stream("EVENTS_RECEPTION")
        hearing = {"reception": []}
        await provision.provision(self.bus, hearing, {"reception": service.causes()})
        self.broker = effects.effects_broker(self.settings, self.database, "reception", EFFECTS)
        await self.broker.start()

    async def stop(self) -> None:
        await self.broker.stop()
        await self.database.close()
        await self.bus.close()

    async def booked(self, matter: Matter | None = None, **contact: Any) -> Booking:
        """A booking of somebody who can be reached."""
        who = Letter(full_name=NAME, contact=Contact(**contact))
        async with self.database.transaction(ward.CODE) as session:
            row = await session_of(session)
            slot = wish(slot_at=await free(session, row), matter=matter)
            made, _ = await book_slot(
                session, row.id, wish=slot, who=who, by=ward.STRANGER, now=ward.at(NOON)
            )
        return made

    async def moved(self, made: Booking, event_id: str = "") -> None:
        """The event as the relay would publish it."""
        days = {"from_on": HELD, "held_on": HELD}
        booking = {"booking_id": made.id, "session_id": made.session_id}
        event = BookingMoved(occurred_at=ward.at(NOON), **booking, **days)
        await self.publish(event, event_id)

    async def publish(self, event: Event, event_id: str = "") -> None:
        """An event as the relay would publish it; the same `event_id` is the same event again."""
        headers = {
            "ce-id": event_id or str(uuid4()),
            "ce-type": event.told_as,
            "ce-subject": event.object_id,
            "ce-time": ward.at(NOON).isoformat(),
            "ce-ward": ward.CODE,
            "content-type": "application/json",
        }
        body = event.model_dump_json().encode()
        await self.bus.jetstream().publish(event.subject(ward.CODE), body, headers=headers)

    async def freed(self, made: Booking, by: str) -> None:
        """Its slot is free again."""
        booking = {"booking_id": made.id, "session_id": made.session_id, "held_on": HELD}
        event = BookingCancelled(occurred_at=ward.at(NOON), **booking, cancelled_by=by)
        await self.publish(event)


@pytest.fixture
async def mailing(settings: Settings, nats: EmbeddedNats) -> AsyncIterator[Mailing]:
    mailing = Mailing(settings, nats, Post())
    async with mailing.database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
    await mailing.start()
    yield mailing
    await mailing.stop()


async def test_who_booked_reads_that_the_hour_is_another_and_that_the_ward_freed_it(
    mailing: Mailing,
):
    async with mailing.post as post:
        made = await mailing.booked(email="a@thu.example.vn")
        await mailing.moved(made)
        (mail,) = await post.to("a@thu.example.vn", 1)
        await mailing.freed(made, "citizen")  # who freed it himself knows
        await mailing.freed(made, "office")
        _, last = await post.to("a@thu.example.vn", 2)

    said = mail.get_content()
    assert mail["Subject"] == f"Thông báo về mã {made.code}"
    assert f"mã {made.code}, đổi ngày, giờ hoặc nơi tiếp" in said
    assert f"https://p.example/{ward.CODE}" in said
    assert "Trồng" not in said + str(mail.items())
    assert "Phường đã hủy lượt đăng ký" in last.get_content()


async def test_whoever_wants_to_denounce_somebody_is_told_the_code_alone(mailing: Mailing):
    async with mailing.post as post:
        made = await mailing.booked(Matter.DENUNCIATION, email="c@thu.example.vn")
        await mailing.moved(made)
        (mail,) = await post.to("c@thu.example.vn", 1)

    first, *_ = mail.get_content().splitlines()
    assert first == f"Mã {made.code} có thông tin mới."


async def test_mail_arrives_once_although_the_server_was_away_and_the_event_came_twice(
    mailing: Mailing,
):
    made = await mailing.booked(email="d@thu.example.vn")
    event_id = str(uuid4())
    await mailing.moved(made, event_id)
    await asyncio.sleep(NOBODY_MORE)
    async with mailing.post as post:
        await post.to("d@thu.example.vn", 1)
        await mailing.moved(made, event_id)
        await asyncio.sleep(NOBODY_MORE)

        assert len(await post.to("d@thu.example.vn", 1)) == 1


async def test_who_wants_none_or_stops_them_is_told_nothing(
    mailing: Mailing, client: httpx.AsyncClient
):
    async with mailing.post as post:
        silent = await mailing.booked(email="e@thu.example.vn", silent=True)
        typed = await mailing.booked(email="f@thu.example.vn, g@thu.example.vn")
        stopping = await mailing.booked(email="h@thu.example.vn")
        for made in (silent, typed, stopping):
            await mailing.moved(made)
        (mail,) = await post.to("h@thu.example.vn", 1)
        key = mail["List-Unsubscribe"].rstrip(">").rsplit("/", 1)[1]
        for form, status in (("x" * 22, 404), (key, 204), (key, 204)):
            answer = await client.post(f"{ward.API}/notices/stops", json={"key": form})
            assert answer.status_code == status
        await mailing.moved(stopping)
        await asyncio.sleep(NOBODY_MORE)

        assert [envelope for envelope, _ in post.received] == [["h@thu.example.vn"]]


async def test_each_booking_of_a_moved_session_is_told_of_by_itself(session: AsyncSession):
    row = await session_of(session)
    for _ in range(2):
        slot = wish(slot_at=await free(session, row))
        await book_slot(
            session, row.id, wish=slot, who=Letter(), by=ward.STRANGER, now=ward.at(NOON)
        )
    moved = SessionMoved(
        occurred_at=ward.at(NOON),
        session_id=row.id,
        from_on=HELD,
        held_on=HELD,
        cause="postponed",
    )
    await part_among_bookings(session, moved, ward.heard(NOON))

    parts = [one["headers"]["ce-subject"] for one in told(session) if MOVED in one["subject"]]
    assert len(set(parts)) == len(parts) >= 2


async def told_of(mailing: Mailing, event: Event) -> None:
    """What the effect does for an event, in a transaction of its own."""
    async with mailing.database.transaction(ward.CODE) as session:
        session.info["settings"] = mailing.settings
        await EFFECTS[type(event)](session, event, ward.heard(MONDAY))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("proposal", "đã được phân loại"), ("denunciation", "có thông tin mới")],
)
async def test_of_a_petition_its_sender_is_told_and_of_a_denunciation_the_code_alone(
    mailing: Mailing, kind: str, sentence: str
):
    address = f"{kind}@thu.example.vn"
    letter = Letter(full_name=NAME, contact=Contact(email=address), text="Nội dung.")
    async with mailing.database.transaction(ward.CODE) as session:
        made = await received(session, letter=letter)
    of_it = {"occurred_at": ward.at(MONDAY), "case_id": made.case.id}
    came = {"intake_id": made.intake.id, "channel": "portal", "received_on": MONDAY}
    days = {"kind_before": "unsorted", "received_on": MONDAY, "sorted_on": MONDAY}
    async with mailing.post as post:
        await told_of(mailing, PetitionRegistered(**of_it, **came, kind="unsorted"))
        async with mailing.database.transaction(ward.CODE) as session:
            await sort(session, await session.get(Case, made.case.id), kind)
        await told_of(mailing, PetitionSorted(**of_it, **days, kind=kind))
        first, second = await post.to(address, 2)

    assert first.get_content().startswith(f"Mã {made.code} có thông tin mới.")
    assert sentence in second.get_content()
    assert NAME not in f"{first}{second}"
