"""Flags of periods: a window that ends before it begins, or goes on suspiciously long."""

import re
from collections.abc import Iterator
from datetime import date

from services.planning.importing.flags.flag import Flag
from services.planning.importing.plan import PlanDraft

_DAY = r"(?P<d{0}>\d{{1,2}})/(?P<m{0}>\d{{1,2}})(?:/(?P<y{0}>20\d{{2}}))?"
_WINDOW = re.compile(
    rf"{_DAY.format(1)}\s?(?:-|–|đến|tới)(?: hết)?\s?(?:ngày )?{_DAY.format(2)}(?![\d/])",
    re.IGNORECASE,
)
# Posting, consulting and reporting take weeks or months; a longer window is often a wrong year.
_DAYS_USUAL = 366


def flag_periods(draft: PlanDraft) -> Iterator[Flag]:
    """Yield the windows of days that cannot be, or are hardly meant as they stand."""
    for node in draft.walk():
        for sentence in node.sentences:
            for found in _WINDOW.finditer(sentence.text):
                days = _length(found)
                if days is None:
                    continue
                if days < 0:
                    message = f"“{found.group()}”: ngày kết thúc đứng trước ngày bắt đầu."
                    yield Flag("window_backwards", (node.path,), sentence, message)
                elif days > _DAYS_USUAL:
                    message = f"“{found.group()}” dài hơn một năm; hãy kiểm tra năm đã ghi."
                    yield Flag("window_over_a_year", (node.path,), sentence, message)


def _length(found: re.Match[str]) -> int | None:
    """The days from the first to the last; None when a day is no real one or names no year."""
    last_year = found["y2"]
    first_year = found["y1"] or last_year
    if first_year is None:
        return None
    try:
        first = date(int(first_year), int(found["m1"]), int(found["d1"]))
        last = date(int(last_year or first_year), int(found["m2"]), int(found["d2"]))
    except ValueError:
        return None
    return (last - first).days
