"""Files of letters: under the letter's seal from the first moment, and gone with its key."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock, testing
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from libs.kernel.files import FileKindNotTaken
from libs.kernel.history import history_of
from libs.permissions import NotYourUnit
from services.reception.sealed import letters
from services.reception.sealed.files import rules
from services.reception.sealed.files.actions import named, open_letter_file, send_letter_file
from services.reception.sealed.files.store import put_away
from services.reception.sealed.kept.actions import close_letter
from services.reception.sealed.kept.destroying import shred_letters, sweep_letters
from services.reception.sealed.kept.rules import Keep
from services.reception.sealed.letters import Letter
from services.reception.sealed.rules import Reason, SecondPersonNeeded, Shredded
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import SealedFile, SealedLetter
from tests.reception import ward
from tests.reception.papers import DOCX, PAPER, PHOTO
from tests.reception.test_sealed import NOW, WRITTEN

FILES = f"{ward.API}/letters/files"
DAY = timedelta(days=1)


async def receipt(session: AsyncSession, content: bytes = PHOTO, **more: Any) -> str:
    asked: dict[str, Any] = {"by": ward.STRANGER, "now": NOW}
    return await send_letter_file(session, content, **asked | more)


async def with_files(session: AsyncSession, *contents: bytes) -> UUID:
    """A letter with these files."""
    receipts = [await receipt(session, content) for content in contents or (PHOTO, PAPER)]
    letter = replace(WRITTEN, files=named(session, receipts))
    return await letters.seal(session, letter, now=NOW)


async def file_of(session: AsyncSession, letter_id: UUID, number: int, by=ward.CLERK) -> bytes:
    why = {"reason": Reason.VERIFY, "now": NOW}
    return (await open_letter_file(session, letter_id, number, by=by, **why))[1]


async def stored(session: AsyncSession) -> list[SealedFile]:
    async with store_of(session).transaction(ward.CODE) as inside:
        return list((await inside.scalars(select(SealedFile).order_by(SealedFile.id))).all())


async def test_who_may_read_the_letter_opens_its_files_and_each_time_is_logged(session):
    letter_id = await with_files(session)
    opened = await letters.open_letter(
        session, letter_id, by=ward.CLERK, reason=Reason.SORT, now=NOW
    )

    assert [each.media_type for each in opened.files] == ["image/jpeg", "application/pdf"]
    assert await file_of(session, letter_id, 2) == PAPER
    async with store_of(session).transaction(ward.CODE) as inside:
        last = (await history_of(inside, letter_id))[-1]
    assert (last["actor_id"], last["action"]) == ("lan", "open_letter_file")
    assert last["said"] == {"reason": "verify", "number": 2}
    for number in (0, 3):
        with pytest.raises(rules.NoSuchLetterFile):
            await file_of(session, letter_id, number)


async def test_a_file_follows_the_rules_of_its_letter(session):
    letter_id = await with_files(session)
    with pytest.raises(NotYourUnit):
        await file_of(session, letter_id, 1, by=ward.HANDLER)
    await letters.let_read(session, letter_id, unit_ids={ward.ECONOMY})
    assert await file_of(session, letter_id, 2, by=ward.HANDLER) == PAPER
    await letters.bar(session, letter_id, unit_ids=[ward.ECONOMY], now=NOW)
    with pytest.raises(NotFound):
        await file_of(session, letter_id, 1, by=ward.HANDLER)
    await letters.restrict(session, letter_id, now=NOW)
    with pytest.raises(SecondPersonNeeded):
        await file_of(session, letter_id, 1)


async def test_of_a_photo_stays_no_trace_and_of_the_bytes_nothing_readable(session):
    letter_id = await with_files(session)
    shown = await file_of(session, letter_id, 1)
    assert (b"Exif" in PHOTO, b"Exif" in shown) == (True, False)

    bodies = [row.body for row in await stored(session) if row.letter_id == letter_id]
    for piece in (shown[200:240], PAPER[:40], b"%PDF", b"JFIF"):
        assert not any(piece in body for body in bodies)
    # How long a file is would tell which of two known ones it is.
    assert len({len(body) for body in bodies}) == 1


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (DOCX, rules.LetterFileKindNotTaken),
        (b"#!/bin/sh", FileKindNotTaken),
        (b"%PDF" + bytes(8 * 1024 * 1024), rules.LetterFileTooLarge),
    ],
)
async def test_what_is_not_taken_leaves_nothing(session, content, refusal):
    before = len(await stored(session))
    with pytest.raises(refusal):
        await receipt(session, content)

    assert len(await stored(session)) == before


async def test_a_receipt_is_good_once_here_and_only_as_it_was_given(session):
    one = await receipt(session)
    for wrong in ("", "x", one[:-8] + "AAAAAAA=", f"{'0' * 16}.{one.partition('.')[2]}"):
        with pytest.raises(rules.LetterFileGone):
            named(session, [wrong])
    assert len(named(session, [one, one])) == 1
    await letters.seal(session, Letter(files=named(session, [one])), now=NOW)
    with pytest.raises(rules.LetterFileGone):
        await letters.seal(session, Letter(files=named(session, [one])), now=NOW)
    session.info["ward_id"] = ward.ELSEWHERE
    with pytest.raises(rules.LetterFileGone):
        named(session, [one])


async def test_when_the_intake_was_not_kept_its_sender_sends_the_same_again(session):
    files = named(session, [await receipt(session, PAPER)])
    await letters.seal(session, Letter(files=files), now=NOW)
    await session.rollback()

    again = await letters.seal(session, Letter(files=files), now=NOW)
    assert await file_of(session, again, 1) == PAPER


@pytest.mark.parametrize("first_is_kept", [True, False])
async def test_who_names_the_same_file_waits_for_the_letter_before(door, first_is_kept):
    """Neither is acknowledged yet: the second may have the file only if the first never is."""
    database = door[1]
    async with database.session(ward.CODE) as first, database.session(ward.CODE) as second:
        await ward.open_ward(first)
        await first.commit()
        letter = Letter(files=named(first, [await receipt(first), await receipt(first, PAPER)]))
        one = await letters.seal(first, letter, now=NOW)
        waiting = asyncio.create_task(letters.seal(second, letter, now=NOW))
        await asyncio.wait([waiting], timeout=0.5)
        assert not waiting.done()
        await (first.commit() if first_is_kept else first.rollback())
        if first_is_kept:
            with pytest.raises(rules.LetterFileGone):
                await waiting
            assert await file_of(first, one, 2) == PAPER
        else:
            other = await waiting
            await second.commit()
            assert await file_of(second, other, 2) == PAPER


async def test_a_letter_whose_file_is_gone_is_not_kept_at_all(session):
    files = named(session, [await receipt(session)])
    later = clock.now() + 3650 * DAY
    await sweep_letters(session, by=ward.CLOCK, now=later)
    async with store_of(session).transaction(ward.CODE) as inside:
        before = await inside.scalar(select(func.count()).select_from(SealedLetter))
    with pytest.raises(rules.LetterFileGone):
        await letters.seal(session, Letter(files=files), now=NOW)

    async with store_of(session).transaction(ward.CODE) as inside:
        assert await inside.scalar(select(func.count()).select_from(SealedLetter)) == before


async def test_what_was_sent_and_never_used_is_swept_after_a_day(session):
    await receipt(session)
    letter_id = await with_files(session)
    await session.flush()
    await sweep_letters(session, by=ward.CLOCK, now=NOW + DAY)
    assert None in {row.letter_id for row in await stored(session)}
    await sweep_letters(session, by=ward.CLOCK, now=NOW + DAY + timedelta(seconds=1))

    left = [row.letter_id for row in await stored(session)]
    assert (None in left, left.count(letter_id)) == (False, 2)


async def test_when_the_key_is_destroyed_the_files_are_gone_as_well(session):
    letter_id = await with_files(session)
    closed = NOW.date()
    await close_letter(session, letter_id, kept_as=Keep.INELIGIBLE, closed_on=closed)
    await session.flush()
    await shred_letters(session, by=ward.CLOCK, now=NOW + 366 * DAY)

    with pytest.raises(Shredded):
        await file_of(session, letter_id, 1)
    assert letter_id not in {row.letter_id for row in await stored(session)}


async def test_of_strangers_a_ward_takes_only_so_much_a_day(session, monkeypatch):
    await receipt(session)
    monkeypatch.setattr(rules, "STRANGERS_A_DAY_BYTES_MAX", 1)
    with pytest.raises(rules.TooManyFilesToday):
        await receipt(session)

    assert await receipt(session, by=ward.CLERK)
    assert await receipt(session, now=NOW + 2 * DAY)


async def test_what_a_clerk_sends_is_not_counted_as_a_strangers(session, monkeypatch):
    later = NOW + 5 * DAY
    await receipt(session, by=ward.CLERK, now=later)
    monkeypatch.setattr(rules, "STRANGERS_A_DAY_BYTES_MAX", 1)
    await receipt(session, now=later)
    with pytest.raises(rules.TooManyFilesToday):
        await receipt(session, now=later)


async def test_a_form_that_is_sent_twice_is_one_letter_with_one_file(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient
) -> None:
    async def send() -> tuple[str, str]:
        key = {"idempotency-key": "a form of a phone"}
        given = await client.post(FILES, content=PHOTO, headers=key)
        assert given.status_code == 201, given.text
        letter = {"text": "Đường hỏng", "receipts": [given.json()["receipt"]]}
        sent = await client.post(f"{ward.API}/petitions", json=letter, headers=key)
        assert sent.status_code == 201, sent.text
        return given.json()["receipt"], sent.json()["case_id"]

    async with door[1].session(ward.CODE) as session:
        before = len(await stored(session))
        first, second = await send(), await send()
        assert first == second
        assert len(await stored(session)) == before + 1

    clerk = testing.signed(ward.CLERK)
    case = (await client.get(f"{ward.API}/cases/{first[1]}", headers=clerk)).json()
    letter = f"{ward.API}/letters/{case['sealed_id']}"
    why = {"reason": "sort"}
    seen = (await client.post(f"{letter}/looks", json=why, headers=clerk)).json()
    assert [each["media_type"] for each in seen["files"]] == ["image/jpeg"]
    assert "key" not in seen["files"][0]
    shown = await client.post(f"{letter}/files/1/looks", json=why, headers=clerk)
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["cache-control"] == "no-store"
    assert (await client.post(f"{letter}/files/1/looks", json=why)).status_code == 401
    other = testing.signed(ward.HANDLER)
    assert (
        await client.post(f"{letter}/files/1/looks", json=why, headers=other)
    ).status_code == 403


async def test_bytes_that_no_letter_names_open_for_nobody(session):
    """The key is with whoever sent it: the row alone is noise, to us as well."""
    file = await put_away(session, PAPER, "application/pdf", by_stranger=True, now=NOW)
    row = next(row for row in await stored(session) if str(row.id) == file.id)
    assert row.letter_id is None
    assert file.key.encode() not in row.body


async def test_of_letters_at_once_with_one_receipt_one_is_taken(client: httpx.AsyncClient) -> None:
    given = await client.post(FILES, content=PHOTO)
    letter = {"text": "Đường hỏng", "receipts": [given.json()["receipt"]]}
    sent = await asyncio.gather(
        *(client.post(f"{ward.API}/petitions", json=letter) for _ in range(6))
    )

    assert sorted(answer.status_code for answer in sent) == [201] + [422] * 5
    refused = {answer.json()["title"] for answer in sent if answer.status_code == 422}
    assert refused == {"Tệp gửi kèm không còn dùng được. Hãy chọn lại tệp rồi gửi lại."}
