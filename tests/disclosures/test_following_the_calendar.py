"""A swap of working days ordered late moves every day that is still open, and says why, once."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox
from libs.kernel.actor import anyone
from libs.law.calendar import DayKind, Override, national_calendar
from services.disclosures.information import actions as information
from services.disclosures.information import answering
from services.disclosures.information.actions import Person
from services.disclosures.information.forgetting import flag_late_requests
from services.disclosures.information.rules import Channel, Grade
from services.disclosures.information.tables import InformationRequest
from services.disclosures.internal import actions as internal
from services.disclosures.internal.rules import InternalForm
from services.disclosures.internal.tables import InternalPaper
from services.disclosures.jobs import JOBS
from services.disclosures.missing.actions import flag_unchecked, report_missing_sheet
from services.disclosures.missing.closing import ask_nothing
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.moves import MOVED
from services.disclosures.moving.actions import follow_calendar
from services.disclosures.obligations.actions import flag_late
from services.disclosures.publishing import actions as publishing
from services.disclosures.tables import Disclosure, Obligation
from tests.disclosures.ward import (
    BINH,
    CLOCK,
    CODE,
    HEADQUARTERS,
    LAN,
    SIGNED_ON,
    a_draft,
    hang,
    later,
    listed,
    published,
    told,
)

# Wednesday 04/03/2026 becomes a day off, by an order of Tuesday.
OFF = Override(
    on=date(2026, 3, 4),
    kind=DayKind.OFF,
    name="Nghỉ hoán đổi",
    basis="Thông báo (mẫu)",
    ordered_on=date(2026, 3, 3),
)
ORDERED = national_calendar().with_overrides([OFF])
# A day off in another month: another calendar, but none of these days moves.
FAR = national_calendar().with_overrides([OFF.model_copy(update={"on": date(2026, 9, 9)})])
WHY = "Lịch làm việc thay đổi: 04/03/2026, Nghỉ hoán đổi (Thông báo (mẫu))."
MAI = Person("Nguyễn Thị Mẫu", "Khu 5, phường Uông Bí", "mau@vidu.vn")

Row = Obligation | Disclosure | InformationRequest | MissingSheet | InternalPaper


async def an_obligation(session: AsyncSession) -> Obligation:
    draft = await a_draft(session)
    return await session.get_one(Obligation, draft.obligation_id)


async def shown_again(session: AsyncSession) -> Disclosure:
    """A list that nobody need show again: withdrawn when its days were over, and drafted anew."""
    row = await published(session, "7c", number="7/QĐ-UBND")
    row.completed_on = SIGNED_ON
    await publishing.withdraw_disclosure(session, row.id, reason="Sai số", by=BINH, now=later(0))
    await session.flush()
    return await publishing.draft_disclosure(
        session,
        row.obligation_id,
        summary="Số liệu đúng.",
        columns=listed("7c"),
        by=LAN,
        now=later(0),
    )


async def asked(session: AsyncSession) -> InformationRequest:
    row, _ = await information.request_information(
        session, person=MAI, asked="Quyết toán nhà văn hóa", by=anyone(CODE), now=later(0)
    )
    await session.flush()
    return row


async def extended(session: AsyncSession) -> InformationRequest:
    """A complex request with further days of the law, by a document."""
    row = await asked(session)
    await information.accept_information_request(
        session, row.id, grade=Grade.COMPLEX, obligation_id=None, by=LAN, now=later(0)
    )
    return await information.extend_information_request(
        session, row.id, number="15/TB-UBND", reason="Nhiều tài liệu", by=LAN, now=later(0)
    )


async def missed(session: AsyncSession) -> MissingSheet:
    shown = await published(session)
    await hang(session, shown, HEADQUARTERS)
    return await report_missing_sheet(
        session, shown.id, place_id=HEADQUARTERS, photo=None, by=anyone(CODE), now=later(0)
    )


async def for_the_staff(session: AsyncSession) -> InternalPaper:
    return await internal.draft_internal_paper(
        session,
        khoan=6,
        title="Kết quả xếp loại",
        summary="Bốn mức.",
        body="",
        number="22/TB-UBND",
        signed_on=SIGNED_ON,
        signer_position="Chủ tịch",
        unit_id=None,
        form=InternalForm.SITE,
        file=None,
        by=LAN,
        now=later(0),
    )


Made = Callable[[AsyncSession], Awaitable[Row]]
EVERY = [
    (an_obligation, "obligation.moved", date(2026, 3, 9), date(2026, 3, 10)),
    (shown_again, "disclosure.moved", date(2026, 3, 9), date(2026, 3, 10)),
    (asked, "information.moved", date(2026, 3, 5), date(2026, 3, 6)),
    (extended, "information.moved", date(2026, 4, 13), date(2026, 4, 14)),
    (missed, "missing_sheet.moved", date(2026, 3, 5), date(2026, 3, 6)),
    (for_the_staff, "internal.moved", date(2026, 3, 9), date(2026, 3, 10)),
]


async def follow(session: AsyncSession, day: int, calendar: Any = ORDERED) -> None:
    await session.flush()
    await follow_calendar(session, by=CLOCK, now=later(day), calendar=calendar)
    await session.flush()


def moved(session: AsyncSession) -> dict[str, dict[str, Any]]:
    """What was told of days that moved, by its name; of each name only one."""
    names = [row["subject"].partition(".disclosures.")[2] for row in outbox.told(session)]
    found = {name: told(session, name) for name in names if name.endswith(".moved")}
    assert all(len(bodies) == 1 for bodies in found.values())
    return {name: bodies[0] for name, bodies in found.items()}


def noted(session: AsyncSession) -> list[dict[str, Any]]:
    """What the history will say of days that moved."""
    said = session.info.get("said", [])
    return [json.loads(line["said"]) for line in said if line["action"] == MOVED]


@pytest.mark.parametrize(("make", "event", "was", "due"), EVERY)
async def test_an_open_day_moves_with_its_reason_and_is_told_once(
    session: AsyncSession, make: Made, event: str, was: date, due: date
) -> None:
    row = await make(session)
    assert row.due_on == was

    await follow(session, 1)
    await follow(session, 2)

    assert row.due_on == due
    assert row.calendar_version == ORDERED.version
    assert row.counted
    assert row.counted[-1]["on"] == f"{due}"
    days = {"was_due_on": f"{was}", "due_on": f"{due}"}
    events = moved(session)
    assert set(events) == {event}
    assert events[event].items() >= days.items()
    assert noted(session) == [days | {"version": ORDERED.version, "why": WHY}]


@pytest.mark.parametrize(("make", "event", "was", "due"), EVERY)
async def test_a_calendar_that_moves_nothing_is_only_noted(
    session: AsyncSession, make: Made, event: str, was: date, due: date
) -> None:
    row = await make(session)

    await follow(session, 1, FAR)

    assert (row.due_on, row.calendar_version) == (was, FAR.version)
    assert moved(session) == {}
    assert noted(session) == []


async def test_a_draft_goes_by_its_obligation_and_one_withdrawn_stays(
    session: AsyncSession,
) -> None:
    draft = await a_draft(session)
    dropped = await a_draft(session, number="2/QĐ-UBND")
    await publishing.withdraw_disclosure(session, dropped.id, reason="Thôi", by=BINH, now=later(0))

    await follow(session, 1)

    for row in (draft, dropped):
        await session.refresh(row)
    assert (draft.due_on, dropped.due_on) == (date(2026, 3, 10), date(2026, 3, 9))


async def test_what_is_over_keeps_its_day(session: AsyncSession) -> None:
    report = await missed(session)
    await ask_nothing(session, disclosure_id=report.disclosure_id, by=LAN, now=later(0))
    request = await asked(session)
    await answering.guide_information_request(
        session, request.id, answer="Hỏi tại tỉnh.", by=LAN, now=later(0)
    )
    again = await shown_again(session)
    await publishing.withdraw_disclosure(session, again.id, reason="Thôi", by=BINH, now=later(0))
    paper = await for_the_staff(session)
    await internal.withdraw_internal_paper(session, paper.id, reason="Thôi", by=BINH, now=later(0))

    await follow(session, 1)

    assert moved(session) == {}


async def test_what_was_called_late_stays_late(session: AsyncSession) -> None:
    await missed(session)
    await a_draft(session, number="2/QĐ-UBND")
    await asked(session)
    await for_the_staff(session)
    await session.flush()
    for act in (flag_late, flag_unchecked, flag_late_requests, internal.follow_internal_papers):
        await act(session, by=CLOCK, now=later(10))

    await follow(session, 11)

    assert moved(session) == {}


async def test_a_request_that_lacks_something_has_no_day_to_move(session: AsyncSession) -> None:
    row = await asked(session)
    await information.ask_to_complete(
        session, row.id, missing="Tên công trình", by=LAN, now=later(0)
    )

    await follow(session, 1)

    assert row.due_on is None
    assert moved(session) == {}


async def test_days_that_people_set_and_days_a_sheet_must_hang_stay(session: AsyncSession) -> None:
    owed = await an_obligation(session)
    owed.planned_on = OFF.on
    shown = await published(session, number="2/QĐ-UBND")
    sheet = await hang(session, shown, HEADQUARTERS)
    last_day = date(2026, 4, 1)
    assert sheet.keep_until == last_day
    end_is_off = OFF.model_copy(update={"on": last_day})

    await follow(session, 1, ORDERED.with_overrides([end_is_off]))

    assert owed.planned_on == OFF.on
    assert sheet.keep_until == last_day


def test_days_follow_before_anything_is_called_late() -> None:
    at = {job.name: job.at for job in JOBS}
    calls = ("flag_late", "flag_unchecked", "flag_late_requests", "follow_internal_papers")

    assert all(at["follow_calendar"] < at[name] for name in calls)


async def test_a_move_names_nobody_and_nothing_that_was_asked(session: AsyncSession) -> None:
    await asked(session)
    await follow(session, 1)

    one = moved(session)["information.moved"]
    assert set(one) == {"occurred_at", "request_id", "channel", "was_due_on", "due_on"}
    assert one["channel"] == Channel.ONLINE
    assert UUID(one["request_id"])
