"""Meetings and staff conferences in the report: held, out of those that were due."""

from __future__ import annotations

from datetime import date

from libs.contracts.planning.conferences import StaffConferenceDue, StaffConferenceHeld
from libs.contracts.planning.meetings import CommitteeMet, FrontHeard
from libs.kernel.events import Event
from services.reporting.figures.definitions import national_figures
from services.reporting.figures.snapshot import take_snapshot
from services.reporting.reports.skeleton import SKELETON
from tests.reporting import ward
from tests.reporting.test_figures import as_facts, window


def due(name: str, kind: str = "school") -> Event:
    return StaffConferenceDue(
        occurred_at=ward.at(date(2026, 6, 1)),
        conference_id=ward.an_id(name),
        unit_id=ward.an_id(f"unit {name}"),
        unit_kind=kind,
        due_on=date(2026, 8, 31),
    )


def held(name: str, on: date, kind: str = "school", *, adopted: bool = True) -> Event:
    return StaffConferenceHeld(
        occurred_at=ward.at(on),
        conference_id=ward.an_id(name),
        unit_id=ward.an_id(f"unit {name}"),
        unit_kind=kind,
        on=on,
        called=30,
        present=20,
        by_ballot=False,
        adopted=adopted,
        days_late=0,
    )


def values_of(*told: Event) -> dict[str, int]:
    """The figures of the year on its last day."""
    facts = as_facts([(event, 0) for event in told])
    return take_snapshot(facts, window(date(2026, 12, 31)), national_figures())["values"]


def test_a_conference_that_voted_twice_is_one_of_those_that_were_due():
    voted_twice = (
        held("a", date(2026, 6, 10), adopted=False),
        held("a", date(2026, 6, 20)),
    )
    office = held("c", date(2026, 6, 12), "office")

    values = values_of(due("a"), due("b"), due("c", "office"), *voted_twice, office)

    assert (values["year.conferences_held"], values["year.conferences_due"]) == (2, 3)
    assert (values["year.school_conferences_held"], values["year.school_conferences_due"]) == (1, 2)


def test_the_report_says_how_many_were_held_or_that_none_was():
    [section] = [one for one in SKELETON if one.key == "II.2"]
    first = section.sentences[0]

    some = first.chosen(values_of(due("a"), held("a", date(2026, 6, 10))))
    none = first.chosen(values_of(due("a")))

    assert "{{year.conferences_held}}" in some
    assert "{{year.conferences_due}}" in some
    assert none.startswith("Từ đầu năm chưa ghi nhận hội nghị")


def test_meetings_and_hearings_are_counted():
    counted = {"invited": 20, "present": 18}
    on = date(2026, 3, 5)
    met = CommitteeMet(occurred_at=ward.at(on), meeting_id=ward.an_id("m"), on=on, **counted)
    heard = FrontHeard(
        occurred_at=ward.at(on), meeting_id=ward.an_id("h"), on=on, days_late=4, **counted
    )

    values = values_of(met, heard)

    assert values["year.committee_meetings"] == 1
    assert values["year.front_hearings"] == 1
    assert values["year.front_hearings_on_time"] == 0
