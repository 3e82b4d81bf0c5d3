"""Vietnamese text: one Unicode form, search folding, sort keys, dates, numbers, words."""

import re
import unicodedata
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

_MARKS = re.compile("[\u0300-\u036f]")

# The tones in dictionary order: ngang (no mark), huyền, hỏi, ngã, sắc, nặng.
_TONES = {mark: str(place) for place, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", 1)}
_LETTERS = {
    letter: chr(ord("A") + place)
    for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
}

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


def nfc(text: str) -> str:
    """The text in Unicode form NFC; macOS file names and some keyboards hand over other forms."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text for searching: lower case, without tones and hats; 'Đất đai' gives 'dat dai'."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


def sort_key(text: str) -> str:
    """An ASCII string whose plain byte order is the order of a Vietnamese dictionary.

    Letters decide first, then tones over the whole text, then small before capital letters:
    three parts with a space between, and the space is below every sign used inside a part.
    """
    weights = [_weight(sign) for sign in nfc(text)]
    letters = "".join(letter for letter, _, _ in weights)
    tones = "".join(tone for _, tone, _ in weights).rstrip("0")
    capitals = "".join(capital for _, _, capital in weights).rstrip("0")
    return f"{letters} {tones} {capitals}"


def person_key(full_name: str) -> str:
    """The sort key of a person: given name (the last word) first, then family and middle names."""
    words = full_name.split()
    return " ".join(sort_key(word) for word in words[-1:] + words[:-1])


def _weight(sign: str) -> tuple[str, str, str]:
    """What one sign adds to the three parts of a sort key: letter, tone, capital."""
    parts = unicodedata.normalize("NFD", sign)
    tone = next((_TONES[part] for part in parts if part in _TONES), "0")
    base = nfc("".join(part for part in parts if part not in _TONES))
    small = base.lower()
    letter = _LETTERS.get(small) or _LETTERS.get(_MARKS.sub("", parts).lower())
    if letter:
        return letter, tone, "0" if base == small else "1"
    if sign.isspace():
        return "!", "0", "0"
    return sign if sign in "0123456789" else '"', "0", "0"


def dmy(day: date) -> str:
    """The day as 05/02/2026."""
    return f"{day:%d/%m}/{day.year}"


def long_date(day: date) -> str:
    """The day as documents write it; a zero before days under 10 and before months 1 and 2.

    Nghị định 30/2020/NĐ-CP, annex I.
    """
    month = f"{day.month:02d}" if day.month <= 2 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """The number as 1.234,5; with `decimals` rounded half up, without it as exact as it came."""
    exact = Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if exact.is_zero():
        exact = abs(exact)
    return f"{exact:,f}".translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int, decimals: int = 1) -> str:
    """The share as 88,9%, or '–' when there is nothing to share.

    Only all is 100% and only none is 0%: 1.999 of 2.000 reads 99,9%, because a report that
    rounds the last missing case away says something untrue.
    """
    if whole == 0:
        return "–"
    step = Decimal(1).scaleb(-decimals)
    exact = Decimal(part) * 100 / Decimal(whole)
    share = exact.quantize(step, rounding=ROUND_HALF_UP)
    if share == 100 and part < whole:
        share = exact.quantize(step, rounding=ROUND_DOWN)
    if share == 0 and part > 0:
        share = step
    text = f"{share:f}"
    return number(Decimal(text.rstrip("0").rstrip(".") if "." in text else text)) + "%"


def days_left(today: date, due_on: date, working_days: int | None = None) -> str:
    """How far the deadline is, in words; `working_days` is the distance counted by the calendar."""
    if today == due_on:
        return "hôm nay là hạn"
    days, unit = abs((due_on - today).days), "ngày"
    if working_days:
        days, unit = abs(working_days), "ngày làm việc"
    return f"còn {days} {unit}" if today < due_on else f"quá hạn {days} {unit}"


def in_words(value: int) -> str:
    """The whole number in Vietnamese words; 1.005 is 'một nghìn không trăm linh năm'."""
    if value < 0:
        return "âm " + in_words(-value)
    if value == 0:
        return _DIGITS[0]
    return " ".join(_words(value, leading=True))


def _words(value: int, *, leading: bool) -> list[str]:
    """The words of a positive number; what follows a larger unit names its missing hundreds."""
    if value >= _BILLION:
        words = [*_words(value // _BILLION, leading=leading), "tỷ"]
        return words + (_words(value % _BILLION, leading=False) if value % _BILLION else [])
    words = []
    for size, unit in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group = value // size % 1_000
        if group:
            words += _group(group, leading=leading and not words) + ([unit] if unit else [])
    return words


def _group(group: int, *, leading: bool) -> list[str]:
    """The words of 1 to 999."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [] if leading and hundreds == 0 else [_DIGITS[hundreds], "trăm"]
    if tens == 0 and ones:
        words += ["linh"] if words else []
        return [*words, _DIGITS[ones]]
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones:
        changed = {1: "mốt", 4: "tư"} if tens > 1 else {}
        words.append("lăm" if ones == 5 else changed.get(ones, _DIGITS[ones]))
    return words
