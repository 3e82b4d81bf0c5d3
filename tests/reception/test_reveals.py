"""Two persons for one look at a denunciation: one asks, another agrees, and every step is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import httpx
import psycopg
import pytest
from psycopg import errors
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from libs.kernel.history import broken_links
from libs.kernel.settings import Settings
from libs.permissions import NotYourRole, YourOwnWork
from services.reception.sealed import letters, queries, rules
from services.reception.sealed.actions import agree_to_reveal, ask_to_reveal, decline_reveal
from services.reception.sealed.rules import Reason
from services.reception.sealed.tables import Reveal
from tests.reception import ward
from tests.reception.test_sealed import NOW, WRITTEN

INSPECTOR = Actor("thanh-tra", ward.CODE, frozenset({"inspector"}), ward.an_id("inspectors"))


@pytest.fixture
async def letter(session: AsyncSession) -> UUID:
    """A denunciation that the handler's unit works on, against somebody of the culture unit."""
    letter_id = await letters.seal(session, WRITTEN, now=NOW)
    await letters.let_read(session, letter_id, unit_ids={ward.ECONOMY})
    await letters.restrict(session, letter_id, now=NOW)
    await letters.bar(session, letter_id, unit_ids=[ward.CULTURE], now=NOW)
    return letter_id


async def asked(session: AsyncSession, letter: UUID, by: Actor = ward.HANDLER) -> Reveal:
    return await ask_to_reveal(session, letter, reason=Reason.VERIFY, by=by, now=NOW)


async def look(session, letter, by=ward.HANDLER, now=NOW):
    return await letters.open_letter(session, letter, by=by, reason=Reason.VERIFY, now=now)


async def test_who_asked_looks_after_another_agreed_and_nobody_else(session, letter):
    reveal = await asked(session, letter)
    with pytest.raises(rules.SecondPersonNeeded):
        await look(session, letter)

    await agree_to_reveal(session, reveal.id, by=ward.CHAIR, now=NOW)

    assert await look(session, letter) == WRITTEN
    for other in (ward.CHAIR, ward.CLERK, replace(ward.HANDLER, id="another")):
        with pytest.raises(rules.SecondPersonNeeded):
            await look(session, letter, other)


async def test_an_agreement_lasts_half_an_hour(session, letter):
    reveal = await asked(session, letter)
    await agree_to_reveal(session, reveal.id, by=ward.CHAIR, now=NOW)

    last = NOW + rules.LOOK_MAX - timedelta(seconds=1)
    assert await look(session, letter, now=last) == WRITTEN
    with pytest.raises(rules.SecondPersonNeeded):
        await look(session, letter, now=NOW + rules.LOOK_MAX)


async def test_nobody_agrees_with_himself_nor_without_the_role(session, letter):
    reveal = await asked(session, letter, ward.CHAIR)

    with pytest.raises(YourOwnWork):
        await agree_to_reveal(session, reveal.id, by=ward.CHAIR, now=NOW)
    for other in (ward.CLERK, ward.HANDLER, ward.OFFICIAL):
        with pytest.raises(NotYourRole):
            await agree_to_reveal(session, reveal.id, by=other, now=NOW)
    await agree_to_reveal(session, reveal.id, by=INSPECTOR, now=NOW)
    assert await look(session, letter, ward.CHAIR) == WRITTEN


async def test_the_accuseds_unit_neither_asks_nor_agrees_nor_knows(session, letter):
    reveal = await asked(session, letter)
    accused = replace(ward.HANDLER, unit_id=ward.CULTURE)
    inspector = replace(INSPECTOR, unit_id=ward.CULTURE)

    with pytest.raises(NotFound):
        await asked(session, letter, accused)
    with pytest.raises(NotFound):
        await agree_to_reveal(session, reveal.id, by=inspector, now=NOW)
    with pytest.raises(NotFound):
        await queries.standing(session, letter, by=accused, now=NOW)
    assert reveal.id not in [r.id for r in await queries.reveals(session, by=inspector, now=NOW)]
    seen = await queries.looks(session, before=None, by=inspector)
    assert letter not in [one.letter_id for one in seen]
    assert letter in [
        one.letter_id for one in await queries.looks(session, before=None, by=INSPECTOR)
    ]


async def test_an_accused_chair_neither_asks_nor_agrees(session, letter):
    await letters.bar(session, letter, unit_ids=[], roles=["chair"], now=NOW)
    reveal = await asked(session, letter)

    for act in (
        asked(session, letter, ward.CHAIR),
        agree_to_reveal(session, reveal.id, by=ward.CHAIR, now=NOW),
    ):
        with pytest.raises(NotFound):
            await act


async def test_a_question_is_answered_once_and_waits_three_days(session, letter):
    first = await asked(session, letter)
    with pytest.raises(rules.AskedAlready):
        await asked(session, letter)
    await decline_reveal(session, first.id, by=ward.CHAIR, now=NOW)
    with pytest.raises(rules.AnsweredAlready):
        await agree_to_reveal(session, first.id, by=INSPECTOR, now=NOW)
    with pytest.raises(rules.SecondPersonNeeded):
        await look(session, letter)

    second = await asked(session, letter)
    late = NOW + rules.QUESTION_MAX
    with pytest.raises(rules.AnsweredAlready):
        await agree_to_reveal(session, second.id, by=ward.CHAIR, now=late)


