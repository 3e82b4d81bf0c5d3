"""Letters are destroyed when their time is over, orphans after a day, and an open case never."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from datetime import date, timedelta
from functools import partial
from typing import LiteralString
from uuid import UUID

import httpx
import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from libs.kernel.history import history_of
from libs.kernel.settings import Settings
from libs.permissions import NotYourRole
from services.reception.sealed import letters, rules
from services.reception.sealed.actions import ask_to_reveal
from services.reception.sealed.kept.actions import close_letter, reopen_letter, set_keeping_term
from services.reception.sealed.kept.destroying import shred_letters, sweep_letters
from services.reception.sealed.kept.rules import Keep, KeptForGood, TermTooShort, kept_until
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.rules import Reason
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import SealedLetter
from tests.reception import ward
from tests.reception.test_bookings import NOON, posted
from tests.reception.test_sealed import NOW, WRITTEN

CLOSED = date(2026, 8, 3)


@pytest.fixture
async def letter(session: AsyncSession) -> UUID:
    return await letters.seal(session, WRITTEN, now=NOW)


async def opened(session: AsyncSession, letter_id: UUID) -> letters.Letter:
    return await letters.open_letter(session, letter_id, by=ward.CLERK, reason=Reason.SORT, now=NOW)


async def stored(session: AsyncSession, letter_id: UUID) -> SealedLetter | None:
    async with store_of(session).transaction(ward.CODE) as inside:
        return await inside.scalar(select(SealedLetter).where(SealedLetter.id == letter_id))


async def shred(session: AsyncSession, on: date) -> None:
    await shred_letters(session, by=ward.CLOCK, now=ward.at(on))


def test_each_class_has_its_years():
    assert kept_until(Keep.INELIGIBLE, CLOSED, None) == date(2027, 8, 3)
    assert kept_until(Keep.SETTLED, CLOSED, None) == date(2096, 8, 3)
    assert kept_until(Keep.SETTLED, CLOSED, 15) == date(2041, 8, 3)
    assert kept_until(Keep.PERMANENT, CLOSED, None) is None


async def test_on_the_day_after_its_last_the_key_is_destroyed_and_the_proof_stays(session, letter):
    await close_letter(session, letter, kept_as=Keep.INELIGIBLE, closed_on=CLOSED)
    await session.flush()
    await shred(session, date(2027, 8, 3))
    assert await opened(session, letter) == WRITTEN

    await shred(session, date(2027, 8, 4))

    with pytest.raises(rules.Shredded):
        await opened(session, letter)
    row = await stored(session, letter)
    assert (row.wrapped_key, row.body) == (None, b"")
    async with store_of(session).transaction(ward.CODE) as inside:
        said = [row["said"] for row in await history_of(inside, letter)]
    assert [one for one in said if len(one.get("sha256", "")) == 64]


async def test_an_open_case_is_never_destroyed_nor_one_kept_for_good(session, letter):
    far = date(2200, 1, 1)
    await shred(session, far)
    await close_letter(session, letter, kept_as=Keep.PERMANENT, closed_on=CLOSED)
    await shred(session, far)
    await close_letter(session, letter, kept_as=Keep.INELIGIBLE, closed_on=CLOSED)
    await reopen_letter(session, letter)
    await shred(session, far)

    assert await opened(session, letter) == WRITTEN


async def test_destroying_again_changes_nothing(session, letter):
    await close_letter(session, letter, kept_as=Keep.INELIGIBLE, closed_on=CLOSED)
    await shred(session, date(2027, 8, 4))
    kept = await session.get(KeptLetter, letter)
    kept.shredded_on = None  # as if the process had ended between the two commits
    await shred(session, date(2027, 8, 5))

    assert kept.shredded_on == date(2027, 8, 5)


async def test_the_ward_sets_a_term_for_what_is_closed_later_and_not_too_short(session, letter):
    with pytest.raises(NotYourRole):
        await set_keeping_term(session, kept_as=Keep.SETTLED, years=20, by=ward.CLERK, now=NOW)
    with pytest.raises(TermTooShort, match="10 năm"):
        await set_keeping_term(session, kept_as=Keep.SETTLED, years=9, by=ward.CHAIR, now=NOW)
    with pytest.raises(KeptForGood):
        await set_keeping_term(session, kept_as=Keep.PERMANENT, years=99, by=ward.CHAIR, now=NOW)
    before = await letters.seal(session, WRITTEN, now=NOW)
    await close_letter(session, before, kept_as=Keep.SETTLED, closed_on=CLOSED)
    await set_keeping_term(session, kept_as=Keep.SETTLED, years=20, by=ward.CHAIR, now=NOW)
    await close_letter(session, letter, kept_as=Keep.SETTLED, closed_on=CLOSED)

    assert (await session.get(KeptLetter, letter)).kept_until == date(2046, 8, 3)
    assert (await session.get(KeptLetter, before)).kept_until == date(2096, 8, 3)


async def test_an_orphan_is_destroyed_after_a_day_and_a_kept_one_is_not(session, letter):
    await session.commit()
    orphan = await letters.seal(session, WRITTEN, now=NOW)
    await session.rollback()

    for later, left in ((timedelta(hours=23), True), (timedelta(hours=25), False)):
        await sweep_letters(session, by=ward.CLOCK, now=NOW + later)
        assert bool(await stored(session, orphan)) is left
    assert await opened(session, letter) == WRITTEN


async def test_what_was_forgotten_elsewhere_is_destroyed_with_the_questions_about_it(
    session: AsyncSession, letter: UUID
) -> None:
    await letters.restrict(session, letter, now=NOW)
    await session.commit()
    await ask_to_reveal(session, letter, reason=Reason.SORT, by=ward.CLERK, now=NOW)
    await session.delete(await session.get(KeptLetter, letter))
    await session.commit()

    await sweep_letters(session, by=ward.CLOCK, now=NOW + timedelta(days=2))
    assert await stored(session, letter) is None


async def test_the_terms_are_shown_and_set_through_the_door(client: httpx.AsyncClient) -> None:
    chair = testing.signed(ward.CHAIR)
    url = f"{ward.API}/keeping-terms"
    usual = (await client.get(url, headers=chair)).json()
    answer = await client.put(f"{url}/settled", json={"years": 30}, headers=chair)
    told = {one["kept_as"]: one for one in (await client.get(url, headers=chair)).json()}

    assert {(one["kept_as"], one["years"]) for one in usual} == {
        *(("ineligible", 1), ("settled", 70), ("reception", 10)),
    }
    assert answer.status_code == 204
    assert told["settled"] == {"kept_as": "settled", "years": 30, "set_here": True}


KILLED = """
import asyncio, os, signal, sys
from sqlalchemy import event
from libs.kernel.database import WardSession
from libs.kernel.settings import Settings
from services.reception.main import service
from services.reception.sealed import letters
from tests.reception.test_sealed import NOW, WRITTEN

