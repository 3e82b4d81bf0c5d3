"""How a page asks the services: in the name of whoever looks, and nothing kept between requests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import copy
from typing import Any
from urllib.parse import urlencode

from nats.aio.client import Client

from libs.kernel import actor as actors
from libs.kernel.bus import WAIT_SECONDS_MAX, Answer, Headers, ask

NOWHERE = "00000"  # asked for what belongs to no ward; services want some ward in the path

Values = Mapping[str, Any]


class Sentence(str):
    """What a service says in words of its own; the page says it in those of the ward's kind."""

    __slots__ = ()


class Refused(Exception):
    """A service said no: its status, the sentence for people, and what is wrong in which field."""

    def __init__(self, status: int, title: str, fields: Mapping[str, str]) -> None:
        super().__init__(title)
        self.status, self.title = status, Sentence(title)
        self.fields = {name: Sentence(said) for name, said in fields.items()}

    @property
    def mendable(self) -> bool:
        """Whether the person can mend it by sending the form again."""
        return self.status in (409, 413, 422, 429)


class Asking:
    """Asks the services of one ward for one visitor."""

    def __init__(self, bus: Client, ward: str, actor: str) -> None:
        """`actor` is the signed header just as the gateway sent it; empty for no one."""
        self.bus, self.ward = bus, ward
        self._headers: Headers = [(actors.HEADER, actor)] if actor else []
        self._wait_seconds = WAIT_SECONDS_MAX

    def within(self, wait_seconds: float) -> Asking:
        """The same for who rather does without an answer than waits longer for it."""
        hurried = copy(self)
        hurried._wait_seconds = wait_seconds
        return hurried

    async def get(self, service: str, path: str, **query: Any) -> Any:
        """What a service shows at `path`, as JSON; empty values are left out, lists repeated."""
        return (await self.fetch(service, path, **query)).json()

    async def fetch(self, service: str, path: str, **query: Any) -> Answer:
        """The same as it came: for files that are passed on."""
        wanted = {key: value for key, value in query.items() if value not in (None, "")}
        asked = f"?{urlencode(wanted, doseq=True)}" if wanted else ""
        return await self._send(service, "GET", path + asked)

    async def post(
        self, service: str, path: str, form: Values | None = None, *, key: str = ""
    ) -> Any:
        """Do something; the answer's JSON, or None where there is none. Raises Refused.

        With a `key`, which the form carries, sending the form twice does it once.
        """
        return await self._write(service, "POST", path, form, key)

    async def put(self, service: str, path: str, form: Values) -> Any:
        """Set something; raises Refused."""
        return await self._write(service, "PUT", path, form)

    async def send(self, service: str, path: str, form: Values) -> Answer:
        """Do something whose answer is a file, as it came. Raises Refused."""
        return await self._send(service, "POST", path, json.dumps(form).encode())

    async def _write(
        self, service: str, method: str, path: str, form: Values | None, key: str = ""
    ) -> Any:
        answer = await self._send(service, method, path, json.dumps(form or {}).encode(), key)
        return answer.json() if answer.body else None

    async def _send(
        self, service: str, method: str, path: str, body: bytes = b"", key: str = ""
    ) -> Answer:
        headers = [*self._headers, ("content-type", "application/json")]
        headers += [("idempotency-key", key)] if key else []
        target = f"/api/wards/{self.ward}/{service}/{path}"
        answer = await ask(self.bus, service, method, target, headers, body, self._wait_seconds)
        if answer.status >= 400:
            raise _refused(answer)
        return answer


def _refused(answer: Answer) -> Refused:
    problem: dict[str, Any] = {}
    if "json" in (answer.header("content-type") or ""):
        problem = answer.json()
    title = problem.get("title") or "Hệ thống gặp lỗi. Việc vừa làm chưa được ghi lại."
    return Refused(answer.status, title, problem.get("fields") or {})
