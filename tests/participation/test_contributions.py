"""An account of contributions: what it belongs to, what it holds, and that it always adds up."""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.outbox import told
from libs.law.decisions import Clause
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from libs.rows import found
from services.participation.consumers import HEARS
from services.participation.contributions import keeping, queries, rules, views
from services.participation.contributions.actions import (
    exempt_households,
    flag_unposted,
    open_fund,
    post_account,
    settle_fund,
)
from services.participation.contributions.rules import (
    EntryKind,
    ExemptionKind,
    Gift,
    ReversalReason,
    Terms,
)
from services.participation.contributions.sums import Line, add_up
from services.participation.contributions.tables import Fund
from services.participation.recognising.actions import abolish_decision
from tests.participation import matters, ward
from tests.participation.contributions import (
    BILL,
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
from tests.participation.households import households
from tests.participation.matters import last, names

FRONT = {"by": ward.FRONT_OFFICIAL, "now": NOW}


async def sums(session, fund):
    await session.flush()
    return (await queries.sums_of(session, [fund]))[fund.id]


async def test_no_account_without_a_decision_in_effect(session):
    await households(session, 6)
    waiting, other = await matters.agreed(session), await matters.agreed(session, Clause.OTHER)
    terms = Terms(LEVEL)

    for matter in (waiting, other):
        with pytest.raises(rules.NoDecisionInEffect, match="Điều 15"):
            await open_fund(session, matter.id, ward.NORTH, terms=terms, **HEAD)


async def test_the_neighbourhood_that_decided_opens_it_once_with_its_level(session):
    matter, _ = await decided(session)
    other_head = {"by": ward.OTHER_HEAD, "now": NOW}

    with pytest.raises(NotYourUnit):
        await open_fund(session, matter.id, ward.NORTH, terms=Terms(LEVEL), **other_head)
    with pytest.raises(rules.OfAnotherNeighbourhood):
        await open_fund(session, matter.id, ward.SOUTH, terms=Terms(LEVEL), **other_head)
    with pytest.raises(rules.NoLevel, match="khoản 1 Điều 15"):
        await open_fund(session, matter.id, ward.NORTH, terms=Terms(), **HEAD)
    await open_fund(session, matter.id, ward.NORTH, terms=Terms(LEVEL, 2), **HEAD)
    await session.flush()
    with pytest.raises(rules.FundAlreadyOpen):
        await open_fund(session, matter.id, ward.NORTH, terms=Terms(LEVEL), **HEAD)

    event = last(session, "fund.opened")
    assert (event["level_dong"], event["level_half_days"]) == (LEVEL, 2)


async def test_what_comes_in_and_goes_out_adds_up(session):
    fund, roll = await opened(session)
    await gave(session, fund, roll[:4], money())
    await gave(session, fund, roll[:2], Gift(EntryKind.LABOUR, DECIDED, half_days=3))
    gift = Gift(EntryKind.MATERIAL, DECIDED, 900_000, words="10 bao xi măng")
    await keeping.record_gift(session, fund.id, gift=gift, full_name="", shown=False, **HEAD)
    await spent(session, fund, 7_500_000)

    found = await sums(session, fund)
    assert (found.received, found.spent, found.balance) == (8_000_000, 7_500_000, 500_000)
    assert (found.half_days, found.worth) == (6, 900_000)
    with pytest.raises(rules.MoreThanLeft, match="500000"):
        await spent(session, fund, 500_001)
    entries = await queries.entries_of(session, fund.id)
    assert [each.number for each in entries] == list(range(1, 9))


@pytest.mark.parametrize(
    "gift",
    [
        money(0),
        Gift(EntryKind.MONEY, DECIDED, LEVEL, 1),
        Gift(EntryKind.LABOUR, DECIDED, LEVEL),
        Gift(EntryKind.MATERIAL, DECIDED, LEVEL),
        Gift(EntryKind.SPENDING, DECIDED, LEVEL),
    ],
)
def test_a_gift_is_of_one_kind(gift: Gift):
    with pytest.raises(rules.NothingGiven):
        rules.check_gift(gift)


async def test_nothing_is_taken_before_the_decision_or_ahead_or_from_strangers(session):
    fund, roll = await opened(session)
    south = await households(session, 1, neighbourhood_id=ward.SOUTH)

    for days, refusal in ((-1, rules.EntryBeforeDecision), (1, rules.EntryAhead)):
        gift = money(on=DECIDED + timedelta(days))
        with pytest.raises(refusal):
            await keeping.record_gift(
                session, fund.id, gift=gift, full_name="", shown=False, **HEAD
            )
    with pytest.raises(rules.NotOfThisRoll):
        await gave(session, fund, [roll[0], south[0]], money())
    assert (await sums(session, fund)).received == 0


async def test_a_wrong_line_is_taken_back_by_another_and_stays(session):
    fund, roll = await opened(session)
    [wrong] = await gave(session, fund, roll[:1], money(20_000_000))
    [right] = await gave(session, fund, roll[:1], money())
    bill = await spent(session, fund, LEVEL)
    why = ReversalReason.WRONG_AMOUNT

    back = await keeping.reverse_entry(session, wrong.id, reason=why, **HEAD)
    with pytest.raises(rules.AlreadyReversed):
        await keeping.reverse_entry(session, wrong.id, reason=why, **HEAD)
    with pytest.raises(rules.ReversalStands):
        await keeping.reverse_entry(session, back.id, reason=why, **HEAD)
    with pytest.raises(rules.WouldFallShort):
        await keeping.reverse_entry(session, right.id, reason=why, **HEAD)
    assert last(session, "contributions.received")["dong"] == -20_000_000

    await keeping.reverse_entry(session, bill.id, reason=ReversalReason.TWICE, **HEAD)
    assert last(session, "contributions.spent")["dong"] == -LEVEL
    assert (await sums(session, fund)).balance == LEVEL
    assert len(await queries.entries_of(session, fund.id)) == 5


@pytest.mark.parametrize("statement", ["UPDATE ledger_entry SET dong = 1", "DELETE FROM donor"])
async def test_the_database_lets_nobody_change_a_line_but_a_name_be_taken_out(session, statement):
    fund, roll = await opened(session)
    await gave(session, fund, roll[:1], money())
    gift = {"gift": money(), "full_name": "Nhà Hảo Tâm Mẫu", "shown": True}
    entry = await keeping.record_gift(session, fund.id, **gift, **HEAD)
    await session.flush()

    if "donor" in statement:
        await keeping.hide_donor(session, entry.id, **HEAD)
        assert not await queries.donors_of(session, [entry])
        return
    with pytest.raises(ProgrammingError, match="permission denied"):
        await session.execute(text(statement))


async def test_the_front_confirms_what_another_wrote(session):
    fund, roll = await opened(session)
    [given] = await gave(session, fund, roll[:1], money())
    bill = await spent(session, fund, LEVEL)
    both = Actor(ward.HEAD.id, ward.CODE, frozenset({"neighbourhood_head", "front"}), ward.NORTH)

    with pytest.raises(NotYourRole):
        await keeping.confirm_spending(session, bill.id, **HEAD)
    with pytest.raises(YourOwnWork):
        await keeping.confirm_spending(session, bill.id, by=both, now=NOW)
    with pytest.raises(rules.NotASpending):
        await keeping.confirm_spending(session, given.id, **FRONT)
    await keeping.confirm_spending(session, bill.id, **FRONT)
    await session.flush()
    with pytest.raises(rules.AlreadyConfirmed):
        await keeping.confirm_spending(session, bill.id, **FRONT)
    assert last(session, "spending.confirmed")["number"] == bill.number


async def test_days_are_the_days_here_also_early_in_the_morning(session):
    fund, roll = await opened(session)
    await gave(session, fund, roll, money())
    friday, monday = (ward.at(DECIDED + timedelta(days=each), 5) for each in (1, 4))
    gift = Gift(EntryKind.SPENDING, DECIDED, LEVEL, words="Xi măng (mẫu)")
    said = {"gift": gift, "evidence": BILL, "by": ward.HEAD, "now": friday}
    bill = await keeping.record_spending(session, fund.id, **said)

    async def read():
        await session.flush()
        session.expunge_all()  # what the database tells is UTC
        row = await found(session, Fund, fund.id)
        return await views.shown(session, row, monday, lambda file: file.sha256, official=True)

    owed = rules.confirming_due(friday.date()).due_on
    seen = await read()
    assert owed != rules.confirming_due(DECIDED).due_on
    assert (seen.confirm_due.due_on, seen.spendings[0].confirm_due.due_on) == (owed, owed)
    await keeping.confirm_spending(session, bill.id, by=ward.FRONT_OFFICIAL, now=monday)
    assert (await read()).spendings[0].confirmed_on == monday.date()


async def test_it_is_settled_when_every_spending_is_confirmed_and_the_rest_has_a_use(session):
    fund, roll = await opened(session)
    await gave(session, fund, roll, money())
    bill = await spent(session, fund, 11_000_000)

    with pytest.raises(rules.SpendingUnconfirmed, match="1 khoản"):
        await settle_fund(session, fund.id, left_use="", **HEAD)
    await keeping.confirm_spending(session, bill.id, **FRONT)
    with pytest.raises(rules.RestWithoutUse, match="1000000"):
        await settle_fund(session, fund.id, left_use="", **HEAD)
    await settle_fund(session, fund.id, left_use="Chuyển quỹ bảo trì (mẫu)", **HEAD)

    event = last(session, "fund.settled")
    assert (event["received_dong"], event["left_dong"]) == (12_000_000, 1_000_000)
    with pytest.raises(rules.FundClosed, match="05/03/2026"):
        await gave(session, fund, roll[:1], money())


async def test_an_abolished_decision_takes_and_spends_nothing_more_but_gives_back(session):
    fund, roll = await opened(session)
    [given] = await gave(session, fund, roll[:1], money())
    said = {"number": "9/QĐ-UBND", "reason": "Trái pháp luật (mẫu)."}
    await abolish_decision(session, fund.matter_id, **said, by=ward.CHAIR, now=NOW)

    with pytest.raises(rules.DecisionEnded, match="Điều 22"):
        await gave(session, fund, roll[1:2], money())
    with pytest.raises(rules.DecisionEnded):
        await spent(session, fund, 1)
    await keeping.reverse_entry(session, given.id, reason=ReversalReason.GIVEN_BACK, **HEAD)
    await settle_fund(session, fund.id, left_use="", **HEAD)
    assert fund.state == "settled"


async def test_the_sheet_hangs_each_quarter_and_what_is_late_is_told_once(session):
    fund, roll = await opened(session)
    await gave(session, fund, roll[:2], money())
    posted_on = DECIDED + timedelta(days=10)
    sheet = await post_account(
        session, fund.id, posted_on=posted_on, by=ward.HEAD, now=ward.at(posted_on)
    )
    await session.flush()
    assert (sheet.through_number, last(session, "account.posted")["days_late"]) == (2, 0)
    with pytest.raises(rules.NothingNew):
        await post_account(
            session, fund.id, posted_on=posted_on, by=ward.HEAD, now=ward.at(posted_on)
        )

    due_on = date(2026, 6, 15)
    for day in (due_on, due_on + timedelta(days=1), due_on + timedelta(days=2)):
        await flag_unposted(session, by=ward.CLOCK, now=ward.at(day))
    assert names(session).count("account.posting_late") == 1
    late = due_on + timedelta(days=3)
    await post_account(session, fund.id, posted_on=late, by=ward.HEAD, now=ward.at(late))
    assert last(session, "account.posted")["days_late"] == 3


async def test_a_sheet_is_not_backdated_before_its_lines_or_the_one_before(session):
    fund, roll = await opened(session)

    async def posted(on: date, day: date):
        return await post_account(session, fund.id, posted_on=on, by=ward.HEAD, now=ward.at(day))

    written = DECIDED + timedelta(days=10)
    await gave(session, fund, roll[:2], money(on=written))
    await session.flush()
    later = written + timedelta(days=9)
    with pytest.raises(rules.PostedBeforeWritten, match=f"{written:%d/%m/%Y}"):
        await posted(written - timedelta(days=1), later)
    with pytest.raises(rules.EntryAhead):
        await posted(later + timedelta(days=1), later)
    await posted(written + timedelta(days=4), later)
    await session.flush()
    with pytest.raises(rules.PostedBeforeLast, match=f"{written + timedelta(days=4):%d/%m/%Y}"):
        await posted(written + timedelta(days=3), later)


async def test_nobody_who_gave_or_is_exempt_is_told_to_others(session):
    fund, roll = await opened(session)
    await gave(session, fund, roll[:1], money())
    gift = {"gift": money(), "full_name": "Nhà Hảo Tâm Mẫu", "shown": True}
    await keeping.record_gift(session, fund.id, **gift, **HEAD)
    why = {"household_ids": [roll[1].id], "kind": ExemptionKind.POOR}
    await exempt_households(session, fund.id, **why, **HEAD)

    about = [each for each in told(session) if ".contributions." in each["subject"]]
    heard = json.dumps([json.loads(each["body"]) for each in about])
    noted = json.dumps(session.info["said"], default=str)
    assert about
    for secret in (str(roll[0].id), str(roll[1].id), "Hảo Tâm", "poor"):
        assert secret not in heard
        assert "Hảo Tâm" not in noted


async def test_a_successor_keeps_the_accounts_of_a_neighbourhood_that_ended(session):
    fund, _ = await opened(session)
    day = DECIDED + timedelta(days=5)
    closed = UnitClosed(
        occurred_at=ward.at(day), unit_id=ward.NORTH, successor_id=ward.SOUTH, closed_on=day
    )
    await HEARS[UnitClosed](session, closed, ward.heard(day))

    gift = {"gift": money(), "full_name": "", "shown": False}
    south = {"by": ward.OTHER_HEAD, "now": ward.at(day)}
    assert (await keeping.record_gift(session, fund.id, **gift, **south)).number == 1


LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(EntryKind),
        st.booleans(),
        st.integers(-(10**12), 10**12),
        st.integers(-500, 500),
    )
)


