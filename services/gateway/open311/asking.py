"""What a GeoReport request asks of the services, in the name of whoever holds its key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

from libs.kernel import clock
from libs.kernel.bus import ask
from libs.kernel.errors import Forbidden, NotFound, Refusal, Unavailable
from services.gateway import csrf, strangers
from services.gateway.door import Door, door_of
from services.gateway.limits import ANYONE_BYTES_MAX, body_of
from services.gateway.parts import WARD
from services.gateway.sessions import Visitor

SPAN_DAYS_MAX = 90
FIELDS_MAX = 60
VALUES_MAX = 50


class JurisdictionMissing(Refusal):
    """Thiếu jurisdiction_id: mã 5 chữ số của phường, xã."""


class JurisdictionUnknown(NotFound):
    """Không có phường, xã nào với jurisdiction_id này ở đây."""


class ServiceUnknown(NotFound):
    """Không có service_code này."""


class KeyNotGood(Forbidden):
    """Thiếu api_key, hoặc api_key không dùng được."""


class DatesNotReadable(Refusal):
    """Hãy viết start_date, end_date như 2026-01-31T00:00:00Z, cách nhau không quá 90 ngày."""


class ServiceRefused(Refusal):
    """Nội dung gửi lên chưa đúng: {sentence}."""


@dataclass(frozen=True)
class Asking:
    """One request: whose ward, who asks, and what was sent with it."""

    door: Door
    ward: str
    visitor: Visitor
    sent: dict[str, str]

    async def get(self, service: str, path: str, query: list[tuple[str, str]] | None = None) -> Any:
        """What a service shows; raises the refusal it answers with."""
        return await self._send(service, "GET", f"{path}?{urlencode(query or [])}")

    async def post(self, path: str, form: dict[str, Any]) -> Any:
        """Hand a report to reception; a retry with the same key gets the first answer."""
        return await self._send("reception", "POST", path, json.dumps(form).encode())

    async def _send(self, service: str, method: str, path: str, body: bytes = b"") -> Any:
        headers = [("content-type", "application/json")]
        headers += self.door.sessions.introduction(self.visitor.actor)
        if method == "POST" and (key := self.sent.get("idempotency-key")):
            headers.append(("idempotency-key", key))
        target = f"/api/wards/{self.ward}/{service}/{path}"
        answer = await ask(self.door.bus, service, method, target, headers, body)
        if answer.status >= 500:
            raise Unavailable
        if answer.status >= 400:
            raise _refusal(answer.status, answer.json())
        return answer.json()


def _refusal(status: int, problem: dict[str, Any]) -> Refusal:
    said = " ".join([problem["title"], *problem.get("fields", {}).values()]).rstrip(".")
    if status in (401, 403):
        return KeyNotGood()
    return NotFound() if status == 404 else ServiceRefused(sentence=said)


async def asking_of(request: Request) -> Asking:
    """The request, counted, its ward known and its key looked up."""
    door = door_of(request)
    sent = dict(request.query_params)
    if request.method not in csrf.SAFE:
        sent |= await _form(request)
    ward = sent.get("jurisdiction_id", "")
    if not ward:
        raise JurisdictionMissing
    if not WARD.fullmatch(ward):
        raise JurisdictionUnknown
    key = sent.pop("api_key", "")
    visitor = await door.sessions.of_key(ward, key)
    if key and not visitor.known:
        raise KeyNotGood
    if visitor.known:
        door.limits.count_account(request, visitor.actor.id)
    strangers.check(door, request, visitor)
    if retry := request.headers.get("idempotency-key"):
        sent["idempotency-key"] = retry
    asking = Asking(door, ward, visitor, sent)
    try:
        await asking.get("directory", "ward")
    except NotFound as error:
        raise JurisdictionUnknown from error
    return asking


async def _form(request: Request) -> dict[str, str]:
    body = await body_of(request, ANYONE_BYTES_MAX)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS_MAX))
    except ValueError as error:
        raise ServiceRefused(sentence="không đọc được") from error


def report(sent: dict[str, str], title: str) -> dict[str, Any]:
    """What was sent, as reception wants it. Names, e-mail and telephone are not passed on.

    A photo's address is passed over: nobody fetches what a stranger points to.
    """
    return {
        "category": sent.get("service_code", ""),
        "text": sent.get("description", "").strip() or title,
        "place": " ".join(sent.get("address_string", "").split()),
        "latitude": sent.get("lat") or None,
        "longitude": sent.get("long") or None,
        "public": sent.get("attribute[public]", "1") != "0",
    }


def query_of(sent: dict[str, str]) -> list[tuple[str, str]]:
    """Which reports are wanted: by numbers, or by kinds, states and at most ninety days."""
    if numbers := _listed(sent, "service_request_id"):
        return [("code", each) for each in numbers]
    since, until = _span(sent)
    query = [("since", since.isoformat()), ("until", until.isoformat())]
    query += [("category", each) for each in _listed(sent, "service_code")]
    wanted = set(_listed(sent, "status")) or {"open", "closed"}
    if "open" in wanted:
        query += [("progress", each) for each in ("received", "logged", "assigned")]
    if "closed" in wanted:
        query += [("progress", each) for each in ("answered", "closed")]
    return query


def _listed(sent: dict[str, str], name: str) -> list[str]:
    return [each.strip()[:40] for each in sent.get(name, "").split(",") if each.strip()][
        :VALUES_MAX
    ]


def _span(sent: dict[str, str]) -> tuple[datetime, datetime]:
    try:
        first, last = (
            datetime.fromisoformat(sent[name]) if sent.get(name) else None
            for name in ("start_date", "end_date")
        )
    except ValueError as error:
        raise DatesNotReadable from error
    if any(each and each.tzinfo is None for each in (first, last)):
        raise DatesNotReadable
    most = timedelta(days=SPAN_DAYS_MAX)
    try:
        until = last or (min(first + most, clock.now()) if first else clock.now())
        since = first or until - most
    except OverflowError as error:
        raise DatesNotReadable from error
    if not timedelta() <= until - since <= most:
        raise DatesNotReadable
    return since, until
