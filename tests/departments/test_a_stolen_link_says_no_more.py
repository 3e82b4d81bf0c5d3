"""Whoever has the key of a department's link can do at the ward what the department may, no more.

The broker of the ward says so itself: a leaf of somebody else's making has no limits of its own.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import nats
import nkeys
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import NoRespondersError
from nats.errors import TimeoutError as Unanswered

from libs.kernel.events import durable_of, stream_of
from libs.kernel.provision import provision
from tools.embedded.child import free_port
from tools.embedded.nats import EmbeddedNats
from tools.nats_conf import DOMAIN, Site, configuration
from tools.parts import ASKERS, PARTS, acting, hearing

SERVICE, OTHER, WARD = "inspections", "planning", "06979"
OWN, OTHERS = stream_of(SERVICE), stream_of(OTHER)
ANSWER_SECONDS = 2
THIEF = 'leafnodes { remotes: [ { url: "nats-leaf://127.0.0.1:%d", nkey: %s } ] }\n'


@dataclass
class Stolen:
    """The operator at the ward's broker, and somebody with the key of the link."""

    operator: Client
    thief: Client

    async def kept(self) -> list[object]:
        """All streams with what they hold and who reads them."""
        js = self.operator.jetstream()
        streams = await js.streams_info()
        readers = [await js.consumers_info(one.config.name or "") for one in streams]
        return [
            *[(asdict(one.config), one.state.messages, one.state.last_seq) for one in streams],
            *[(one.stream_name, one.name, asdict(one.config)) for each in readers for one in each],
        ]


def _key() -> tuple[str, str]:
    """A seed and its public half."""
    seed = nkeys.encode_seed(os.urandom(32), nkeys.PREFIX_BYTE_USER).decode()
    return seed, nkeys.from_seed(bytearray(seed.encode())).public_key.decode()


@pytest.fixture(params=["a leaf without limits", "a client at the ward's broker"])
async def stolen(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stolen]:
    """The ward's broker with an event of each of two services, and the thief connected."""
    keys = {part: _key() for part in ("ops", "site", *PARTS)}
    users, port = {part: public for part, (_, public) in keys.items()}, free_port()
    site = Site(SERVICE, users["site"], f"127.0.0.1:{port}")
    conf = configuration(users, hearing(), ASKERS, acting(), site)
    with ExitStack() as brokers:
        hub = brokers.enter_context(EmbeddedNats(tmp_path / "hub", conf))
        operator = await nats.connect(hub.url(), nkeys_seed_str=keys["ops"][0])
        await provision(operator, hearing(), acting())
        for service in (SERVICE, OTHER):
            await operator.jetstream().publish(f"events.{WARD}.{service}.first", b"{}")
        seed = keys["site"][0]
        door: dict[str, Any] = {"inbox_prefix": f"_INBOX_{SERVICE}".encode()}
        door |= {"error_cb": _quietly}
        if "leaf" in request.param:
            leaf = EmbeddedNats(tmp_path / "leaf", THIEF % (port, seed))
            thief = await nats.connect(brokers.enter_context(leaf).url(), **door)
        else:
            thief = await nats.connect(hub.url(), nkeys_seed_str=seed, **door)
        async with asyncio.timeout(20):
            while not await _answered(thief, f"$JS.{DOMAIN}.API.STREAM.INFO.{OWN}"):
                await asyncio.sleep(0.1)
        yield Stolen(operator, thief)
        await thief.close()
        await operator.close()


async def _quietly(_: Exception) -> None:
    """What the broker refuses is seen by its effects."""


async def _answered(bus: Client, subject: str, body: object = "") -> bool:
    payload = json.dumps(body).encode() if body else b""
    try:
        await bus.request(subject, payload, timeout=ANSWER_SECONDS)
    except (NoRespondersError, Unanswered):
        return False
    return True


