"""Annex tables IV, V and VI from what the rooms told: in the period and since the year began."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from libs.contracts.inspections.rooms import (
    AdvicePassedOn,
    AdviceSent,
    RecoveryNoted,
    SupervisionConcluded,
)
from libs.documents.blocks import Table
from services.reporting.facts.mapping import facts_of
from services.reporting.facts.rules import FactRow
from services.reporting.figures.counting import Window
from services.reporting.figures.definitions import national_figures
from services.reporting.figures.snapshot import take_snapshot
from services.reporting.figures.tables import counted_tables
from tests.reporting import ward


def concluded(
    stream: ward.Stream, name: str, room: str, on: date, wrongs: int, work: str = ""
) -> None:
    """A supervision with its result, one recommendation about a wrong, one about a law."""
    of: dict[str, Any] = {"occurred_at": ward.at(on), "room": room, "unit_id": ward.an_id("unit")}
    of |= {"supervision_id": ward.an_id(name)}
    told = {"number": "1", "concluded_on": on, "wrongs": wrongs, "days_late": 0}
    work_id = ward.an_id(work) if work else None
    stream.tell(SupervisionConcluded(**of, **told, work_id=work_id))
    for about_law in (False, True):
        advice = {"advice_id": ward.an_id(f"{name} {about_law}"), "about_law": about_law}
        stream.tell(AdviceSent(**of, **advice, sent_on=on, due_on=on))


def passed_on(stream: ward.Stream, room: str, asked: str, on: date) -> None:
    """Somebody else than the committee is asked."""
    of: dict[str, Any] = {"occurred_at": ward.at(on), "room": room, "unit_id": ward.an_id("unit")}
    of |= {"supervision_id": ward.an_id("a"), "advice_id": ward.an_id(f"{room} {asked}")}
    stream.tell(AdvicePassedOn(**of, asked=asked, about_law=False, sent_on=on))


def recovered(stream: ward.Stream, room: str, kind: str, amount: int, on: date) -> None:
    """Something came back."""
    one: dict[str, Any] = {"supervision_id": ward.an_id(room), "occurred_at": ward.at(on)}
    stream.tell(RecoveryNoted(**one, room=room, kind=kind, amount=amount, on=on))


def second_quarter() -> dict[str, Any]:
    """What a report of the second quarter of 2026 is counted from."""
    stream = ward.Stream()
    concluded(stream, "a", "people", date(2026, 2, 2), 3)
    concluded(stream, "b", "people", date(2026, 4, 2), 0)
    concluded(stream, "c", "front", date(2026, 4, 3), 9)
    concluded(stream, "d", "investment", date(2026, 1, 9), 1, work="road")
    concluded(stream, "e", "investment", date(2026, 5, 9), 2, work="road")
    concluded(stream, "f", "investment", date(2026, 5, 9), 0, work="school")
    passed_on(stream, "people", "party", date(2026, 4, 5))
    passed_on(stream, "investment", "other", date(2026, 1, 20))
    recovered(stream, "people", "money_recovered", 5_000_000, date(2026, 3, 1))
    recovered(stream, "people", "money_recovered", 7_000_000, date(2026, 6, 1))
    recovered(stream, "people", "land_recovered", 120, date(2026, 6, 1))
    recovered(stream, "investment", "settlement_cut", 40_000_000, date(2026, 6, 2))
    return counted(stream)


def counted(stream: ward.Stream) -> dict[str, Any]:
    """A report of the second quarter of 2026."""
    facts: list[FactRow] = [each for told in stream.heard for each in facts_of(*told)]
    until = date(2026, 6, 30)
    known_at = datetime.combine(until, datetime.max.time(), ward.VIETNAM)
    window = Window(date(2026, 4, 1), until, date(2026, 1, 1), known_at)
    return take_snapshot(facts, window, national_figures())


def tables_of(snapshot: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """The rows of its annex tables."""
    return {
        annex.label: next(_numbers(block) for block in annex.blocks if isinstance(block, Table))
        for annex in counted_tables(snapshot["values"], national_figures())
    }


def _numbers(table: Table) -> list[Any]:
    return [[getattr(cell, "value", None) for cell in row[1:]] for row in table.rows]


def test_table_four_counts_who_recommends_to_whom() -> None:
    snapshot = second_quarter()

    # All, to the party committee, to the authority, to others; in the period, in the year.
    assert tables_of(snapshot)["Biểu IV"] == [
        [*(3, 5), *(1, 1), *(2, 4), *(0, 0)],
        [*(4, 7), *(0, 0), *(4, 6), *(0, 1)],
        [*(2, 2), *(0, 0), *(2, 2), *(0, 0)],
    ]
    checks = [each for each in snapshot["checks"] if each["text"].startswith("Biểu IV")]
    assert [each["holds"] for each in checks] == [True] * 4


def test_what_is_recommended_to_nobody_known_is_not_passed_over() -> None:
    stream = ward.Stream()
    passed_on(stream, "people", "court", date(2026, 4, 5))
    broken = [each["text"] for each in counted(stream)["checks"] if not each["holds"]]
    assert len(broken) == 2
    assert all(text.startswith("Biểu IV: kiến nghị = với cấp ủy") for text in broken)


def test_table_five_counts_the_peoples_inspectors_and_table_six_each_work_once() -> None:
    tables = tables_of(second_quarter())

    # Each in the period, then since the year began.
    assert tables["Biểu V"] == [
        *([1, 2], [0, 3], [3, 5]),
        *([7_000_000, 12_000_000], [0, 0], [120, 120], [0, 0]),
        [1, 2],
    ]
    assert tables["Biểu VI"] == [
        *([2, 2], [2, 3], [2, 3], [4, 7]),
        *([0, 0], [40_000_000, 40_000_000], [0, 0]),
    ]
