"""Files that go out: evidence behind short links, and the static files of the pages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from libs.kernel import clock
from libs.kernel.files import KINDS, LINK_LIFETIME
from services.gateway.door import door_of
from services.gateway.refusals import LinkEnded, NoSuchPage

SHOWN = frozenset({"image/jpeg", "image/png", "application/pdf"})
FOR_GOOD = "max-age=31536000, immutable"


async def evidence(request: Request) -> Response:
    """`/files/{ward}/{sha256}?type&until&seal`: whoever holds the link may read until it ends."""
    door = door_of(request)
    ward, sha256 = request.path_params["ward"], request.path_params["sha256"]
    asked = request.query_params
    media_type = asked.get("type", "")
    proof = (media_type, asked.get("until", ""), asked.get("seal", ""))
    if not all(part.isascii() for part in proof):
        raise LinkEnded
    if not door.desk.allows(ward, sha256, *proof, clock.now()):
        raise LinkEnded
    content = await door.files.read(ward, sha256)
    shown = "inline" if media_type in SHOWN else "attachment"
    headers = {
        # The name of a file holds no person: it is its hash.
        "content-disposition": f'{shown}; filename="{sha256[:16]}.{KINDS[media_type]}"',
        # A list of persons is read on its page while it is shown, not found by its file.
        "x-robots-tag": "noindex, noarchive",
        # No longer than the link itself: a desk on a shared machine has other eyes afterwards.
        "cache-control": f"private, max-age={LINK_LIFETIME.seconds}",
        # Chromium shows no PDF in a sandbox; its viewer runs no script of ours anyway.
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'"
        if media_type == "application/pdf"
        else "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
    return Response(content, headers=headers, media_type=media_type)


async def static(request: Request) -> Response:
    """`/static/NAME.<hash>.ext`: browsers keep it for good; other content has another name."""
    found = door_of(request).assets.file(request.path_params["name"])
    if found is None:
        raise NoSuchPage
    content, media_type = found
    return Response(
        content, headers={"cache-control": f"public, {FOR_GOOD}"}, media_type=media_type
    )
