"""The ward in the head of every page, remembered for a minute so that a page need not ask again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from libs.kernel import clock
from libs.official_list import PROVINCE
from services.portal.asking import Asking, Refused
from services.portal.views import WardView

FRESH = timedelta(minutes=1)
WARDS_MAX = 4_000  # more than the country has

NEIGHBOURHOOD = {"phường": "khu phố", "xã": "thôn", "đặc khu": "khu"}  # tổ dân phố, thôn, bản …


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

    async def ward(self, asking: Asking) -> WardView:
        """The ward of `asking`; raises Refused when the product does not serve it."""
        now = clock.real_now().timestamp()
        known = self._pages.get(asking.ward)
        if known and now < known.until:
            return known.ward
        try:
            told = await asking.get("directory", "ward")
        except Refused as refused:
            if known and refused.status != 404:
                return known.ward
            raise
        ward = replace(_view(told), notice=self._notice, mail=self._mail)
        if len(self._pages) >= WARDS_MAX:
            self._pages.clear()
        self._pages[asking.ward] = _Page(ward, now + FRESH.total_seconds())
        return ward


def _province(told: dict[str, str]) -> WardView:
    """A province where a ward would be: it has two pages of its own, and none of a ward's."""
    home, name = f"/{told['code']}", told["name"]
    return WardView(
        code=told["code"],
        name=name,
        province="Dân chủ ở cơ sở",
        home=home,
        authority=f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}",
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
        authority=f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}",
        live=f"/live/{told['code']}",
        kind=kind,
        neighbourhood=NEIGHBOURHOOD.get(kind, "khu dân cư"),
    )
