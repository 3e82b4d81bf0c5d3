"""Several reports on one matter or place: told once to the chair, with numbers only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import NotYourRole
from libs.rows import ward_of
from services.reception.feedback import triaging
from services.reception.feedback.rules import Ground, Progress
from services.reception.hotspots import actions, rules
from services.reception.hotspots.rules import Scope, Subject, Thresholds, Told, warm
from services.reception.hotspots.tables import HotSpot
from tests.reception import ward
from tests.reception.reports import FORM, MONDAY, POTHOLE, ask, at, sent, told
from tests.reception.ward import CHAIR, CLERK, CLOCK, HANDLER, OFFICIAL

NORTH = ward.NORTH
ROAD = Subject(Scope.MATTER, NORTH, "road")
PLACE = Subject(Scope.PLACE, NORTH)
DAY = date(2026, 3, 2)


def tolds(*times: int, category: str = "road") -> list[Told]:
    return [Told(category, NORTH, DAY, each) for each in times]


@pytest.mark.parametrize(
    ("many", "found"),
    [
        (tolds(1, 1), set()),
        (tolds(1, 1, 1), {ROAD}),
        (tolds(3), {ROAD}),
        (tolds(2) + tolds(2, category="noise"), set()),
        (tolds(2, 1) + tolds(2, category="noise"), {ROAD, PLACE}),
        ([*tolds(1, 1), Told("road", ward.ECONOMY, DAY, 1)], set()),
    ],
)
def test_a_matter_at_a_place_or_the_place_alone_becomes_hot(many, found) -> None:
    assert {each.subject for each in warm(many, Thresholds(), {})} == found


def test_what_was_told_before_it_was_closed_is_over() -> None:
    old, fresh = tolds(3), [Told("road", NORTH, DAY + timedelta(days=1), 3)]
    closed = {ROAD: DAY}

    assert warm(old, Thresholds(), closed) == []
    [again] = warm(old + fresh, Thresholds(same_place=99), closed)
    assert (again.count, again.first_on) == (3, DAY + timedelta(days=1))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 40), st.integers(1, 4))))
def test_counts_are_those_of_a_plain_sum(rows) -> None:
    many = [Told(c, NORTH, DAY + timedelta(days=d), n) for c, d, n in rows]
    found = {each.subject: each.count for each in warm(many, Thresholds(), {})}

    for letter in "ab":
        total = sum(n for c, _, n in rows if c == letter)
        assert found.get(Subject(Scope.MATTER, NORTH, letter), 0) == (total if total >= 3 else 0)
    total = sum(n for *_, n in rows)
    assert found.get(PLACE, 0) == (total if total >= 5 else 0)


async def hot(session: AsyncSession, day: int) -> list[HotSpot]:
    """What is hot after the job of that day."""
    await actions.raise_hot_spots(session, by=CLOCK, now=at(day))
    query = select(HotSpot).where(HotSpot.ward_id == ward_of(session))
    return list((await session.execute(query.where(HotSpot.closed_on.is_(None)))).scalars())


async def test_three_reports_in_thirty_days_are_told_once(session: AsyncSession) -> None:
    for day in (0, 10):
        await sent(session, day=day)
    assert await hot(session, 11) == []
    await sent(session, day=29)
    [row] = await hot(session, 29)
    assert (row.count, row.first_on, row.category) == (3, MONDAY, "road")
    await sent(session, day=30)
    [same] = await hot(session, 30)
    assert (same.id, same.count) == (row.id, 3)  # the first day has left the thirty
    [event] = told(session, "hot_spot.raised")
    assert (event["count"], event["neighbourhood_id"]) == (3, str(NORTH))
    assert "Mẫu" not in str(session.info["told"])


async def test_what_is_declined_merged_or_handed_over_is_not_counted(
    session: AsyncSession,
) -> None:
    rows = [(await sent(session)).row for _ in range(4)]
    await triaging.decline_feedback(
        session, rows[0].id, ground=Ground.SPAM, words="Thử.", by=CLERK, now=at(0)
    )
    rows[1].progress = Progress.HANDED_OVER
    assert await hot(session, 1) == []
    third = (await sent(session)).row
    await triaging.merge_feedback(session, third.id, original_id=rows[2].id, by=CLERK, now=at(1))
    [row] = await hot(session, 1)
    assert row.count == 3  # two were told as one, and one more
    nowhere = replace(POTHOLE, neighbourhood_id=None, category="noise")
    for _ in range(5):
        await sent(session, nowhere)
    assert len(await hot(session, 2)) == 1


async def test_the_chair_says_what_was_done_once(session: AsyncSession) -> None:
    for _ in range(3):
        await sent(session)
    [row] = await hot(session, 1)
    for other in (CLERK, HANDLER):
        with pytest.raises(NotYourRole):
            await actions.close_hot_spot(session, row.id, done="Xong.", by=other, now=at(2))
    await actions.close_hot_spot(session, row.id, done="Đã sửa đường.", by=CHAIR, now=at(2))
    with pytest.raises(rules.HotSpotClosed):
        await actions.close_hot_spot(session, row.id, done="Nữa.", by=CHAIR, now=at(2))

    assert await hot(session, 3) == []
    assert told(session, "hot_spot.ended")[0]["days"] == 1
    for _ in range(3):
        await sent(session, day=4)
    [again] = [each for each in await hot(session, 5) if each.scope == Scope.MATTER]
    assert (again.count, again.first_on) == (3, at(4).date())


async def test_thresholds_are_the_wards_but_never_point_to_one_person(
    client: httpx.AsyncClient,
) -> None:
    few = {"days": 30, "same_matter": 1, "same_place": 5}
    path = "/hot-spot-settings"
    assert (await ask(client, "PUT", path, few, by=CHAIR)).status_code == 422
    assert (await ask(client, "PUT", path, {**few, "same_matter": 4}, by=CLERK)).status_code == 403
    done = await ask(client, "PUT", path, {**few, "same_matter": 4}, by=OFFICIAL)
    assert done.json()["same_matter"] == 4
    assert (await ask(client, "GET", "/hot-spots", by=HANDLER)).status_code == 403
    assert (await ask(client, "GET", "/hot-spots")).status_code == 401
    assert (await ask(client, "POST", "/feedback", FORM)).status_code == 201
