"""A unit checks itself: all of it, once, by a line that is its own; a school through the ward."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.checklists import checklist
from libs.permissions import NotYourRole, NotYourUnit
from services.inspections.checklists.actions import answer_line
from services.inspections.checklists.rules import LineAnswer
from services.inspections.inspections import actions, rules
from services.inspections.inspections.concluding import conclude_inspection, finish_self_check
from services.inspections.inspections.rules import InspectionKind
from services.inspections.inspections.tables import Inspection
from services.inspections.programmes import actions as programmes
from services.inspections.programmes.rules import CheckForm, ItemOfAnotherUnit
from services.inspections.programmes.tables import CheckItem
from tests.inspections import ward
from tests.inspections.checks import (
    CHAIR,
    DAY,
    DRAFTER,
    HEAD,
    LEADER,
    appoint_everybody,
    drafted,
    on,
    told,
)

KEYS = [line.key for line in checklist("neighbourhood", DAY).lines]


@pytest.fixture(autouse=True)
async def officials(session: AsyncSession) -> None:
    await appoint_everybody(session)


async def begun(session: AsyncSession, by: Actor = HEAD, **other: Any) -> Inspection:
    """A self-check of the neighbourhood in the north."""
    given: dict[str, Any] = {"subject": "Tự kiểm tra", "checklist_key": "neighbourhood"}
    given |= {"unit_id": ward.NORTH, "check_item_id": None, "now": ward.at(DAY)}
    return await actions.begin_self_check(session, **given | other, by=by)


async def filled(session: AsyncSession, row: Inspection, by: Actor, keys: list[str]) -> None:
    """These lines are answered."""
    given: dict[str, Any] = {"note": "", "photo": None, "device": "", "entry_id": None}
    given |= {"seen_at": None, "corrects": None, "now": ward.at(DAY)}
    for key in keys:
        await answer_line(session, row.id, line=key, said=LineAnswer.YES, **given, by=by)


async def finished(session: AsyncSession, row: Inspection, by: Actor = HEAD) -> None:
    await finish_self_check(session, row.id, conclusion="Đủ.", by=by, now=ward.at(on(1)))


async def line(session: AsyncSession, unit_id: object, kind: InspectionKind) -> CheckItem:
    """A line of the approved programme of the year."""
    how = {"by": DRAFTER, "now": ward.at(DAY)}
    row = await programmes.draft_check_programme(session, year=2026, **how)
    given = {"subject": "Mẫu", "month": 3, "form": CheckForm.REPORT, "team": ""}
    item = await programmes.add_check_item(
        session, row.id, kind=kind, unit_id=unit_id, **given, **how
    )
    await programmes.approve_check_programme(
        session, row.id, number="9/CTr", by=CHAIR, now=ward.at(DAY)
    )
    return item


async def test_a_unit_goes_through_the_whole_list(session: AsyncSession) -> None:
    with pytest.raises(NotYourUnit):
        await begun(session, unit_id=ward.SOUTH)
    row = await begun(session)
    with pytest.raises(rules.SelfCheckNotOrdered):
        await conclude_inspection(
            session, row.id, number="1", conclusion="Tốt.", by=CHAIR, now=ward.at(DAY)
        )
    with pytest.raises(rules.LinesOwed, match=f"Còn {len(KEYS)} dòng"):
        await finished(session, row)
    await filled(session, row, HEAD, [KEYS[0], *KEYS[:-1]])
    with pytest.raises(rules.LinesOwed, match="Còn 1 dòng"):
        await finished(session, row)
    await filled(session, row, HEAD, KEYS[-1:])
    await finished(session, row)

    assert [each["kind"] for each in told(session, "inspection.started")] == ["self"]


async def test_of_a_unit_and_a_list_one_self_check_is_open(session: AsyncSession) -> None:
    row = await begun(session)
    with pytest.raises(rules.SelfCheckThere):
        await begun(session)
    await begun(session, checklist_key="fourteen_contents")
    await filled(session, row, HEAD, KEYS)
    await finished(session, row)
    await begun(session)


async def test_a_line_of_the_programme_is_followed_once(session: AsyncSession) -> None:
    item = await line(session, None, InspectionKind.SELF)
    row = await begun(session, check_item_id=item.id)
    await filled(session, row, HEAD, KEYS)
    await finished(session, row)
    with pytest.raises(rules.SelfCheckThere):
        await begun(session, check_item_id=item.id)
    await begun(session)  # once more by itself, for nobody's programme


async def test_a_line_of_another_unit_is_not_followed(session: AsyncSession) -> None:
    item = await line(session, ward.LAND, InspectionKind.PLANNED)
    with pytest.raises(ItemOfAnotherUnit):
        await drafted(session, check_item_id=item.id)
    follows = {"unit_id": ward.LAND, "leader_id": ward.an_id("member")}
    assert (await drafted(session, check_item_id=item.id, **follows)).check_item_id == item.id


async def test_the_ward_writes_down_the_self_check_of_a_school(session: AsyncSession) -> None:
    with pytest.raises(NotYourRole):
        await begun(session, LEADER, unit_id=ward.SCHOOL)
    row = await begun(session, DRAFTER, unit_id=ward.SCHOOL)
    await filled(session, row, DRAFTER, KEYS)
    with pytest.raises(NotYourUnit):
        await begun(session, DRAFTER)
    await finished(session, row, DRAFTER)

    [concluded] = told(session, "inspection.concluded")
    assert concluded["unit_id"] == str(ward.SCHOOL)
