"""Dialogues: owed once a year, told in time, held with numbers, and their promises followed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.permissions import NotYourRole
from services.reception.dialogues import actions, committing, owing, rules
from services.reception.dialogues.actions import Attendance, Plan
from services.reception.dialogues.queries import duty_of
from services.reception.dialogues.rules import DialogueKind
from services.reception.dialogues.tables import Commitment, Dialogue
from tests.reception import ward
from tests.reception.reports import PHOTO, ask, receipt, told
from tests.reception.ward import CHAIR, CLERK, CLOCK, HANDLER, OFFICIAL

TODAY = date(2026, 7, 6)
MINUTES = StoredFile("ef" * 32, 90_000, "application/pdf")
CAME = Attendance(residents=84, officials=9, questions=12, answered=11)
KIND = DialogueKind


def at(day: date) -> datetime:
    return ward.at(day)


async def planned(
    session: AsyncSession, *, on: date = TODAY, kind: KIND = KIND.CONFERENCE
) -> Dialogue:
    plan = Plan("Đối thoại với Nhân dân", on, time(8), "Hội trường", "Môi trường, giao thông.")
    return await actions.plan_dialogue(session, plan, kind=kind, by=OFFICIAL, now=at(TODAY))


async def held(session: AsyncSession, row: Dialogue, day: date = TODAY) -> Dialogue:
    return await actions.hold_dialogue(
        session, row.id, came=CAME, summary="Đã đối thoại.", minutes=MINUTES, by=CLERK, now=at(day)
    )


async def promised(
    session: AsyncSession, row: Dialogue, *, unit: Any = ward.ECONOMY, days: int = 30
) -> Commitment:
    return await committing.add_commitment(
        session,
        row.id,
        text="Nạo vét cống đường Mẫu",
        unit_id=unit,
        due_on=TODAY + timedelta(days=days),
        by=OFFICIAL,
        now=at(TODAY),
    )


@pytest.mark.parametrize(
    ("on", "due_on"),
    [
        (date(2026, 7, 20), date(2026, 7, 15)),
        (date(2026, 9, 7), date(2026, 9, 2)),  # a day off: at least five days are five days
        (date(2026, 6, 15), None),  # before Nghị định 155/2026/NĐ-CP
    ],
)
def test_the_notice_of_a_complaints_dialogue_is_due_before_it(on, due_on) -> None:
    owed = rules.notice(KIND.COMPLAINT, on)

    assert (owed.due_on if owed else None) == due_on
    assert rules.notice(KIND.CONFERENCE, on) is None
    assert owed is None or "155/2026" in owed.basis


async def test_a_complaint_is_spoken_about_from_its_case_only(session: AsyncSession) -> None:
    with pytest.raises(rules.NeedsItsCase):
        await planned(session, kind=KIND.COMPLAINT)


async def test_a_conference_is_owed_each_year_and_its_absence_is_told_once(
    session: AsyncSession,
) -> None:
    for day in (TODAY, TODAY + timedelta(days=1)):
        await owing.owe_conference(session, by=CLOCK, now=at(day))
    duty = await duty_of(session, 2026)
    assert duty
    assert (duty.due_on, duty.basis) == (
        date(2026, 12, 31),
        "Điều 32 khoản 1 Luật 10/2022/QH15",
    )
    for day in (1, 2):
        await owing.owe_conference(session, by=CLOCK, now=at(date(2027, 1, day)))
    [late] = told(session, "dialogue_conference.overdue")
    assert (late["year"], late["due_on"]) == (2026, "2026-12-31")
    assert await duty_of(session, 2027)


async def test_holding_one_meets_the_duty_and_tells_numbers_only(session: AsyncSession) -> None:
    await owing.owe_conference(session, by=CLOCK, now=at(TODAY))
    row = await planned(session)
    with pytest.raises(rules.NobodyCame):
        await actions.hold_dialogue(
            session,
            row.id,
            came=Attendance(0, 9, 0, 0),
            summary="Không ai đến.",
            minutes=MINUTES,
            by=CLERK,
            now=at(TODAY),
        )
    await held(session, row)
    await owing.owe_conference(session, by=CLOCK, now=at(date(2027, 1, 1)))

    assert told(session, "dialogue_conference.overdue") == []
    [event] = told(session, "dialogue.held")
    assert (event["residents"], event["questions"], event["kind"]) == (84, 12, "conference")
    assert "Môi trường" not in str(session.info["told"])


async def test_promises_are_told_when_the_chair_gives_them_out(session: AsyncSession) -> None:
    row = await planned(session)
    with pytest.raises(rules.DialogueNotInThisState):
        await promised(session, row)
    await held(session, row)
    with pytest.raises(rules.CommitmentDayPast):
        await promised(session, row, days=0)
    with pytest.raises(rules.UnitNotOfCommittee):
        await promised(session, row, unit=ward.FRONT)
    first, second = await promised(session, row), await promised(session, row, days=60)
    await committing.remove_commitment(session, second.id, by=OFFICIAL, now=at(TODAY))
    assert told(session, "commitment.made") == []
    with pytest.raises(NotYourRole):
        await committing.conclude_dialogue(session, row.id, by=OFFICIAL, now=at(TODAY))
    await committing.conclude_dialogue(session, row.id, by=CHAIR, now=at(TODAY))

    [event] = told(session, "commitment.made")
    assert (event["commitment_id"], event["title"]) == (str(first.id), "Nạo vét cống đường Mẫu")
    with pytest.raises(rules.DialogueNotInThisState):
        await promised(session, row)


async def test_who_sees_what_at_the_door(client: httpx.AsyncClient) -> None:
    form = {"title": "Đối thoại", "on": "2026-03-09", "starts_at": "08:00", "place": "Hội trường"}
    form |= {"agenda": "Đất đai", "kind": "conference"}
    path = "/dialogues"
    assert (await ask(client, "POST", path, form, by=HANDLER)).status_code == 403
    of_none = await ask(client, "POST", path, form | {"kind": "complaint"}, by=OFFICIAL)
    assert (of_none.status_code, of_none.json()["type"]) == (422, "NeedsItsCase")
    open_to_all = (await ask(client, "POST", path, form, by=OFFICIAL)).json()["id"]

    listed = (await ask(client, "GET", "/conferences")).json()["dialogues"]
    assert [row["id"] for row in listed] == [open_to_all]
    one = f"{path}/{open_to_all}"
    assert (await ask(client, "GET", one)).status_code == 401
    other = Actor("x", ward.CODE, frozenset({"department"}), ward.CULTURE)
    assert (await ask(client, "GET", one, by=other)).status_code == 403
    came = {"residents": 20, "officials": 4, "questions": 3, "answered": 3}
    minutes = {**came, "summary": "Đã họp.", "minutes": receipt(PHOTO, 7)}
    assert (
        await ask(client, "POST", f"{one}/minutes", minutes, by=CLERK, day=7)
    ).status_code == 200
    promise = {"text": "Sửa đèn", "unit_id": str(ward.ECONOMY), "due_on": "2026-04-01"}
    made = await ask(client, "POST", f"{one}/commitments", promise, by=OFFICIAL, day=7)
    assert made.status_code == 201, made.text
    page = (await ask(client, "GET", f"/conferences/{open_to_all}")).json()
    assert (page["residents"], page["commitments"]) == (20, [])
    assert PHOTO.sha256 not in str(page)
    await ask(client, "POST", f"{one}/conclusion", by=CHAIR, day=7)
    page = (await ask(client, "GET", f"/conferences/{open_to_all}")).json()
    assert [each["text"] for each in page["commitments"]] == ["Sửa đèn"]