def _forbidden(stream: str) -> dict[str, object]:
    """What only the operator may ask of a stream."""
    reader = {"durable_name": "thief", "ack_policy": "explicit"}
    made = {"stream_name": stream, "config": reader}
    known = durable_of("reporting", OTHER if stream == OTHERS else SERVICE)
    return {
        f"STREAM.PURGE.{stream}": "",
        f"STREAM.DELETE.{stream}": "",
        f"STREAM.UPDATE.{stream}": {"name": stream, "subjects": ["thief"]},
        f"STREAM.MSG.DELETE.{stream}": {"seq": 1},
        f"STREAM.SNAPSHOT.{stream}": {"deliver_subject": f"_INBOX_{SERVICE}.all"},
        f"CONSUMER.CREATE.{stream}": made,
        f"CONSUMER.DURABLE.CREATE.{stream}.thief": made,
        f"CONSUMER.DELETE.{stream}.{known}": "",
        f"CONSUMER.MSG.NEXT.{stream}.{known}": {"batch": 1},
        f"CONSUMER.RESET.{stream}.{known}": {"seq": 1},
        f"DIRECT.GET.{stream}": {"seq": 1},
    }


async def test_streams_and_their_readers_are_the_operators(stolen: Stolen) -> None:
    asked = {**_forbidden(OWN), **_forbidden(OTHERS)}
    asked |= {f"STREAM.MSG.GET.{OTHERS}": {"seq": 1}, f"STREAM.INFO.{OTHERS}": ""}
    asked |= {"STREAM.CREATE.THIEF": {"name": "THIEF", "subjects": ["thief"]}}
    asked |= {"STREAM.LIST": "", "STREAM.NAMES": "", "INFO": ""}
    every = {f"{api}.{each}": body for each, body in asked.items() for api in _apis()}
    before = await stolen.kept()

    said = await asyncio.gather(*[_answered(stolen.thief, one, every[one]) for one in every])

    assert [one for one, answered in zip(every, said, strict=True) if answered] == []
    assert await stolen.kept() == before
    assert await _answered(stolen.thief, f"$JS.{DOMAIN}.API.STREAM.INFO.{OWN}")


def _apis() -> tuple[str, str]:
    return "$JS.API", f"$JS.{DOMAIN}.API"


async def test_nothing_is_said_in_anothers_name(stolen: Stolen) -> None:
    reached: list[str] = []
    last = asyncio.Event()

    async def note(message: Msg) -> None:
        reached.append(message.subject)
        if message.subject.endswith("last"):
            last.set()

    inboxes = f"_INBOX_{OTHER}.reply", f"_INBOX_{OTHER}-relay.reply"
    for subject in ("events.>", "clock.*", "$JS.ACK.>", *inboxes):
        await stolen.operator.subscribe(subject, cb=note)
    await stolen.operator.flush()
    marker = f"events.{WARD}.{SERVICE}.last"
    acknowledged = f"$JS.ACK.{OTHERS}.{durable_of('reporting', OTHER)}.1.1.1.0.0"
    forged = (f"events.{WARD}.{OTHER}.forged", f"clock.{OTHER}", acknowledged, *inboxes)
    async with asyncio.timeout(20):
        # Until the leaf has heard who listens at the ward, it sends nothing there.
        while not last.is_set():
            for subject in (*forged, marker):
                await stolen.thief.publish(subject, b"{}")
            await asyncio.sleep(0.2)

    assert set(reached) == {marker}


async def test_what_another_is_asked_is_not_heard(stolen: Stolen) -> None:
    heard: list[str] = []
    last = asyncio.Event()

    async def note(message: Msg) -> None:
        heard.append(message.subject)
        if message.subject.endswith("last"):
            last.set()

    asked = (f"http.{OTHER}", f"status.{OTHER}", f"clock.{OTHER}", f"_INBOX_{OTHER}.reply")
    for subject in (*asked, "http.*", f"_INBOX_{OTHER}.>", ">", "events.>"):
        await stolen.thief.subscribe(subject, cb=note)
    await stolen.thief.flush()
    marker = f"events.{WARD}.{OTHER}.last"
    async with asyncio.timeout(20):
        while not last.is_set():
            for subject in (*asked, marker):
                await stolen.operator.publish(subject, b"{}")
            await asyncio.sleep(0.2)
    assert set(heard) == {marker}