async def test_an_ordinary_letter_needs_no_second_person(session):
    letter_id = await letters.seal(session, WRITTEN, now=NOW)

    with pytest.raises(rules.NotRestricted):
        await asked(session, letter_id, ward.CLERK)


async def test_the_log_says_who_and_why_and_nothing_of_the_letter(session, letter):
    reveal = await asked(session, letter)
    await agree_to_reveal(session, reveal.id, by=ward.CHAIR, now=NOW)
    await look(session, letter)

    seen = await queries.looks(session, before=None, by=ward.CHAIR)
    lines = [(one.actor_id, one.action, one.said) for one in seen if one.letter_id == letter]
    assert lines[:3] == [
        ("hoa", "open_letter", {"reason": "verify", "agreed_by": "ong-chu-tich"}),
        ("ong-chu-tich", "agree_to_reveal", {"asked_by": "hoa"}),
        ("hoa", "ask_to_reveal", {"reason": "verify"}),
    ]
    assert "Trồng" not in str(seen)
    with pytest.raises(NotYourRole):
        await queries.looks(session, before=None, by=ward.CLERK)


async def test_the_log_is_a_chain_that_nobody_changes(
    session: AsyncSession, letter: UUID, settings: Settings, migrated: str
) -> None:
    await asked(session, letter)
    name = settings.sealed_url.rsplit("/", 1)[1]
    owner = testing.role_url(migrated, "reception.sealed", "owner", name)
    with psycopg.connect(owner, row_factory=psycopg.rows.namedtuple_row) as db:
        rows = db.execute("SELECT * FROM history ORDER BY ward_id, ward_seq").fetchall()
        heads = db.execute("SELECT ward_id, ward_seq, hash FROM history_head").fetchall()
        assert broken_links(rows, {head[0]: (head[1], head[2]) for head in heads}) == []
        with pytest.raises(errors.RestrictViolation):
            db.execute("DELETE FROM history")
    assert len(rows) > 3


async def test_even_past_the_code_nobody_agrees_with_himself(
    session: AsyncSession, letter: UUID, settings: Settings
) -> None:
    reveal = await asked(session, letter)
    with psycopg.connect(settings.sealed_url) as db:
        db.execute("SELECT set_config('app.ward_id', %s, true)", [ward.CODE])
        with pytest.raises(errors.CheckViolation):
            db.execute("UPDATE reveal SET answered_by = asked_by WHERE id = %s", [reveal.id])


async def test_the_answer_of_a_look_is_kept_nowhere(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient, settings: Settings
) -> None:
    async with door[1].transaction(ward.CODE) as session:
        letter_id = await letters.seal(session, WRITTEN, now=NOW)
    headers = testing.signed(ward.CLERK) | {"idempotency-key": "k"}

    url = f"{ward.API}/letters/{letter_id}/looks"
    answer = await client.post(url, json={"reason": "sort"}, headers=headers)

    assert answer.status_code == 200, answer.text
    assert answer.json()["full_name"] == WRITTEN.full_name
    with psycopg.connect(settings.database_url) as db:
        db.execute("SELECT set_config('app.ward_id', %s, true)", [ward.CODE])
        assert db.execute("SELECT key FROM answered").fetchall() == []


async def test_through_the_door_two_persons_open_a_letter(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient
) -> None:
    async with door[1].transaction(ward.CODE) as session:
        letter_id = await letters.seal(session, WRITTEN, now=NOW)
        await letters.restrict(session, letter_id, now=NOW)
    clerk, chair = testing.signed(ward.CLERK), testing.signed(ward.CHAIR)
    url, why = f"{ward.API}/letters/{letter_id}", {"reason": "contact"}

    assert (await client.get(url, headers=clerk)).json()["restricted"] is True
    assert (await client.post(f"{url}/looks", json=why, headers=clerk)).status_code == 422
    await client.post(f"{url}/reveals", json=why, headers=clerk)
    waiting = (await client.get(f"{ward.API}/reveals", headers=chair)).json()
    (one,) = [each for each in waiting if each["letter_id"] == str(letter_id)]
    agreed = await client.post(f"{ward.API}/reveals/{one['id']}/agreement", headers=chair)
    assert agreed.status_code == 200, agreed.text
    shown = (await client.post(f"{url}/looks", json=why, headers=clerk)).json()
    log = (await client.get(f"{ward.API}/looks", headers=chair)).json()

    assert shown["phone"] == WRITTEN.contact.phone
    assert log["looks"][0]["action"] == "open_letter"
    assert log["head_number"] >= log["looks"][0]["number"]
    assert (await client.get(f"{ward.API}/looks", headers=clerk)).status_code == 403
