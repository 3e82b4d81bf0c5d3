"""English pages have an address of their own; behind the door each is the Vietnamese one's.

So every limit and every guard that knows a page by its address knows it in both languages.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from libs import languages
from libs.kernel.bus import SERVER, Headers

KEY = "danbiet.language"
BUS_ORIGIN = "http://{}:{}".format(*SERVER)


def told_apart(scope: Scope) -> Scope:
    """A request with its language beside its address, where it was in the address."""
    path, raw = scope["path"], scope.get("raw_path") or scope["path"].encode()
    plain = languages.in_vietnamese(path)
    if plain is None or not (raw + b"/").startswith(f"{languages.PREFIX}/".encode()):
        return scope
    rest = raw[len(languages.PREFIX) :] or b"/"
    return {**scope, "path": plain, "raw_path": rest, KEY: languages.ENGLISH}


def told_language(request: Request) -> Headers:
    """What the portal is told of the language."""
    language = request.scope.get(KEY)
    return [(languages.HEADER, language)] if language else []


def kept_as(request: Request, target: str) -> str:
    """Under which name a page is kept, so that nobody is shown the other language's."""
    return f"{languages.PREFIX}{target}" if KEY in request.scope else target


def not_for_the_desk(request: Request, target: str, *, known: bool) -> Response | None:
    """Leads whoever works at the desk to the Vietnamese page, whose scripts know its address."""
    if not known or KEY not in request.scope or request.method not in ("GET", "HEAD"):
        return None
    return RedirectResponse(target, 303, {"cache-control": "no-store", "vary": "cookie"})


def led_on(request: Request, address: str, *, english: bool) -> str:
    """Where a redirect leads: services know themselves by their place on the bus only.

    Whoever reads English is led on in English, where `english` pages are for them.
    """
    path = address.removeprefix(BUS_ORIGIN)
    here = address if path == address else "/" + path.lstrip("/")
    return languages.in_english(here) if english and KEY in request.scope else here
