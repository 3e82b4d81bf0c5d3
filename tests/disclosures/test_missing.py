"""Sheets that somebody did not find: told, counted, looked for in three working days, answered."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import new_code
from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor, anyone
from libs.kernel.errors import NotFound
from libs.kernel.events import Heard
from libs.permissions import NotYourRole
from services.disclosures import consumers
from services.disclosures.missing import actions, rules
from services.disclosures.missing.rules import LastSheet, Outcome
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.posting import actions as posting
from services.disclosures.posting.rules import Hanging, NotAPhoto, PlaceNotAsked
from services.disclosures.publishing.actions import withdraw_disclosure
from services.disclosures.tables import Disclosure, Posting
from tests.disclosures.ward import (
    BINH,
    CLOCK,
    CODE,
    HEADQUARTERS,
    HOUSES,
    LAN,
    PAPER,
    PHOTO,
    TAM,
    a_draft,
    hang,
    later,
    published,
    take_down,
    told,
)

RESIDENT = anyone(CODE)
FRONT = Actor("mat-tran", CODE, frozenset({"front"}))
TUAN = Actor("tuan", CODE, frozenset({"office"}))  # of the office, as Lan who hangs the sheets


@pytest.mark.parametrize(
    ("told_on", "due_on"),
    [
        (date(2026, 3, 2), date(2026, 3, 5)),
        (date(2026, 3, 6), date(2026, 3, 11)),  # a weekend between
        (date(2026, 2, 13), date(2026, 2, 25)),  # Tết between
    ],
)
def test_somebody_looks_within_three_working_days(told_on: date, due_on: date) -> None:
    due = rules.look_by(told_on)

    assert due.due_on == due_on
    assert [line["number"] for line in due.counted if line["number"]] == [1, 2, 3]
    assert "không quy định" in due.basis


@pytest.mark.parametrize(
    ("sheet", "refusal"),
    [
        (None, rules.NotOwedYet),
        (LastSheet(Hanging.BROKEN, None, date(2026, 3, 3), None), rules.GapKnown),
        (LastSheet(Hanging.DOWN, date(2026, 3, 1), None, None), rules.DaysKept),
        (LastSheet(Hanging.UP, date(2026, 3, 4), None, None), rules.DaysKept),
        (LastSheet(Hanging.UP, date(2026, 4, 4), None, date(2026, 3, 5)), rules.SeenToday),
    ],
)
def test_only_a_sheet_that_must_hang_can_be_missing(
    sheet: LastSheet | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        rules.check_owed(sheet, date(2026, 3, 9), date(2026, 3, 5))
    rules.check_owed(None, date(2026, 3, 4), date(2026, 3, 5))  # its day is over: it is owed


def test_a_code_has_no_letters_that_look_alike() -> None:
    codes = {new_code() for _ in range(200)}

    assert len(codes) == 200
    assert not set("01OI") & set("".join(codes))


async def missed(
    session: AsyncSession,
    row: Disclosure,
    day: int = 3,
    *,
    place: object = HEADQUARTERS,
    by: Actor = RESIDENT,
    **more: object,
) -> MissingSheet:
    """Somebody does not find a sheet, so many days after the document was signed."""
    await session.flush()
    return await actions.report_missing_sheet(
        session, row.id, place_id=place, by=by, now=later(day), **{"photo": None, **more}
    )


async def looked(
    session: AsyncSession,
    report: MissingSheet,
    outcome: Outcome,
    day: int = 5,
    *,
    by: Actor = FRONT,
    **more: object,
) -> MissingSheet:
    """Somebody looks for it."""
    await session.flush()
    changes = {"photo": PHOTO, "looked_on": later(day).date(), **more}
    return await actions.resolve_missing_sheet(
        session, report.id, outcome=outcome, by=by, now=later(day), **changes
    )


async def test_a_resident_tells_without_a_name_and_it_is_told_without_one(
    session: AsyncSession,
) -> None:
    row = await published(session)
    await hang(session, row, HEADQUARTERS)
    report = await missed(session, row, photo=PHOTO)

    assert (report.told_by, report.due_on) == ("resident", date(2026, 3, 10))
    [event] = told(session, "missing_sheet.reported")
    assert event["place_kind"] == "headquarters"
    said = [line for line in session.info["said"] if line["action"] == "report_missing_sheet"]
    assert [line["actor_id"] for line in said] == ["anyone"]
    assert PHOTO.sha256 not in str(event)


async def test_the_second_who_misses_it_adds_to_the_count(session: AsyncSession) -> None:
    row = await published(session)
    await hang(session, row, HEADQUARTERS)
    first = await missed(session, row, 3, photo=PHOTO)
    await session.flush()
    again = [await missed(session, row, 4, by=FRONT, photo=PHOTO) for _ in range(9)]

    assert {one.code for one in again} == {first.code}
    assert (first.times_told, first.due_on) == (10, date(2026, 3, 10))
    assert len(first.photos) == rules.PHOTOS_MAX
    assert len(told(session, "missing_sheet.reported")) == 1


async def test_each_place_has_a_report_of_its_own(session: AsyncSession) -> None:
    row = await published(session)
    for place in (HEADQUARTERS, HOUSES[0]):
        await hang(session, row, place)
    codes = {(await missed(session, row, place=each)).code for each in (HEADQUARTERS, HOUSES[0])}

    assert len(codes) == 2


async def test_what_is_not_public_or_not_asked_there_cannot_be_missed(
    session: AsyncSession,
) -> None:
    draft = await a_draft(session)
    with pytest.raises(NotFound):
        await missed(session, draft)
    row = await published(session, "4a", number="13/QĐ-UBND")
    with pytest.raises(PlaceNotAsked):
        await missed(session, row, place=HOUSES[0])
    with pytest.raises(NotAPhoto):
        await missed(session, row, photo=PAPER)


async def test_a_sheet_that_is_there_is_shown_by_a_photo_of_somebody_else(
    session: AsyncSession,
) -> None:
    row = await published(session)
    await hang(session, row, HEADQUARTERS)  # by Lan
    report = await missed(session, row)

    with pytest.raises(rules.HungByYou):
        await looked(session, report, Outcome.SHEET_THERE, by=LAN)
    with pytest.raises(NotAPhoto):
        await looked(session, report, Outcome.SHEET_THERE, photo=None)
    with pytest.raises(rules.LookedBefore):
        await looked(session, report, Outcome.SHEET_THERE, looked_on=later(2).date())
    for who in (TAM, BINH, RESIDENT):
        with pytest.raises(Exception, match=r"vai trò|Vai trò|đăng nhập"):
            await looked(session, report, Outcome.SHEET_THERE, by=who)
    await looked(session, report, Outcome.SHEET_THERE, by=TUAN)

    [event] = told(session, "missing_sheet.resolved")
    assert (event["outcome"], event["days_late"], event["times_told"]) == ("sheet_there", 0, 1)
    with pytest.raises(rules.AlreadyResolved):
        await looked(session, report, Outcome.SHEET_THERE)


async def test_a_confirmed_gap_begins_the_days_again_from_when_it_was_told(
    session: AsyncSession,
) -> None:
    row = await published(session)
    sheet = await hang(session, row, HEADQUARTERS)
    report = await missed(session, row, 3)
    await looked(session, report, Outcome.GAP_CONFIRMED, 14)

    assert (sheet.state, sheet.broken_on) == ("broken", later(3).date())
    [event] = told(session, "missing_sheet.resolved")
    assert (event["outcome"], event["days_late"]) == ("gap_confirmed", 4)  # due 10/03, seen 16/03
    assert report.mended_on is None
    await hang(session, row, HEADQUARTERS, 15)
    await session.flush()
    assert report.mended_on == later(15).date()


async def test_a_sheet_hung_after_it_was_missed_is_not_torn_before_it_hung(
    session: AsyncSession,
) -> None:
    row = await published(session)
    report = await missed(session, row, 8)  # never hung, and due on the seventh day
    sheet = await hang(session, row, HEADQUARTERS, 9)
    await looked(session, report, Outcome.GAP_CONFIRMED, 10)

    assert sheet.broken_on == later(10).date()


async def test_a_gap_seen_before_the_sheet_was_hung_again_is_noted_afterwards(
    session: AsyncSession,
) -> None:
    row = await published(session)
    report = await missed(session, row, 8)
    sheet = await hang(session, row, HEADQUARTERS, 10)
    await looked(session, report, Outcome.GAP_CONFIRMED, 11, looked_on=later(9).date(), by=LAN)

    assert (report.outcome, report.looked_on) == ("gap_confirmed", later(9).date())
    assert (sheet.state, sheet.broken_on) == ("up", None)


async def test_where_nothing_ever_hung_it_stays_owed(session: AsyncSession) -> None:
    row = await published(session)
    with pytest.raises(rules.NotOwedYet, match="09/03/2026"):
        await missed(session, row, 3)
    report = await missed(session, row, 8)
    with pytest.raises(rules.NothingHangs):
        await looked(session, report, Outcome.SHEET_THERE, 9)
    await looked(session, report, Outcome.GAP_CONFIRMED, 9)

    assert (report.outcome, report.mended_on) == ("gap_confirmed", None)
    assert not (await session.execute(select(Posting))).scalars().all()


async def test_whoever_notes_the_gap_answers_the_report(session: AsyncSession) -> None:
    row = await published(session)
    sheet = await hang(session, row, HOUSES[0])
    report = await missed(session, row, 3, place=HOUSES[0])
    await posting.break_posting(
        session, sheet.id, broken_on=later(2).date(), photo=None, by=TAM, now=later(4)
    )

    assert (report.outcome, report.looked_on) == ("gap_confirmed", later(3).date())


async def test_a_sheet_that_somebody_misses_does_not_end_before_somebody_looked(
    session: AsyncSession,
) -> None:
    row = await published(session)
    sheet = await hang(session, row, HEADQUARTERS)
    report = await missed(session, row, 29)

    with pytest.raises(rules.LookFirst):
        await take_down(session, sheet, 31)
    await looked(session, report, Outcome.SHEET_THERE, 31)
    assert (await take_down(session, sheet, 31)).state == "down"


async def test_what_is_withdrawn_or_closed_needs_no_look(session: AsyncSession) -> None:
    row = await published(session)
    for place in HOUSES[:2]:
        await hang(session, row, place)
    closed, withdrawn = [await missed(session, row, place=place) for place in HOUSES[:2]]
    event = UnitClosed(
        occurred_at=later(4),
        unit_id=HOUSES[0],
        successor_id=HOUSES[2],
        decision_number="5/QĐ",
        closed_on=later(4).date(),
    )
    heard = Heard(CODE, uuid4(), later(4), "EVENTS_DIRECTORY", 1, event.told_as, "x", later(4))
    await consumers.close_unit(session, event, heard)
    assert (closed.outcome, withdrawn.outcome) == ("nothing_asked", None)
    await withdraw_disclosure(session, row.id, reason="Có tên người.", by=BINH, now=later(4))

    assert withdrawn.outcome == "nothing_asked"


async def test_nobody_looked_is_told_once(session: AsyncSession) -> None:
    row = await published(session)
    await hang(session, row, HEADQUARTERS)
    report = await missed(session, row, 3)
    for day in (8, 9, 10):
        await session.flush()
        await actions.flag_unchecked(session, by=CLOCK, now=later(day))

    [event] = told(session, "missing_sheet.overdue")
    assert (report.late_told_on, event["days_late"]) == (later(9).date(), 1)


async def test_a_head_may_not_answer_for_the_own_house(session: AsyncSession) -> None:
    row = await published(session)
    await hang(session, row, HOUSES[0])
    report = await missed(session, row, place=HOUSES[0])

    with pytest.raises(NotYourRole):
        await looked(session, report, Outcome.SHEET_THERE, by=TAM)
