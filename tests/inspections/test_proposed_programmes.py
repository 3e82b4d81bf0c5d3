"""The plan is approved: a programme of checks is proposed once, and each line says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.contracts.planning.plans import Duty, PlanApproved
from libs.law.check_programme import ProgrammeLine, proposed_programme
from libs.permissions import YourOwnWork
from services.inspections.consumers import HEARS
from services.inspections.inspections.rules import InspectionKind
from services.inspections.programmes import actions, rules
from services.inspections.programmes.queries import items_of, programmes
from services.inspections.programmes.rules import PROPOSER, CheckForm
from services.inspections.programmes.tables import CheckItem, CheckProgramme
from services.inspections.programmes.wanted import Place, kinds_asked, wanted_checks
from tests.inspections import ward
from tests.inspections.checks import CHAIR, DAY, DRAFTER, told

HOW = {"by": DRAFTER, "now": ward.at(DAY)}
BOTH = "Chú trọng công tác kiểm tra, tự kiểm tra việc thực hiện dân chủ ở cơ sở (mẫu)."
SURPRISE = "Tiến hành kiểm tra đột xuất đối với bộ phận tiếp dân."
CIVIL = "Tăng cường công tác kiểm tra thực thi công vụ, tiến hành kiểm tra đột xuất."
BOARD = "Hướng dẫn Ban Thanh tra nhân dân xây dựng kế hoạch kiểm tra, giám sát."


def duty(sentence: str, **other: Any) -> Duty:
    given = {"task_id": ward.an_id(sentence), "kind": "inspection", "title": sentence}
    given |= {"source_path": "II.7", "source_sentence": sentence, "cadence": "continuous"}
    return Duty(**given | {"lead_unit_id": ward.CULTURE} | other)


async def approved(session: AsyncSession, *duties: Duty, year: int = 2026, month: int = 1) -> None:
    event = PlanApproved(
        occurred_at=ward.at(DAY),
        plan_id=ward.an_id("plan"),
        year=year,
        version=1,
        number="112/KH-UBND",
        signed_on=date(year, month, 5),
        signer_position="Chủ tịch",
        starts_on=date(year, month, 5),
        ends_on=date(year, 12, 31),
        duties=duties,
    )
    await HEARS[PlanApproved](session, event, ward.heard(DAY))
    await session.flush()


async def proposed(session: AsyncSession) -> tuple[CheckProgramme, list[CheckItem]]:
    [row] = await programmes(session, DRAFTER)
    return row, list(await items_of(session, row.id))


async def test_each_body_is_checked_once_everybody_checks_themselves_and_says_why(
    session: AsyncSession,
) -> None:
    await approved(session, duty(CIVIL, source_path="II.2"), duty(BOTH))

    row, items = await proposed(session)
    assert (row.state, row.plan_number, row.author_id) == ("drafted", "112/KH-UBND", PROPOSER)
    planned = [each.unit_id for each in items if each.kind == InspectionKind.PLANNED]
    assert sorted(planned, key=str) == sorted(
        [ward.OFFICE, ward.CULTURE, ward.LAND, ward.SCHOOL], key=str
    )
    own = [each.month for each in items if each.kind == InspectionKind.SELF]
    assert own == [5, 10]
    assert {(each.source_path, each.source_sentence) for each in items} == {("II.7", BOTH)}
    teams = {each.unit_id: each.team for each in items if each.kind == InspectionKind.PLANNED}
    assert teams[ward.LAND] == "Phòng Văn hóa - Xã hội chủ trì"
    assert teams[ward.CULTURE] == ""  # nobody checks their own unit
    assert told(session) == []


async def test_a_programme_that_exists_stays_as_it_is_however_often_the_plan_is_told(
    session: AsyncSession,
) -> None:
    own = await actions.draft_check_programme(session, year=2026, **HOW)
    await approved(session, duty(BOTH))
    assert await proposed(session) == (own, [])

    for _ in range(2):
        await approved(session, duty(BOTH), year=2027)
    [later, _] = await programmes(session, DRAFTER)
    assert (later.year, len(await items_of(session, later.id))) == (2027, 6)
    line = (await items_of(session, later.id))[0]
    await actions.remove_check_item(session, line.id, **HOW)
    await approved(session, duty(BOTH), year=2027)
    assert len(await items_of(session, later.id)) == 5


async def test_whoever_changes_or_takes_up_a_proposal_does_not_approve_it(
    session: AsyncSession,
) -> None:
    both = replace(CHAIR, roles=frozenset({"chair", "office"}), unit_id=ward.OFFICE)
    signed = {"number": "9/CTr-UBND", "now": ward.at(DAY)}
    await approved(session, duty(BOTH))
    row, items = await proposed(session)
    await actions.remove_check_item(session, items[0].id, by=both, now=ward.at(DAY))
    assert row.author_id == both.id
    with pytest.raises(YourOwnWork):
        await actions.approve_check_programme(session, row.id, by=both, **signed)
    with pytest.raises(rules.ProgrammeOfYearThere):
        await actions.draft_check_programme(session, year=2026, **HOW)

    await approved(session, duty(BOTH), year=2027)
    taken = await actions.draft_check_programme(session, year=2027, by=both, now=ward.at(DAY))
    assert len(await items_of(session, taken.id)) == 6
    with pytest.raises(YourOwnWork):
        await actions.approve_check_programme(session, taken.id, by=both, **signed)
    await approved(session, duty(BOTH), year=2028)
    [third, *_] = await programmes(session, DRAFTER)
    await actions.approve_check_programme(session, third.id, by=CHAIR, **signed)
    with pytest.raises(rules.ProgrammeOfYearThere):
        await actions.draft_check_programme(session, year=2028, **HOW)


async def test_a_plan_that_asks_for_nothing_is_proposed_for_on_the_products_own_basis(
    session: AsyncSession,
) -> None:
    await approved(session, duty(SURPRISE), duty(BOARD), duty("Khảo sát.", kind="survey"))
    _, items = await proposed(session)
    assert {each.source_path for each in items} == {""}
    assert {each.source_sentence for each in items} == {proposed_programme().basis}
    assert InspectionKind.UNANNOUNCED not in {each.kind for each in items}


async def test_what_ended_is_not_checked_and_no_month_is_over(session: AsyncSession) -> None:
    closed = UnitClosed(
        occurred_at=ward.at(DAY), unit_id=ward.LAND, closed_on=DAY, successor_id=None
    )
    await HEARS[UnitClosed](session, closed, ward.heard(DAY))
    await approved(session, duty(BOTH, due_on=date(2026, 3, 20)), month=7)
    _, items = await proposed(session)
    assert ward.LAND not in {each.unit_id for each in items}
    assert {each.month for each in items} == {7}


def test_a_sentence_asks_only_for_checks_of_the_committee() -> None:
    planned, own = InspectionKind.PLANNED, InspectionKind.SELF
    assert kinds_asked(duty(BOTH)) == {planned, own}
    assert kinds_asked(duty(CIVIL)) == {planned}
    assert kinds_asked(duty("Khu dân cư tự  kiểm tra.")) == {own}
    for nothing in (SURPRISE, BOARD, "Mặt trận kiểm tra.", "Tổ chức giám sát."):
        assert kinds_asked(duty(nothing)) == set()
    assert kinds_asked(duty(BOTH, kind="report")) == set()


def test_a_day_of_the_plan_gives_the_month_and_a_programme_is_never_too_long() -> None:
    many = [Place(ward.an_id(f"school {number}"), "school") for number in range(70)]
    dated = duty(BOTH, due_on=date(2026, 11, 20), lead_unit_id=None)
    made = wanted_checks(proposed_programme(), [dated], many, {}, first_month=1)
    assert len(made) == rules.LINES_MAX
    assert {each.month for each in made} == {11}
    assert [each.kind for each in made[:2]] == [InspectionKind.SELF] * 2
    assert {each.team for each in made} == {""}


def test_every_line_of_the_proposal_may_stand_in_a_programme() -> None:
    lines: tuple[ProgrammeLine, ...] = proposed_programme().lines
    assert len({each.key for each in lines}) == len(lines)
    for each in lines:
        rules.check_item(InspectionKind(each.kind), ward.NORTH if each.where else None, 0)
        assert CheckForm(each.form)
