"""Hands requests on to the services and to the portal, and their answers back."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from opentelemetry.trace import SpanKind
from starlette.requests import Request
from starlette.responses import Response

from libs.kernel import clock, telemetry
from libs.kernel.bus import BUSY, LATE, Answer, Headers, ask
from libs.kernel.errors import SignInNeeded, Unavailable
from libs.permissions import RULES, NotYourRole, may
from services.gateway import csrf, letters, passwords, refusals, sheets, strangers, uploads
from services.gateway.door import Door, door_of
from services.gateway.languages import kept_as, led_on, not_for_the_desk, told_language
from services.gateway.limits import UPLOAD_BYTES_MAX, body_from, chunks_of
from services.gateway.parts import PLATFORM, SERVICE, WARD
from services.gateway.sessions import Visitor, account_header

# Only these go in: no cookie, no address, nothing that a client says of itself.
SENT_ON = frozenset(
    {
        "accept",
        "accept-language",
        "content-type",
        "idempotency-key",
        "if-match",
        "if-none-match",
        "if-modified-since",
        "x-live",
    }
)
NOT_SENT_BACK = frozenset(
    {"connection", "content-length", "date", "keep-alive", "server", "set-cookie", "te", "trailer"}
    | {"transfer-encoding", "upgrade"}
)
NOT_SERVICES = ("portal", "gateway")
# Of the directory: where tokens, passwords and keys come out.
SECRETS = ("sessions", "keys", "password", "second-factor", "officials")
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


async def to_service(request: Request) -> Response:
    """`/api/wards/{ward}/{service}/…` to the service, in the name of whoever asks."""
    door = door_of(request)
    ward, service = request.path_params["ward"], request.path_params["service"]
    if not WARD.fullmatch(ward) or not SERVICE.fullmatch(service) or service in NOT_SERVICES:
        raise refusals.NoSuchPage
    visitor = await door.sessions.of(request, ward)
    passwords.check(request, visitor)
    if service == "directory" and request.path_params["rest"].startswith("sessions"):
        door.limits.count_sign_in(request)
    else:
        strangers.check(door, request, visitor)
    _count(door, request, visitor)
    check_permission(door, request, visitor)
    body = await body_from(request, known=visitor.known)
    if request.method not in csrf.SAFE and visitor.session:
        door.csrf.check(request, visitor.session, csrf.token_in(request, body))
    headers = _sent_on(request) + door.sessions.introduction(visitor.actor)
    with telemetry.span(f"{request.method} {service}", SpanKind.SERVER):
        answer = await ask(door.bus, service, _method(request), _target(request), headers, body)
    _forget(door, request, visitor)
    return _sent_back(request, answer, visitor)


def check_permission(door: Door, request: Request, visitor: Visitor) -> None:
    """The cheap question, before the body is read: may some role of this visitor do it at all?"""
    action = door.catalogue.operation(request.method, request.url.path)
    if action is None or action not in RULES or may(visitor.actor, action):
        return
    raise NotYourRole if visitor.known else SignInNeeded


async def to_portal(request: Request) -> Response:
    """Every page, in the name of whoever asks; files of forms become receipts."""
    door = door_of(request)
    first = request.url.path.split("/")[1]
    ward = first if WARD.fullmatch(first) else PLATFORM
    visitor = await door.sessions.of(request, ward)
    if elsewhere := not_for_the_desk(request, _target(request), known=visitor.known):
        return elsewhere
    passwords.check(request, visitor)
    strangers.check(door, request, visitor)
    _count(door, request, visitor)
    body, kind = await _form_of(door, request, ward, visitor)
    shown = await page(request, visitor, _method(request), _target(request), body=body, kind=kind)
    _forget(door, request, visitor)
    return shown


async def page(
    request: Request,
    visitor: Visitor,
    method: str,
    target: str,
    *,
    body: bytes = b"",
    kind: str = "",
    more: Headers | None = None,
) -> Response:
    """One page of the portal, with what it may show of the person to the person."""
    door = door_of(request)
    shelf = None if more or not _is_public(request, visitor) else door.shelf
    ward, name = visitor.actor.ward_id, kept_as(request, target)
    if shelf and (kept := shelf.find(request, ward, name)):
        return _sent_back(request, kept, visitor)
    moment = door.shelf.moment(ward)
    headers = [(k, v) for k, v in _sent_on(request) if k != "content-type"]
    headers += door.sessions.introduction(visitor.actor) + (more or [])
    headers += told_language(request)
    if kind:
        headers.append(("content-type", kind))
    if visitor.session:
        headers.append(("danbiet-csrf", door.csrf.token(visitor.session)))
        headers.append(("danbiet-account", account_header(visitor)))
    with telemetry.span(f"{method} portal", SpanKind.SERVER):
        answer = await ask(door.bus, "portal", method, target, headers, body)
    if answer in (BUSY, LATE):
        return refusals.say_no(request, answer.status, "Unavailable", Unavailable())
    if shelf:
        shelf.keep(ward, name, answer, moment)
    return _sent_back(request, answer, visitor)


def _is_public(request: Request, visitor: Visitor) -> bool:
    """Whether everybody without an account would be shown the same page now.

    Not while a conductor drives: a day passes there within a second.
    """
    plain = not any(name.startswith("hx-") for name in request.headers)
    reads = request.method in ("GET", "HEAD")
    return reads and plain and not visitor.known and not visitor.session and not clock.held()


async def _form_of(door: Door, request: Request, ward: str, visitor: Visitor) -> tuple[bytes, str]:
    """The body for the portal and its type; a multipart form comes out urlencoded."""
    kind = request.headers.get("content-type", "")
    if kind.startswith(MULTIPART) and letters.is_letter(request):
        with letters.place(request, visitor) as limit:
            async with uploads.parts(request, chunks_of(request, limit)) as form:
                _check_token(door, request, visitor, form)
                fields = await letters.handed_on(door, ward, visitor, form)
        return urlencode(fields).encode(), FORM
    if kind.startswith(MULTIPART):
        with strangers.photo_place(request, visitor) as with_photo:
            known = visitor.known or with_photo
            body = await body_from(request, known=known, limit=UPLOAD_BYTES_MAX)
            sent = await uploads.parse(request, body)
            _check_token(door, request, visitor, sent)
            fields = await uploads.kept(door, ward, visitor, sent, with_photo=with_photo)
        return urlencode(fields).encode(), FORM
    body = await body_from(request, known=visitor.known)
    _check(door, request, visitor, csrf.token_in(request, body))
    return body, kind


def _check_token(
    door: Door, request: Request, visitor: Visitor, form: Sequence[tuple[str, object]]
) -> None:
    token = next((v for k, v in form if k == csrf.FIELD and isinstance(v, str)), "")
    _check(door, request, visitor, request.headers.get(csrf.HEADER) or token)


def _check(door: Door, request: Request, visitor: Visitor, token: str) -> None:
    if request.method not in csrf.SAFE and visitor.session:
        door.csrf.check(request, visitor.session, token)


def _forget(door: Door, request: Request, visitor: Visitor) -> None:
    """A password that was changed ends the session: it is not good for another ten seconds."""
    if passwords.is_change(request):
        door.sessions.forget(visitor.session)


def _count(door: Door, request: Request, visitor: Visitor) -> None:
    door.limits.count_search(request)
    door.limits.count_mail(request)
    if visitor.known:
        door.limits.count_account(request, visitor.actor.id)


def shows_secrets(request: Request) -> bool:
    """Whether the answer may hold a token, a password or a key, which nobody may keep."""
    asked = (request.path_params.get("service"), request.path_params.get("rest", ""))
    return asked[0] == "directory" and asked[1].startswith(SECRETS)


def _method(request: Request) -> str:
    """Services know no HEAD; of the answer to a GET the server sends the head."""
    return "GET" if request.method == "HEAD" else request.method


def _target(request: Request) -> str:
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    query: bytes = request.scope["query_string"]
    return (raw + b"?" + query if query else raw).decode("latin-1")


def _sent_on(request: Request) -> Headers:
    # Answers to a retry are kept by the service: not those with secrets.
    left_out = {"idempotency-key"} if shows_secrets(request) else set()
    return [
        (name, value)
        for name, value in request.headers.items()
        if name in SENT_ON - left_out or name.startswith("hx-")
    ]


def _sent_back(request: Request, answer: Answer, visitor: Visitor) -> Response:
    response = Response(answer.body, answer.status)
    for name, value in answer.headers:
        if name.lower() not in NOT_SENT_BACK and not name.lower().startswith("danbiet-"):
            response.headers.append(name, value)
    if answer.status == 429 and (wait := _wait_of(answer)):
        response.headers["retry-after"] = str(wait)
    if address := response.headers.get("location"):
        # The desk is Vietnamese, and so is every page for those who work there.
        response.headers["location"] = led_on(request, address, english=not visitor.known)
    sheets.remember(request, response)
    if visitor.known:
        # A desk on a shared machine must not show its pages again after signing out.
        response.headers["cache-control"] = "no-store"
    response.headers.add_vary_header("cookie")
    return response


def _wait_of(answer: Answer) -> int | None:
    if "json" not in (answer.header("content-type") or ""):
        return None
    wait = answer.json().get("details", {}).get("wait_seconds")
    return wait if isinstance(wait, int) else None


def fields_of(body: bytes) -> dict[str, str]:
    """The fields of an urlencoded form; refuses one that cannot be read."""
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20))
    except ValueError as error:
        raise refusals.FormNotReadable from error