@for_all(st.integers(0, 10**12), LINES)
def test_the_balance_is_what_was_there_came_in_and_did_not_go_out(opening, lines):
    balance, half_days = opening, 0
    for line in lines:
        sign = {EntryKind.MONEY: 1, EntryKind.SPENDING: -1}.get(line.kind, 0)
        balance, half_days = balance + sign * line.dong, half_days + line.half_days

    found = add_up(opening, lines)

    assert (found.balance, found.half_days) == (balance, half_days)
    assert found.balance == found.opening + found.received - found.spent


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_is_written_the_book_says_what_a_child_would_count(session, seed):
    """A purse and a strip of paper beside the book: they agree after every step."""
    chance = Random(seed)
    fund, roll = await opened(session, 3)
    purse, written = 0, []
    for _ in range(25):
        dong = chance.randint(1, 5_000_000)
        what = chance.choice(["give", "donate", "spend", "reverse"])
        try:
            if what == "give":
                written += await gave(session, fund, [chance.choice(roll)], money(dong))
                purse += dong
            elif what == "donate":
                gift = {"gift": money(dong), "full_name": "", "shown": False}
                written.append(await keeping.record_gift(session, fund.id, **gift, **HEAD))
                purse += dong
            elif what == "spend":
                written.append(await spent(session, fund, dong))
                purse -= dong
            elif written:
                each = chance.choice(written)
                why = ReversalReason.TWICE
                await keeping.reverse_entry(session, each.id, reason=why, **HEAD)
                purse += each.dong if each.kind == EntryKind.SPENDING else -each.dong
        except (rules.MoreThanLeft, rules.WouldFallShort, rules.AlreadyReversed):
            pass
        assert (await sums(session, fund)).balance == purse
        assert purse >= 0
    entries = await queries.entries_of(session, fund.id)
    assert [each.number for each in entries] == list(range(1, len(entries) + 1))
    assert BILL.sha256 in {each.evidence["sha256"] for each in entries if each.evidence}
