"""Pages that open with a code and a secret, as somebody without an account has them on paper."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi.responses import Response

from services.portal.visit import Visit

NAMES = ("code", "secret")


def key_of(typed: Mapping[str, str]) -> dict[str, str]:
    """Code and secret as people copy them: with spaces, in small letters."""
    return {name: "".join(typed.get(name, "").split()).upper() for name in NAMES}


async def secret_page(visit: Visit, template: str, view: object, status: int = 200) -> Response:
    """A page that no browser and no gateway keeps, though no form of it has a key."""
    response = await visit.page(template, view, status)
    response.headers["cache-control"] = "no-store"
    return response
