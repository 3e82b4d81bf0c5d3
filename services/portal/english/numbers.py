"""Days, moments and numbers as English pages write them: 26 November 2026, 1,234.5."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from datetime import date, datetime

from services.portal.look import words

DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
NUMBER = re.compile(r"(?<![\w.,/-])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![\w/]|[.,]\d)")
LETTER, DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
# What the functions below write.
WRITTEN = frozenset((*month_name, *month_abbr, *day_name, "byte", "KB", "MB"))
SWAPPED = str.maketrans(",.", ".,")


def dmy(day: date) -> str:
    """26 November 2026, in Vietnamese time."""
    local = words.local(day)
    return f"{local.day} {local:%B %Y}"


def dm(day: date) -> str:
    """26 Nov, where the year is plain from the place."""
    local = words.local(day)
    return f"{local.day} {local:%b}"


def weekday(day: date) -> str:
    """The day of the week."""
    return f"{words.local(day):%A}"


def moment(at: datetime) -> str:
    """Hour, weekday and day: 10:12, Monday 23 November 2026."""
    return f"{words.local(at):%H:%M}, {weekday(at)} {dmy(at)}"


def number(value: float, places: int | None = None) -> str:
    """1,234.5."""
    return words.number(value, places).translate(SWAPPED)


def share(part: int, whole: int) -> str:
    """A percentage never without its n: 87.3% (48/55)."""
    return words.share(part, whole).translate(SWAPPED) if whole else "no figures yet"


def size(octets: int) -> str:
    """The size of a file in the largest unit that leaves at least one."""
    return words.size(octets).translate(SWAPPED)


def is_wordless(text: str) -> bool:
    """Whether a text is of figures, signs, codes or one word of a program, or was written here."""
    apart = text.split()
    words_only = (each for each in apart if LETTER.search(each) and not DIGIT.search(each))
    return len(apart) == 1 or all(each.strip(",.;:()") in WRITTEN for each in words_only)


def english(text: str) -> str:
    """A text, its days and numbers written the English way when there is nothing else in it."""
    if LETTER.search(text):
        return text
    return NUMBER.sub(lambda found: found[0].translate(SWAPPED), DAY.sub(_written_out, text))


def _written_out(found: re.Match[str]) -> str:
    try:
        return dmy(date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return found[0]
