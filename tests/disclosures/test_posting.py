"""Sheets on 34 walls: gaps, ends, permanent ones, and completion."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.history import history_of
from libs.law.forms import Form
from libs.permissions import NotYourRole, NotYourUnit
from services.disclosures import rules as words
from services.disclosures.announcing.actions import record_broadcast, record_notice
from services.disclosures.announcing.rules import (
    AlreadyBroadcast,
    AlreadyNoticed,
    FormNotAsked,
    Way,
)
from services.disclosures.places.rules import seat_id
from services.disclosures.posting import actions, rules
from services.disclosures.posting.rules import PlaceKind
from services.disclosures.tables import Disclosure, Posting
from tests.disclosures.ward import (
    BINH,
    CODE,
    HEADQUARTERS,
    HOUSES,
    LAN,
    PAPER,
    PHOTO,
    SIGNED_ON,
    TAM,
    hang,
    later,
    published,
    take_down,
    told,
)

EVERYWHERE = [HEADQUARTERS, *HOUSES]


async def tear(session: AsyncSession, sheet: Posting, day: int) -> Posting:
    await session.flush()
    now = later(day)
    return await actions.break_posting(
        session, sheet.id, broken_on=now.date(), photo=None, by=LAN, now=now
    )


async def test_a_gap_at_one_of_34_places_begins_again_there_alone(session: AsyncSession) -> None:
    row = await published(session, "2b")
    sheets = {place: await hang(session, row, place) for place in EVERYWHERE}
    torn = await tear(session, sheets[HOUSES[11]], 12)
    again = await hang(session, row, HOUSES[11], 13)
    for place in EVERYWHERE:
        if place != HOUSES[11]:
            await take_down(session, sheets[place], 31)

    assert (torn.state, torn.days_kept, again.attempt) == ("broken", 11, 2)
    assert again.keep_until == SIGNED_ON + timedelta(days=43)
    assert row.state == "posting"
    with pytest.raises(rules.KeptTooShort):
        await take_down(session, again, 31)
    await take_down(session, again, 44)

    assert (row.state, row.completed_on) == ("completed", SIGNED_ON + timedelta(days=44))
    [done] = told(session, "disclosure.completed")
    assert done["places"] == 34
    assert len(told(session, "posting.broken")) == 1
    assert {event["days_kept"] for event in told(session, "posting.ended")} == {30}


async def test_a_day_less_than_thirty_is_refused_with_the_first_lawful_day(
    session: AsyncSession,
) -> None:
    row = await published(session)
    sheet = await hang(session, row, HEADQUARTERS)

    with pytest.raises(rules.KeptTooShort, match="sớm nhất 02/04/2026"):
        await take_down(session, sheet, 30)
    assert (await take_down(session, sheet, 31)).days_kept == 30


@pytest.mark.parametrize("item", ["4a", "13b"])
async def test_khoan_4_and_13_never_come_down(session: AsyncSession, item: str) -> None:
    row = await published(session, item)
    sheet = await hang(session, row, HEADQUARTERS)

    assert sheet.keep_until is None
    with pytest.raises(rules.NeverEnds):
        await take_down(session, sheet, 400)
    assert row.state == "posting"


async def test_khoan_4_is_not_asked_of_community_houses(session: AsyncSession) -> None:
    row = await published(session, "4a")

    with pytest.raises(rules.PlaceNotAsked):
        await hang(session, row, HOUSES[0])


async def test_the_reception_calendar_hangs_where_citizens_are_received(
    session: AsyncSession,
) -> None:
    row = await published(session, "14a")

    sheet = await hang(session, row, seat_id(CODE, PlaceKind.RECEPTION_PLACE))
    assert sheet.keep_until == SIGNED_ON + timedelta(days=30)


async def test_a_torn_permanent_sheet_hangs_again(session: AsyncSession) -> None:
    row = await published(session, "4a")
    await tear(session, await hang(session, row, HEADQUARTERS), 200)

    assert (await hang(session, row, HEADQUARTERS, 201)).attempt == 2


async def test_a_sheet_hangs_once_at_a_place(session: AsyncSession) -> None:
    row = await published(session)
    sheet = await hang(session, row, HEADQUARTERS)

    with pytest.raises(rules.AlreadyPosted, match="02/03/2026"):
        await hang(session, row, HEADQUARTERS, 1)
    await take_down(session, sheet)
    with pytest.raises(rules.AlreadyPosted):
        await hang(session, row, HEADQUARTERS, 32)


async def test_a_sheet_does_not_hang_again_before_it_was_missed(session: AsyncSession) -> None:
    row = await published(session)
    await tear(session, await hang(session, row, HEADQUARTERS), 12)

    with pytest.raises(rules.PostedBeforeGap, match="14/03/2026"):
        await hang(session, row, HEADQUARTERS, 11)


async def test_a_sheet_that_is_down_or_torn_is_not_torn_again(session: AsyncSession) -> None:
    row = await published(session)
    sheet = await hang(session, row, HEADQUARTERS)
    await tear(session, sheet, 3)

    with pytest.raises(rules.PostingOver):
        await tear(session, sheet, 4)
    with pytest.raises(rules.PostingOver):
        await take_down(session, sheet, 40)


async def test_a_sheet_cannot_hang_before_its_document_was_signed(session: AsyncSession) -> None:
    row = await published(session)

    with pytest.raises(words.ShownBeforeSigned):
        await actions.start_posting(
            session,
            row.id,
            place_id=HEADQUARTERS,
            posted_on=SIGNED_ON - timedelta(days=1),
            photo=PHOTO,
            by=LAN,
            now=later(3),
        )
    with pytest.raises(words.ShownInFuture):
        await actions.start_posting(
            session,
            row.id,
            place_id=HEADQUARTERS,
            posted_on=SIGNED_ON + timedelta(days=4),
            photo=PHOTO,
            by=LAN,
            now=later(3),
        )


async def test_a_sheet_without_a_picture_is_not_taken(session: AsyncSession) -> None:
    row = await published(session)

    with pytest.raises(rules.NotAPhoto):
        await actions.start_posting(
            session,
            row.id,
            place_id=HEADQUARTERS,
            posted_on=SIGNED_ON,
            photo=PAPER,
            by=LAN,
            now=later(0),
        )


async def test_a_head_hangs_sheets_only_at_home(session: AsyncSession) -> None:
    row = await published(session)
    hung = {"posted_on": SIGNED_ON, "photo": PHOTO, "now": later(0)}

    await actions.start_posting(session, row.id, place_id=HOUSES[0], by=TAM, **hung)
    with pytest.raises(NotYourUnit):
        await actions.start_posting(session, row.id, place_id=HOUSES[1], by=TAM, **hung)
    with pytest.raises(NotYourRole):
        await actions.start_posting(session, row.id, place_id=HOUSES[1], by=BINH, **hung)


async def test_nobody_saw_a_sheet_before_it_hung_nor_tomorrow(session: AsyncSession) -> None:
    sheet = await hang(session, await published(session), HEADQUARTERS, day=2)
    await session.flush()
    seen = {"photo": None, "by": LAN, "now": later(3)}

    with pytest.raises(rules.BeforePosted, match="dán ngày 04/03/2026"):
        await actions.check_posting(session, sheet.id, on=later(1).date(), **seen)
    with pytest.raises(rules.BeforePosted, match="dán ngày 04/03/2026"):
        await actions.break_posting(session, sheet.id, broken_on=later(1).date(), **seen)
    with pytest.raises(words.ShownInFuture):
        await actions.check_posting(session, sheet.id, on=later(4).date(), **seen)


async def test_a_check_is_noted_in_the_history_of_the_disclosure(session: AsyncSession) -> None:
    row = await published(session)
    sheet = await hang(session, row, HOUSES[0])
    await session.flush()
    seen = later(5)
    await actions.check_posting(session, sheet.id, on=seen.date(), photo=PHOTO, by=TAM, now=seen)
    said = [line["action"] for line in session.info["said"] if line["object_id"] == str(row.id)]

    assert said[-2:] == ["start_posting", "check_posting"]
    assert await history_of(session, row.id) == []  # written with the commit, not before


async def complete_but(session: AsyncSession, row: Disclosure, *, without: str) -> None:
    """Prove everything of khoản 7 except one form."""
    if without != "posting":
        for place in EVERYWHERE:
            await take_down(session, await hang(session, row, place))
    for day in range(2 if without == "loudspeaker" else 3):
        await broadcast(session, row, day)
    for unit_id in HOUSES[1:] if without == "notice" else HOUSES:
        await notify(session, row, unit_id)


async def broadcast(session: AsyncSession, row: Disclosure, day: int) -> None:
    now = later(day)
    await record_broadcast(session, row.id, on=now.date(), minutes=10, proof=PHOTO, by=LAN, now=now)


async def notify(session: AsyncSession, row: Disclosure, unit_id: UUID) -> None:
    await record_notice(
        session,
        row.id,
        form=Form.NOTICE_TO_HEADS,
        unit_id=unit_id,
        on=SIGNED_ON,
        way=Way.MEETING,
        proof=PAPER,
        by=LAN,
        now=later(0),
    )


@pytest.mark.parametrize("missing", ["posting", "loudspeaker", "notice", "nothing"])
async def test_khoan_7_is_complete_only_with_walls_loudspeakers_and_notices(
    session: AsyncSession, missing: str
) -> None:
    row = await published(session, "7a")
    await complete_but(session, row, without=missing)

    assert (row.state == "completed") is (missing == "nothing")
    assert len(told(session, "disclosure.completed")) == (missing == "nothing")


async def test_a_gap_in_the_broadcasts_asks_for_three_other_days(session: AsyncSession) -> None:
    row = await published(session, "12a")
    for day in (0, 1, 3, 4, 5):
        await broadcast(session, row, day)

    runs = [event["consecutive_days"] for event in told(session, "broadcast.held")]
    assert runs == [1, 2, 1, 2, 3]
    with pytest.raises(AlreadyBroadcast, match="02/03/2026"):
        await broadcast(session, row, 0)


async def test_a_form_the_law_does_not_ask_is_not_recorded(session: AsyncSession) -> None:
    row = await published(session, "1a")

    with pytest.raises(FormNotAsked):
        await broadcast(session, row, 0)
    with pytest.raises(FormNotAsked):
        await notify(session, row, HOUSES[0])


async def test_a_neighbourhood_is_notified_once(session: AsyncSession) -> None:
    row = await published(session, "9a")
    await notify(session, row, HOUSES[0])

    with pytest.raises(AlreadyNoticed):
        await notify(session, row, HOUSES[0])


async def test_a_draft_takes_no_proofs(session: AsyncSession) -> None:
    row = await published(session)
    row.state = "corrected"

    with pytest.raises(words.NotInForce):
        await hang(session, row, HEADQUARTERS)


async def test_the_last_day_is_stored_and_not_computed_again(session: AsyncSession) -> None:
    row = await published(session)
    await hang(session, row, HEADQUARTERS)
    await session.flush()

    assert await session.scalar(select(Posting.keep_until)) == date(2026, 4, 1)
