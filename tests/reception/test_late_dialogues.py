"""A dialogue of a complaint that was held in time, and is written down only after the decision."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from services.reception.cases.queries import steps_of
from services.reception.cases.rules import StepOfADialogue
from services.reception.cases.tables import Case
from services.reception.dialogues import actions, of_cases, rules
from services.reception.dialogues.rules import DialogueState
from services.reception.dialogues.tables import Dialogue
from tests.reception import ward
from tests.reception.petitions import MONDAY, step
from tests.reception.test_dialogues_of_complaints import (
    CAME,
    LATER,
    MINUTES,
    accepted,
    page,
    planned,
)
from tests.reception.ward import HANDLER, OFFICIAL

DECIDED = LATER + timedelta(days=2)
WRITTEN = DECIDED + timedelta(days=5)
AFTER: dict[str, Any] = {"by": HANDLER, "now": ward.at(WRITTEN)}


async def decided(session: AsyncSession) -> Case:
    return await step(session, await accepted(session), "decide", on=DECIDED)


async def noted(session: AsyncSession, case: Case, *, on: Any = LATER) -> Dialogue:
    where = {"starts_at": time(8), "place": "Phòng tiếp công dân", "agenda": "Việc cấp phép"}
    return await of_cases.plan_case_dialogue(session, case.id, on=on, **where, **AFTER)


async def written(session: AsyncSession, row: Dialogue, notified_on: Any = MONDAY) -> None:
    told: dict[str, Any] = {"notified_on": notified_on, "number": "9/TB-UBND"}
    await actions.notify_dialogue(session, row.id, **told, **AFTER)
    minutes = {"came": CAME, "minutes": MINUTES, "number": "2/BB-ĐT", "summary": "Đã trao đổi."}
    await actions.hold_dialogue(session, row.id, **minutes, **AFTER)


async def test_it_is_noted_with_its_real_day_and_that_it_was_late(session: AsyncSession) -> None:
    case = await decided(session)
    [flag] = (await page(session, case)).flags
    row = await noted(session, case)
    await written(session, row)

    assert (row.state, row.on, row.noted_late_on) == (DialogueState.HELD, LATER, WRITTEN)
    *_, announced, spoken = await steps_of(session, case.id)
    assert (announced.move, announced.event_on) == ("announce_dialogue_late", LATER)
    assert (spoken.title, spoken.event_on, spoken.on) == (
        "ghi bổ sung biên bản đối thoại đã tổ chức trước quyết định",
        LATER,
        DECIDED,
    )
    assert case.state == "decided"
    assert flag not in (await page(session, case)).flags


async def test_one_that_was_planned_in_time_is_late_by_its_minutes(session: AsyncSession) -> None:
    case = await accepted(session)
    row = await planned(session, case)
    assert row.noted_late_on is None
    await step(session, case, "decide", on=DECIDED)
    await step(session, case, "send_decision", on=DECIDED)
    await written(session, row)

    assert (row.state, row.noted_late_on, case.state) == (DialogueState.HELD, WRITTEN, "sent")


async def test_after_the_decision_none_was_held(session: AsyncSession) -> None:
    case = await accepted(session)
    row = await planned(session, case, on=DECIDED + timedelta(days=1))
    await step(session, case, "decide", on=DECIDED)
    with pytest.raises(rules.HeldAfterDecision, match="sau ngày 15/07/2026"):
        await written(session, row)
    with pytest.raises(rules.HeldAfterDecision):
        await noted(session, case, on=DECIDED + timedelta(days=1))
    with pytest.raises(rules.DialogueBeforeItsCase):
        await noted(session, case, on=MONDAY - timedelta(days=1))
    # It was held before, on another day than planned.
    moved = {"on": LATER, "by": OFFICIAL, "now": ward.at(WRITTEN)}
    await actions.move_dialogue(session, row.id, **moved)
    await written(session, row)
    assert row.state == DialogueState.HELD


async def test_late_or_not_it_was_told_in_time(session: AsyncSession) -> None:
    case = await decided(session)
    row = await noted(session, case)
    with pytest.raises(rules.NoticeTooLate):
        await written(session, row, LATER - timedelta(days=2))
    for move in ("announce_dialogue_late", "hold_dialogue_late"):
        with pytest.raises(StepOfADialogue):
            await step(session, case, move, event_on=LATER, on=DECIDED)


async def test_one_that_is_forgotten_is_written_down_before_the_decision_as_well(
    session: AsyncSession,
) -> None:
    case = await accepted(session)
    row = await noted(session, case)
    await written(session, row)

    assert (row.noted_late_on, (await steps_of(session, case.id))[-1].move) == (
        WRITTEN,
        "hold_dialogue",
    )
