"""A household opens its page with what stands on its paper, and with nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta

import httpx
import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.errors import NotFound
from libs.permissions import NotYourUnit
from services.participation.households.access import actions, rules
from services.participation.households.access.actions import (
    issue_household_codes,
    open_household_page,
)
from services.participation.households.access.cards import Card, write_household_cards
from services.participation.households.access.queries import household_of
from services.participation.households.access.rules import Access
from services.participation.households.actions import close_household
from services.participation.households.rules import Ending
from tests.participation import ward
from tests.participation.households import DAY, households

NOW = {"by": ward.HEAD, "now": ward.at(DAY)}
ALL: list = []


def access(card: Card) -> Access:
    return Access(card.code, card.secret)


async def test_every_household_without_a_code_gets_one_and_opens_its_page(session: AsyncSession):
    rows = await households(session, 3)
    cards = await issue_household_codes(session, ward.NORTH, household_ids=ALL, **NOW)

    assert [card.number for card in cards] == [1, 2, 3]
    assert len({card.secret for card in cards}) == 3
    for row, card in zip(rows, cards, strict=True):
        assert await household_of(session, access(card), today=DAY) is row
    with pytest.raises(rules.EveryHouseholdHasCode):
        await issue_household_codes(session, ward.NORTH, household_ids=ALL, **NOW)


async def test_a_new_paper_makes_the_former_one_worthless(session: AsyncSession):
    first, second = await households(session, 2)
    old, other = await issue_household_codes(session, ward.NORTH, household_ids=ALL, **NOW)
    [new] = await issue_household_codes(session, ward.NORTH, household_ids=[first.id], **NOW)

    assert await household_of(session, access(new), today=DAY) is first
    assert await household_of(session, access(other), today=DAY) is second
    with pytest.raises(rules.HouseholdCodeNotGood):
        await household_of(session, access(old), today=DAY)


async def test_every_wrong_way_is_answered_alike(session: AsyncSession):
    first, second = await households(session, 2)
    one, two = await issue_household_codes(session, ward.NORTH, household_ids=ALL, **NOW)
    await actions.revoke_household_code(session, second.id, **NOW)
    await close_household(session, first.id, ended_as=Ending.MOVED_AWAY, **NOW)

    for wrong in (
        Access(one.code, two.secret),
        Access("22222222", one.secret),
        access(one),  # it left the roll
        access(two),  # it was revoked
    ):
        with pytest.raises(rules.HouseholdCodeNotGood):
            await household_of(session, wrong, today=DAY)
    with pytest.raises(rules.NoHouseholdCode):
        await actions.revoke_household_code(session, second.id, **NOW)


async def test_a_code_ends_after_a_year_and_then_everybody_may_get_a_new_one(
    session: AsyncSession,
):
    [first] = await households(session, 1)
    [card] = await issue_household_codes(session, ward.NORTH, household_ids=ALL, **NOW)
    assert card.last_on == DAY + timedelta(days=365)

    assert await household_of(session, access(card), today=card.last_on) is first
    after = card.last_on + timedelta(days=1)
    with pytest.raises(rules.HouseholdCodeNotGood):
        await household_of(session, access(card), today=after)
    later = {"by": ward.HEAD, "now": ward.at(after)}
    assert await issue_household_codes(session, ward.NORTH, household_ids=ALL, **later)


async def test_a_household_sees_when_its_page_was_opened_first(session: AsyncSession):
    await households(session, 1)
    [card] = await issue_household_codes(session, ward.NORTH, household_ids=ALL, **NOW)

    _, code = await open_household_page(session, access(card), now=ward.at(DAY))
    again = ward.at(DAY + timedelta(days=5))
    _, code = await open_household_page(session, access(card), now=again)
    assert code.opened_on == DAY


async def test_only_the_own_head_and_the_office_give_codes(session: AsyncSession):
    [first] = await households(session, 1)
    other = {"by": ward.OTHER_HEAD, "now": ward.at(DAY)}
    with pytest.raises(NotYourUnit):
        await issue_household_codes(session, ward.NORTH, household_ids=ALL, **other)
    with pytest.raises(NotYourUnit):
        await actions.revoke_household_code(session, first.id, **other)
    # Nor does a head reach a household of elsewhere through his own roll.
    with pytest.raises(NotFound):
        await issue_household_codes(session, ward.SOUTH, household_ids=[first.id], **other)


async def test_no_secret_is_kept_or_told(session: AsyncSession):
    await households(session, 1)
    [card] = await issue_household_codes(session, ward.NORTH, household_ids=ALL, **NOW)
    await session.flush()

    row = (await session.execute(text("SELECT * FROM household_code"))).one()
    kept = f"{row} {session.info['said']} {session.info['told']}"
    assert card.code in kept
    assert card.secret not in kept


def test_a_paper_says_whose_it_is_and_how_it_is_used():
    card = Card(12, "Số 7, ngõ mẫu", "Người Mẫu", "ABCD2345", "ABCDEFGHJKLM2345", DAY)
    paper = write_household_cards(
        [card] * 9, neighbourhood="Khu phố Bắc", page_address="https://mau.vn/06811/ho", on=DAY
    )
    pages = PdfReader(io.BytesIO(paper)).pages
    said = " ".join(pages[0].extract_text().split())

    assert len(pages) == 2
    for words in ("Khu phố Bắc", "Hộ số 12", "Người Mẫu", "ABCD2345", "ABCD EFGH JKLM 2345"):
        assert words in said
    assert "02/03/2026" in said


@pytest.fixture
def today() -> Iterator[None]:
    """The clock stands still."""
    with testing.time_is(ward.at(date(2026, 3, 2))):
        yield


async def test_papers_are_printed_and_a_wrong_code_opens_nothing(
    client: httpx.AsyncClient, today: None
):
    path = f"{ward.API}/neighbourhoods/{ward.SOUTH}"
    form = {"address": "Ngõ mẫu", "full_name": "Người Mẫu", "born": "1970", "capable": True}
    headers = testing.signed(ward.OTHER_HEAD)
    made = (await client.post(f"{path}/households", json=form, headers=headers)).json()
    paper = await client.post(f"{path}/household-codes", json={}, headers=headers)

    assert paper.content.startswith(b"%PDF")
    assert paper.headers["cache-control"] == "no-store"
    [line] = (await client.get(f"{path}/households", headers=headers)).json()["households"]
    assert line["code_until"] == "2027-03-02"
    said = " ".join(PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().split())
    code = said.partition("Mã ")[2][:8]
    secret = said.partition("Khóa ")[2][:19].replace(" ", "")
    opened = await client.post(f"{ward.API}/household-pages", json={"code": code, "secret": secret})
    assert (opened.json()["household_id"], opened.json()["number"]) == (made["id"], 1)
    assert "Người Mẫu" not in opened.text

    wrong = {"code": code, "secret": "2" * 16}
    refused = await client.post(f"{ward.API}/household-pages", json=wrong)
    assert refused.status_code == 404
    await client.post(f"{ward.API}/households/{made['id']}/code/revocation", headers=headers)
    again = {"code": code, "secret": secret}
    refused = await client.post(f"{ward.API}/household-pages", json=again)
    assert refused.status_code == 404
