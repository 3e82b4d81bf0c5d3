"""Public pages kept for some seconds, for visitors who are not signed in.

Whatever happens in a ward clears its pages at once; the seconds are for what only time changes.
"""

from __future__ import annotations

import gzip
import time
from collections import OrderedDict
from dataclasses import dataclass

from starlette.requests import Request

from libs.kernel.bus import Answer

KEPT_SECONDS = 20.0
PAGES_OF_A_WARD_MAX = 200
PAGE_BYTES_MAX = 400_000


@dataclass(frozen=True)
class _Kept:
    answer: Answer
    zipped: bytes
    until: float


class Shelf:
    """The pages of each ward; the oldest go first when there are too many."""

    def __init__(self) -> None:
        self._wards: dict[str, OrderedDict[str, _Kept]] = {}
        self._happened: dict[str, int] = {}

    def find(self, request: Request, ward: str, target: str) -> Answer | None:
        """The page as it was a moment ago, packed when the browser takes it so."""
        pages = self._wards.get(ward)
        kept = pages.get(target) if pages else None
        if kept is None or kept.until < time.monotonic():
            return None
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return kept.answer
        headers = [*kept.answer.headers, ("content-encoding", "gzip")]
        return Answer(kept.answer.status, headers, kept.zipped)

    def moment(self, ward: str) -> int:
        """A number that changes with every event of the ward: take it before asking."""
        return self._happened.get(ward, 0)

    def keep(self, ward: str, target: str, answer: Answer, moment: int) -> None:
        """Keep a page, unless it says no, or something happened in the ward while it was made."""
        html = (answer.header("content-type") or "").startswith("text/html")
        if answer.status != 200 or not html or len(answer.body) > PAGE_BYTES_MAX:
            return
        if "no-store" in (answer.header("cache-control") or ""):
            return
        if answer.header("set-cookie") or moment != self.moment(ward):
            return
        until = time.monotonic() + KEPT_SECONDS
        pages = self._wards.setdefault(ward, OrderedDict())
        pages[target] = _Kept(answer, gzip.compress(answer.body, 6), until)
        while len(pages) > PAGES_OF_A_WARD_MAX:
            pages.popitem(last=False)

    def clear(self, ward: str) -> None:
        """Something happened in the ward."""
        self._happened[ward] = self.moment(ward) + 1
        self._wards.pop(ward, None)