async def main():
    settings = Settings.model_validate_json(sys.argv[1])
    async with service.database(settings).transaction("06811") as session:
        print(await letters.seal(session, WRITTEN, now=NOW), flush=True)
        event.listen(
            session.sync_session, "before_commit", lambda s: os.kill(os.getpid(), signal.SIGKILL)
        )

asyncio.run(main())
"""


async def test_killed_between_the_two_commits_leaves_an_orphan_and_no_intake(
    session: AsyncSession, settings: Settings
) -> None:
    """Nothing was acknowledged, so nothing is lost; and the retry's letter is the only readable."""
    await session.rollback()  # nothing waits idle while the other process starts
    argv = [sys.executable, "-c", KILLED, settings.model_dump_json()]
    run = partial(subprocess.run, argv, capture_output=True, text=True, timeout=60, check=False)
    killed = await asyncio.to_thread(run)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    orphan = UUID(killed.stdout.strip())
    again = await letters.seal(session, WRITTEN, now=NOW)
    await session.commit()

    assert await stored(session, orphan)
    with pytest.raises(NotFound):
        await opened(session, orphan)
    assert await opened(session, again) == WRITTEN
    await sweep_letters(session, by=ward.CLOCK, now=NOW + timedelta(days=2))
    assert await stored(session, orphan) is None
    assert await opened(session, again) == WRITTEN
    with psycopg.connect(settings.database_url) as db:
        db.execute("SELECT set_config('app.ward_id', %s, true)", [ward.CODE])
        kept = db.execute("SELECT id FROM kept_letter").fetchall()
    assert (orphan,) not in kept


async def test_a_retry_with_the_same_key_leaves_one_letter_for_one_number(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient, settings: Settings
) -> None:
    booked = await bookable(door[1])
    before = counted(settings)
    form = {"full_name": WRITTEN.full_name, "phone": "0987000111", "slot_at": "07:30"}
    with testing.time_is(ward.at(NOON)):
        sent = [
            await client.post(booked, json=form, headers={"idempotency-key": "one"})
            for _ in range(3)
        ]

    assert {answer.status_code for answer in sent} == {201}
    assert len({answer.json()["code"] for answer in sent}) == 1
    assert counted(settings) == (before[0] + 1, before[1] + 1)


async def bookable(database: Database) -> str:
    """Where a slot of a posted session is booked."""
    async with database.transaction(ward.CODE) as session:
        return f"{ward.API}/sessions/{(await posted(session)).id}/bookings"


def counted(settings: Settings) -> tuple[int, int]:
    """The letters of the ward that reception knows, and that are sealed."""
    return (
        _number(settings.database_url, "SELECT count(*) FROM kept_letter"),
        _number(settings.sealed_url, "SELECT count(*) FROM sealed_letter"),
    )


def _number(url: str, query: LiteralString) -> int:
    with psycopg.connect(url) as db:
        db.execute("SELECT set_config('app.ward_id', %s, true)", [ward.CODE])
        return db.execute(query).fetchone()[0]
