"""The dialogue of a complaint: set from its case, told in time, in its file, for nobody else."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import StoredFile
from libs.law.moves import StillNeeded
from libs.permissions import NotYourRole
from services.reception.cases import reading, sorting
from services.reception.cases.queries import steps_of
from services.reception.cases.rules import NamesSomebody, StepOfADialogue
from services.reception.cases.tables import Case
from services.reception.cases.views import CaseView
from services.reception.dialogues import actions, committing, of_cases, reaching, rules
from services.reception.dialogues.actions import Attendance
from services.reception.dialogues.queries import dialogues, dialogues_of, duty_of
from services.reception.dialogues.rules import DialogueState
from services.reception.dialogues.tables import Dialogue
from tests.reception import ward
from tests.reception.petitions import MONDAY, sorted_as, step
from tests.reception.reports import ask, told
from tests.reception.ward import CHAIR, CLERK, HANDLER, OFFICIAL

MINUTES = StoredFile("ef" * 32, 90_000, "application/pdf")
CAME = Attendance(residents=3, officials=2, questions=2, answered=1)
LATER = MONDAY + timedelta(days=7)


async def accepted(session: AsyncSession) -> Case:
    """A complaint that is being settled by the economy's unit."""
    case = await sorted_as(session, "complaint")
    case = await sorting.assign_case(
        session, case.id, unit_id=ward.ECONOMY, by=CLERK, now=ward.at(MONDAY)
    )
    return await step(session, case, "accept")


async def planned(
    session: AsyncSession, case: Case, *, on: Any = LATER, by: Actor = HANDLER
) -> Dialogue:
    where = {"starts_at": time(8), "place": "Phòng tiếp công dân", "agenda": "Việc cấp phép"}
    return await of_cases.plan_case_dialogue(
        session, case.id, on=on, **where, by=by, now=ward.at(MONDAY)
    )


async def notified(
    session: AsyncSession, row: Dialogue, *, on: Any = MONDAY, number: str = "9/TB-UBND"
) -> Dialogue:
    return await actions.notify_dialogue(
        session, row.id, notified_on=on, number=number, by=HANDLER, now=ward.at(MONDAY)
    )


async def held(
    session: AsyncSession,
    row: Dialogue,
    *,
    number: str = "2/BB-ĐT",
    summary: str = "Hai bên đã trao đổi.",
) -> Dialogue:
    return await actions.hold_dialogue(
        session,
        row.id,
        came=CAME,
        summary=summary,
        minutes=MINUTES,
        number=number,
        by=HANDLER,
        now=ward.at(row.on),
    )


async def page(session: AsyncSession, case: Case) -> CaseView:
    return await reading.case_page(session, case, CLERK, ward.at(LATER))


async def test_from_the_case_to_the_minutes_in_its_file(session: AsyncSession) -> None:
    case = await accepted(session)
    row = await planned(session, case)
    assert row.title.startswith("Đối thoại vụ khiếu nại số ")
    await notified(session, row)
    with pytest.raises(StillNeeded):
        await held(session, row, number="")
    await held(session, row)

    assert [each.id for each in await dialogues_of(session, case.id)] == [row.id]
    *_, announced, spoken = await steps_of(session, case.id)
    assert (announced.move, announced.number, announced.event_on) == (
        "announce_dialogue",
        "9/TB-UBND",
        LATER,
    )
    assert (spoken.move, spoken.number, spoken.on) == ("hold_dialogue", "2/BB-ĐT", LATER)
    assert await duty_of(session, 2026) is None  # it is no conference with residents
    assert [event["kind"] for event in told(session, "dialogue.held")] == ["complaint"]


async def test_what_was_not_told_in_time_has_to_move(session: AsyncSession) -> None:
    row = await planned(session, await accepted(session), on=MONDAY + timedelta(days=4))
    with pytest.raises(rules.NoticeTooLate, match="Điều 11"):
        await notified(session, row)
    await actions.move_dialogue(session, row.id, on=LATER, by=OFFICIAL, now=ward.at(MONDAY))
    with pytest.raises(rules.NoticeMissing):
        await held(session, row)
    with pytest.raises(rules.NoticeInFuture):
        await notified(session, row, on=LATER)
    with pytest.raises(StillNeeded):
        await notified(session, row, number="")
    await notified(session, row)
    assert (await held(session, row)).state == DialogueState.HELD


async def test_told_in_time_is_in_time_though_it_is_filed_behind_a_later_step(
    session: AsyncSession,
) -> None:
    case = await accepted(session)
    row = await planned(session, case)
    marked = LATER - timedelta(days=1)
    await step(session, case, "mark_complex", on=marked)
    said: dict[str, Any] = {"number": "9/TB-UBND", "by": HANDLER, "now": ward.at(LATER)}
    await actions.notify_dialogue(session, row.id, notified_on=MONDAY, **said)

    assert row.notified_on == MONDAY
    last = (await steps_of(session, case.id))[-1]
    assert (last.move, last.on) == ("announce_dialogue", marked)


