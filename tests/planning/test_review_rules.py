"""The rules of reviewing, without a database: due days, confidences, bodies, merged reports."""

from __future__ import annotations

import pytest

from libs.kernel.ids import new_id
from services.planning.importing.proposals.findings import Cadence, DueKind, DueRule
from services.planning.review.bodies import Bodies, UnitKnown
from services.planning.review.rules import (
    DayNotInCalendar,
    DueIncomplete,
    PlannedDuty,
    at_least,
    check_due,
    merge_reports,
)
from tests.planning.ward import CULTURE


@pytest.mark.parametrize(
    ("due", "refusal"),
    [
        (DueRule(DueKind.BEFORE, (31,), 4), DayNotInCalendar),
        (DueRule(DueKind.BY, (30,), 2), DayNotInCalendar),
        (DueRule(DueKind.BEFORE, (25,)), DueIncomplete),
        (DueRule(DueKind.BY, (1, 15), 5), DueIncomplete),
        (DueRule(DueKind.DAYS_OF_MONTH, (1,), 5), DueIncomplete),
    ],
)
def test_a_due_day_is_a_day_of_some_year(due, refusal):
    with pytest.raises(refusal):
        check_due(due)


def test_the_twenty_ninth_of_february_is_a_day_of_some_year():
    check_due(DueRule(DueKind.BEFORE, (29,), 2))


def test_high_reaches_low_and_low_does_not_reach_medium():
    assert at_least("high", "low")
    assert at_least("medium", "medium")
    assert not at_least("low", "medium")


def test_a_closed_unit_gives_way_to_its_successor_even_in_a_circle():
    old, new, lost, around = (new_id() for _ in range(4))
    bodies = Bodies(
        [
            UnitKnown(old, "office", "Văn phòng cũ", successor_id=new, closed=True),
            UnitKnown(new, "office", "Văn phòng mới"),
            UnitKnown(lost, "front", "Không ai nối", closed=True),
            UnitKnown(around, "front", "Nối vòng", successor_id=around, closed=True),
        ],
        {"school": [old]},
    )

    assert bodies.open_ones([old, new, lost, around]) == (new,)
    assert bodies.units_of("school") == (new,)
    assert bodies.units_of("office") == (new,)
    assert bodies.units_of("front") == ()


def test_the_same_report_asked_for_twice_is_one_duty_that_names_both_places():
    dated = DueRule(DueKind.BEFORE, (25,), 5, Cadence.HALF_YEARLY)
    plain = _report("III.3/3", None)

    assert [
        (one.path, one.also_from) for one in merge_reports([_report("II.7/3", dated), plain])
    ] == [("II.7/3", ("III.3/3",))]
    assert [
        (one.path, one.also_from) for one in merge_reports([plain, _report("II.7/3", dated)])
    ] == [("II.7/3", ("III.3/3",))]


def _report(path: str, due: DueRule | None) -> PlannedDuty:
    return PlannedDuty(
        proposal_id=new_id(),
        group="II.7",
        kind="report",
        title="Báo cáo 6 tháng",
        lead_unit_ids=(CULTURE,),
        cooperating=(),
        cadence="half_yearly",
        due=due,
        path=path,
        sentence="Báo cáo 6 tháng.",
    )
