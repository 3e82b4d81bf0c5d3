"""The ward in the head of every page, remembered for a minute so that a page need not ask again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from libs.kernel import clock
from libs.official_list import PROVINCE
from libs.ward_kinds import NEIGHBOURHOOD
from services.portal.asking import Asking, Refused
from services.portal.views import WardView

FRESH = timedelta(minutes=1)
WARDS_MAX = 4_000  # more than the country has


@dataclass
class _Page:
    ward: WardView
    until: float


class WardBook:
    """The wards that were looked at lately; an old name is better than no page."""

    def __init__(self, notice: str = "", *, mail: bool = False) -> None:
        """`notice` is a banner of every page; `mail` whether a mail server is set up."""
        self._pages: dict[str, _Page] = {}
        self._notice, self._mail = notice, mail

    def forget(self, code: str) -> None:
        """A ward said something new of itself: it is asked again."""
        self._pages.pop(code, None)

    async def ward(self, asking: Asking) -> WardView:
        """The ward of `asking`; raises Refused when the product does not serve it."""
        now = clock.real_now().timestamp()
        known = self._pages.get(asking.ward)
        if known and now < known.until:
            return known.ward
        try:
            told, reached = await asyncio.gather(
                asking.get("directory", "ward"), asking.get("directory", "contact")
            )
        except Refused as refused:
            if known and refused.status != 404:
                return known.ward
            raise
        ward = replace(_view(told), notice=self._notice, mail=self._mail)
        ward = replace(ward, contact=_contact(reached))
        if len(self._pages) >= WARDS_MAX:
            self._pages.clear()
        self._pages[asking.ward] = _Page(ward, now + FRESH.total_seconds())
        return ward


def _contact(told: Mapping[str, str]) -> list[str]:
    """How the ward is reached, as lines of the foot of a page; none before it said so."""
    if not told["address"]:
        return []
    reached = ", ".join(filter(None, (f"Điện thoại {told['phone']}", told["email"])))
    return [line for line in (told["address"], reached, told["hours"]) if line]


def _authority(name: str) -> str:
    ward_name = name[:1].lower() + name[1:]
    return f"Ủy ban nhân dân {ward_name}"


def _province(told: dict[str, str]) -> WardView:
    """A province where a ward would be: it has two pages of its own, and none of a ward's."""
    home, name = f"/{told['code']}", told["name"]
    return WardView(
        code=told["code"],
        name=name,
        province="Dân chủ ở cơ sở",
        home=home,
        authority=_authority(name),
        kind=told["kind"],
        of_province=True,
    )


def _view(told: dict[str, str]) -> WardView:
    if PROVINCE.fullmatch(told["code"]):
        return _province(told)
    home, kind = f"/{told['code']}", told["kind"]
    name = told["name"] if told["name"].lower().startswith(kind) else f"{kind} {told['name']}"
    return WardView(
        code=told["code"],
        name=name[:1].upper() + name[1:],
        province=told["province_name"],
        home=home,
        authority=_authority(name),
        live=f"/live/{told['code']}",
        kind=kind,
        neighbourhood=NEIGHBOURHOOD.get(kind, "khu dân cư"),
    )
