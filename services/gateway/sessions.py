"""Who asks: a browser's cookie, a machine's key, or anyone. The directory knows; we remember 10 s.

While the directory cannot be asked, whoever it told of before stays who they are, for as long as a
session lasts: at a department's own site work goes on when its link is cut
(docs/decisions/0026-a-department-works-on-alone.md). Nobody new comes in then.

Signing in works like this. The cookie `danbiet` holds `<ward>.<token>`, so that we know which ward
to ask. The page of the portal posts username and password to `/{ward}/dang-nhap`, which is answered
here (signin.py). When more is needed or something was wrong, the portal's own sign-in page is asked
for again with the header `danbiet-sign-in`, JSON: `step` (password or code), `alert` (the sentence
of the refusal), `username`. Between password and code the half session is in the cookie
`danbiet-step`, and the page posts `code` to the same address.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from nats.aio.client import Client
from starlette.requests import Request

from libs.kernel import actor as actors
from libs.kernel import clock
from libs.kernel.actor import Actor, anyone
from libs.kernel.bus import ask
from libs.kernel.errors import Unavailable
from libs.permissions import Role
from services.gateway.parts import PLATFORM, WARD

COOKIE = "danbiet"
STEP_COOKIE = "danbiet-step"
REMEMBER_SECONDS = 10.0
SIGNED_SECONDS = 30.0
AWAY_SECONDS_MAX = 12 * 3600.0  # as long as a session
REMEMBERED_MAX = 10_000
TOKEN_CHARACTERS_MAX = 100


@dataclass(frozen=True)
class Visitor:
    """Who asks, and by what we know: `session` is the cookie's value, empty for keys and anyone."""

    actor: Actor
    session: str = ""
    account: dict[str, Any] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether somebody is signed in."""
        return self.actor.known


class _Remembered(OrderedDict[Any, tuple[float, Any]]):
    """Values that are good for some seconds; bounded, the oldest go first."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def recall(self, key: Any) -> Any:
        since, value = self.get(key, (0.0, None))
        return value if time.monotonic() - since < self._seconds else None

    def keep(self, key: Any, value: Any) -> None:
        self.pop(key, None)
        self[key] = (time.monotonic(), value)
        if len(self) > REMEMBERED_MAX:
            self.popitem(last=False)


class Sessions:
    """Tells who asks, and introduces them to the services."""

    def __init__(self, bus: Client, private_key: str) -> None:
        self._bus, self._private_key = bus, private_key
        self._visitors = _Remembered(REMEMBER_SECONDS)
        self._told = _Remembered(AWAY_SECONDS_MAX)  # by the directory, when it was last there
        self._signed = _Remembered(SIGNED_SECONDS)

    async def of(self, request: Request, ward: str) -> Visitor:
        """Who asks for something in `ward`; a session of another ward is anyone there."""
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return await self.of_key(ward, key.strip())
        cookie = request.cookies.get(COOKIE, "")
        return await self._visitor(ward, cookie, "sessions/current", "danbiet-session")

    async def of_key(self, ward: str, key: str) -> Visitor:
        """Who holds a key that came otherwise than in the header of authorization."""
        return await self._visitor(ward, key, "keys/current", "danbiet-key")

    def forget(self, cookie: str) -> None:
        """Ask the directory again about this one: it signed out."""
        self._visitors.pop(cookie, None)
        self._told.pop(cookie, None)

    def introduction(self, actor: Actor) -> list[tuple[str, str]]:
        """The signed header of an actor; none for anyone. The same one serves for half a minute."""
        if not actor.known:
            return []
        header = self._signed.recall(actor)
        if header is None:
            header = actors.sign(actor, self._private_key, clock.real_now())
            self._signed.keep(actor, header)
        return [(actors.HEADER, header)]

    async def _visitor(self, ward: str, secret: str, path: str, header: str) -> Visitor:
        home, _, token = secret.partition(".")
        if not (WARD.fullmatch(home) and token and len(token) <= TOKEN_CHARACTERS_MAX):
            return Visitor(anyone(ward))
        if home not in (ward, PLATFORM):
            return Visitor(anyone(ward))
        visitor: Visitor | None = self._visitors.recall(secret)
        if visitor is None:
            # A key is kept with its ward in front, a session without.
            proof = secret if header == "danbiet-key" else token
            visitor = await self._known(home, secret, proof, path, header)
            self._visitors.keep(secret, visitor)
        return visitor if home == ward else _away(visitor, ward)

    async def _known(self, home: str, secret: str, proof: str, path: str, header: str) -> Visitor:
        """As the directory says now; while it is away, as it said last."""
        try:
            visitor = await self._resolved(home, secret, proof, path, header)
        except Unavailable:
            before: Visitor | None = self._told.recall(secret)
            if before is None:
                raise
            return before
        if visitor.known:
            self._told.keep(secret, visitor)
        else:
            self._told.pop(secret, None)
        return visitor

    async def _resolved(
        self, home: str, secret: str, proof: str, path: str, header: str
    ) -> Visitor:
        if not proof.isascii():
            return Visitor(anyone(home))
        target = f"/api/wards/{home}/directory/{path}"
        answer = await ask(self._bus, "directory", "GET", target, [(header, proof)])
        if answer.status >= 500:
            raise Unavailable
        if answer.status != 200:
            return Visitor(anyone(home))
        told = answer.json()
        unit = UUID(told["unit_id"]) if told.get("unit_id") else None
        who = str(told.get("account_id") or told["key_id"])
        by = Actor(who, home, frozenset(told["roles"]), unit)
        is_person = "account_id" in told
        return Visitor(by, secret if is_person else "", told if is_person else {})


def _away(visitor: Visitor, ward: str) -> Visitor:
    """Somebody of the platform in a ward: an operator operates there, and is nothing else."""
    roles = visitor.actor.roles & {Role.OPERATOR}
    if not roles:
        return Visitor(anyone(ward))
    by = Actor(visitor.actor.id, ward, frozenset(roles))
    return replace(visitor, actor=by, account={**visitor.account, "roles": sorted(roles)})


def account_header(visitor: Visitor) -> str:
    """What a page may show of the person to the person: JSON in ASCII, fit for a header."""
    return json.dumps(visitor.account)
