"""A new master key: letters' keys are wrapped anew, letters stay as they are, the old key goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from libs.kernel import testing
from libs.kernel.database import remember_ward
from libs.kernel.settings import Settings
from services.reception.feedback.words import hide_words_anew
from services.reception.main import service
from services.reception.sealed import letters
from services.reception.sealed.files.actions import open_letter_file
from services.reception.sealed.files.store import put_away
from services.reception.sealed.keyring import Keyring, StoreClosed
from services.reception.sealed.likeness.actions import compare_letters
from services.reception.sealed.likeness.marking import mark_key
from services.reception.sealed.likeness.rules import Likeness
from services.reception.sealed.rotating import letters_by_key
from services.reception.sealed.rules import Reason
from services.reception.sealed.store import Store, store_of
from services.reception.sealed.tables import SealedLetter
from tests.reception import reports, ward
from tests.reception.papers import PAPER
from tests.reception.test_sealed import NOW, WRITTEN
from tools.seals import seals

OLD, NEW = "11" * 32, "22" * 32
LEFT = f"key {Keyring(NEW).newest}: 2 letters, 0 reports, the newest"


@pytest.fixture
def settings(migrated: str) -> Iterator[Settings]:
    """Databases of this test's own: every letter in them is counted."""
    with (
        testing.copy_of(migrated, "reception") as name,
        testing.copy_of(migrated, "reception.sealed") as sealed,
    ):
        urls = {
            role: testing.role_url(migrated, "reception", role, name) for role in ("app", "relay")
        }
        sealed_url = testing.role_url(migrated, "reception.sealed", "app", sealed)
        yield testing.settings_for(urls).model_copy(update={"sealed_url": sealed_url})


def under(settings: Settings, keys: str) -> Settings:
    return settings.model_copy(update={"seal_key": keys})


async def write(settings: Settings, ward_id: str) -> tuple[UUID, bytes]:
    """A letter of a ward, and its body as it is stored."""
    database = service.database(settings)
    async with database.transaction(ward_id) as session:
        letter_id = await letters.seal(session, WRITTEN, now=NOW)
    async with database.session(ward_id) as session:
        body = await body_of(session, letter_id)
    await database.close()
    return letter_id, body


async def body_of(session, letter_id: UUID) -> bytes:
    async with store_of(session).transaction(session.info["ward_id"]) as inside:
        row = await inside.get_one(SealedLetter, letter_id)
        return bytes(row.body)


async def read(settings: Settings, letter_id: UUID) -> letters.Letter:
    database = service.database(settings)
    try:
        async with database.transaction(ward.CODE) as session:
            return await letters.open_letter(
                session, letter_id, by=ward.CLERK, reason=Reason.SORT, now=NOW
            )
    finally:
        await database.close()


async def test_keys_are_wrapped_anew_in_every_ward_and_the_old_key_is_needed_no_more(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    here, body = await write(under(settings, OLD), ward.CODE)
    await write(under(settings, OLD), ward.ELSEWHERE)
    both = under(settings, f"{OLD},{NEW}")

    assert await seals(both, wrap_anew=False) == 1
    assert await seals(both, wrap_anew=True) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == ["2 keys wrapped anew", LEFT]
    assert await read(under(settings, NEW), here) == WRITTEN
    with pytest.raises(StoreClosed):
        await read(under(settings, OLD), here)
    database = service.database(under(settings, NEW))
    async with database.session(ward.CODE) as session:
        assert await body_of(session, here) == body
    await database.close()


async def test_files_open_under_the_new_key_and_stay_as_they_are(settings: Settings) -> None:
    database = service.database(under(settings, OLD))
    async with database.transaction(ward.CODE) as session:
        file = await put_away(session, PAPER, "application/pdf", now=NOW, by_stranger=True)
        letter_id = await letters.seal(session, replace(WRITTEN, files=(file,)), now=NOW)
    await database.close()
    await seals(under(settings, f"{OLD},{NEW}"), wrap_anew=True)

    database = service.database(under(settings, NEW))
    async with database.transaction(ward.CODE) as session:
        why = {"reason": Reason.SORT, "now": NOW}
        assert (await open_letter_file(session, letter_id, 1, by=ward.CLERK, **why))[1] == PAPER
    await database.close()


async def test_letters_are_found_alike_under_a_new_key_and_petitions_go_on_without_the_old_one(
    settings: Settings,
) -> None:
    async def marked(keys: str) -> dict[UUID, Likeness]:
        database = service.database(under(settings, keys))
        async with database.transaction(ward.CODE) as session:
            letter_id = await letters.seal(session, WRITTEN, now=NOW, marked=True)
            found = await compare_letters(session, letter_id, by=ward.CLERK, now=NOW)
        await database.close()
        return found

    assert len(await marked(OLD)) == 0
    assert len(await marked(OLD)) == 1
    assert len(await marked(NEW)) == 0  # its key is away: kept, and like none
    await seals(under(settings, f"{OLD},{NEW}"), wrap_anew=True)
    assert len(await marked(NEW)) == 2


async def test_without_the_old_key_nothing_is_wrapped_and_nothing_is_lost(
    settings: Settings,
) -> None:
    letter_id, _ = await write(under(settings, OLD), ward.CODE)

    with pytest.raises(StoreClosed):
        await seals(under(settings, NEW), wrap_anew=True)
    assert await read(under(settings, OLD), letter_id) == WRITTEN


async def test_without_a_sealed_database_nobody_is_told_that_a_letter_is_kept(
    settings: Settings,
) -> None:
    database = service.database(settings.model_copy(update={"sealed_url": ""}))
    async with database.session(ward.CODE) as session:
        with pytest.raises(StoreClosed):
            await letters.seal(session, WRITTEN, now=NOW)
    await database.close()


async def test_an_old_key_is_needed_while_a_report_is_under_it(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    async def of_reports(keys: str, *, night: bool) -> None:
        database = service.database(under(settings, keys))
        async with database.transaction(ward.CODE) as session:
            if night:
                await hide_words_anew(session, by=ward.CLOCK, now=NOW)
            else:
                await remember_ward(session)
                await reports.sent(session, replace(reports.POTHOLE, neighbourhood_id=None))
        await database.close()

    both = f"{OLD},{NEW}"
    await of_reports(OLD, night=False)
    assert await seals(under(settings, both), wrap_anew=True) == 1
    assert f"key {Keyring(OLD).newest}: 0 letters, 1 reports" in capsys.readouterr().out
    await of_reports(both, night=True)
    assert await seals(under(settings, both), wrap_anew=False) == 0
    assert "0 letters, 1 reports, the newest" in capsys.readouterr().out


async def test_the_key_of_marks_is_kept_before_a_letter_is_marked_with_it(
    settings: Settings,
) -> None:
    """Undone with a letter, it would be used on here, and by nobody else."""
    stores = [Store(under(settings, OLD)) for _ in range(2)]
    first, second = [await mark_key(store, ward.CODE) for store in stores]
    assert first == second is not None
    assert await letters_by_key(stores[0]) == {Keyring(OLD).newest: 1}
    for store in stores:
        await store.close()