async def test_nothing_written_of_it_names_anybody(session: AsyncSession) -> None:
    case = await accepted(session)
    said: dict[str, Any] = {"on": LATER, "starts_at": time(8), "by": HANDLER}
    for place, agenda in (("Nhà ông Mẫu", "Cấp phép"), ("Phòng 1", "Bà Trần Thị Thử Nghiệm")):
        words = {"place": place, "agenda": agenda}
        with pytest.raises(NamesSomebody):
            await of_cases.plan_case_dialogue(
                session, case.id, **words, **said, now=ward.at(MONDAY)
            )
    row = await planned(session, case)
    await notified(session, row)
    with pytest.raises(NamesSomebody):
        await held(session, row, summary="Ông Phạm Văn Mẫu xin lỗi.")
    await held(session, row)
    promise: dict[str, Any] = {"text": "Ông Mẫu trả lại", "unit_id": ward.ECONOMY}
    promise |= {"due_on": LATER + timedelta(days=30), "by": HANDLER, "now": ward.at(LATER)}
    with pytest.raises(NamesSomebody):
        await committing.add_commitment(session, row.id, **promise)


async def test_one_that_is_tied_to_no_case_is_for_chair_and_clerk(session: AsyncSession) -> None:
    row = await planned(session, await accepted(session))
    row.case_id = None  # as they were before a dialogue was set from its case
    await session.flush()
    for by in (CHAIR, CLERK):
        assert row.id in {each.id for each in await dialogues(session, by)}
        assert (await reaching.seen(session, row.id, by)).id == row.id
    assert row.id not in {each.id for each in await dialogues(session, OFFICIAL)}
    with pytest.raises(NotFound):
        await reaching.seen(session, row.id, OFFICIAL)


async def test_only_a_complaint_that_is_being_settled_is_spoken_about(
    session: AsyncSession,
) -> None:
    for kind in ("complaint", "proposal"):
        case = await sorted_as(session, kind)
        with pytest.raises(rules.NoDialogueNow):
            await planned(session, case, by=OFFICIAL)
    case = await accepted(session)
    row = await planned(session, case)
    await step(session, case, "terminate")
    with pytest.raises(rules.NoDialogueNow):
        await notified(session, row)


async def test_the_steps_of_a_dialogue_are_made_by_it_alone(session: AsyncSession) -> None:
    case = await accepted(session)
    both = {"announce_dialogue", "hold_dialogue"}
    assert not both & {move.move for move in (await page(session, case)).moves}
    for move in both:
        with pytest.raises(StepOfADialogue):
            await step(session, case, move, event_on=LATER)


async def test_a_decision_without_a_dialogue_is_flagged_before_and_after(
    session: AsyncSession,
) -> None:
    without, spoken = await accepted(session), await accepted(session)
    [flag] = (await page(session, without)).flags
    assert "Điều 30 Luật Khiếu nại" in flag
    await step(session, without, "decide", on=LATER)
    assert (await page(session, without)).flags == [flag]

    row = await planned(session, spoken)
    await notified(session, row)
    await held(session, row)
    assert (await page(session, spoken)).flags == []


async def test_whoever_is_accused_knows_of_no_dialogue(session: AsyncSession) -> None:
    case = await sorted_as(session, "complaint", accused_unit_ids=[ward.OFFICE])
    case = await step(session, case, "accept", by=CHAIR)
    row = await planned(session, case, by=CHAIR)

    for by in (OFFICIAL, CLERK):
        assert row.id not in {each.id for each in await dialogues(session, by)}
        with pytest.raises(NotFound):
            await reaching.seen(session, row.id, by)
        with pytest.raises(NotFound):
            await actions.cancel_dialogue(session, row.id, by=OFFICIAL, now=ward.at(MONDAY))
    assert row.id in {each.id for each in await dialogues(session, CHAIR)}


async def test_another_unit_neither_sees_nor_sets_one(session: AsyncSession) -> None:
    case = await accepted(session)
    row = await planned(session, case)
    other = Actor("tu", ward.CODE, frozenset({"department"}), ward.CULTURE)
    cultural = Actor("chi", ward.CODE, frozenset({"culture"}), ward.CULTURE)
    with pytest.raises(NotFound):
        await planned(session, case, by=other)
    with pytest.raises(NotFound):
        await reaching.seen(session, row.id, other)
    with pytest.raises(NotYourRole):
        await reaching.seen(session, row.id, cultural)
    with pytest.raises(NotYourRole):
        await actions.move_dialogue(session, row.id, on=LATER, by=cultural, now=ward.at(MONDAY))
    assert row.id not in {each.id for each in await dialogues(session, cultural)}
    assert (await reaching.seen(session, row.id, HANDLER)).id == row.id


async def test_what_is_promised_is_told_as_a_number(session: AsyncSession) -> None:
    row = await planned(session, await accepted(session))
    await notified(session, row)
    await held(session, row)
    promise = {"text": "Trả lại đường Mẫu", "unit_id": ward.ECONOMY}
    due_on = LATER + timedelta(days=30)
    await committing.add_commitment(
        session, row.id, **promise, due_on=due_on, by=HANDLER, now=ward.at(LATER)
    )
    await committing.conclude_dialogue(session, row.id, by=CHAIR, now=ward.at(LATER))

    assert told(session, "commitment.made")[0]["title"] == "Cam kết 1, đối thoại ngày 13/07/2026"
    assert "đường Mẫu" not in str(session.info["told"])


async def test_strangers_find_no_dialogue_of_a_complaint(client: httpx.AsyncClient) -> None:
    nowhere = ward.an_id("no dialogue")
    for path in (f"/dialogues/{nowhere}", f"/cases/{nowhere}/dialogues"):
        assert (await ask(client, "GET", path)).status_code == 401
    form = {"on": "2026-03-09", "starts_at": "08:00", "place": "Hội trường", "agenda": "Mẫu"}
    path = f"/cases/{nowhere}/dialogues"
    assert (await ask(client, "POST", path, form)).status_code == 401
    assert (await ask(client, "POST", path, form, by=CLERK)).status_code == 404
