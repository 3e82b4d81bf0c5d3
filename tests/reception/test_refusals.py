"""A ward refuses to receive on a ground of the law only, and notifies in writing where owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.outbox import told
from libs.law.refusal_grounds import refusal_ground, refusal_grounds
from libs.law.refusals import NoSuchGround
from libs.permissions import NotYourRole
from services.reception.refusals import actions, api, document, flagging, queries, rules
from services.reception.refusals.tables import ReceptionRefusal
from services.reception.sealed.letters import Letter
from services.reception.sessions.bookings.rules import Matter
from services.reception.tables import Ward
from services.reception.visits.rules import UNDER_SEAL, SummaryNamesSomebody
from tests.reception import ward

FRIDAY = date(2026, 11, 20)  # 24/11 is a day off: three working days are 23, 25 and 26/11
WHO = Letter(full_name="Chảo Văn Tên Trồng", address="Khu 4", id_number="022000000002")


async def refused(session: AsyncSession, on: date = FRIDAY, **changes: Any) -> ReceptionRefusal:
    said: dict[str, Any] = {
        "ground": "prolonged",
        "matter": Matter.COMPLAINT,
        "summary": "Khiếu nại bồi thường đã giải quyết",
        "refused_on": on,
        "by": ward.CLERK,
    }
    return await actions.refuse_reception(session, **{**said, **changes}, who=WHO, now=ward.at(on))


def test_only_two_grounds_owe_a_notice_and_most_came_with_the_decree() -> None:
    owing = [one.key for one in refusal_grounds() if one.notice]

    assert owing == ["prolonged", "answered"]
    assert len([one for one in refusal_grounds() if one.valid_from.year == 2014]) == 3
    assert len(refusal_grounds()) == 13
    with pytest.raises(NoSuchGround, match="30/06/2026"):
        refusal_ground("judged", date(2026, 6, 30))


async def test_a_notice_is_owed_within_three_working_days_from_july_2026_on(
    session: AsyncSession,
) -> None:
    owed = await refused(session)
    spoken = await refused(session, ground="disorder")
    before = await refused(session, on=date(2026, 6, 30))

    assert owed.notice_due_on == date(2026, 11, 26)
    assert owed.basis == "Điều 4 khoản 3 Nghị định 154/2026/NĐ-CP"
    assert spoken.notice_due_on is None
    assert before.notice_due_on is None
    assert WHO.full_name not in str(told(session))


async def test_the_notice_is_issued_once_and_lateness_is_told(session: AsyncSession) -> None:
    row = await refused(session)
    for day in (26, 27, 28):
        await flagging.flag_late_notices(session, by=ward.CLOCK, now=ward.at(date(2026, 11, day)))
    late = [one for one in told(session) if "refusal.late" in str(one["headers"])]
    assert len(late) == 1
    said: dict[str, Any] = {"by": ward.OFFICIAL, "now": ward.at(date(2026, 11, 30))}
    with pytest.raises(rules.NoticeTooEarly, match="20/11/2026"):
        await actions.issue_refusal_notice(
            session, row.id, number="1/TB", on=date(2026, 11, 19), **said
        )
    await actions.issue_refusal_notice(
        session, row.id, number="12/TB-UBND", on=date(2026, 11, 30), **said
    )
    assert row.days_late == 2
    with pytest.raises(rules.RefusalNotified, match="12/TB-UBND"):
        await actions.issue_refusal_notice(
            session, row.id, number="13/TB", on=date(2026, 11, 30), **said
        )
    spoken = await refused(session, ground="armed")
    with pytest.raises(rules.NoticeNotOwed):
        await actions.issue_refusal_notice(
            session, spoken.id, number="14/TB", on=date(2026, 11, 30), **said
        )


async def test_what_is_denounced_is_read_in_the_sealed_letter_and_its_notice_only(
    session: AsyncSession,
) -> None:
    said = "Tố cáo thu tiền sai"
    row = await refused(session, matter=Matter.DENUNCIATION, summary=said)
    assert (row.summary, api.shown(row, FRIDAY).summary) == ("", UNDER_SEAL)
    [ward_row] = (await session.scalars(select(Ward))).all()
    notice = document.notice(ward_row, row, replace(WHO, text=said))
    assert f"để tố cáo về việc: {said}." in str(notice)
    spoken = await refused(session)
    assert api.shown(spoken, FRIDAY).summary == "Khiếu nại bồi thường đã giải quyết"


async def test_what_makes_no_sense_or_names_somebody_is_refused(session: AsyncSession) -> None:
    with pytest.raises(NoSuchGround):
        await refused(session, ground="unfriendly")
    with pytest.raises(rules.RefusedLater):
        await refused(session, refused_on=date(2026, 11, 23))
    with pytest.raises(SummaryNamesSomebody):
        await refused(session, summary="Ông Chảo Văn Tên Trồng khiếu nại")
    with pytest.raises(NotYourRole):
        await refused(session, by=ward.HANDLER)


async def test_a_calendar_ordered_since_moves_what_is_owed(session: AsyncSession) -> None:
    owed, told_late = await refused(session), await refused(session)
    for row in (owed, told_late):
        row.calendar_version, row.notice_due_on = "an older one", date(2026, 11, 25)
    told_late.late_told_on = date(2026, 11, 26)
    await flagging.count_notices_anew(session, by=ward.CLOCK, now=ward.at(FRIDAY))

    assert (owed.notice_due_on, told_late.notice_due_on) == (
        date(2026, 11, 26),
        date(2026, 11, 25),
    )


async def test_what_is_owed_is_in_front_and_no_refusal_is_cut_off_silently(
    session: AsyncSession,
) -> None:
    for day in (16, 18, 20):
        await refused(session, on=date(2026, 11, day))
    await session.flush()
    pages = [await queries.refusals_page(session, owed=False, page=page, size=2) for page in (1, 2)]
    total, owed = await queries.refusals_page(session, owed=True, page=1, size=2)

    days = [[row.refused_on.day for row in rows] for _, rows in pages]
    assert (days, {count for count, _ in pages}) == ([[20, 18], [16]], {3})
    assert (total, [row.refused_on.day for row in owed]) == (3, [16, 18])
    said: dict[str, Any] = {"number": "5/TB", "on": date(2026, 11, 20), "by": ward.OFFICIAL}
    await actions.issue_refusal_notice(session, owed[0].id, **said, now=ward.at(FRIDAY))
    assert (await queries.refusals_page(session, owed=True, page=1))[0] == 2


async def test_the_notice_names_whoever_was_refused_to_who_may_open_it(
    door: tuple[httpx.AsyncClient, Database],
) -> None:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
    form = {
        "ground": "answered",
        "matter": "proposal",
        "summary": "Kiến nghị cũ",
        "refused_on": FRIDAY.isoformat(),
        "full_name": WHO.full_name,
        "address": WHO.address,
        "id_number": WHO.id_number,
    }
    clerk, why = testing.signed(ward.CLERK), {"reason": "contact"}
    with testing.time_is(ward.at(FRIDAY)):
        made = await client.post(f"{ward.API}/refusals", json=form, headers=clerk)
        path = f"{ward.API}/refusals/{made.json()['id']}"
        paper = await client.post(f"{path}/paper", json=why, headers=clerk)
        shown = (await client.get(path, headers=clerk)).json()
        official = testing.signed(ward.OFFICIAL)
        denied = await client.post(f"{path}/paper", json=why, headers=official)
        grounds = (await client.get(f"{ward.API}/refusal-grounds")).json()

    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    assert (shown["days_left"], shown["explanation"]["due_on"]) == (3, "2026-11-26")
    assert WHO.full_name not in str(shown)
    assert denied.status_code == 403
    assert len(grounds) == 13
