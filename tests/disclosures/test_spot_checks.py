"""Random checks: the draw can be done again by anybody, and what was looked at counts once."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID, uuid5

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import anyone
from libs.permissions import NotYourRole
from services.disclosures.missing.actions import report_missing_sheet
from services.disclosures.posting import actions as posting
from services.disclosures.spotchecks import actions, rules
from services.disclosures.spotchecks.queries import candidates, drawn_places
from services.disclosures.spotchecks.rules import Candidate, Drawn
from services.disclosures.spotchecks.tables import CheckedPlace, CheckRound
from tests.disclosures.ward import (
    CODE,
    HEADQUARTERS,
    HOUSES,
    LAN,
    PHOTO,
    SPACE,
    TAM,
    hang,
    later,
    published,
    told,
)

PLACES = [Drawn(uuid5(SPACE, f"nơi {n}"), 1, ()) for n in range(33)]


def names(drawn: list[Drawn]) -> list[UUID]:
    return [one.place_id for one in drawn]


def test_the_same_seed_draws_the_same_places_in_whatever_order_they_come() -> None:
    first = rules.draw(PLACES, 5, "hạt giống")

    assert names(rules.draw(PLACES[::-1], 5, "hạt giống")) == names(first)
    assert names(rules.draw(PLACES, 5, "hạt khác")) != names(first)
    assert len(set(names(first))) == 5
    assert len(rules.draw(PLACES, 50, "x")) == 33


def test_a_heavier_place_is_drawn_as_much_more_often() -> None:
    heavy = [Drawn(PLACES[0].place_id, 9, ()), *PLACES[1:10]]
    firsts = Counter(rules.draw(heavy, 1, str(seed))[0].place_id for seed in range(4_000))

    assert 0.45 < firsts[PLACES[0].place_id] / 4_000 < 0.55  # nine of eighteen lots


def test_what_makes_a_place_heavier_is_said() -> None:
    one = rules.weighed(Candidate(PLACES[0].place_id, 54, 2, 1))

    assert one.weight == 1 + 5 + 6 + 5
    assert one.reasons == (
        "54 ngày chưa ai kiểm tra: +5",
        "2 lần gián đoạn: +6",
        "1 phản ánh không thấy niêm yết: +5",
    )
    assert rules.weighed(Candidate(PLACES[0].place_id, 3, 0, 0)) == Drawn(PLACES[0].place_id, 1, ())


async def hung(session: AsyncSession, houses: int = 6) -> list[Any]:
    """A paper at headquarters and some houses."""
    row = await published(session)
    sheets = [await hang(session, row, place) for place in (HEADQUARTERS, *HOUSES[:houses])]
    await session.flush()
    return list(sheets)


async def drawn(session: AsyncSession, count: int = 3, day: int = 20) -> CheckRound:
    made = await actions.draw_spot_checks(session, count=count, by=LAN, now=later(day))
    await session.flush()
    return made


async def test_houses_are_drawn_once_a_month_and_the_draw_can_be_done_again(
    session: AsyncSession,
) -> None:
    await hung(session)
    made = await drawn(session)
    rows = (await session.execute(select(CheckedPlace))).scalars().all()
    weights = [Drawn(row.place_id, row.weight, ()) for row in rows]
    again = names(rules.draw(weights, 3, made.seed))

    assert {row.place_id for row in rows} == set(HOUSES[:6])  # not headquarters
    assert [one.place.id for one in await drawn_places(session, made)] == again
    with pytest.raises(rules.AlreadyDrawn, match="03/2026"):
        await drawn(session, day=25)
    [event] = told(session, "spot_checks.drawn")
    assert (event["month"], event["places"], event["places_of"]) == ("2026-03", 3, 6)
    assert (await drawn(session, day=31)).month == "2026-04"


async def test_where_nothing_hangs_nothing_is_drawn_and_not_by_everybody(
    session: AsyncSession,
) -> None:
    with pytest.raises(rules.NothingToCheck):
        await drawn(session)
    with pytest.raises(NotYourRole):
        await actions.draw_spot_checks(session, count=3, by=TAM, now=later(20))


async def test_gaps_reports_and_long_unseen_places_weigh(session: AsyncSession) -> None:
    _, first, second, *_ = await hung(session)
    await posting.check_posting(
        session, second.id, on=later(15).date(), photo=None, by=LAN, now=later(15)
    )
    await posting.break_posting(
        session, first.id, broken_on=later(3).date(), photo=None, by=LAN, now=later(3)
    )
    row = await session.get_one(type(first), first.id)
    await hang(session, await published(session, number="20/QĐ"), HOUSES[0], 5)
    await report_missing_sheet(
        session,
        second.disclosure_id,
        place_id=HOUSES[2],
        photo=None,
        by=anyone(CODE),
        now=later(16),
    )
    await session.flush()
    found = {one.place_id: one for one in await candidates(session, later(20).date())}

    assert row.state == "broken"
    assert (found[HOUSES[0]].gaps, found[HOUSES[0]].days_unseen) == (1, 15)
    assert (found[HOUSES[1]].days_unseen, found[HOUSES[3]].days_unseen) == (5, 20)
    assert found[HOUSES[2]].open_reports == 1


async def test_a_look_of_somebody_else_than_the_own_head_settles_a_place(
    session: AsyncSession,
) -> None:
    _, first, second, third = await hung(session, houses=3)
    made = await drawn(session)
    for sheet, who in ((first, TAM), (second, LAN)):
        await posting.check_posting(
            session, sheet.id, on=later(21).date(), photo=PHOTO, by=who, now=later(21)
        )
    await posting.break_posting(
        session, third.id, broken_on=later(22).date(), photo=None, by=LAN, now=later(22)
    )
    await session.flush()
    looked = {one.place.id: one.looked_on for one in await drawn_places(session, made)}

    assert looked == {
        HOUSES[0]: None,
        HOUSES[1]: later(21).date(),
        HOUSES[2]: later(22).date(),
    }
