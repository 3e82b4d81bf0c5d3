"""What was typed in a report is kept unreadable, in its own row, under the newest key."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from libs.kernel.database import Database
from services.reception.feedback import answering, words
from services.reception.feedback.tables import Feedback
from services.reception.sealed.keyring import Keyring, StoreClosed
from services.reception.sealed.store import store_of
from tests.reception import ward
from tests.reception.reports import FORM, POTHOLE, ask, at, sent
from tests.reception.ward import CLOCK, STRANGER

OLDER, OTHER = "5ea1" * 16, "cd" * 32  # the first is that of the tests


def opened(session: AsyncSession, row: Feedback, name: str) -> str:
    bound = words.bound_to(ward.CODE, row.id)
    return words.read(store_of(session).keys, bound, getattr(row, name))


async def test_the_row_keeps_no_word_that_can_be_read(session: AsyncSession) -> None:
    made = await sent(session)
    row = made.row
    assert "Mẫu" not in row.text + row.place
    assert (opened(session, row, "text"), opened(session, row, "place")) == (
        POTHOLE.text,
        POTHOLE.place,
    )
    row.progress, row.answered_on, row.unit_id = "answered", at(1).date(), ward.ECONOMY
    await answering.reopen_feedback(
        session, row.code, made.secret, because="Ông Mẫu vẫn ngã.", by=STRANGER, now=at(2)
    )
    assert "Mẫu" not in row.reopened_because
    assert opened(session, row, "reopened_because") == "Ông Mẫu vẫn ngã."


async def test_words_open_in_their_own_row_only(session: AsyncSession) -> None:
    first, second = (await sent(session)).row, (await sent(session)).row
    first.text = second.text
    with pytest.raises(StoreClosed):
        opened(session, first, "text")
    assert opened(session, (await sent(session, replace(POTHOLE, place=""))).row, "place") == ""


async def test_a_night_hides_under_the_newest_key_what_an_older_one_hid(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, store = (await sent(session)).row, store_of(session)
    plain = (await sent(session)).row  # as rows were before words were hidden
    await session.flush()
    await session.execute(update(Feedback).where(Feedback.id == plain.id).values(text="Hố ga."))
    await session.refresh(plain)
    assert opened(session, plain, "text") == "Hố ga."

    newer = Keyring(f"{OLDER},{OTHER}")
    monkeypatch.setattr(store, "keys", newer)
    await words.hide_words_anew(session, by=CLOCK, now=at(0) + timedelta(hours=12))
    await session.flush()
    for row, said in ((old, POTHOLE.text), (plain, "Hố ga.")):
        await session.refresh(row)
        assert row.text.startswith(newer.newest)
        assert opened(session, row, "text") == said
    monkeypatch.setattr(store, "keys", Keyring(OTHER))
    assert opened(session, old, "text") == POTHOLE.text


async def test_a_night_hides_all_that_opens_and_names_the_rest(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "AT_ONCE_MAX", 2)
    lost, *others = [(await sent(session)).row for _ in range(5)]
    await session.flush()
    lost.text, lost.place = others[0].text, "Gần chợ."  # of another row: it does not open
    newer = Keyring(f"{OLDER},{OTHER}")
    monkeypatch.setattr(store_of(session), "keys", newer)
    with capture_logs() as logs:
        await words.hide_words_anew(session, by=CLOCK, now=at(1))

    assert all(row.text.startswith(newer.newest) for row in others)
    assert (lost.place, lost.text.startswith(newer.newest)) == ("Gần chợ.", False)
    said = [each for each in logs if each["event"] == "words_do_not_open"]
    assert [each["feedback_id"] for each in said] == [str(lost.id)]


async def test_what_does_not_open_leaves_the_rest_of_a_list_readable(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient
) -> None:
    first, second = [(await ask(client, "POST", "/feedback", FORM)).json() for _ in range(2)]
    async with door[1].transaction(ward.CODE) as session:
        kept = select(Feedback.text).where(Feedback.code == second["code"])
        moved = update(Feedback).where(Feedback.code == first["code"])
        await session.execute(moved.values(text=kept.scalar_subquery()))
    listed = await ask(client, "GET", "/feedback-work", by=ward.CLERK)

    said = {row["code"]: (row["text"], row["place"]) for row in listed.json()}
    assert said[first["code"]] == ("không đọc được", POTHOLE.place)
    assert said[second["code"]] == (POTHOLE.text, POTHOLE.place)
