"""What an account asks of households is what they decided: somebody else than the head says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from libs.kernel.errors import NotFound
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from services.participation.contributions import keeping, roll_views, rules, views
from services.participation.contributions.actions import open_fund, settle_fund
from services.participation.contributions.document import account_sheet
from services.participation.contributions.levels import rules as levels
from services.participation.contributions.levels.actions import (
    change_fund_level,
    confirm_fund_level,
    correct_fund_level,
)
from services.participation.contributions.levels.queries import levels_of
from services.participation.contributions.rules import Terms
from services.participation.papers.place import Place
from services.participation.recognising.actions import abolish_decision
from tests.participation import ward
from tests.participation.contributions import (
    DECIDED,
    HEAD,
    LEVEL,
    NOW,
    decided,
    gave,
    money,
    opened,
    spent,
)
from tests.participation.matters import last
from tests.participation.test_fund_levels import AGAIN, LATER, MORE, asked, decided_anew, level

FRONT = {"by": ward.FRONT_OFFICIAL, "now": NOW}


async def typed(session, terms=Terms(LEVEL, 2, 500_000)):
    """The head opened the account; the households, and the level as it stands."""
    matter, roll = await decided(session)
    fund = await open_fund(session, matter.id, ward.NORTH, terms=terms, **HEAD)
    await session.flush()
    [first] = (await levels_of(session, [fund]))[fund.id]
    return fund, roll, first


async def line(session, fund, day=DECIDED):
    await session.flush()
    [found] = await views.lines(session, [fund], day)
    return found


async def test_nobody_is_asked_before_the_front_compared_the_level_with_the_decision(session):
    fund, roll, first = await typed(session)
    with pytest.raises(levels.LevelUnconfirmed, match="khoản 1 Điều 15"):
        await gave(session, fund, roll[:1], money())
    assert (await line(session, fund)).levels_waiting == 1
    [own] = await roll_views.own(session, roll[0], DECIDED)
    assert own.level_waits
    await confirm_fund_level(session, fund.id, first, **FRONT)
    assert len(await gave(session, fund, roll[:1], money())) == 1
    told = last(session, "fund.level_confirmed")
    assert (told["level_dong"], told["opening_dong"]) == (LEVEL, 500_000)
    assert (await line(session, fund)).level_due is None
    with pytest.raises(levels.LevelConfirmed):
        await confirm_fund_level(session, fund.id, first, **FRONT)


async def test_a_donor_and_a_spending_do_not_wait_for_the_level(session):
    fund, _, _ = await typed(session)
    gift = money(900_000)
    await keeping.record_gift(session, fund.id, gift=gift, full_name="", shown=False, **HEAD)
    assert (await line(session, fund)).balance == 1_400_000


async def test_the_front_has_five_working_days_while_the_account_is_open(session):
    fund, _, _ = await typed(session)
    assert (await line(session, fund)).level_due.days_left == 5
    late = await line(session, fund, DECIDED + timedelta(days=8))
    assert late.level_due.days_left < 0
    await settle_fund(session, fund.id, left_use="Trả lại (mẫu)", **HEAD)
    assert (await line(session, fund)).level_due is None


async def test_neither_the_head_nor_whoever_typed_it_confirms(session):
    fund, _, first = await typed(session)
    for by in (ward.HEAD, ward.CHAIR, ward.OFFICIAL):
        with pytest.raises(NotYourRole):
            await confirm_fund_level(session, fund.id, first, by=by, now=NOW)
    fund.author_id = ward.FRONT_OFFICIAL.id  # who heads the neighbourhood as well
    with pytest.raises(YourOwnWork):
        await confirm_fund_level(session, fund.id, first, **FRONT)


@pytest.mark.parametrize(
    "other", [{"dong": 1}, {"half_days": 1}, {"opening": 0}, {"from_on": AGAIN}]
)
async def test_what_is_confirmed_is_what_was_looked_at(session, other):
    fund, _, first = await typed(session)
    with pytest.raises(levels.LevelRetyped):
        await confirm_fund_level(session, fund.id, replace(first, **other), **FRONT)


async def test_the_head_types_it_again_until_it_is_confirmed(session):
    fund, _, first = await typed(session)
    right = replace(first, dong=MORE, opening=0)
    with pytest.raises(NotYourUnit):
        await correct_fund_level(session, fund.id, right, by=ward.OTHER_HEAD, now=NOW)
    nothing = replace(right, dong=0, half_days=0)
    with pytest.raises(rules.NoLevel):
        await correct_fund_level(session, fund.id, nothing, **HEAD)
    strange = replace(right, matter_id=ward.an_id("another matter"))
    with pytest.raises(NotFound):
        await correct_fund_level(session, fund.id, strange, **HEAD)
    await correct_fund_level(session, fund.id, right, **HEAD)
    await session.flush()
    assert (await asked(session, fund, DECIDED), fund.opening_dong) == (MORE, 0)
    with pytest.raises(levels.LevelRetyped):
        await confirm_fund_level(session, fund.id, first, **FRONT)
    await confirm_fund_level(session, fund.id, right, **FRONT)
    with pytest.raises(levels.LevelConfirmed):
        await correct_fund_level(session, fund.id, first, **HEAD)


async def test_a_later_level_asks_nothing_before_it_is_confirmed(session):
    fund, roll = await opened(session)
    matter = await decided_anew(session, roll)
    await change_fund_level(session, fund.id, level(matter), **LATER)
    await session.flush()
    assert await asked(session, fund, AGAIN) == LEVEL
    await gave(session, fund, roll[:1], money(on=AGAIN))  # under the level before it
    right = level(matter, MORE + 1, AGAIN + timedelta(days=1))
    await correct_fund_level(session, fund.id, right, **LATER)
    await session.flush()
    account = await views.shown(session, fund, ward.at(AGAIN), lambda _: "", official=False)
    assert [each.waits for each in account.levels] == [False, True]
    sheet = str(account_sheet(Place("phường Mẫu", "Khu phố Bắc"), account, AGAIN))
    assert sheet.count("Mặt trận chưa xác nhận mức này") == 1
    await confirm_fund_level(session, fund.id, right, by=ward.FRONT_OFFICIAL, now=LATER["now"])
    await session.flush()
    assert await asked(session, fund, AGAIN) == LEVEL
    assert await asked(session, fund, AGAIN + timedelta(days=1)) == MORE + 1


async def test_where_the_first_decision_was_replaced_the_new_level_is_confirmed_first(session):
    fund, roll = await opened(session)
    matter = await decided_anew(session, roll, replaces_id=fund.matter_id)
    await change_fund_level(session, fund.id, level(matter), **LATER)
    await session.flush()
    with pytest.raises(levels.LevelUnconfirmed):
        await gave(session, fund, roll[:1], money(on=AGAIN))
    # Donors give and bills are paid meanwhile: what was decided anew binds already.
    gift = {"gift": money(on=AGAIN), "full_name": "", "shown": False}
    await keeping.record_gift(session, fund.id, **gift, **LATER)
    await spent(session, fund, 500_000, AGAIN)
    said = {"number": "9/QĐ-UBND", "reason": "Trái pháp luật (mẫu)."}
    await abolish_decision(session, matter.id, **said, by=ward.CHAIR, now=LATER["now"])
    for taking in (
        keeping.record_gift(session, fund.id, **gift, **LATER),
        spent(session, fund, 1, AGAIN),
    ):
        with pytest.raises(rules.DecisionEnded):
            await taking


async def _two_later(session):
    """A second level holds from AGAIN on, a third one three days later; none is confirmed."""
    fund, roll = await opened(session)
    second = level(await decided_anew(session, roll))
    third = level(await decided_anew(session, roll), MORE + 1, AGAIN + timedelta(days=3))
    for new in (second, third):
        await change_fund_level(session, fund.id, new, **LATER)
        await session.flush()
    return fund, second, third


async def test_a_level_typed_again_stays_before_the_next_one_and_apart_from_it(session):
    fund, second, third = await _two_later(session)
    for on in (third.from_on, third.from_on + timedelta(days=1)):
        with pytest.raises(levels.LevelTooLate, match="11/03/2026"):
            await correct_fund_level(session, fund.id, replace(second, from_on=on), **LATER)
    with pytest.raises(levels.SameLevel):
        await correct_fund_level(session, fund.id, replace(second, dong=third.dong), **LATER)
    right = replace(second, from_on=third.from_on - timedelta(days=1))
    await correct_fund_level(session, fund.id, right, **LATER)
    await session.flush()
    [known] = (await levels_of(session, [fund])).values()
    assert [each.from_on for each in known] == [DECIDED, right.from_on, third.from_on]


async def test_only_the_first_level_says_what_an_account_held(session):
    fund, second, _ = await _two_later(session)
    with pytest.raises(levels.LevelFieldsFixed):
        await correct_fund_level(session, fund.id, replace(second, opening=1), **LATER)


async def test_the_day_of_the_first_level_stays_and_history_tells_what_changed(session):
    fund, _, first = await typed(session)
    with pytest.raises(levels.LevelFieldsFixed):
        await correct_fund_level(session, fund.id, replace(first, from_on=AGAIN), **HEAD)
    await correct_fund_level(session, fund.id, replace(first, half_days=1), **HEAD)
    assert session.info["said"][-1]["action"] == "correct_fund_level"
    told = json.loads(session.info["said"][-1]["said"])
    assert told == {"matter_id": str(fund.matter_id), "half_days": 1}


async def test_an_account_that_asks_nothing_has_nothing_to_be_confirmed(session):
    fund, _, first = await typed(session)
    fund.level_dong = fund.level_half_days = fund.opening_dong = 0
    nothing = replace(first, dong=0, half_days=0, opening=0)
    with pytest.raises(levels.NothingToConfirm):
        await confirm_fund_level(session, fund.id, nothing, **FRONT)
    levels.check_taking([nothing])
