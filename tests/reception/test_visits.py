"""The register: thirteen columns, who came sealed, opened with every look logged."""

from __future__ import annotations

import asyncio
import io
from datetime import date, time
from typing import Any

import httpx
import openpyxl
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from libs.kernel.history import history_of
from libs.kernel.outbox import told
from libs.law.register import register_columns
from libs.permissions import NotYourRole
from services.reception.sealed.actions import agree_to_reveal, ask_to_reveal
from services.reception.sealed.letters import Contact, Letter, is_restricted, open_letter
from services.reception.sealed.rules import Reason, SecondPersonNeeded
from services.reception.sealed.store import store_of
from services.reception.sessions import rules as sessions
from services.reception.sessions.bookings.actions import Wish, book_slot
from services.reception.sessions.bookings.rules import (
    IdentityNotWaived,
    Matter,
    TooManyRepresentatives,
)
from services.reception.sessions.rules import Mode
from services.reception.visits import actions, queries, register, rules
from services.reception.visits.actions import Line
from services.reception.visits.rules import Outcome, Receiver
from services.reception.visits.tables import Visit
from services.reception.visits.views import view
from tests.reception import ward
from tests.reception.calendar import days_set, hear

DAY = date(2026, 8, 3)  # the session of 01/08
CAME = Letter(
    full_name="Phàn Thị Tên Trồng",
    address="Số 5 ngõ Không Có",
    contact=Contact(phone="0987 111 222"),
    id_number="022000000001",
)
FORM = {
    "full_name": CAME.full_name,
    "address": CAME.address,
    "id_number": CAME.id_number,
    "received_on": DAY.isoformat(),
    "received_by": "chair",
    "matter": "complaint",
    "summary": "Khiếu nại việc bồi thường đất",
    "outcome": "accepted",
}


def line(**changes: Any) -> Line:
    """What the register says."""
    said: dict[str, Any] = {
        "received_on": DAY,
        "session_id": None,
        "booking_id": None,
        "received_by": Receiver.CHAIR,
        "mode": Mode.IN_PERSON,
        "matter": Matter.COMPLAINT,
        "people": 1,
        "representatives": 0,
        "summary": "Khiếu nại việc bồi thường đất",
        "outcome": Outcome.ACCEPTED,
        "outcome_body": "",
        "outcome_number": "",
        "settled_by": "",
        "note": "",
        "identity_waived": False,
    }
    return Line(**{**said, **changes})


async def came(
    session: AsyncSession, on: date = DAY, by: Any = ward.CLERK, **changes: Any
) -> Visit:
    row, _ = await actions.record_visit(
        session, line=line(**changes), who=CAME, by=by, now=ward.at(on)
    )
    return row


async def test_lines_are_numbered_by_the_year_and_tell_nobodys_name(session: AsyncSession) -> None:
    first, second = await came(session), await came(session, matter=Matter.PROPOSAL)
    later = await came(session, on=date(2027, 1, 4), received_on=date(2027, 1, 4))

    assert (first.number, second.number, later.number) == (1, 2, 1)
    bodies = str([one["body"] for one in told(session)])
    assert "reception.visit.recorded" in str(told(session))
    assert CAME.full_name not in bodies
    assert "bồi thường" not in bodies


async def test_a_denunciation_opens_for_two_persons_only(session: AsyncSession) -> None:
    told_of = await came(session, matter=Matter.DENUNCIATION)
    plain = await came(session)

    assert await is_restricted(session, told_of.sealed_id)
    assert not await is_restricted(session, plain.sealed_id)


async def test_who_came_is_read_in_the_letter_of_the_visit_only(session: AsyncSession) -> None:
    """The letter of the booking would open for everybody who may see bookings."""
    held = (await hear(session, days_set(2026, date(2026, 7, 20))))[date(2026, 8, 1)]
    held.posted_on = date(2026, 7, 1)
    wish = Wish(time(7, 30), 1, 0, Matter.COMPLAINT, identity_waived=False)
    asked: dict[str, Any] = {"by": ward.STRANGER, "now": ward.at(date(2026, 7, 27))}
    booking, _ = await book_slot(session, held.id, wish=wish, who=CAME, **asked)
    sealed_id = booking.sealed_id
    await came(session, session_id=held.id, booking_id=booking.id)

    assert booking.sealed_id is None
    with pytest.raises(NotFound):
        await open_letter(
            session, sealed_id, by=ward.CHAIR, reason=Reason.CONTACT, now=ward.at(DAY)
        )


