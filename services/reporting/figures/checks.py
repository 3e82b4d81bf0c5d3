"""Checks that a report must stand: parts add up, and what was open closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from libs.vietnamese import number
from services.reporting.figures.counting import Count, Span, Values, Window, key_of
from services.reporting.figures.definitions import Definition

SPANS = (Span.PERIOD, Span.YEAR)
WORDS = {Span.PERIOD: "trong kỳ", Span.YEAR: "luỹ kế"}
# A whole and the figures it falls into, with what the check is about.
SUMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("published", ("published_on_time", "published_late"), "Công khai = đúng hạn + trễ hạn"),
    (
        "tasks_finished",
        ("tasks_done", "tasks_partly", "tasks_not_done"),
        "Nhiệm vụ có kết quả = hoàn thành + một phần + không thực hiện được",
    ),
    (
        "advice_sent",
        ("advice_to_party", "advice_to_authority", "advice_to_others"),
        "Biểu IV: kiến nghị = với cấp ủy + với chính quyền + với nơi khác",
    ),
    (
        "tasks_done",
        ("tasks_done_on_time", "tasks_done_late"),
        "Nhiệm vụ hoàn thành = đúng hạn + trễ hạn",
    ),
)
# What is open, what adds to it and all that takes from it, with what the check is about.
BALANCES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        *("obligations_open", "obligations_raised", ("obligations_met", "obligations_dropped")),
        "Nghĩa vụ công khai: tồn đầu kỳ + phát sinh − đã thực hiện − không còn phải thực hiện"
        " = tồn cuối kỳ",
    ),
    (
        *("petitions_open", "petitions_received", ("petitions_settled",)),
        "Biểu VII: tồn đầu kỳ + tiếp nhận − giải quyết = tồn cuối kỳ",
    ),
)


@dataclass(frozen=True)
class Check:
    """One check: what it compares, whether it holds, and the numbers."""

    text: str
    holds: bool
    detail: str


def closing(opening: int, received: int, settled: int) -> int:
    """What is left at the end: opening + received − settled (tồn cuối kỳ)."""
    return opening + received - settled


def check_sums(values: Values) -> list[Check]:
    """Every whole against the sum of its parts, in the period and since the year began.

    A report that was counted before some of these figures were has no such check.
    """
    return [
        _sum(values, span, whole, parts, text)
        for whole, parts, text in SUMS
        for span in SPANS
        if values.keys() >= {key_of(span, each) for each in (whole, *parts)}
    ]


def _sum(values: Values, span: Span, whole: str, parts: Sequence[str], text: str) -> Check:
    total = values[key_of(span, whole)]
    shares = [values[key_of(span, part)] for part in parts]
    detail = f"{number(total)} = {' + '.join(number(share) for share in shares)}"
    return Check(f"{text} ({WORDS[span]})", total == sum(shares), detail)


def check_khoans(values: Values) -> list[Check]:
    """The fourteen khoản, and the items in them, against the total of annex table I."""
    checks = []
    for span in SPANS:
        whole = key_of(span, "published")
        start = f"{whole}."
        parts = {key.removeprefix(start): n for key, n in values.items() if key.startswith(start)}
        khoans = sum(n for part, n in parts.items() if part.isdigit())
        items = sum(n for part, n in parts.items() if not part.isdigit())
        total = values[whole]
        detail = f"{number(total)} = {number(khoans)} = {number(items)}"
        text = f"Biểu I: tổng số = cộng 14 khoản = cộng các nội dung ({WORDS[span]})"
        checks.append(Check(text, total == khoans == items, detail))
    return checks


def check_closing(
    count: Count, before: Count, definitions: Sequence[Definition]
) -> Iterator[Check]:
    """Of each balance: open before + what came − what was settled = open now, each counted alone.

    `before` counts the same facts up to the day before the period.
    """
    named = {each.key: each for each in definitions}

    def total(counted: Count, name: str) -> int:
        return sum(amount for _, amount in counted.behind(named[name], Span.PERIOD))

    for still_open, came, went, text in BALANCES:
        if not {still_open, came, *went} <= named.keys():
            continue
        opening, left = total(before, still_open), total(count, still_open)
        received, settled = total(count, came), [total(count, each) for each in went]
        gone = "".join(f" − {number(each)}" for each in settled)
        detail = f"{number(opening)} + {number(received)}{gone} = {number(left)}"
        yield Check(text, closing(opening, received, sum(settled)) == left, detail)


def day_before(window: Window) -> Window:
    """The same knowledge, up to the day before the period."""
    until = window.since.fromordinal(window.since.toordinal() - 1)
    return Window(window.since, until, window.year_start, window.known_at, heard=window.heard)
