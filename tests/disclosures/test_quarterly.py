"""The list of a quarter: deterministic, made once, owed itself."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import NotYourRole
from services.disclosures.publishing import actions as publishing
from services.disclosures.quarterly import actions, rules
from services.disclosures.quarterly.rules import Entry, ListedSheet
from services.disclosures.tables import Obligation, QuarterlyList
from tests.disclosures.ward import (
    BINH,
    CLOCK,
    HEADQUARTERS,
    HOUSES,
    LAN,
    at,
    hang,
    later,
    published,
    told,
)

AFTER = at(date(2026, 4, 1))
Q1: dict[str, Any] = {"year": 2026, "quarter": 1}


def an_entry(number: str = "1/QĐ", title: str = "Dự toán", khoan: int = 2) -> Entry:
    day = date(2026, 3, 2)
    sheet = ListedSheet("Trụ sở", day, date(2026, 4, 2), 30)
    return Entry(khoan, f"{khoan}b", title, number, day, "2026-03-02 09:00", 0, (sheet,))


def test_the_same_facts_in_any_order_are_the_same_bytes() -> None:
    entries = [an_entry("3/QĐ"), an_entry("1/QĐ"), an_entry("2/QĐ", khoan=1)]

    texts = {rules.as_json(2026, 1, order) for order in permutations(entries)}
    sheets = {rules.as_csv(order) for order in permutations(entries)}
    assert (len(texts), len(sheets)) == (1, 1)
    assert [e["document_number"] for e in json.loads(texts.pop())["entries"]] == [
        "2/QĐ",
        "1/QĐ",
        "3/QĐ",
    ]


def test_a_title_that_looks_like_a_formula_stays_text() -> None:
    text = rules.as_csv([an_entry(title="=HYPERLINK(1)")])

    [_, row] = list(csv.reader(io.StringIO(text)))
    assert row[2] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 1, 1), (2025, 4)),
        (date(2026, 3, 31), (2025, 4)),
        (date(2026, 4, 1), (2026, 1)),
        (date(2026, 12, 31), (2026, 3)),
    ],
)
def test_the_quarter_before(today: date, quarter: tuple[int, int]) -> None:
    assert rules.quarter_before(today) == quarter


@pytest.mark.parametrize(
    ("quarter", "on"),
    [
        ((2025, 4), date(2026, 1, 5)),  # 1/1 is a holiday, 2/1 was moved
        ((2026, 1), date(2026, 4, 1)),
        ((2026, 4), date(2027, 1, 4)),
    ],
)
def test_the_list_is_made_on_the_first_working_day(quarter: tuple[int, int], on: date) -> None:
    assert rules.issue_from(*quarter) == on


async def test_the_list_holds_everything_of_the_quarter_and_is_owed_itself(
    session: AsyncSession,
) -> None:
    row = await published(session)
    await hang(session, row, HEADQUARTERS)
    await hang(session, row, HOUSES[0], 1)
    await session.flush()
    issued = await actions.issue_quarterly_list(session, **Q1, by=LAN, now=AFTER)
    await session.flush()

    [entry] = json.loads(issued.as_json)["entries"]
    assert (entry["document_number"], entry["published_at"]) == ("12/QĐ-UBND", "2026-03-02 09:00")
    assert [sheet["posted_on"] for sheet in entry["sheets"]] == ["2026-03-03", "2026-03-02"]
    owed = await session.get_one(Obligation, issued.obligation_id)
    assert (owed.item, owed.khoan, owed.due_on) == ("14q", 14, date(2026, 4, 8))
    assert told(session, "quarterly_list.issued")[0]["entries"] == 1
    assert told(session, "obligation.raised")[-1]["raised_by"] == "quarterly_list"


async def test_a_correction_is_in_the_list_of_its_own_quarter(session: AsyncSession) -> None:
    row = await published(session)
    day = at(date(2026, 4, 1), hour=1)
    await publishing.correct_disclosure(
        session,
        row.id,
        title="Quyết định công bố dự toán (đính chính)",
        summary="Sửa số liệu dòng 4.",
        body="",
        number="15/QĐ-UBND",
        signed_on=date(2026, 3, 31),
        signer_position="Chủ tịch",
        reason="Sai số liệu dòng 4",
        file=None,
        by=LAN,
        now=day,
    )
    await session.flush()
    await publishing.approve_disclosure(session, row.id, by=BINH, now=day)
    await publishing.publish_disclosure(session, row.id, by=LAN, now=day)
    await session.flush()
    listed = {}
    for quarter, now in ((1, AFTER), (2, at(date(2026, 7, 1)))):
        issued = await actions.issue_quarterly_list(
            session, year=2026, quarter=quarter, by=LAN, now=now
        )
        entries = json.loads(issued.as_json)["entries"]
        listed[quarter] = [entry["document_number"] for entry in entries]

    assert listed == {1: ["12/QĐ-UBND"], 2: ["15/QĐ-UBND"]}


async def test_the_list_hangs_at_headquarters_and_at_every_house(session: AsyncSession) -> None:
    await published(session)
    await session.flush()
    issued = await actions.issue_quarterly_list(session, **Q1, by=LAN, now=AFTER)
    await session.flush()
    row = await publishing.draft_disclosure(
        session, issued.obligation_id, summary="Danh mục quý I.", by=LAN, now=AFTER
    )
    await session.flush()
    await publishing.approve_disclosure(session, row.id, by=BINH, now=AFTER)
    await publishing.publish_disclosure(session, row.id, by=LAN, now=AFTER)

    for place in (HEADQUARTERS, HOUSES[32]):
        assert (await hang(session, row, place, 31)).keep_until == date(2026, 5, 2)


async def test_a_quarter_has_one_list(session: AsyncSession) -> None:
    await actions.issue_quarterly_list(session, **Q1, by=LAN, now=AFTER)
    await session.flush()

    with pytest.raises(rules.ListAlreadyIssued, match="01/04/2026"):
        await actions.issue_quarterly_list(session, **Q1, by=LAN, now=AFTER)


async def test_a_quarter_that_is_not_over_has_no_list(session: AsyncSession) -> None:
    with pytest.raises(rules.QuarterNotOver, match="Quý I/2026"):
        await actions.issue_quarterly_list(session, **Q1, by=LAN, now=at(date(2026, 3, 31)))
    with pytest.raises(NotYourRole):
        await actions.issue_quarterly_list(session, **Q1, by=BINH, now=AFTER)


async def test_the_clock_makes_the_list_once_and_not_for_a_ward_that_joined_later(
    session: AsyncSession,
) -> None:
    await actions.issue_due_list(session, by=CLOCK, now=AFTER)
    assert await session.scalar(select(QuarterlyList.id)) is None
    await published(session)
    await session.flush()
    await actions.issue_due_list(session, by=CLOCK, now=later(29))  # 31/3: the quarter runs
    assert await session.scalar(select(QuarterlyList.id)) is None
    for day in (30, 31, 40):
        await actions.issue_due_list(session, by=CLOCK, now=later(day))
        await session.flush()

    lists = (await session.execute(select(QuarterlyList))).scalars().all()
    assert [(row.year, row.quarter) for row in lists] == [(2026, 1)]
