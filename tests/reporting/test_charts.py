"""The charts of a report show numbers that stand in its tables, and say them to who cannot see."""

from __future__ import annotations

from datetime import date

from services.reporting.facts.mapping import facts_of
from services.reporting.figures.charts import annex_of_charts
from services.reporting.figures.counting import Count, Window
from services.reporting.figures.definitions import national_figures
from tests.reporting import ward

WINDOW = Window(date(2026, 1, 1), date(2026, 5, 15), date(2026, 1, 1), ward.at(date(2026, 5, 16)))


def values() -> dict[str, int]:
    """Three papers, one of them late, and two tasks."""
    stream = ward.Stream()
    stream.tell(ward.published("a", date(2026, 3, 1)))
    stream.tell(ward.published("b", date(2026, 3, 2), days_late=2))
    stream.tell(ward.published("c", date(2026, 3, 3), item="10a"))
    stream.tell(ward.task_done("a", date(2026, 3, 4)))
    stream.tell(ward.task_done("b", date(2026, 3, 5), days_late=4))
    facts = [fact for event, heard in stream.heard for fact in facts_of(event, heard)]
    return Count(facts, WINDOW).values(national_figures())


def test_bars_are_the_numbers_of_the_tables_and_the_title_says_the_finding() -> None:
    counted = values()
    annex = annex_of_charts(counted, national_figures())

    assert annex is not None
    disclosed, tasks = annex.blocks
    assert disclosed.title == "2 trên 3 lượt công khai đúng hạn"
    assert [(bar.label, bar.value, bar.text) for bar in disclosed.bars] == [
        ("Khoản 2", 2, "2, đúng hạn 1"),
        ("Khoản 10", 1, "1, đúng hạn 1"),
    ]
    assert sum(bar.value for bar in disclosed.bars) == counted["period.published"]
    assert tasks.title == "2 nhiệm vụ có kết quả, 0 nhiệm vụ quá hạn"
    assert {bar.label: bar.value for bar in tasks.bars} == {
        "Hoàn thành đúng hạn": counted["period.tasks_done_on_time"],
        "Hoàn thành trễ hạn": counted["period.tasks_done_late"],
    }


def test_who_cannot_see_is_told_every_bar() -> None:
    annex = annex_of_charts(values(), national_figures())

    assert annex is not None
    for chart in annex.blocks:
        assert all(f"{bar.label}: {bar.text}" in chart.alternative for bar in chart.bars)


def test_nothing_is_drawn_of_nothing_nor_of_what_was_not_counted() -> None:
    empty = Count([], WINDOW).values(national_figures())
    old = [each for each in national_figures() if each.key not in ("published", "tasks_partly")]

    assert annex_of_charts(empty, national_figures()) is None
    assert annex_of_charts(values(), old) is None
