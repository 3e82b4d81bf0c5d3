"""The ward today: this quarter beside the one before, and the list behind every number."""

from __future__ import annotations

from datetime import date

import pytest

from services.reporting.dashboard.queries import behind_today, ward_today
from services.reporting.dashboard.rules import SAYINGS, Days, Side, days_of
from services.reporting.figures.definitions import national_figures
from tests.reporting import ward

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("today", "quarter", "before"),
    [
        (TODAY, Days(date(2026, 4, 1), TODAY), Days(date(2026, 1, 1), date(2026, 2, 19))),
        (
            date(2026, 2, 10),
            Days(date(2026, 1, 1), date(2026, 2, 10)),
            Days(date(2025, 10, 1), date(2025, 11, 10)),
        ),
        # The first quarter has two days less than the second.
        (
            date(2026, 6, 30),
            Days(date(2026, 4, 1), date(2026, 6, 30)),
            Days(date(2026, 1, 1), date(2026, 3, 31)),
        ),
    ],
)
def test_as_many_days_of_the_quarter_before_stand_beside_this_one(today, quarter, before):
    assert days_of(Side.PERIOD, today) == quarter
    assert days_of(Side.BEFORE, today) == before
    assert days_of(Side.YEAR, today) == Days(date(today.year, 1, 1), today)


def test_every_figure_of_a_saying_is_in_the_catalogue_once():
    keys = [key for _, shown in SAYINGS.values() for key in shown]

    assert len(keys) == len(set(keys))
    assert set(keys) <= {each.key for each in national_figures()}


async def test_each_number_opens_the_list_that_sums_to_it(session):
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.published("winter", date(2026, 2, 3)))
    stream.tell(ward.published("late winter", date(2026, 3, 30)))  # after as many days
    for name, day in (("a", 1), ("b", 12), ("c", 20)):
        stream.tell(ward.published(name, date(2026, 4, day)))
    stream.tell(ward.obligation("owed", date(2026, 4, 2)))
    await ward.hear_all(session, stream)
    now = ward.at(TODAY)
    found = await ward_today(session, now)
    [published] = [each for each in found["know"] if each.definition.key == "published"]

    assert published.values == {Side.YEAR: 5, Side.PERIOD: 3, Side.BEFORE: 1}
    for saying in found.values():
        for figure in saying:
            for side, value in figure.values.items():
                behind = await behind_today(session, side, figure.definition, now)
                assert sum(amount for _, amount in behind) == value, (figure.definition.key, side)
