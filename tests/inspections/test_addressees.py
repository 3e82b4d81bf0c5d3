"""A recommendation names who is asked: the committee reads and answers only what it is asked."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.errors import NotFound
from services.inspections.front import actions as front
from services.inspections.people import actions as people
from services.inspections.supervisions import actions, concluding, minding
from services.inspections.supervisions.queries import advice_of
from services.inspections.supervisions.results import Addressee, AdviceTaken
from services.inspections.supervisions.tables import Supervision
from tests.inspections import ward
from tests.inspections.checks import told
from tests.inspections.rooms import CHAIR, FRONT, LAND, OFFICE, PEOPLE, open_boards, sent

PRIVATE = "Xem xét trách nhiệm lãnh đạo."
ANSWER = {"taken": AdviceTaken.ACCEPTED, "answer": "Đã làm.", "number": "9/UBND", "paper": None}


async def with_advice_to_each(session: AsyncSession) -> Supervision:
    """Sent, with something for the committee, for the party committee and for others."""
    row = await sent(session, PEOPLE)
    now = ward.at(row.starts_on)
    how: dict[str, Any] = {"by": PEOPLE, "now": now}
    await actions.start_supervision(session, row.id, **how)
    for addressee, text in (
        (Addressee.AUTHORITY, "Trả lại khoản thu sai."),
        (Addressee.PARTY, PRIVATE),
        (Addressee.OTHER, "Kiểm toán các khoản thu."),
    ):
        said = {"text": text, "basis": "Điều 40", "about_law": addressee is Addressee.OTHER}
        await actions.advise(session, row.id, **said, addressee=addressee, **how)
    await actions.end_supervision(session, row.id, **how)
    await people.hand_in_result(session, row.id, result="Thu sai.", wrongs=1, **how)
    return await people.confirm_result(session, row.id, number="6/MTTQ", by=FRONT, now=now)


async def test_only_what_the_committee_is_asked_has_a_day_and_an_answer(
    session: AsyncSession,
) -> None:
    await open_boards(session)
    row = await with_advice_to_each(session)
    asked, party, other = sorted(await advice_of(session, [row]), key=lambda one: one.ordinal)

    [event] = told(session, "advice.sent")
    assert (event["advice_id"], event["due_on"]) == (str(asked.id), f"{asked.due_on}")
    elsewhere = told(session, "advice.passed_on")
    assert [each["asked"] for each in elsewhere] == ["party", "other"]
    assert [each["about_law"] for each in elsewhere] == [False, True]
    assert PRIVATE not in str(elsewhere)
    assert [one.due_on for one in (party, other)] == [None, None]
    assert [one.sent_on for one in (party, other)] == [row.concluded_on] * 2
    now = ward.at(row.starts_on)
    for one in (party, other):
        with pytest.raises(NotFound):
            await concluding.answer_advice(session, one.id, **ANSWER, by=CHAIR, now=now)
    long_after = ward.at(row.starts_on.replace(year=row.starts_on.year + 1))
    await minding.flag_unanswered_advice(session, by=CHAIR, now=long_after)
    assert len(told(session, "advice.unanswered")) == 1
    await concluding.answer_advice(session, asked.id, **ANSWER, by=CHAIR, now=now)


async def test_the_committee_never_reads_what_others_are_asked(door) -> None:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
        await open_boards(session)
        row = await with_advice_to_each(session)
    path = f"{ward.API}/supervisions"

    for by in (CHAIR, OFFICE, LAND):
        one = (await client.get(f"{path}/{row.id}", headers=testing.signed(by))).json()
        assert [each["addressee"] for each in one["advice"]] == ["authority"]
        assert PRIVATE not in (await client.get(path, headers=testing.signed(by))).text
    for by in (PEOPLE, FRONT):
        one = (await client.get(f"{path}/{row.id}", headers=testing.signed(by))).json()
        assert [each["addressee"] for each in one["advice"]] == ["authority", "party", "other"]
        clocks = [each["clock"] for each in one["advice"]]
        assert [clock is None for clock in clocks] == [False, True, True]
        numbers = [day["number"] for day in clocks[0]["days"] if day["number"]]
        assert numbers == list(range(1, 16))
        assert all(day["why"] for day in clocks[0]["days"])
    async with database.transaction(ward.CODE) as session:
        now = ward.at(row.starts_on)
        await front.publish_supervision(session, row.id, by=FRONT, now=now)
    shown = (await client.get(f"{ward.API}/published-supervisions/{row.id}")).json()
    assert len(shown["advice"]) == 3