async def test_what_is_denounced_without_a_petition_is_read_in_its_letter_only(
    session: AsyncSession,
) -> None:
    said = {"summary": "Thu tiền sai quy định", "note": "Có 3 tờ", "settled_by": "Tỉnh"}
    said |= {"outcome_body": "Thanh tra", "outcome_number": "9/HD"}
    row = await came(session, matter=Matter.DENUNCIATION, outcome=Outcome.GUIDED, **said)
    await session.flush()
    kept = (await session.execute(text("SELECT visit::text FROM visit"))).scalars().all()
    assert not any(words in each for words in said.values() for each in kept)

    shown = view(row)
    assert (shown.summary, shown.note, shown.outcome_body) == (rules.UNDER_SEAL, "", "")
    asked: dict[str, Any] = {"reason": Reason.VERIFY, "now": ward.at(DAY)}
    with pytest.raises(SecondPersonNeeded):
        await open_letter(session, row.sealed_id, by=ward.CLERK, **asked)
    reveal = await ask_to_reveal(session, row.sealed_id, by=ward.CLERK, **asked)
    await agree_to_reveal(session, reveal.id, by=ward.CHAIR, now=ward.at(DAY))
    letter = await open_letter(session, row.sealed_id, by=ward.CLERK, **asked)
    assert letter.text.splitlines() == [
        "Nội dung: Thu tiền sai quy định",
        "Cơ quan đã giải quyết: Tỉnh",
        "Nơi được hướng dẫn, chuyển đến: Thanh tra",
        "Văn bản số: 9/HD",
        "Ghi chú: Có 3 tờ",
    ]
    followed = {"followed": "Đã xong", "note": "", "by": ward.CLERK, "now": ward.at(DAY)}
    with pytest.raises(rules.FollowedNowhere):
        await actions.follow_visit(session, row.id, **followed)


