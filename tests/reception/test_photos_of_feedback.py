"""Photos of a report are sealed until a clerk releases one; whoever holds a short link sees it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.kernel.files import FileStore, StoredFile, without_traces
from services.reception.feedback import photos, rules, triaging, words
from services.reception.feedback.handing_over import hand_over_feedback
from services.reception.feedback.rules import Claim
from services.reception.feedback.tables import Feedback
from services.reception.sealed.files.store import AttachedFile
from services.reception.sealed.kept.destroying import sweep_letters
from services.reception.sealed.keyring import Keyring
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import SealedFile
from tests.reception import ward
from tests.reception.reports import FORM, POTHOLE, ask, at, photographed, sealed, sent
from tests.reception.test_words_of_feedback import OLDER, OTHER
from tests.reception.ward import CLERK, CLOCK
from tools.people import sample_photo

SENT = [sample_photo("duong"), sample_photo("ho ga")]
ONE, TWO = [without_traces(each, "image/jpeg") for each in SENT]


async def reported(session: AsyncSession) -> Feedback:
    both = await photographed(session, "duong", "ho ga")
    return (await sent(session, replace(POTHOLE, photos=both))).row


async def files_left(session: AsyncSession) -> set[str]:
    async with store_of(session).transaction(ward.CODE) as inside:
        return set(map(str, (await inside.scalars(select(SealedFile.id))).all()))


def held(session: AsyncSession, row: Feedback) -> list[AttachedFile]:
    said = words.read(store_of(session).keys, words.bound_to(ward.CODE, row.id), row.photos)
    return [AttachedFile(**each) for each in json.loads(said)]


async def test_only_what_a_clerk_releases_is_ever_plain(session: AsyncSession) -> None:
    row, store = await reported(session), FileStore("memory:///")
    [first, second] = held(session, row)
    assert not {first.key, first.id, second.key} & set(row.photos.split('"'))
    words_for_all = {"text": "Ổ gà.", "place": "", "files": store, "by": CLERK, "now": at(0)}
    await triaging.release_feedback(session, row.id, photos=[2], **words_for_all)

    [shown] = row.public_photos
    assert await store.read(ward.CODE, shown["sha256"]) == TWO
    for content in (SENT[0], ONE):
        with pytest.raises(NotFound):
            await store.read(ward.CODE, hashlib.sha256(content).hexdigest())
    for number in (0, 3):
        with pytest.raises(rules.NoSuchPhoto):
            await photos.photo_of(session, row, number, store)


async def test_a_short_link_shows_a_photo_for_ten_minutes_and_only_here(
    client: httpx.AsyncClient,
) -> None:
    form = {**FORM, "photos": [await sealed(client, each) for each in SENT]}
    mine = (await ask(client, "POST", "/feedback", form)).json()
    key = {"code": mine["code"], "secret": mine["secret"]}
    tracked = (await ask(client, "POST", "/feedback/tracked", key)).json()
    desk = await ask(client, "GET", f"/feedback-work/{mine['id']}", by=CLERK)
    for links in (tracked["photos"], desk.json()["photos"]):
        paths = [link.removeprefix(ward.API) for link in links]
        shown = [await ask(client, "GET", path) for path in paths]
        assert [answer.content for answer in shown] == [ONE, TWO]
        assert shown[0].headers["content-type"] == "image/jpeg"
        assert shown[0].headers["cache-control"] == "private, max-age=600"
        assert mine["id"] not in paths[0]
    assert (await ask(client, "GET", paths[0], day=1)).status_code == 404
    assert (await ask(client, "GET", f"{paths[0][:-6]}AAAAA=")).status_code == 404
    elsewhere = f"/api/wards/{ward.ELSEWHERE}/reception{paths[0]}"
    assert (await client.get(elsewhere)).status_code == 404


async def test_one_receipt_is_for_one_report(client: httpx.AsyncClient) -> None:
    form = {**FORM, "photos": [await sealed(client, ONE)]}
    codes = [(await ask(client, "POST", "/feedback", form)).status_code for _ in range(2)]
    evidence = await ask(client, "POST", "/feedback", {**FORM, "photos": ["no.receipt"]})
    paper = {**FORM, "photos": [await sealed(client, b"%PDF-1.7\n%%EOF")]}

    assert (codes, evidence.status_code) == ([201, 422], 422)
    assert (await ask(client, "POST", "/feedback", paper)).json()["type"] == "NotAPhoto"


async def test_what_is_handed_over_leaves_no_file_of_the_report(session: AsyncSession) -> None:
    row = await reported(session)
    before, there = {file.id for file in held(session, row)}, await files_left(session)
    as_letter = {"claim": Claim.DENUNCIATION, "files": FileStore("memory:///")}
    await hand_over_feedback(session, row.id, **as_letter, by=CLERK, now=at(1))
    await session.flush()
    copies = await files_left(session) - there
    await sweep_letters(session, by=CLOCK, now=at(3))

    left = await files_left(session)
    assert (before & there, before & left) == (before, set())
    assert (len(copies), copies <= left) == (2, True)


async def test_a_night_hides_where_photos_are_under_the_newest_key(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = await reported(session)
    await session.flush()
    before = held(session, row)
    monkeypatch.setattr(store_of(session), "keys", Keyring(f"{OLDER},{OTHER}"))
    await words.hide_words_anew(session, by=CLOCK, now=at(1))

    monkeypatch.setattr(store_of(session), "keys", Keyring(OTHER))
    assert held(session, row) == before


async def test_photos_sent_before_they_were_sealed_are_seen_and_go_along(
    session: AsyncSession,
) -> None:
    store, row = FileStore("memory:///"), (await sent(session)).row
    kept: StoredFile = await store.keep(ward.CODE, SENT[0])
    row.photos = json.dumps([asdict(kept)])

    assert await photos.photo_of(session, row, 1, store) == (ONE, "image/jpeg")
    [taken] = await photos.take_photos(session, row, store, at(1))
    assert (taken.size_bytes, row.photos) == (kept.size_bytes, "")
