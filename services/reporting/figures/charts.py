"""The charts of a report: few bars, each with its number, and words for who cannot see. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from libs.documents.blocks import Annex, Bar, Chart
from libs.vietnamese import number
from services.reporting.figures.counting import Span, Values, key_of
from services.reporting.figures.definitions import Definition

KHOANS = 14  # of article 11, Luật 10/2022/QH15
DISCLOSED, IN_TIME = "published", "published_on_time"
# How the work of the plan stands: the figure, and its words beside the bar.
TASKS = (
    ("tasks_done_on_time", "Hoàn thành đúng hạn"),
    ("tasks_done_late", "Hoàn thành trễ hạn"),
    ("tasks_partly", "Hoàn thành một phần"),
    ("tasks_not_done", "Không thực hiện được"),
    ("tasks_overdue", "Quá hạn, chưa có kết quả"),
)


def annex_of_charts(values: Values, definitions: Sequence[Definition]) -> Annex | None:
    """What there is to draw of the period; None where nothing of it was counted.

    Every number of a chart stands in an annex table too: a chart only shows it.
    """
    known = {each.key for each in definitions}
    found = [_disclosed(values)] if {DISCLOSED, IN_TIME} <= known else []
    found += [_tasks(values)] if known.issuperset(key for key, _ in TASKS) else []
    drawn = tuple(chart for chart in found if chart)
    return Annex("Biểu đồ", "Một số kết quả trong kỳ", drawn, landscape=False) if drawn else None


def _disclosed(values: Values) -> Chart | None:
    """What was disclosed by khoản of article 11, and how much of it in time."""
    bars = []
    for khoan in range(1, KHOANS + 1):
        count = _of(values, DISCLOSED, f"{khoan}")
        if count:
            in_time = _of(values, IN_TIME, f"{khoan}")
            text = f"{number(count)}, đúng hạn {number(in_time)}"
            bars.append(Bar(f"Khoản {khoan}", count, text))
    whole, in_time = _of(values, DISCLOSED), _of(values, IN_TIME)
    title = f"{number(in_time)} trên {number(whole)} lượt công khai đúng hạn"
    return _chart(title, "Số lượt công khai theo khoản của Điều 11", bars)


def _tasks(values: Values) -> Chart | None:
    """How the tasks of the plan stand."""
    counts = [(words, _of(values, key)) for key, words in TASKS]
    bars = [Bar(words, count, number(count)) for words, count in counts if count]
    done = sum(count for words, count in counts if words.startswith("Hoàn thành"))
    title = f"{number(done)} nhiệm vụ có kết quả, {number(counts[-1][1])} nhiệm vụ quá hạn"
    return _chart(title, "Số nhiệm vụ của kế hoạch theo kết quả", bars)


def _chart(title: str, what: str, bars: list[Bar]) -> Chart | None:
    said = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    return Chart(title, tuple(bars), f"{what}. {said}.") if bars else None


def _of(values: Values, name: str, part: str = "") -> int:
    return values.get(key_of(Span.PERIOD, name, part), 0)
