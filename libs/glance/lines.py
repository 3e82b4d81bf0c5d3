"""A public thing as one row of the same columns, whatever table it comes from."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Text, cast, func, literal, null, select

from libs.vietnamese import fold

Column = ColumnElement[Any] | Any

# Every Vietnamese letter with a mark, small and capital, and the bare letter in its place.
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_BASES = "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ"
MARKED = "".join(
    letter
    for base in _BASES
    for tone in _TONES
    if len(letter := unicodedata.normalize("NFC", base + tone)) == 1 and not letter.isascii()
)
BARE = "".join(fold(letter) for letter in MARKED)


def line(
    kind: str,
    title: Column,
    day: Column,
    *path: Column,
    until: Column = None,
    late: Column = False,
    news: bool = True,
    said: Column = "",
) -> Select[Any]:
    """One kind of public thing; whoever calls says which rows are of the ward and public.

    `day` is since when it is public, `path` its page below the ward's home, `until` the day on
    which it takes place or the last on which people may take part. What is not `news` is only
    found or late. `said` is searched besides the title. Neither may name a person.
    """
    return select(
        literal(kind).label("kind"),
        _text(title).label("title"),
        cast(day, Date).label("day"),
        _joined(path).label("path"),
        cast(null() if until is None else until, Date).label("until"),
        (literal(late) if isinstance(late, bool) else late).label("late"),
        literal(news).label("news"),
        folded(_text(title) + " " + _text(said)).label("said"),
    )


def folded(text: ColumnElement[str]) -> ColumnElement[str]:
    """The same as `libs.vietnamese.fold`, by the database: no marks, small letters."""
    return func.lower(func.translate(text, MARKED, BARE))


def at_home(moment: Column) -> ColumnElement[date]:
    """The day of a moment as Việt Nam counts it."""
    return cast(func.timezone("Asia/Ho_Chi_Minh", moment), Date)


def _text(value: Column) -> ColumnElement[str]:
    return literal(value, Text) if isinstance(value, str) else cast(value, Text)


def _joined(parts: tuple[Column, ...]) -> ColumnElement[str]:
    whole = _text(parts[0])
    for part in parts[1:]:
        whole = whole + _text(part)
    return whole
