"""The product in one process: real services on real servers, the portal, and people who look."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from nats.aio.client import Client

from libs.kernel import actor as actors
from libs.kernel import bus as buses
from libs.kernel import clock, provision, testing
from libs.kernel.actor import Actor
from libs.kernel.bus import Answer
from libs.kernel.files import Desk, FileStore
from libs.kernel.settings import Settings
from services.portal.main import RunningPart
from tools.conductor import Conductor
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres
from tools.parts import SERVICES, Part, hearing, serving
from tools.people import sample_photo

WARD = "06811"
NOON = datetime(2026, 11, 23, 10, 12, tzinfo=clock.VIETNAM)  # a Monday
LINK_KEY = "a key for tests"


@dataclass(frozen=True)
class Looker:
    """Somebody with a browser, as the gateway would introduce them to the portal."""

    house: House
    actor: Actor
    name: str
    position: str
    unit: str = ""

    async def open(self, target: str) -> Answer:
        """A page, as it came."""
        return await self._ask("GET", target)

    async def see(self, target: str) -> str:
        """A page that must be there."""
        answer = await self.open(target)
        assert answer.status == 200, (target, answer.status, text_of(answer.body.decode()))
        return answer.body.decode()

    async def send(self, target: str, **typed: Any) -> Answer:
        """A form, with the token as the page would send it."""
        body = urlencode({"csrf": "token", **typed}).encode()
        return await self._ask("POST", target, body)

    async def done(self, target: str, **typed: Any) -> str:
        """A form that must be accepted; the address it leads to."""
        answer = await self.send(target, **typed)
        assert answer.status == 303, (answer.status, text_of(answer.body.decode()))
        return str(answer.header("location"))

    async def _ask(self, method: str, target: str, body: bytes = b"") -> Answer:
        headers = [("danbiet-csrf", "token")]
        # In another ward the gateway introduces nobody.
        if self.actor.known and target.startswith(f"/{self.actor.ward_id}"):
            headers += list(testing.signed(self.actor).items())
            headers.append(("danbiet-account", json.dumps(self._account())))
        if body:
            headers.append(("content-type", "application/x-www-form-urlencoded"))
        return await buses.ask(self.house.bus, "portal", method, target, headers, body)

    def _account(self) -> dict[str, Any]:
        unit_id = str(self.actor.unit_id) if self.actor.unit_id else None
        return {
            "account_id": self.actor.id,
            "display_name": self.name,
            "position": self.position,
            "unit_id": unit_id,
            "unit_name": self.unit or None,
            "roles": sorted(self.actor.roles),
        }


class House:
    """All services and the portal at work, with an onboarded ward."""

    def __init__(self, postgres: EmbeddedPostgres, nats: EmbeddedNats) -> None:
        self.postgres, self.nats = postgres, nats
        self.units: dict[str, UUID] = {}
        self._databases = ExitStack()
        folder = self._databases.enter_context(TemporaryDirectory())
        self.files_url = f"file://{folder}"
        self._parts = AsyncExitStack()

    async def start(self) -> None:
        """Everything runs when this returns."""
        clock.hold(NOON)
        self.bus: Client = await buses.connect(self._settings(), "gateway")
        js = self.bus.jetstream()
        for info in await js.streams_info():
            await js.delete_stream(info.config.name)
        await provision.provision(self.bus, hearing())
        self.running = [serving(name, self._settings(name)) for name in SERVICES]
        self.portal = RunningPart(self._settings())
        parts: list[Part] = [*self.running, self.portal]
        for part in parts:
            await part.start()
            self._parts.push_async_callback(part.stop)
        await self._open_ward()

    async def stop(self) -> None:
        """Everything stopped, the databases dropped, the clock let go."""
        await self._parts.aclose()
        await self.bus.close()
        self._databases.close()
        clock.hold(None)

    def looker(self, *roles: str, unit: str = "", position: str = "Chuyên viên") -> Looker:
        """Somebody of the ward with these roles; without roles a resident."""
        if not roles:
            return Looker(self, actors.anyone(WARD), "", "")
        who = Actor(str(uuid4()), WARD, frozenset(roles), self.units.get(unit))
        return Looker(self, who, "Công chức mẫu", position, unit)

    async def ask(self, by: Looker, method: str, path: str, form: Any = None) -> Any:
        """A service asked without a page, to prepare what a page shows."""
        answer = await self.answer(by, method, path, form)
        return answer.json() if answer.body else None

    async def answer(self, by: Looker, method: str, path: str, form: Any = None) -> Answer:
        """The same as it came."""
        headers = [*testing.signed(by.actor).items(), ("content-type", "application/json")]
        body = json.dumps(form or {}).encode()
        name = path.split("/")[0]
        target = f"/api/wards/{by.actor.ward_id}/{path}"
        answer = await buses.ask(self.bus, name, method, target, headers, body)
        assert answer.status < 300, answer.body.decode()
        return answer

    async def settle(self) -> None:
        """Wait until every service has heard what the others told."""
        conductor = Conductor(self._settings())
        conductor.bus, conductor.js = self.bus, self.bus.jetstream()
        await conductor.settle()

    async def sealed(self, content: bytes) -> str:
        """The receipt of a file of a letter, as the gateway gets it from reception."""
        path = f"/api/wards/{WARD}/reception/letters/files"
        answer = await buses.ask(self.bus, "reception", "POST", path, [], content)
        assert answer.status == 201, answer.body
        return str(answer.json()["receipt"])

    async def photo(self, words: str = "Nha van hoa", number: int = 0) -> str:
        """The receipt of an uploaded photo."""
        kept = await FileStore(self.files_url).keep(WARD, sample_photo(words, number))
        return Desk(LINK_KEY).receipt(WARD, kept, clock.now())

    def _settings(self, name: str = "") -> Settings:
        urls = {"app": "", "relay": ""}
        if name:
            urls = self._addresses(name, *urls)
        sealed = self._addresses("reception.sealed", "app")["app"] if name == "reception" else ""
        more = {"vault_key": "a vault for tests", "files_url": self.files_url, "sealed_url": sealed}
        more["ballot_key"] = "ba11" * 16
        return testing.settings_for(urls, self.nats.url(), **more)

    def _addresses(self, name: str, *roles: str) -> dict[str, str]:
        """A fresh copy of a database, as its roles reach it."""
        url = self.postgres.url()
        testing.migrated(url, name)
        copy = self._databases.enter_context(testing.copy_of(url, name))
        return {role: testing.role_url(url, name, role, copy) for role in roles}

    async def _open_ward(self) -> None:
        operator = self.looker("operator")
        await self.ask(operator, "POST", "directory/ward")
        for kind, name, more in UNITS:
            form = {"kind": kind, "name": name, **more}
            opened = await self.ask(operator, "POST", "directory/units", form)
            self.units[name] = UUID(opened["id"])
        await self.settle()


UNITS: list[tuple[str, str, dict[str, str]]] = [
    ("office", "Văn phòng HĐND và UBND", {}),
    ("department", "Phòng Kinh tế, Hạ tầng và Đô thị", {}),
    ("department", "Phòng Văn hóa - Xã hội", {}),
    *(
        ("neighbourhood", f"Khu {n}", {"community_house": f"Nhà văn hóa Khu {n}"})
        for n in range(1, 4)
    ),
]


def text_of(html: str) -> str:
    """What a person reads on a page."""
    without = re.sub(r"<(script|style|svg).*?</\1>", " ", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", without).split())


def links_of(html: str) -> Iterator[str]:
    """Where a page leads."""
    return (match[1] for match in re.finditer(r'href="([^"#][^"]*)"', html))