async def test_a_line_from_before_keeps_silent_as_well(session: AsyncSession) -> None:
    row = await came(session, matter=Matter.DENUNCIATION)
    row.summary, row.followed = "Thu tiền sai", "Đã chuyển"
    assert (view(row).summary, view(row).followed) == (rules.UNDER_SEAL, "")
    assert view(await came(session)).summary == "Khiếu nại việc bồi thường đất"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"received_on": date(2026, 8, 4)}, rules.ReceivedLater),
        ({"outcome": Outcome.GUIDED}, rules.BodyNotNamed),
        ({"outcome": Outcome.FORWARDED}, rules.BodyNotNamed),
        ({"summary": "Bà Trồng khiếu nại"}, rules.SummaryNamesSomebody),
        ({"outcome_number": "9 bà Trồng"}, rules.SummaryNamesSomebody),
        ({"note": "Gọi số 0987111222"}, rules.SummaryNamesSomebody),
        ({"note": "CCCD 022 000 000 001"}, rules.SummaryNamesSomebody),
        ({"people": 7, "representatives": 3}, TooManyRepresentatives),
        ({"matter": Matter.DENUNCIATION, "mode": Mode.ONLINE}, IdentityNotWaived),
        ({"mode": Mode.ONLINE, "received_on": date(2026, 6, 30)}, sessions.OnlineNotYet),
        ({"mode": Mode.ONLINE}, rules.OnlineWithoutSession),
    ],
)
async def test_what_the_register_must_not_say_is_refused(
    session: AsyncSession, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await came(session, **changes)


async def test_a_visit_belongs_to_the_day_of_its_session_and_to_the_desk(
    session: AsyncSession,
) -> None:
    found = await hear(session, days_set(2026, date(2026, 7, 20)))
    row = found[date(2026, 8, 1)]
    await came(session, session_id=row.id)
    with pytest.raises(rules.NotOfThisSession, match="03/08/2026"):
        await came(session, on=date(2026, 8, 5), session_id=row.id, received_on=date(2026, 8, 5))
    with pytest.raises(rules.OnlineWithoutSession):
        await came(session, session_id=row.id, mode=Mode.ONLINE)
    row.mode = Mode.ONLINE
    assert (await came(session, session_id=row.id, mode=Mode.ONLINE)).mode == Mode.ONLINE
    with pytest.raises(NotYourRole):
        await came(session, by=ward.HANDLER)


async def test_how_it_went_on_is_followed_and_names_nobody(session: AsyncSession) -> None:
    row = await came(session)
    said: dict[str, Any] = {"by": ward.CLERK, "now": ward.at(DAY)}
    await actions.follow_visit(session, row.id, followed="Đã trả lời", note="", **said)
    assert row.followed == "Đã trả lời"
    with pytest.raises(rules.SummaryNamesSomebody):
        await actions.follow_visit(
            session, row.id, followed="Bà Phàn Thị Tên Trồng rút đơn", note="", **said
        )


async def test_the_opened_register_logs_each_look_and_hides_who_denounced(
    session: AsyncSession,
) -> None:
    plain, secret = await came(session), await came(session, matter=Matter.DENUNCIATION)
    asked: dict[str, Any] = {"from_on": DAY, "to_on": DAY, "reason": Reason.SORT}
    rows, people = await register.open_register(session, **asked, by=ward.CHAIR, now=ward.at(DAY))

    assert [row.id for row in rows] == [plain.id, secret.id]
    assert people[plain.id].id_number == CAME.id_number
    assert people[secret.id].person == register.CLOSED
    async with store_of(session).transaction(ward.CODE) as inside:
        looks = [one["action"] for one in await history_of(inside, plain.sealed_id)]
        assert looks == ["open_letter"]
    with pytest.raises(NotYourRole):
        await register.open_register(session, **asked, by=ward.OFFICIAL, now=ward.at(DAY))
    with pytest.raises(rules.BackwardRange):
        await register.open_register(
            session, **{**asked, "to_on": date(2026, 8, 1)}, by=ward.CHAIR, now=ward.at(DAY)
        )


async def test_small_numbers_about_people_are_shown_to_nobody(session: AsyncSession) -> None:
    for _ in range(6):
        await came(session)
    for _ in range(7):
        await came(session, matter=Matter.PROPOSAL, people=12, representatives=5)
    await came(session, matter=Matter.DENUNCIATION)
    found = await queries.figures_of(session, 2026)

    assert (found.visits, found.people, found.groups) == (14, 91, 7)
    # The one denunciation could be reckoned from the others and the sum: no kind is shown.
    assert set(found.by_matter.values()) == {None}


async def test_no_line_is_cut_off_silently(session: AsyncSession) -> None:
    other = await hear(session, days_set(2026, date(2026, 7, 20)))
    of_a_session = other[date(2026, 8, 1)].id
    for place in range(9):
        await came(session, people=2, session_id=of_a_session if place < 5 else None)
    await session.flush()
    pages = [await queries.visits_page(session, 2026, None, page, size=4) for page in (1, 2, 3, 4)]

    assert [[row.number for row in page.rows] for page in pages] == [
        *([9, 8, 7, 6], [5, 4, 3, 2], [1], []),
    ]
    assert {(page.total, page.people) for page in pages} == {(9, 18)}
    assert (await queries.visits_page(session, 2026, of_a_session, 1)).total == 5
    whole = await queries.visits_between(session, date(2026, 1, 1), date(2026, 12, 31))
    assert [row.number for row in whole] == [*range(1, 10)]


def test_a_register_is_printed_whole_or_by_its_months() -> None:
    rules.check_printable(rules.PRINTED_AT_ONCE_MAX)
    with pytest.raises(rules.TooLongToPrint, match="từng tháng"):
        rules.check_printable(rules.PRINTED_AT_ONCE_MAX + 1)
    assert rules.days_of(2028, 2) == (date(2028, 2, 1), date(2028, 2, 29))
    assert rules.days_of(2026, None) == (date(2026, 1, 1), date(2026, 12, 31))


async def test_the_register_has_the_thirteen_columns_of_the_form(
    door: tuple[httpx.AsyncClient, Database],
) -> None:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
    clerk = testing.signed(ward.CLERK)
    with testing.time_is(ward.at(DAY)):
        sent = {"outcome": "guided", "outcome_body": "Tòa án", "outcome_number": "9/HD"}
        for form in (FORM, {**FORM, **sent}):
            made = await client.post(f"{ward.API}/visits", json=form, headers=clerk)
            assert made.status_code == 201, made.text
        plain = await client.get(f"{ward.API}/registers/xlsx?year=2026", headers=clerk)
        july, august = [
            await client.get(f"{ward.API}/registers/xlsx?year=2026&month={month}", headers=clerk)
            for month in (7, 8)
        ]
        days = {"from_on": DAY.isoformat(), "to_on": DAY.isoformat(), "reason": "sort"}
        opened, paper = [
            await client.post(f"{ward.API}/registers/{kind}", json=days, headers=clerk)
            for kind in ("xlsx", "pdf")
        ]
        denied = await client.get(f"{ward.API}/registers/pdf?year=2026")
        public = await client.get(f"{ward.API}/figures?year=2026")
    head, numbers, *lines = await asyncio.to_thread(_rows, opened.content)

    assert head == [column.title for column in register_columns()]
    assert numbers == [f"({number})" for number in range(1, 14)]
    assert lines[0][2:4] == [f"{CAME.full_name}, {CAME.address}", CAME.id_number]
    assert (lines[0][8], lines[1][8], lines[1][9]) == ("x", "", "Tòa án, 9/HD")
    assert CAME.full_name not in str(await asyncio.to_thread(_rows, plain.content))
    counted = [len(await asyncio.to_thread(_rows, each.content)) - 2 for each in (july, august)]
    assert counted == [0, 2]
    assert paper.content.startswith(b"%PDF-")
    assert opened.headers["cache-control"] == "no-store"
    assert denied.status_code == 401
    assert public.json()["visits"] is None


def _rows(content: bytes) -> list[list[Any]]:
    """The lines of the first sheet, from the head of its table on."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(place for place, row in enumerate(rows) if row[0] == "STT")
    return rows[start:]
