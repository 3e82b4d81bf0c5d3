"""Mail to a unit that was urged: really sent, tried again when the server was down."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from datetime import date
from email import message_from_bytes, policy
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from nats.js.errors import NotFoundError

from libs.contracts.disclosures.obligations import DisclosureLate
from libs.contracts.planning.urgings import UrgingMoved, UrgingSent
from libs.kernel import bus as buses
from libs.kernel import effects, provision
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.events import Event
from libs.kernel.settings import Settings
from libs.mail import server_of
from services.directory import mail
from services.directory.main import service as directory
from services.directory.officials.actions import appoint_official
from services.directory.tables import Unit
from tests.directory.conftest import NOW, PASSWORD, WARD
from tools.embedded.nats import EmbeddedNats


class Postbox:
    """What the mail server received: envelope and message."""

    def __init__(self) -> None:
        self.received: asyncio.Queue = asyncio.Queue()
        self.loop = asyncio.get_running_loop()

    async def handle_DATA(self, server, session, envelope) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.loop.call_soon_threadsafe(self.received.put_nowait, (envelope.rcpt_tos, message))
        return "250 OK"


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
async def post_office(free_port: int) -> AsyncIterator[tuple[Controller, Postbox]]:
    """A mail server, not yet started."""
    box = Postbox()
    office = Controller(box, hostname="127.0.0.1", port=free_port)
    yield office, box
    if office._thread is not None:
        office.stop()


@pytest.fixture
def reachable(settings: Settings, nats: EmbeddedNats, free_port: int) -> Settings:
    return settings.model_copy(
        update={"nats_url": nats.url(), "smtp_url": f"smtp://127.0.0.1:{free_port}"}
    )


@pytest.fixture
async def urged_unit(settings: Settings, ward: str) -> AsyncIterator[Unit]:
    """A unit with one official who gave an address."""
    database = Database(settings.database_url, "test")
    chair = Actor("chair", WARD, frozenset({"chair"}))
    unit = Unit(
        kind="department",
        name=f"Phòng {uuid4().hex}",
        name_key=uuid4().hex,
        short_name="P",
        opened_on=NOW.date(),
    )
    async with database.transaction(WARD) as session:
        session.add(unit)
        await session.flush()
        await appoint_official(
            session,
            username=f"u{uuid4().hex[:8]}",
            display_name="Cán bộ Họa Mi",
            email="phong@example.vn",
            password=PASSWORD,
            unit_id=unit.id,
            position="Trưởng phòng",
            roles=["department"],
            by=chair,
            now=NOW,
        )
    yield unit
    await database.close()


@pytest.fixture
async def broker(reachable: Settings) -> AsyncIterator[object]:
    """The effects of the directory at work, on an empty planning stream."""
    bus = await buses.connect(reachable, "ops")
    for service in ("planning", "disclosures"):
        with contextlib.suppress(NotFoundError):
            await bus.jetstream().delete_stream(f"EVENTS_{service.upper()}")
    hearing = {"planning": [], "disclosures": [], "directory": []}
    await provision.provision(bus, hearing, {"directory": directory.causes()})
    database = Database(reachable.database_url, "test")
    working = effects.effects_broker(reachable, database, "directory", mail.EFFECTS)
    await working.start()
    yield bus
    await working.stop()
    await database.close()
    await bus.close()


async def urge(bus, unit: Unit) -> None:
    ids = {"urging_id": uuid4(), "task_id": uuid4(), "unit_id": unit.id}
    await tell(bus, UrgingSent(occurred_at=NOW, **ids, answer_by=date(2026, 3, 9)))


async def tell(bus, event: Event) -> None:
    headers = {
        "ce-id": str(uuid4()),
        "ce-type": event.told_as,
        "ce-subject": event.object_id,
        "ce-time": NOW.isoformat(),
        "ce-ward": WARD,
        "content-type": "application/json",
    }
    body = event.model_dump_json().encode()
    await bus.jetstream().publish(event.subject(WARD), body, headers=headers)


async def test_an_urged_unit_reads_it_in_its_mail_without_names(post_office, broker, urged_unit):
    office, box = post_office
    office.start()

    await urge(broker, urged_unit)
    addressees, message = await asyncio.wait_for(box.received.get(), 15)

    text = message.get_content()
    assert addressees == ["phong@example.vn"]
    assert message["Subject"] == "Đôn đốc thực hiện nhiệm vụ, trả lời trước ngày 09/03/2026"
    assert f"/{WARD}/viec" in text
    assert "Họa Mi" not in text + str(message["Subject"])


async def test_a_unit_is_mailed_that_its_day_moved_and_what_of_it_is_late(
    post_office, broker, urged_unit
):
    office, box = post_office
    office.start()
    days = {"was_answer_by": date(2026, 3, 9), "answer_by": date(2026, 3, 10)}
    ids = {"urging_id": uuid4(), "task_id": uuid4(), "unit_id": urged_unit.id}
    paper = {"obligation_id": uuid4(), "khoan": 2, "item": "2c", "title": "Quyết toán"}
    more = {"owner_unit_id": urged_unit.id, "due_on": date(2026, 3, 6), "days_late": 1}

    await tell(broker, UrgingMoved(occurred_at=NOW, **ids, **days))
    _, moved = await asyncio.wait_for(box.received.get(), 15)
    await tell(broker, DisclosureLate(occurred_at=NOW, **paper, **more))
    _, late = await asyncio.wait_for(box.received.get(), 15)

    assert moved["Subject"] == "Hạn trả lời đôn đốc thay đổi theo lịch làm việc"
    assert "từ ngày 09/03/2026 sang ngày 10/03/2026" in moved.get_content().replace("\n", " ")
    assert late["Subject"] == "Quá hạn công khai 1 ngày làm việc"


async def test_mail_arrives_although_the_server_was_down(post_office, broker, urged_unit):
    office, box = post_office

    await urge(broker, urged_unit)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(box.received.get(), 1.5)
    office.start()
    addressees, _ = await asyncio.wait_for(box.received.get(), 30)

    assert addressees == ["phong@example.vn"]
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(box.received.get(), 3)  # once


async def test_without_a_mail_server_nothing_is_sent(settings, urged_unit):
    database = Database(settings.database_url, "test")
    async with database.session(WARD) as session:
        session.info["settings"] = replace_smtp(settings)
        await mail._send(session, urged_unit.id, "x", "y")  # nobody to send to, and no refusal
    await database.close()


def replace_smtp(settings: Settings) -> Settings:
    return settings.model_copy(update={"smtp_url": ""})


@pytest.mark.parametrize(
    ("url", "port", "secure"),
    [("smtp://mail.example", 25, False), ("smtps://u:p%40@mail.example", 465, True)],
)
def test_the_address_of_the_mail_server_is_read_from_one_setting(url, port, secure):
    server = server_of(url)

    assert (server["hostname"], server["port"], server["use_tls"]) == ("mail.example", port, secure)
    assert server["password"] == ("p@" if secure else None)
