"""Annex tables II to VIII: in the period, since the year began, and rows that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from libs.contracts.participation.conferences import CommunityConferenceHeld
from libs.contracts.participation.contributions import ContributionsReceived
from libs.contracts.participation.matters import (
    DecisionAnswered,
    MatterDecided,
    MatterProposed,
    RoundCounted,
)
from libs.documents.blocks import Annex, Figure, Table
from services.reporting.facts.mapping import facts_of
from services.reporting.figures.counting import Count, Span, Window, key_of, split_key
from services.reporting.figures.definitions import national_figures
from services.reporting.figures.snapshot import take_snapshot
from services.reporting.figures.tables import counted_tables, described
from tests.reporting import ward

FIGURES = national_figures()
FEBRUARY, APRIL = date(2026, 2, 10), date(2026, 4, 10)


def decided(stream: ward.Stream, name: str, on: date, clause: str, *, adopted: bool = True) -> None:
    """A matter that was put forward and voted on, on one day."""
    of = {"matter_id": ward.an_id(name), "occurred_at": ward.at(on), "clause": clause}
    of |= {"scope": "neighbourhood", "unit_id": ward.an_id("kp1")}
    form = "paper_ballots" if clause == "board" else "meeting"
    stream.tell(MatterProposed(**of, proposed_on=on, demanded=False))
    told: dict[str, Any] = {"adopted": adopted, "form": form, "decided_on": on}
    stream.tell(MatterDecided(**of, **told, yes=133, households=199))


def met(stream: ward.Stream, name: str, on: date, unit: str) -> None:
    of = {"matter_id": ward.an_id(name), "occurred_at": ward.at(on), "clause": "other"}
    of |= {"scope": "neighbourhood", "unit_id": ward.an_id(unit), "round_id": ward.an_id(name)}
    counts = {"households": 199, "present": 150, "yes": 133, "lacking": False}
    stream.tell(RoundCounted(**of, **counts, form="meeting", counted_on=on))


def gave(stream: ward.Stream, name: str, on: date, source: str, **what: Any) -> None:
    told = {"entries": 1, "dong": 0, "half_days": 0, "worth_dong": 0} | what
    of = {"fund_id": ward.an_id(name), "unit_id": ward.an_id("kp1"), "occurred_at": ward.at(on)}
    stream.tell(ContributionsReceived(**of, **told, source=source, on=on))


@pytest.fixture(scope="module")
def facts() -> list[Any]:
    """A half year of an invented ward."""
    stream = ward.Stream()
    decided(stream, "road", FEBRUARY, "works")
    decided(stream, "light", APRIL, "works", adopted=False)
    decided(stream, "hall", APRIL, "other")
    decided(stream, "rules", APRIL, "convention")
    decided(stream, "inspectors", APRIL, "board")
    of = {"matter_id": ward.an_id("rules"), "clause": "convention", "scope": "neighbourhood"}
    of |= {"unit_id": ward.an_id("kp1"), "occurred_at": ward.at(APRIL), "days_late": 0}
    stream.tell(DecisionAnswered(**of, recognised=True, answered_on=APRIL))
    for name, on, unit in (
        ("m1", FEBRUARY, "kp1"),
        ("m2", APRIL, "kp1"),
        ("m3", APRIL, "kp2"),
        ("m4", APRIL, "kp3"),
        ("m5", APRIL, "kp3"),
        ("m6", date(2026, 5, 4), "kp3"),
    ):
        met(stream, name, on, unit)
    of = {"conference_id": ward.an_id("c"), "unit_id": ward.an_id("kp2"), "year": 2026}
    counts = {"households": 199, "present": 120, "questions": 4, "answered": 4, "days_late": 0}
    told = CommunityConferenceHeld(**of, **counts, held_on=APRIL, occurred_at=ward.at(APRIL))
    stream.tell(told)
    gave(stream, "f", FEBRUARY, "households", kind="money", dong=2_000_000)
    gave(stream, "f", APRIL, "households", kind="money", dong=500_000)
    gave(stream, "f", APRIL, "donors", kind="material", worth_dong=3_000_000)
    gave(stream, "f", APRIL, "households", kind="labour", half_days=14)
    return [fact for one in stream.heard for fact in facts_of(*one)]


@pytest.fixture(scope="module")
def second_quarter() -> Window:
    until = date(2026, 6, 30)
    known_at = datetime.combine(until, datetime.max.time(), ward.VIETNAM)
    return Window(date(2026, 4, 1), until, date(2026, 1, 1), known_at)


@pytest.fixture(scope="module")
def snapshot(facts: list[Any], second_quarter: Window) -> dict[str, Any]:
    return take_snapshot(facts, second_quarter, FIGURES)


@pytest.fixture(scope="module")
def annexes(snapshot: dict[str, Any]) -> dict[str, Annex]:
    return {annex.label: annex for annex in counted_tables(snapshot["values"], FIGURES)}


def rows_of(annex: Annex, block: int = 0) -> dict[str, list[Any]]:
    """The rows of a table by their first words, the total row among them."""
    table = annex.blocks[block]
    assert isinstance(table, Table)
    rows = [*table.rows, *([table.total] if table.total else [])]
    return {str(row[0]): [getattr(cell, "value", cell) for cell in row[1:]] for row in rows}


def test_what_residents_decide_themselves_is_apart_from_what_they_refer(annexes) -> None:
    direct, referred = rows_of(annexes["Biểu II"]), rows_of(annexes["Biểu IIb"])

    # Put forward, adopted, rejected: each in the period, then since the year began.
    assert next(row for title, row in direct.items() if "hạ tầng" in title) == [1, 2, 0, 1, 1, 1]
    assert direct["Tổng cộng"] == [2, 3, 1, 2, 1, 1]
    assert referred["Hương ước, quy ước"] == [1, 1, 0, 0, 1, 1, 0, 0]
    assert referred["Tổng cộng"] == [2, 2, 0, 0, 1, 1, 0, 0]
    assert rows_of(annexes["Biểu IIb"], 1)["Phát phiếu lấy ý kiến hộ gia đình"] == [1, 1, 0, 0]


def test_money_labour_and_material_stand_by_who_gave_them(annexes) -> None:
    rows = rows_of(annexes["Biểu IIIb"])

    assert rows["Hộ gia đình đóng góp"] == [500_000, 2_500_000, 14, 14, 0, 0]
    assert rows["Tổ chức, cá nhân ủng hộ"] == [0, 0, 0, 0, 3_000_000, 3_000_000]
    assert rows["Tổng cộng"] == [500_000, 2_500_000, 14, 14, 3_000_000, 3_000_000]


def test_neighbourhoods_are_counted_by_how_often_they_met(annexes) -> None:
    assert rows_of(annexes["Biểu VIII"]) == {
        "Tổng số cuộc họp (họp bàn, hội nghị của cộng đồng dân cư)": [6, 7]
    }
    assert rows_of(annexes["Biểu VIII"], 1) == {
        "Họp 1 lần": [1, 0],
        "Họp 2 lần": [1, 2],
        "Khác (từ 3 lần)": [1, 1],
        "Tổng cộng": [3, 3],
    }


def test_every_number_opens_a_list_that_adds_up_to_it(facts, second_quarter, annexes) -> None:
    count, seen = Count(facts, second_quarter), 0
    for cell in cells_of(annexes.values()):
        span, definition, part = split_key(cell.key, FIGURES)
        behind = count.behind(definition, span, part)
        assert sum(amount for _, amount in behind) == cell.value
        seen += bool(behind)
    assert seen > 30


def cells_of(annexes: Iterable[Annex]) -> Iterator[Figure]:
    for table in (block for annex in annexes for block in annex.blocks):
        assert isinstance(table, Table)
        for row in (*table.rows, table.total or ()):
            yield from (cell for cell in row if isinstance(cell, Figure))


def test_rows_are_checked_against_the_total_row(facts, second_quarter, snapshot) -> None:
    checks = [each for each in snapshot["checks"] if "cộng các dòng" in each["text"]]
    assert len(checks) == 2 * len([each for each in described() if each.sums])
    assert all(each["holds"] for each in checks)

    # A kind that no row of the table knows is not passed over in silence.
    stream = ward.Stream(after=100)
    gave(stream, "f", APRIL, "elsewhere", kind="money", dong=1)
    more = [*facts, *(fact for one in stream.heard for fact in facts_of(*one))]
    broken = [
        each for each in take_snapshot(more, second_quarter, FIGURES)["checks"] if not each["holds"]
    ]
    assert {each["text"].split(":")[0] for each in broken} == {"Biểu IIIb"}


def test_a_report_counted_before_these_figures_were_has_no_such_table(snapshot) -> None:
    older = [each for each in FIGURES if each.key != "referred_refused"]
    found = {annex.label for annex in counted_tables(snapshot["values"], older)}
    assert found == {each.label for each in described()} - {"Biểu IIb"}


def test_what_counts_neighbourhoods_has_no_late_difference(snapshot) -> None:
    assert key_of(Span.LATE, "neighbourhood_meetings") in snapshot["values"]
    assert key_of(Span.LATE, "neighbourhoods_met_once") not in snapshot["values"]
