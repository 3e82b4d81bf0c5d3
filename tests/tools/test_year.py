"""A year on paper: the same for a seed, whole, lawful in its days, with lateness and mistakes."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

import pytest

from libs.law.calendar import national_calendar
from libs.law.procedures import UNSORTED, procedures
from tools.sample import WARD
from tools.samples.showing import keeper
from tools.year import province_codes
from tools.year.chapters import chapters
from tools.year.chapters.disclosing import Disclosing
from tools.year.chapters.petitioning import Petitioning
from tools.year.chapters.receiving import Receiving
from tools.year.chapters.reporting import Reporting
from tools.year.diary import SMALL, WHOLE, Diary, Size, write_diary
from tools.year.progress import bar, summary

BOTH_YEARS = pytest.mark.parametrize("year", [2025, 2026])
SEEDS = range(1, 6)
Kind = TypeVar("Kind")


def written(year: int, seed: int = 1, size: Size = WHOLE) -> Diary:
    """A year on paper."""
    return write_diary(year, seed, chapters(), size)


def chapter(diary: Diary, kind: type[Kind]) -> Kind:
    """The chapter of a kind."""
    [found] = [each for each in diary.chapters if isinstance(each, kind)]
    return found


@BOTH_YEARS
def test_the_same_seed_is_the_same_year_and_another_seed_another(year: int) -> None:
    assert written(year) == written(year)
    assert written(year).days != written(year, 2).days


@BOTH_YEARS
def test_petitions_of_every_kind_come_also_to_a_small_ward(year: int) -> None:
    for seed in SEEDS:
        told = chapter(written(year, seed, SMALL), Petitioning)
        assert {each.kind for each in told.petitions} == set(procedures()) - {UNSORTED}


@BOTH_YEARS
def test_no_step_is_taken_before_it_is_law(year: int) -> None:
    for seed in SEEDS:
        told = chapter(written(year, seed), Petitioning)
        for petition in told.petitions:
            for step in petition.steps:
                since = procedures()[petition.kind].move(step.move).since
                assert since is None or since <= step.on


def test_a_complaint_is_suspended_only_under_the_law_of_july_2026() -> None:
    moves = {2025: Counter[str](), 2026: Counter[str]()}
    for year, found in moves.items():
        for seed in SEEDS:
            told = chapter(written(year, seed), Petitioning)
            of_complaints = [p for p in told.petitions if p.kind == "complaint"]
            found.update(step.move for each in of_complaints for step in each.steps)
    assert moves[2025]["suspend"] == 0
    assert moves[2026]["suspend"] > 0


@BOTH_YEARS
def test_some_papers_are_late_and_most_are_not(year: int) -> None:
    late = shown = 0
    for seed in SEEDS:
        diary = written(year, seed)
        papers = chapter(diary, Disclosing)
        for on, deeds in diary.days.items():
            for deed in deeds:
                if deed.what == "Disclosing.publish":
                    signed_on = papers.papers[deed.about].signed_on
                    shown += 1
                    late += on > diary.due("disclosure.publish", signed_on)
    assert 0.05 < late / shown < 0.4


@BOTH_YEARS
def test_the_chair_receives_on_working_days_and_some_are_moved(year: int) -> None:
    told = chapter(written(year), Receiving)
    assert all(national_calendar().is_working(each.held_on) for each in told.meetings)
    assert sum(each.held_on != each.was_on for each in told.meetings) == 1
    assert any(each.was_on.day not in (1, 15) for each in told.meetings)


@BOTH_YEARS
def test_six_reports_go_out_and_one_of_them_late(year: int) -> None:
    told = chapter(written(year), Reporting)
    assert Counter(each.kind for each in told.reports) == {"half_year": 1, "year": 1, "quarter": 4}
    assert [each.kind for each in told.reports if each.issued_on > each.due_on] == ["quarter"]


@BOTH_YEARS
def test_nothing_is_done_before_the_plan_is_approved(year: int) -> None:
    diary = written(year)
    first = min(diary.days)
    assert first == diary.begins_on
    assert diary.days[first][0].what == "Planning.approve"


def test_a_province_begins_with_the_sample_ward() -> None:
    codes = province_codes(54)

    assert codes[0] == WARD
    assert len(codes) == len(set(codes)) == 54
    assert province_codes(2) == codes[:2]


def test_the_bar_fills_with_the_days() -> None:
    assert bar(0, 4) == f"[{'.' * 30}]   0 %"
    assert bar(2, 4) == f"[{'#' * 15}{'.' * 15}]  50 %"
    assert bar(4, 4) == f"[{'#' * 30}] 100 %"


def test_the_summary_counts_deeds_by_chapter_and_what_was_late() -> None:
    done = Counter({"Disclosing.hang": 34, "Receiving.hold": 2, "Disclosing.lose": 1})
    figures = {"period.published_late": 2, "period.published": 9, "period.feedback_overdue": 0}

    assert summary(done, figures) == [
        "disclosing    hang 34, lose 1",
        "receiving     hold 2",
        "late          published_late 2",
    ]


@pytest.mark.parametrize(
    ("kind", "name", "whose"),
    [
        ("headquarters", "Trụ sở HĐND - UBND Phường Móng Cái 1", "vanphong"),
        ("community_house", "Nhà văn hóa khu phố 2", "khu02"),
        ("community_house", "Nhà văn hóa khu phố 33", "vanphong"),
    ],
)
def test_a_number_in_the_name_of_a_ward_is_no_neighbourhood(
    kind: str, name: str, whose: str
) -> None:
    assert keeper({"kind": kind, "name": name}) == whose
