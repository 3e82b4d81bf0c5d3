"""The door of a service: one transaction per request, committed before the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import psycopg
import pytest
from sqlalchemy import func, select, text

from libs.kernel import tables, testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database, NoWard
from tests.kernel import sample
from tests.kernel.conftest import Pair

LAN = Actor("lan", "06811", frozenset({"office"}))
NOTES = "/api/wards/06811/left/notes"


@pytest.fixture
async def door(pair: Pair) -> AsyncIterator[tuple[httpx.AsyncClient, Database]]:
    async with testing.service_client(sample.left, pair.left) as both:
        yield both


async def rows(database: Database, ward: str = "06811") -> int:
    async with database.transaction(ward) as session:
        return (await session.execute(select(func.count(sample.Note.id)))).scalar_one()


async def test_a_note_is_there_when_the_answer_says_so(door):
    client, database = door

    answer = await client.post(NOTES, json={"text": "xin chào"}, headers=testing.signed(LAN))

    assert answer.status_code == 201
    assert await rows(database) == 1


async def test_a_refusal_leaves_nothing_and_says_why_in_vietnamese(door):
    client, database = door

    answer = await client.post(NOTES, json={"text": "forbidden"}, headers=testing.signed(LAN))

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "TextForbidden"
    assert answer.json()["title"] == "Không được viết “forbidden”."
    assert await rows(database) == 0


async def test_a_bad_form_names_the_field(door):
    client, _ = door

    answer = await client.post(NOTES, json={"text": "x"}, headers=testing.signed(LAN))

    assert answer.status_code == 422
    assert answer.json()["fields"] == {"text": "Cần ít nhất 2 ký tự."}


async def test_a_bug_answers_500_without_quoting_what_people_wrote(door, capfd):
    client, database = door

    answer = await client.post(NOTES, json={"text": "broken"}, headers=testing.signed(LAN))

    assert answer.status_code == 500
    assert "Bí Mật" not in answer.text + "".join(capfd.readouterr())
    assert await rows(database) == 0


async def test_what_no_database_keeps_is_refused_and_no_outage(door, capfd):
    client, database = door

    answer = await client.post(NOTES, json={"text": "xin\0chào"}, headers=testing.signed(LAN))

    assert (answer.status_code, answer.json()["type"]) == (422, "MalformedRequest")
    assert "unexpected_error" not in "".join(capfd.readouterr())
    assert await rows(database) == 0


async def test_a_commit_that_fails_does_not_answer_created(door):
    client, database = door
    # A deferred constraint speaks up only when the transaction commits.
    _make_commits_fail(database)

    answer = await client.post(NOTES, json={"text": "late"}, headers=testing.signed(LAN))

    assert answer.status_code == 500
    assert await rows(database) == 0


async def test_a_retry_with_the_same_key_acts_once_and_answers_the_same(door):
    client, database = door
    headers = {**testing.signed(LAN), "idempotency-key": "k1"}

    answers = await asyncio.gather(
        *(client.post(NOTES, json={"text": "một lần"}, headers=headers) for _ in range(5))
    )

    assert [a.status_code for a in answers] == [201] * 5
    assert len({a.text for a in answers}) == 1
    assert await rows(database) == 1


async def test_a_key_used_for_another_request_is_refused(door):
    client, _ = door
    headers = {**testing.signed(LAN), "idempotency-key": "k2"}
    await client.post(NOTES, json={"text": "một"}, headers=headers)

    answer = await client.post(NOTES, json={"text": "hai"}, headers=headers)

    assert answer.json()["type"] == "KeyUsedForAnotherRequest"


async def test_another_ward_sees_nothing(door):
    client, database = door
    created = await client.post(NOTES, json={"text": "riêng"}, headers=testing.signed(LAN))

    elsewhere = await client.get(f"/api/wards/06820/left/notes/{created.json()['id']}")
    nowhere = await client.get(f"/api/wards/06820/left/notes/{LAN_NOTE}")
    official = await client.get("/api/wards/06820/left/notes", headers=testing.signed(LAN))

    assert (elsewhere.status_code, elsewhere.json()) == (nowhere.status_code, nowhere.json())
    assert official.status_code == 403
    assert await rows(database, "06820") == 0


async def test_a_forged_or_old_actor_is_nobody(door):
    client, _ = door
    good = testing.signed(LAN)["danbiet-actor"]
    forged = good[:-6] + "AAAAAA"

    answer = await client.post(NOTES, json={"text": "giả"}, headers={"danbiet-actor": forged})

    assert answer.status_code == 401


async def test_a_session_without_a_ward_refuses_to_open(door):
    _, database = door

    with pytest.raises(NoWard):
        async with database.transaction(None) as session:
            await session.execute(text("SELECT 1"))


async def test_a_cancelled_request_leaves_nothing_behind(door):
    _, database = door

    async def slow() -> None:
        async with database.transaction("06811") as session:
            session.add(sample.Note(text="nửa chừng"))
            await session.flush()
            await session.execute(text("SELECT pg_sleep(5)"))

    task = asyncio.create_task(slow())
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await rows(database) == 0
    async with database.transaction("06820") as session:
        assert (await session.execute(text("SELECT current_ward()"))).scalar() == "06820"


async def test_every_table_with_a_ward_is_behind_a_wall(door):
    _, database = door
    async with database.transaction(None, "bus") as session:
        open_tables = await session.execute(
            text(
                """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                AND a.attname = 'ward_id' AND NOT a.attisdropped WHERE c.relkind IN ('r', 'p')
                AND c.relnamespace = 'public'::regnamespace
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"""
            )
        )
        assert open_tables.all() == []
        assert (await session.execute(select(tables.history))).all() == []


LAN_NOTE = "01900000-0000-7000-8000-000000000000"


def _make_commits_fail(database: Database) -> None:
    """Make commits of notes fail, as a full disk or a lost connection would."""
    url = database.engine.url.set(
        drivername="postgresql", username="left_owner", password=testing.PASSWORDS["owner"]
    )
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as db:
        db.execute(
            """CREATE FUNCTION too_late() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'too late'; END $$"""
        )
        db.execute(
            """CREATE CONSTRAINT TRIGGER too_late AFTER INSERT ON note DEFERRABLE
            INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION too_late()"""
        )


async def test_when_every_connection_is_busy_the_answer_is_come_again(door, monkeypatch):
    client, database = door
    pool = database.engine.sync_engine.pool
    monkeypatch.setattr(pool, "_timeout", 0.1)  # not half a minute, as people wait
    held = [await database.engine.connect() for _ in range(pool.size())]
    try:
        busy = await client.post(NOTES, json={"text": "xin chào"}, headers=testing.signed(LAN))
    finally:
        for connection in held:
            await connection.close()

    assert (busy.status_code, busy.json()["type"]) == (503, "Unavailable")
    again = await client.post(NOTES, json={"text": "xin chào"}, headers=testing.signed(LAN))
    assert again.status_code == 201
