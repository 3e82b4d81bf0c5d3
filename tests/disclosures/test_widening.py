"""What a ward adds to the law: items of khoản 14, more forms, longer days; and never less."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.forms import Form, Place, Rhythm
from libs.law.refusals import NarrowerThanLaw, UnknownItem
from libs.permissions import NotYourRole, YourOwnWork
from services.disclosures.announcing.actions import record_form
from services.disclosures.obligations.actions import register_document
from services.disclosures.posting.rules import PlaceNotAsked
from services.disclosures.privacy.rules import NamesNobody, NotForThePublic
from services.disclosures.publishing.actions import draft_disclosure
from services.disclosures.widening import actions, rules
from services.disclosures.widening.queries import catalogue_of
from services.disclosures.widening.tables import Addition
from tests.disclosures.door import a_form, get, hung, post, shown
from tests.disclosures.ward import (
    BINH,
    HEADQUARTERS,
    HOA,
    HOUSES,
    LAN,
    PAPER,
    SIGNED_ON,
    a_document,
    hang,
    later,
    published,
    take_down,
    told,
)

REGULATION: dict[str, Any] = {
    "number": "07/QĐ-UBND",
    "issued_on": date(2026, 2, 2),
    "valid_from": date(2026, 3, 2),
}
MARKET: dict[str, Any] = {
    "title": "Phương án sắp xếp chợ dân sinh",
    "rhythm": Rhythm.EVENT,
    "owner": "economy",
    "privacy": "",
    "days": 20,
    **REGULATION,
}
LONGER: dict[str, Any] = {
    "item": "2b",
    "form": Form.POSTING,
    "place": Place.HEADQUARTERS,
    "days": 45,
    "permanent": False,
    **REGULATION,
}


async def _agreed(session: AsyncSession, **changes: Any) -> Addition:
    """A longer or another form that Lan proposed and Binh let bind."""
    row = await actions.propose_form(session, **LONGER | changes, by=LAN, now=later(0))
    await session.flush()
    await actions.approve_addition(session, row.id, by=BINH, now=later(0))
    await session.flush()
    return row


async def _market(session: AsyncSession, **changes: Any) -> Addition:
    row = await actions.propose_item(session, **MARKET | changes, by=LAN, now=later(0))
    await session.flush()
    await actions.approve_addition(session, row.id, by=BINH, now=later(0))
    await session.flush()
    return row


async def test_an_item_of_the_ward_is_owed_like_one_of_the_law(session: AsyncSession) -> None:
    with pytest.raises(UnknownItem):
        await register_document(session, **a_document("14wa"), by=LAN, now=later(0))

    row = await _market(session)
    owed = await register_document(session, **a_document("14wa"), by=LAN, now=later(0))

    assert (row.item, owed.khoan, owed.due_on) == ("14wa", 14, date(2026, 3, 9))
    forms = (await catalogue_of(session)).required_forms("14wa", SIGNED_ON)
    walls = {form.place: form.days for form in forms if form.form is Form.POSTING}
    assert walls == {Place.HEADQUARTERS: 20, Place.COMMUNITY_HOUSE: 20}
    assert Form.PORTAL in {form.form for form in forms}
    [event] = told(session, "catalogue.widened")
    assert (event["item"], event["kind"], event["regulation_number"]) == (
        "14wa",
        "item",
        "07/QĐ-UBND",
    )
    assert "chợ" not in str(event)


async def test_an_item_of_the_ward_names_an_owner_that_everybody_can_read(
    client: httpx.AsyncClient,
) -> None:
    paper = {"number": "07/QĐ-UBND", "issued_on": "2026-02-02", "valid_from": "2026-03-02"}
    nobodys = {"title": MARKET["title"], "rhythm": "event", "owner": "nobody", **paper}

    refused = await post(client, "/catalogue/items", nobodys)

    assert (refused.status_code, refused.json()["type"]) == (422, "OwnerUnknown")
    assert "Phòng Văn hóa" in refused.json()["title"]
    assert list(refused.json()["fields"]) == ["owner"]


async def test_an_item_of_the_ward_shows_no_numbers_of_persons(session: AsyncSession) -> None:
    await _market(session)
    owed = await register_document(session, **a_document("14wa"), by=LAN, now=later(0))
    await session.flush()

    said = {"by": LAN, "now": later(0)}
    with pytest.raises(NotForThePublic, match="số định danh"):
        await draft_disclosure(session, owed.id, summary="Bà B, CCCD 022090001234", **said)
    with pytest.raises(NamesNobody):
        await draft_disclosure(session, owed.id, summary="Danh sách", columns=["phone"], **said)


async def test_a_document_older_than_the_regulation_is_not_owed(session: AsyncSession) -> None:
    await _market(session)
    older = a_document("14wa", signed_on=date(2026, 3, 1))

    with pytest.raises(rules.ItemNotYet, match=r"02/03/2026.*07/QĐ-UBND"):
        await register_document(session, **older, by=LAN, now=later(0))


async def test_longer_days_hold_for_papers_from_their_day_on(session: AsyncSession) -> None:
    await _agreed(session)
    before = await published(session, signed_on=date(2026, 3, 1), number="11")
    since = await published(session)

    short = await hang(session, before, HEADQUARTERS)
    long = await hang(session, since, HEADQUARTERS)
    house = await hang(session, since, HOUSES[0])

    assert short.keep_until == date(2026, 4, 1)
    assert long.keep_until == date(2026, 4, 16)
    assert house.keep_until == date(2026, 4, 1)


async def test_a_form_added_must_be_proven_before_a_paper_is_complete(
    session: AsyncSession,
) -> None:
    alone = await published(session, "14b", signed_on=date(2026, 3, 1), number="11")
    assert alone.state == "completed"  # the law asks for the portal only
    await _agreed(session, item="14b")

    walled = await published(session, "14b")
    assert walled.state == "published"
    sheet = await hang(session, walled, HEADQUARTERS)
    await take_down(session, sheet, day=46)
    assert walled.state == "completed"
    with pytest.raises(PlaceNotAsked):
        await hang(session, await published(session, "14b", number="13"), HOUSES[0])


async def test_a_ward_may_ask_for_any_form_of_article_12(session: AsyncSession) -> None:
    await _agreed(session, item="14b", form=Form.DIALOGUE, place=Place.ELSEWHERE, days=None)

    row = await published(session, "14b")
    assert row.state == "published"
    held: dict[str, Any] = {
        "on": SIGNED_ON,
        "said": "Hội trường phường",
        "address": None,
        "proof": PAPER,
    }
    await record_form(session, row.id, form=Form.DIALOGUE, **held, by=LAN, now=later(0))

    assert row.state == "completed"


@pytest.mark.parametrize(
    ("less", "words"),
    [
        ({"days": 29}, "ít nhất 30 ngày .*Điều 13 khoản 2"),
        ({"item": "4a", "days": 300}, "thường xuyên .*Điều 13 khoản 2"),
        ({"item": "7c", "form": Form.LOUDSPEAKER, "place": Place.LOUDSPEAKER, "days": 2}, "3 ngày"),
    ],
)
async def test_less_than_the_law_is_refused_with_the_article(
    session: AsyncSession, less: dict[str, Any], words: str
) -> None:
    with pytest.raises(NarrowerThanLaw, match=words):
        await actions.propose_form(session, **LONGER | less, by=LAN, now=later(0))


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        ({"place": Place.LOUDSPEAKER}, rules.FormNotThere),
        ({"form": Form.PORTAL, "place": Place.PORTAL}, rules.FormNotThere),
        ({"days": None}, rules.DaysMissing),
        ({"issued_on": date(2026, 3, 3)}, rules.RegulationInFuture),
        ({"valid_from": date(2026, 2, 1)}, rules.BeforeRegulation),
        ({"item": "2z"}, UnknownItem),
    ],
)
async def test_what_no_regulation_could_say_is_refused(
    session: AsyncSession, bad: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await actions.propose_form(session, **LONGER | bad, by=LAN, now=later(0))


async def test_somebody_else_agrees_and_decides_once(session: AsyncSession) -> None:
    both = type(BINH)(LAN.id, LAN.ward_id, frozenset({"office", "chair"}))
    row = await actions.propose_form(session, **LONGER, by=LAN, now=later(0))
    await session.flush()

    with pytest.raises(YourOwnWork):
        await actions.approve_addition(session, row.id, by=both, now=later(0))
    with pytest.raises(NotYourRole):
        await actions.approve_addition(session, row.id, by=HOA, now=later(0))
    with pytest.raises(NotYourRole):
        await actions.propose_form(session, **LONGER, by=HOA, now=later(0))
    with pytest.raises(rules.AlreadyProposed):
        await actions.propose_form(session, **LONGER, by=LAN, now=later(0))
    await actions.decline_addition(session, row.id, by=BINH, now=later(0))
    with pytest.raises(rules.AlreadyDecided):
        await actions.approve_addition(session, row.id, by=BINH, now=later(0))

    assert not (await catalogue_of(session)).wider
    assert not told(session, "catalogue.widened")


async def test_a_key_that_was_declined_is_free_again(session: AsyncSession) -> None:
    declined = await actions.propose_item(session, **MARKET, by=LAN, now=later(0))
    await session.flush()
    await actions.decline_addition(session, declined.id, by=BINH, now=later(0))
    await session.flush()

    again = await actions.propose_item(session, **MARKET, by=LAN, now=later(0))

    assert again.item == declined.item


async def test_a_newer_regulation_takes_the_place_of_an_older_one(session: AsyncSession) -> None:
    await _agreed(session, days=60)
    await _agreed(session, days=40, valid_from=date(2026, 6, 1))
    wanted = await catalogue_of(session)

    def days(on: date) -> list[int | None]:
        asked = wanted.required_forms("2b", on)
        return [f.days for f in asked if f.form is Form.POSTING and f.place is Place.HEADQUARTERS]

    assert [days(date(2026, month, 1)) for month in (2, 4, 7)] == [[30], [60], [40]]


async def test_the_catalogue_and_the_content_show_what_the_ward_added(
    client: httpx.AsyncClient,
) -> None:
    paper = {"number": "07/QĐ-UBND", "issued_on": "2026-02-02", "valid_from": "2026-03-02"}
    new = {"title": MARKET["title"], "rhythm": "event", "owner": "economy", "days": 20, **paper}
    kept = await post(client, "/catalogue/items", new)
    assert (kept.status_code, kept.json()["state"]) == (201, "proposed")
    assert "14wa" not in (await get(client, "/catalogue")).text
    waiting = (await get(client, "/catalogue/additions", by=LAN)).json()
    assert [row["title"] for row in waiting] == [MARKET["title"]]
    assert (await get(client, "/catalogue/additions")).status_code == 401

    approval = f"/catalogue/additions/{kept.json()['id']}/approval"
    assert (await post(client, approval, by=BINH)).status_code == 201

    items = (await get(client, "/catalogue")).json()["items"]
    assert next(i for i in items if i["key"] == "14wa")["title"] == MARKET["title"]
    content = (await get(client, "/khoans/14")).json()
    [own] = [item for item in content["items"] if item["wider"]]
    assert "07/QĐ-UBND ngày 02/02/2026" in own["wider"][0]["basis"]
    name = await shown(client, **a_form(item="14wa"))
    assert (await post(client, f"/disclosures/{name}/postings", hung())).status_code == 201
    assert (await get(client, f"/disclosures/{name}")).json()["item_title"] == MARKET["title"]
    assert (await get(client, "/board")).status_code == 200

    await post(client, f"/disclosures/{name}/withdrawal", {"reason": "Nhầm"}, by=BINH)
    rows = (await get(client, "/open-data/disclosures.json?khoan=14")).json()["rows"]
    assert [row["title"] for row in rows if row["id"] == name] == [MARKET["title"]]
