"""Annex table VII from what reception tells: opening, received, settled, left, by kind."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from libs.contracts.reception.petitions import (
    PetitionLeftKind,
    PetitionRegistered,
    PetitionSettled,
    PetitionSorted,
)
from libs.documents.blocks import Table
from services.reporting.facts.mapping import facts_of
from services.reporting.facts.rules import FactRow
from services.reporting.figures.annexes import SEVEN, waiting_tables
from services.reporting.figures.counting import Window
from services.reporting.figures.definitions import national_figures
from services.reporting.figures.petitions import counts_petitions, table_seven
from services.reporting.figures.snapshot import take_snapshot
from tests.reporting import ward

FIGURES = national_figures()


def petition(
    stream: ward.Stream, name: str, on: date, *kinds: str, settled_on: date | None = None
) -> None:
    """A petition that came on a day, was sorted as these kinds in turn, and settled."""
    of: dict[str, Any] = {"case_id": ward.an_id(name), "occurred_at": ward.at(on)}
    came = {**of, "received_on": on}
    stream.tell(
        PetitionRegistered(**came, intake_id=of["case_id"], kind="unsorted", channel="post")
    )
    for before, kind in zip(("unsorted", *kinds), kinds, strict=False):
        stream.tell(PetitionLeftKind(**came, kind=before))
        stream.tell(PetitionSorted(**came, kind=kind, sorted_on=on))
    if settled_on:
        told = {"outcome": "decided", "settled_on": settled_on, "days_late": 0}
        stream.tell(PetitionSettled(**came, kind=kinds[-1], **told))


def first_quarter() -> dict[str, Any]:
    """What a report of the first quarter of 2026 keeps."""
    stream = ward.Stream()
    petition(stream, "a", date(2025, 12, 20), "complaint", settled_on=date(2026, 1, 12))
    petition(stream, "b", date(2025, 12, 30), "complaint")
    petition(stream, "c", date(2026, 1, 5), "proposal", "complaint", settled_on=date(2026, 2, 2))
    petition(stream, "d", date(2026, 3, 20), "denunciation", settled_on=date(2026, 4, 10))
    petition(stream, "e", date(2026, 3, 25))
    facts: list[FactRow] = [each for told in stream.heard for each in facts_of(*told)]
    until = date(2026, 3, 31)
    known_at = datetime.combine(until, datetime.max.time(), ward.VIETNAM)
    window = Window(date(2026, 1, 1), until, date(2026, 1, 1), known_at)
    return take_snapshot(facts, window, FIGURES)


def test_every_kind_has_its_balance_and_a_case_sorted_again_counts_once() -> None:
    [table] = table_seven(first_quarter()["values"]).blocks
    assert isinstance(table, Table)
    rows = {row[0]: [getattr(cell, "value", cell) for cell in row[1:]] for row in table.rows}

    # What was open, then received and settled in the period and the year, then what is left.
    assert rows["Khiếu nại"] == ["2", 1, 1, 2, 2, 1]
    assert rows["Tố cáo"] == ["0", 1, 1, 0, 0, 1]
    assert rows["Kiến nghị, phản ánh"] == ["0", 0, 0, 0, 0, 0]
    assert rows["Chưa phân loại"] == ["0", 1, 1, 0, 0, 1]
    assert [getattr(cell, "value", cell) for cell in table.total[1:]] == ["2", 3, 3, 2, 2, 3]


def test_the_balance_is_checked_by_counting_the_opening_on_its_own() -> None:
    [check] = [each for each in first_quarter()["checks"] if "Biểu VII:" in each["text"]]

    assert check["holds"]
    assert check["detail"] == "2 + 3 − 2 = 3"


def test_a_report_counted_before_petitions_were_still_waits_for_the_table() -> None:
    older = tuple(each for each in FIGURES if not each.key.startswith("petitions_"))

    assert counts_petitions(FIGURES)
    assert not counts_petitions(older)
    assert "Biểu VII" in waiting_tables(()).label
    assert "Biểu VII," not in f"{waiting_tables([SEVEN.label]).label},"
