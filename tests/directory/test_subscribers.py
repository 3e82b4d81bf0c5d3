"""An address is told what became public: asked first, once a day, stopped by one click."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.decisions import ModelNoticed, ModelWithdrawn
from libs.contracts.directory import DigestDue, SubscriptionAsked
from libs.contracts.disclosures.papers import DisclosurePublished, DisclosureWithdrawn
from libs.contracts.participation.consultations import ConsultationOpened, ConsultationWithdrawn
from libs.contracts.participation.surveys import SurveyOpened, SurveyWithdrawn
from libs.kernel import outbox, testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.events import Event, Heard
from libs.kernel.settings import Settings
from services.directory.main import service as directory
from services.directory.subscribers import actions, rules, sending
from services.directory.subscribers.hearing import HEARS
from services.directory.subscribers.tables import Subscriber, Tiding
from tests.directory.conftest import NOW, WARD
from tests.post import Post

CLOCK = Actor("clock", WARD, frozenset({"clock"}))
ADDRESS = "ba.mau@example.vn"
KEY = "a vault for tests"


def heard(now: datetime = NOW) -> Heard:
    return Heard(WARD, uuid4(), now, "EVENTS_DISCLOSURES", 1, "", "", now)


def paper(title: str, day: date = NOW.date()) -> DisclosurePublished:
    ids: dict[str, Any] = {"disclosure_id": uuid4(), "obligation_id": None, "owner_unit_id": None}
    said: dict[str, Any] = {"khoan": 2, "item": "2c", "title": title, "document_number": "1/BC"}
    days: dict[str, Any] = dict.fromkeys(("document_on", "published_on", "due_on"), day)
    return DisclosurePublished(occurred_at=NOW, **ids, **said, **days, days_late=0)


def told(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    return [each for each in outbox.told(session) if each["subject"].endswith(name)]


async def only(session: AsyncSession) -> Subscriber:
    await session.flush()
    return (await session.scalars(select(Subscriber))).one()


async def confirmed(session: AsyncSession, post: Post) -> Subscriber:
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW)
    row = await only(session)
    await sending.ask(session, SubscriptionAsked(occurred_at=NOW, subscriber_id=row.id), heard())
    [asking] = await post.to(ADDRESS, 1)
    [key] = re.findall(r"/theo-doi-tin/xac-nhan/(\S{22})", asking.get_content())
    await actions.confirm_subscription(session, key, now=NOW)
    return row


async def test_an_address_is_asked_and_told_once_it_said_yes(
    session: AsyncSession, post: Post
) -> None:
    row = await confirmed(session, post)
    event = paper("Tình hình ngân sách quý I")
    await HEARS[DisclosurePublished](session, event, heard())
    await actions.tell_subscribers(session, by=CLOCK, now=NOW)

    assert len(told(session, ".directory.digest.due")) == 1
    due = DigestDue(occurred_at=NOW, subscriber_id=row.id, day=NOW.date())
    await sending.send_digest(session, due, heard())
    _, digest = await post.to(ADDRESS, 2)
    text = digest.get_content()
    assert "Công khai: Tình hình ngân sách quý I" in text
    assert f"/{WARD}/cong-khai/{event.disclosure_id}" in text
    assert f"/{WARD}/thoi-nhan-tin/{row.key}>" in digest["List-Unsubscribe"]
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    await actions.tell_subscribers(session, by=CLOCK, now=NOW + timedelta(1))
    assert len(told(session, ".directory.digest.due")) == 1  # nothing new: no mail


async def test_who_stops_is_forgotten_and_told_no_more(session: AsyncSession, post: Post) -> None:
    row = await confirmed(session, post)
    row_id, key = row.id, row.key
    await HEARS[DisclosurePublished](session, paper("Văn bản mẫu"), heard())
    await actions.stop_subscription(session, key)
    await actions.stop_subscription(session, key)

    session.expunge_all()
    assert (await session.scalars(select(Subscriber))).all() == []
    await actions.tell_subscribers(session, by=CLOCK, now=NOW)
    assert told(session, ".directory.digest.due") == []
    due = DigestDue(occurred_at=NOW, subscriber_id=row_id, day=NOW.date())
    await sending.send_digest(session, due, heard())
    assert len(await post.to(ADDRESS, 1)) == 1  # the one that asked


async def test_the_address_is_neither_in_a_row_nor_in_an_event(session: AsyncSession) -> None:
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW)
    row = await only(session)

    assert b"mau" not in row.address_sealed + row.address_hash
    assert "mau" not in str(outbox.told(session))
    assert await actions.address_of(session, row.id, vault_key=KEY) == (row, ADDRESS)


async def test_an_address_is_asked_once_until_it_confirms_or_is_forgotten(
    session: AsyncSession, post: Post
) -> None:
    await actions.subscribe(session, "Ba.Mau@EXAMPLE.vn", vault_key=KEY, now=NOW)
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW)
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW + timedelta(1))
    assert len(told(session, ".subscription.asked")) == 1

    await actions.tell_subscribers(session, by=CLOCK, now=NOW + timedelta(3))
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW + timedelta(3))
    assert len(told(session, ".subscription.asked")) == 2
    row = await only(session)
    await actions.confirm_subscription(session, row.key, now=NOW + timedelta(3))
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW + timedelta(9))
    assert len(told(session, ".subscription.asked")) == 2


async def test_who_never_confirms_is_told_nothing_and_forgotten(session: AsyncSession) -> None:
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW)
    await HEARS[DisclosurePublished](session, paper("Văn bản mẫu"), heard())
    await actions.tell_subscribers(session, by=CLOCK, now=NOW)
    assert told(session, ".directory.digest.due") == []

    await actions.tell_subscribers(session, by=CLOCK, now=NOW + timedelta(2))
    assert (await only(session)).address_sealed
    await actions.tell_subscribers(session, by=CLOCK, now=NOW + timedelta(3))
    session.expunge_all()
    assert (await session.scalars(select(Subscriber))).all() == []


async def test_the_past_is_no_news(session: AsyncSession) -> None:
    """A directory that begins to hear reads every event there ever was."""
    await HEARS[DisclosurePublished](session, paper("Việc đã qua"), heard())
    await actions.tell_subscribers(session, by=CLOCK, now=NOW + timedelta(3))

    assert (await session.scalars(select(Tiding))).all() == []


async def test_a_ward_has_room_for_so_many_in_a_day(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "ASKED_A_DAY_MAX", 2)
    for name in ("mot", "hai"):
        await actions.subscribe(session, f"{name}@example.vn", vault_key=KEY, now=NOW)
    row = (await session.scalars(select(Subscriber).limit(1))).one()
    await actions.confirm_subscription(session, row.key, now=NOW)  # was asked all the same

    for name in ("ba", "mot", "hai"):  # one that is known is refused as one that is not
        with pytest.raises(rules.TooManyAsked):
            await actions.subscribe(session, f"{name}@example.vn", vault_key=KEY, now=NOW)
    await actions.subscribe(session, "ba@example.vn", vault_key=KEY, now=NOW + timedelta(1))


async def test_a_ward_that_is_full_says_so(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "OF_WARD_MAX", 1)
    await actions.subscribe(session, ADDRESS, vault_key=KEY, now=NOW)

    with pytest.raises(rules.NoRoomLeft):
        await actions.subscribe(session, "ba@example.vn", vault_key=KEY, now=NOW + timedelta(1))


async def test_what_comes_after_the_digest_of_a_day_waits_for_the_next(
    session: AsyncSession, post: Post
) -> None:
    await confirmed(session, post)
    for title, days in (("Sáng", 0), ("Chiều", 0), ("Hôm sau", 1)):
        await HEARS[DisclosurePublished](session, paper(title), heard())
        await actions.tell_subscribers(session, by=CLOCK, now=NOW + timedelta(days))

    assert len(told(session, ".directory.digest.due")) == 2


async def test_a_digest_tells_each_thing_once_and_counts_what_does_not_fit(
    session: AsyncSession, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "LINES_MAX", 1)
    row = await confirmed(session, post)
    twice = paper("Một")
    for event in (twice, twice, paper("Hai"), paper("Ba")):
        await HEARS[DisclosurePublished](session, event, heard())
    await actions.tell_subscribers(session, by=CLOCK, now=NOW)

    due = DigestDue(occurred_at=NOW, subscriber_id=row.id, day=NOW.date())
    await sending.send_digest(session, due, heard())
    _, digest = await post.to(ADDRESS, 2)
    assert ": 3 tin công khai ngày 02/03/2026" in digest["Subject"]
    assert digest.get_content().count("Công khai: ") == 1
    assert "Và 2 tin khác" in digest.get_content()


async def test_what_was_taken_back_is_not_told(session: AsyncSession, post: Post) -> None:
    row = await confirmed(session, post)
    stays, goes = paper("Văn bản ở lại"), paper("Văn bản bị rút")
    for event in (stays, goes):
        await HEARS[DisclosurePublished](session, event, heard())
    await actions.tell_subscribers(session, by=CLOCK, now=NOW)
    gone: dict[str, Any] = {"disclosure_id": goes.disclosure_id, "khoan": 2, "item": "2c"}
    withdrawn = DisclosureWithdrawn(occurred_at=NOW, **gone, withdrawn_on=NOW.date())
    await HEARS[DisclosureWithdrawn](session, withdrawn, heard())

    due = DigestDue(occurred_at=NOW, subscriber_id=row.id, day=NOW.date())
    await sending.send_digest(session, due, heard())
    text = (await post.to(ADDRESS, 2))[1].get_content()
    assert "Văn bản ở lại" in text
    assert "Văn bản bị rút" not in text


def consultation(one: UUID) -> tuple[Event, Event]:
    about: dict[str, Any] = {"consultation_id": one}
    more = ConsultationOpened.model_construct(
        occurred_at=NOW, **about, closes_on=NOW.date(), title="Dự thảo"
    )
    return more, ConsultationWithdrawn(occurred_at=NOW, **about, withdrawn_on=NOW.date())


def survey(one: UUID) -> tuple[Event, Event]:
    about: dict[str, Any] = {"survey_id": one, "form": "x", "audience": "residents"}
    more = SurveyOpened.model_construct(
        occurred_at=NOW, **about, closes_on=NOW.date(), title="Khảo sát"
    )
    return more, SurveyWithdrawn(occurred_at=NOW, **about, withdrawn_on=NOW.date())


def model(one: UUID) -> tuple[Event, Event]:
    about: dict[str, Any] = {"model_id": one, "kind": "x"}
    more = ModelNoticed(occurred_at=NOW, **about, noticed_on=NOW.date(), until=NOW.date())
    return more, ModelWithdrawn(occurred_at=NOW, **about, withdrawn_on=NOW.date())


@pytest.mark.parametrize("of", [consultation, survey, model])
async def test_every_kind_that_can_be_taken_back_is_dropped(
    session: AsyncSession, of: Callable[[UUID], tuple[Event, Event]]
) -> None:
    told_first, taken_back = of(uuid4())
    other, _ = of(uuid4())
    for event in (told_first, other, taken_back):
        await HEARS[type(event)](session, event, heard())

    assert len((await session.scalars(select(Tiding))).all()) == 1


@pytest.mark.parametrize("typed", ["ten+tin@gmail.com", "a.b_c-d@mail.uongbi.gov.vn", "1@x-y.vn"])
def test_an_address_of_every_day_is_taken(typed: str) -> None:
    assert rules.one_address(f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed",
    [
        *("", "mau", "a@b", "a@b.vn, c@d.vn", "a@b.vn\nBcc: c@d.vn", "<a@b.vn>"),
        *("ten@gmail..com", "ten..a@b.vn", ".a@b.vn", "a@.b.vn", "a@-b.vn", "ă@x.vn"),
        *("=?utf-8?q?a=0D=0Ab?=@x.vn", f"{'a' * 65}@b.vn"),
    ],
)
def test_what_is_no_single_address_is_refused(typed: str) -> None:
    with pytest.raises(rules.AddressNotOne):
        rules.one_address(typed)


async def test_two_who_ask_for_one_address_at_the_same_moment_make_one_row(
    settings: Settings, ward: str
) -> None:
    """The second waits for the first, finds the row, and says the same."""
    database, typed = Database(settings.database_url, "test"), "cung.luc@example.vn"

    async def ask(hold: asyncio.Event | None, ready: asyncio.Event) -> int:
        async with database.transaction(WARD) as session:
            await actions.subscribe(session, typed, vault_key=KEY, now=NOW)
            ready.set()
            if hold:
                await hold.wait()
            return len(told(session, ".subscription.asked"))

    hold, first_asked, second_asked = asyncio.Event(), asyncio.Event(), asyncio.Event()
    first = asyncio.create_task(ask(hold, first_asked))
    await first_asked.wait()
    second = asyncio.create_task(ask(None, second_asked))
    await asyncio.sleep(0.2)
    assert not second_asked.is_set()  # it waits at the row that is not committed
    hold.set()

    assert await asyncio.gather(first, second) == [1, 0]
    async with database.transaction(WARD) as session:
        await session.execute(delete(Subscriber))
    await database.close()


async def test_the_door_says_the_same_to_everybody_and_knows_no_strange_key(
    settings: Settings, ward: str, post: Post
) -> None:
    reachable = settings.model_copy(update={"smtp_url": post.url})
    async with testing.service_client(directory, reachable) as (client, _):
        await says_the_same(client, ward)


async def says_the_same(client: httpx.AsyncClient, ward: str) -> None:
    for _ in range(2):
        sent = await client.post(f"{ward}/subscriptions", json={"email": ADDRESS})
        assert (sent.status_code, sent.content) == (204, b"")

    bad = await client.post(f"{ward}/subscriptions", json={"email": "khong phai"})
    assert (bad.status_code, list(bad.json()["fields"])) == (422, ["email"])
    key = {"key": "x" * 22}
    strange = await client.post(f"{ward}/subscriptions/confirmations", json=key)
    assert strange.status_code == 404
    assert (await client.post(f"{ward}/subscriptions/stops", json=key)).status_code == 204
