"""What an account asks changes by another decision of residents, from a day on, or not at all."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from libs.kernel.errors import NotFound
from libs.law.decisions import Clause, Scope
from libs.permissions import NotYourUnit
from services.participation.contributions import keeping, roll_views, rules, views
from services.participation.contributions.actions import open_fund, settle_fund
from services.participation.contributions.document import account_sheet
from services.participation.contributions.levels import rules as levels
from services.participation.contributions.levels.actions import change_fund_level
from services.participation.contributions.levels.queries import levels_of
from services.participation.contributions.levels.rules import Level, level_on
from services.participation.contributions.rules import Terms
from services.participation.papers.place import Place
from services.participation.recognising.actions import abolish_decision
from tests.participation import matters, ward
from tests.participation.contributions import DECIDED, LEVEL, confirmed, gave, money, opened
from tests.participation.matters import last

AGAIN = DECIDED + timedelta(days=3)
LATER = {"by": ward.HEAD, "now": ward.at(AGAIN, 22)}
MORE = 3_000_000


async def decided_anew(session, roll, clause=Clause.WORKS, **more):
    """The same households adopted another decision on AGAIN."""
    matter = await matters.agreed(session, clause, DECIDED, **more)
    await matters.voted(session, matter, len(roll), roll, len(roll))
    return matter


def level(matter, dong=MORE, from_on=AGAIN):
    return Level(dong, 2, from_on, matter.id)


async def changed(session, fund, roll):
    """The account asks for more from AGAIN on."""
    matter = await decided_anew(session, roll, replaces_id=fund.matter_id)
    await change_fund_level(session, fund.id, level(matter), **LATER)
    await confirmed(session, fund, AGAIN)
    return matter


async def asked(session, fund, day):
    [line] = await views.lines(session, [fund], day)
    return line.level_dong


async def test_a_new_decision_changes_what_is_asked_from_its_day_on(session):
    fund, roll = await opened(session)
    for gift in (money(), rules.Gift(rules.EntryKind.LABOUR, DECIDED, half_days=2)):
        await gave(session, fund, roll[:2], gift)
    await session.flush()
    book = await roll_views.book(session, fund, DECIDED)
    assert [each.number for each in book.households if each.complete] == [1, 2]
    matter = await changed(session, fund, roll)

    assert (await asked(session, fund, DECIDED), await asked(session, fund, AGAIN)) == (LEVEL, MORE)
    assert last(session, "fund.level_changed")["matter_id"] == str(matter.id)
    book = await roll_views.book(session, fund, AGAIN)
    assert not any(each.complete for each in book.households)
    # The first decision was replaced, so the account goes on under the second.
    await gave(session, fund, roll[:1], money(MORE - LEVEL, AGAIN))
    await session.flush()
    book = await roll_views.book(session, fund, AGAIN)
    assert [each.number for each in book.households if each.complete] == [1]
    own = await roll_views.own(session, roll[0], AGAIN)
    assert [each.level_dong for each in own] == [MORE]


async def test_the_sheet_names_each_level_with_its_day(session):
    fund, roll = await opened(session)
    await changed(session, fund, roll)
    account = await views.shown(session, fund, ward.at(AGAIN), lambda _: "", official=False)
    written = str(account_sheet(Place("phường Mẫu", "Khu phố Bắc"), account, AGAIN))

    assert "Mức mỗi hộ: 2.000.000 đồng và 1 ngày công." in written
    assert "Từ ngày 08/03/2026, theo quyết định mới của các hộ: 3.000.000 đồng" in written


async def test_no_level_changes_without_a_new_decision_in_effect(session):
    fund, roll = await opened(session)
    waiting = await matters.agreed(session)
    other = await decided_anew(session, roll, Clause.OTHER)
    first = Level(MORE, 2, AGAIN, fund.matter_id)

    for new in (level(waiting), level(other), first):
        with pytest.raises(levels.LevelNeedsADecision, match="quyết định mới"):
            await change_fund_level(session, fund.id, new, **LATER)
    with pytest.raises(NotFound):
        await change_fund_level(session, fund.id, Level(MORE, 2, AGAIN, uuid4()), **LATER)
    assert await asked(session, fund, AGAIN) == LEVEL


async def test_a_decision_changes_one_level_once_and_no_day_before_it(session):
    fund, roll = await opened(session)
    matter = await decided_anew(session, roll)
    before = level(matter, from_on=AGAIN - timedelta(days=1))
    with pytest.raises(levels.LevelTooEarly, match="08/03/2026"):
        await change_fund_level(session, fund.id, before, **LATER)
    with pytest.raises(levels.SameLevel):
        await change_fund_level(session, fund.id, level(matter, LEVEL), **LATER)
    nothing = Level(0, 0, AGAIN, matter.id)
    with pytest.raises(rules.NoLevel):
        await change_fund_level(session, fund.id, nothing, **LATER)
    elsewhere = {**LATER, "by": ward.OTHER_HEAD}
    with pytest.raises(NotYourUnit):
        await change_fund_level(session, fund.id, level(matter), **elsewhere)
    await change_fund_level(session, fund.id, level(matter), **LATER)
    await session.flush()
    with pytest.raises(levels.LevelNeedsADecision):
        await change_fund_level(session, fund.id, level(matter, 1), **LATER)
    with pytest.raises(rules.FundAlreadyOpen):
        await open_fund(session, matter.id, ward.NORTH, terms=Terms(MORE), **LATER)


async def test_the_decision_of_another_account_or_neighbourhood_changes_nothing(session):
    fund, roll = await opened(session)
    matter = await decided_anew(session, roll)
    await open_fund(session, matter.id, ward.NORTH, terms=Terms(MORE), **LATER)
    await session.flush()
    with pytest.raises(levels.DecisionHasItsAccount):
        await change_fund_level(session, fund.id, level(matter), **LATER)

    third = await decided_anew(session, roll)
    third.unit_id, third.scope = ward.SOUTH, Scope.NEIGHBOURHOOD
    with pytest.raises(rules.OfAnotherNeighbourhood):
        await change_fund_level(session, fund.id, level(third), **LATER)


async def test_an_abolished_or_settled_one_asks_nothing_more(session):
    fund, roll = await opened(session)
    matter = await changed(session, fund, roll)
    said = {"number": "9/QĐ-UBND", "reason": "Trái pháp luật (mẫu)."}
    await abolish_decision(session, matter.id, **said, by=ward.CHAIR, now=LATER["now"])
    gift, ids = money(on=AGAIN), [roll[0].id]
    with pytest.raises(rules.DecisionEnded):
        await keeping.record_contributions(session, fund.id, household_ids=ids, gift=gift, **LATER)
    await settle_fund(session, fund.id, left_use="", **LATER)
    with pytest.raises(rules.FundClosed):
        await change_fund_level(session, fund.id, level(matter), **LATER)


async def test_the_first_level_holds_until_the_day_of_the_next(session):
    fund, roll = await opened(session)
    await changed(session, fund, roll)
    [known] = (await levels_of(session, [fund])).values()

    days = (DECIDED - timedelta(days=9), DECIDED, AGAIN - timedelta(days=1), AGAIN)
    assert [level_on(known, day).dong for day in days] == [LEVEL, LEVEL, LEVEL, MORE]
