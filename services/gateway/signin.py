"""Signing in and out, for the page with its form and for programs; sessions.py tells the scheme."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from libs.kernel.actor import anyone
from libs.kernel.bus import Answer, ask
from services.gateway import browsers, csrf
from services.gateway.door import Door, door_of
from services.gateway.forwarding import fields_of, page
from services.gateway.limits import body_of
from services.gateway.parts import WARD
from services.gateway.refusals import ForeignOrigin, FormNotReadable, NoSuchPage
from services.gateway.sessions import COOKIE, STEP_COOKIE, Visitor

SESSION_SECONDS = 12 * 3600
STEP_SECONDS = 300
FORM_BYTES_MAX = 16 * 1024


async def sign_in_page(request: Request) -> Response:
    """`POST /{ward}/dang-nhap`: the form of the sign-in page."""
    door, ward = door_of(request), request.path_params["ward"]
    typed = await _begin(door, request, ward)
    answer = await _ask_directory(door, request, ward, typed)
    if answer.status != 201:
        step = "code" if "code" in typed and "password" not in typed else "password"
        return await _again(request, ward, typed, step, answer)
    begun = answer.json()
    if begun["needs_code"]:
        again = await _again(request, ward, typed, "code", None)
        _remember(door, request, again, ward, typed)
        _set(door, again, STEP_COOKIE, f"{ward}.{begun['token']}", STEP_SECONDS)
        return again
    home = f"/{ward}"
    response = RedirectResponse(_local(typed.get("next", "")) or f"{home}/viec", 303)
    _set(door, response, COOKIE, f"{ward}.{begun['token']}", SESSION_SECONDS)
    _remember(door, request, response, ward, typed)
    _unset(response, STEP_COOKIE)
    return response


async def sign_in_program(request: Request) -> Response:
    """`POST /api/wards/{ward}/sign-in`: the same in JSON; answers the token for forms."""
    door, ward = door_of(request), request.path_params["ward"]
    typed = await _begin(door, request, ward)
    answer = await _ask_directory(door, request, ward, typed)
    if answer.status != 201:
        return Response(answer.body, answer.status, media_type=answer.header("content-type"))
    begun = answer.json()
    session = f"{ward}.{begun['token']}"
    told = {"needs_code": begun["needs_code"], "ends_at": begun["ends_at"]}
    if begun["needs_code"]:
        response = JSONResponse(told)
        _remember(door, request, response, ward, typed)
        _set(door, response, STEP_COOKIE, session, STEP_SECONDS)
        return response
    response = JSONResponse({**told, "csrf": door.csrf.token(session)})
    _set(door, response, COOKIE, session, SESSION_SECONDS)
    _remember(door, request, response, ward, typed)
    _unset(response, STEP_COOKIE)
    return response


async def sign_out(request: Request) -> Response:
    """`POST /{ward}/dang-xuat`: the session ends here and in the directory."""
    door, ward = door_of(request), request.path_params["ward"]
    if not WARD.fullmatch(ward):
        raise NoSuchPage
    visitor = await door.sessions.of(request, ward)
    body = await body_of(request, FORM_BYTES_MAX)
    if visitor.session:
        door.csrf.check(request, visitor.session, csrf.token_in(request, body))
        home, _, token = visitor.session.partition(".")
        target = f"/api/wards/{home}/directory/sessions/current"
        await ask(door.bus, "directory", "DELETE", target, [("danbiet-session", token)])
        door.sessions.forget(visitor.session)
    response = RedirectResponse(f"/{ward}", 303)
    _unset(response, COOKIE)
    return response


async def _begin(door: Door, request: Request, ward: str) -> dict[str, Any]:
    """What was typed; refuses other sites, and addresses that try too often."""
    if not WARD.fullmatch(ward):
        raise NoSuchPage
    if door.csrf.is_foreign(request):
        raise ForeignOrigin
    door.limits.count_sign_in(request)
    body = await body_of(request, FORM_BYTES_MAX)
    if not request.headers.get("content-type", "").startswith("application/json"):
        return fields_of(body)
    try:
        typed = json.loads(body)
    except ValueError as error:
        raise FormNotReadable from error
    if not isinstance(typed, dict):
        raise FormNotReadable
    return typed


async def _ask_directory(door: Door, request: Request, ward: str, typed: dict[str, Any]) -> Answer:
    headers = [("content-type", "application/json")]
    path = f"/api/wards/{ward}/directory/sessions"
    home, _, half = request.cookies.get(STEP_COOKIE, "").partition(".")
    if "code" in typed and "password" not in typed:
        if home != ward or not half.isascii():
            half = ""
        path += "/current/code"
        headers.append(("danbiet-session", half))
        typed = {"code": typed["code"]}
    else:
        typed = {key: typed[key] for key in ("username", "password", "code") if key in typed}
        if door.browsers.knows(request, ward, typed.get("username")):
            headers.append(("danbiet-known-browser", "true"))
    body = json.dumps(typed).encode()
    return await ask(door.bus, "directory", "POST", path, headers, body)


async def _again(
    request: Request, ward: str, typed: dict[str, Any], step: str, answer: Answer | None
) -> Response:
    """The portal's sign-in page once more, with what was wrong."""
    said = answer.json() if answer else {}
    # A half session that is over leads back to the password.
    if said.get("type") == "SessionEnded":
        step = "password"
    told = {
        "step": step,
        "alert": said.get("title", ""),
        "username": str(typed.get("username", ""))[:100],
    }
    back = urlencode({"next": _local(typed.get("next", ""))})
    more = [("danbiet-sign-in", json.dumps(told))]
    visitor = Visitor(anyone(ward))
    response = await page(request, visitor, "GET", f"/{ward}/dang-nhap?{back}", more=more)
    if response.status_code == 200 and answer:
        response.status_code = answer.status
    response.headers["cache-control"] = "no-store"
    return response


def _local(typed: object) -> str:
    """The page to go to afterwards, if it is one of ours; else nothing."""
    path = str(typed)
    ours = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if ours and path.isprintable() and len(path) <= 2000 else ""


def _remember(
    door: Door, request: Request, response: Response, ward: str, typed: dict[str, Any]
) -> None:
    """The password was right: from now on this browser is known to this name."""
    if "username" in typed:
        marks = door.browsers.marks(request, ward, typed["username"])
        _set(door, response, browsers.COOKIE, marks, browsers.SECONDS)


def _set(door: Door, response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name, value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=door.https
    )
    response.headers["cache-control"] = "no-store"


def _unset(response: Response, name: str) -> None:
    response.delete_cookie(name, path="/", httponly=True, samesite="lax")
