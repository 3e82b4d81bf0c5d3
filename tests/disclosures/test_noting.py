"""Notes made at walls without a network: each counts once, for its day, by the server's clock."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import NotYourRole, NotYourUnit
from services.disclosures.missing.actions import report_missing_sheet
from services.disclosures.missing.rules import AlreadyResolved, HungByYou
from services.disclosures.noting import rules
from services.disclosures.noting.actions import note_sheet
from services.disclosures.noting.tables import SheetNote
from services.disclosures.posting.rules import AlreadyPosted, KeptTooShort, NotAPhoto
from services.disclosures.publishing.actions import withdraw_disclosure
from services.disclosures.rules import ShownInFuture
from services.disclosures.tables import Disclosure, Posting, PostingCheck
from tests.disclosures.ward import (
    BINH,
    HEADQUARTERS,
    HOUSES,
    LAN,
    PHOTO,
    TAM,
    hang,
    later,
    published,
)

PHONE = "m7"


async def noted(
    session: AsyncSession, row: Disclosure, said: str, day: int = 3, **more: Any
) -> SheetNote:
    """A note made so many days after the document was signed; it comes in on that day."""
    await session.flush()
    told: dict[str, Any] = {
        "entry_id": uuid4(),
        "place_id": HOUSES[0],
        "report_id": None,
        "version": 1,
        "said": rules.SheetSaid(said),
        "on": None,
        "device": PHONE,
        "seen_at": later(day),
    }
    told |= {"photo": PHOTO, "by": TAM, "now": later(day)} | more
    acting = {name: told.pop(name) for name in ("photo", "by", "now")}
    note = await note_sheet(session, row.id, rules.Noted(**told), **acting)
    await session.flush()
    return note


async def sheets(session: AsyncSession) -> list[Posting]:
    """Every sheet, in the order of hanging."""
    return list(await session.scalars(select(Posting).order_by(Posting.attempt)))


async def test_what_was_noted_without_a_network_counts_from_its_own_day(
    session: AsyncSession,
) -> None:
    row = await published(session)
    note = await noted(session, row, "hung", seen_at=later(3), now=later(6))
    [sheet] = await sheets(session)

    assert sheet.posted_on == later(3).date()
    assert (note.seen_at, note.at) == (later(3), later(6))


async def test_a_walk_gone_and_put_up_again_and_seen_is_told_in_its_order(
    session: AsyncSession,
) -> None:
    row = await published(session)
    await noted(session, row, "hung", 3)
    await noted(session, row, "gap_confirmed", 12, now=later(15))
    await noted(session, row, "hung", 12, now=later(15))
    await noted(session, row, "sheet_there", 14, now=later(15))
    first, second = await sheets(session)

    assert (first.state, first.broken_on) == ("broken", later(12).date())
    assert (second.state, second.posted_on, second.attempt) == ("up", later(12).date(), 2)
    assert await session.scalar(select(func.count()).select_from(PostingCheck)) == 1
    with pytest.raises(KeptTooShort):
        await noted(session, row, "taken_down", 40)
    await noted(session, row, "taken_down", 43)
    assert (await sheets(session))[1].state == "down"


async def test_the_same_note_sent_again_is_the_same_note(session: AsyncSession) -> None:
    row = await published(session)
    told: dict[str, Any] = {"entry_id": uuid4(), "seen_at": later(3)}
    once = await noted(session, row, "hung", **told)
    await withdraw_disclosure(session, row.id, reason="Mẫu", by=BINH, now=later(4))
    again = await noted(session, row, "hung", **told, now=later(5))

    assert again is once
    assert len(await sheets(session)) == 1


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"said": rules.SheetSaid.GONE}, rules.NoteFixed),
        ({"on": later(2).date()}, rules.NoteFixed),
        ({"photo": None}, rules.NoteFixed),
        ({"seen_at": later(2)}, rules.NoteFixed),
        ({"device": "other"}, rules.NoteFixed),
        ({"place_id": HOUSES[1], "by": LAN}, rules.NoteOfAnother),
        ({"by": LAN}, rules.NoteOfAnother),
    ],
)
async def test_a_note_is_never_written_over(
    session: AsyncSession, changed: dict[str, Any], refusal: type[Exception]
) -> None:
    row, entry = await published(session), uuid4()
    await noted(session, row, "hung", entry_id=entry)

    with pytest.raises(refusal):
        await noted(session, row, **{"said": "hung", "entry_id": entry, **changed})
    assert len(await sheets(session)) == 1


async def test_the_servers_clock_decides(session: AsyncSession) -> None:
    row, now = await published(session), later(3)
    ahead = now + timedelta(minutes=9)
    note = await noted(session, row, "hung", seen_at=ahead)

    assert note.seen_at == now
    with pytest.raises(rules.NotedAhead):
        await noted(session, row, "sheet_there", seen_at=now + timedelta(minutes=11))
    with pytest.raises(rules.DayAfterNote):
        await noted(session, row, "sheet_there", on=later(4).date(), now=later(5))
    with pytest.raises((ShownInFuture, rules.DayAfterNote)):
        await noted(session, row, "sheet_there", on=later(4).date())


def test_the_day_is_that_of_viet_nam() -> None:
    now = later(3).replace(hour=23)
    evening = now.replace(hour=0, minute=30) - timedelta(hours=1)

    assert rules.day_of(None, evening, now) == later(2).date()
    assert rules.day_of(date(2026, 3, 3), now, now) == date(2026, 3, 3)


async def corrected(session: AsyncSession, row: Disclosure) -> None:
    """A correction came out while somebody was on the way."""
    row.public_version = 2


async def test_a_sheet_of_an_older_version_proves_nothing_of_the_newer(
    session: AsyncSession,
) -> None:
    row = await published(session)
    await corrected(session, row)

    with pytest.raises(rules.OtherVersion):
        await noted(session, row, "hung")
    assert await sheets(session) == []


@pytest.mark.parametrize(
    ("said", "more", "refusal"),
    [
        ("hung", {"photo": None}, rules.FileMissing),
        ("sheet_there", {"place_id": HOUSES[1], "by": LAN}, rules.NothingNotedHere),
        ("gap_confirmed", {"place_id": HOUSES[1], "by": LAN}, rules.NothingNotedHere),
        ("taken_down", {"place_id": HOUSES[1], "by": LAN}, rules.NothingNotedHere),
        ("hung", {"place_id": HOUSES[1]}, NotYourUnit),
        ("hung", {"by": BINH}, NotYourRole),
        ("hung", {}, AlreadyPosted),
    ],
)
async def test_what_a_form_would_refuse_a_note_does_not_get_past(
    session: AsyncSession, said: str, more: dict[str, Any], refusal: type[Exception]
) -> None:
    row = await published(session)
    await hang(session, row, HOUSES[0])

    with pytest.raises(refusal):
        await noted(session, row, said, **more)


FRONT = Actor("mat-tran", TAM.ward_id, frozenset({"front"}))


async def missed(session: AsyncSession, row: Disclosure, place: UUID = HOUSES[0]) -> UUID:
    """Somebody does not find the sheet."""
    await session.flush()
    told: dict[str, Any] = {"place_id": place, "photo": None, "by": FRONT, "now": later(5)}
    report = await report_missing_sheet(session, row.id, **told)
    await session.flush()
    return report.id


async def test_who_looks_for_a_missing_sheet_notes_it_the_same_way(session: AsyncSession) -> None:
    row = await published(session)
    await noted(session, row, "hung", 3)
    looking: dict[str, Any] = {"report_id": await missed(session, row), "by": LAN}
    for said, more, refusal in (
        ("hung", {}, rules.OnlyWhatWasSeen),
        ("sheet_there", {"place_id": HEADQUARTERS}, rules.ReportElsewhere),
        ("sheet_there", {"photo": None}, NotAPhoto),
        ("sheet_there", {"by": Actor(TAM.id, TAM.ward_id, frozenset({"office"}))}, HungByYou),
    ):
        with pytest.raises(refusal):
            await noted(session, row, said, 6, **{**looking, **more})
    entry = uuid4()
    once = await noted(session, row, "sheet_there", 6, **looking, entry_id=entry, now=later(7))
    same = await noted(session, row, "sheet_there", 6, **looking, entry_id=entry, now=later(8))

    assert once is same
    with pytest.raises(AlreadyResolved):
        await noted(session, row, "gap_confirmed", 7, **looking)
