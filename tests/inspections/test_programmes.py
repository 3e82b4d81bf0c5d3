"""The programme of checks of a year: drafted, approved by the chair, followed."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.permissions import NotYourRole
from services.inspections.inspections import actions as inspections
from services.inspections.inspections.rules import InspectionKind
from services.inspections.programmes import actions, queries, rules
from services.inspections.programmes.rules import CheckForm
from services.inspections.programmes.tables import CheckItem, CheckProgramme
from tests.inspections import ward
from tests.inspections.checks import (
    CHAIR,
    DAY,
    DRAFTER,
    HEAD,
    appoint_everybody,
    drafted,
    told,
)

HOW = {"by": DRAFTER, "now": ward.at(DAY)}


async def programme(session: AsyncSession) -> CheckProgramme:
    return await actions.draft_check_programme(session, year=2026, **HOW)


async def line(
    session: AsyncSession, row: CheckProgramme, kind: InspectionKind, unit_id: object
) -> CheckItem:
    given = {"subject": "Kiểm tra (mẫu)", "month": 3, "form": CheckForm.ON_SITE, "team": ""}
    return await actions.add_check_item(session, row.id, kind=kind, unit_id=unit_id, **given, **HOW)


async def test_a_programme_is_approved_by_somebody_else_and_then_stands(
    session: AsyncSession,
) -> None:
    row = await programme(session)
    with pytest.raises(rules.CheckProgrammeEmpty):
        await actions.approve_check_programme(
            session, row.id, number="9/CTr", by=CHAIR, now=ward.at(DAY)
        )
    item = await line(session, row, InspectionKind.PLANNED, ward.CULTURE)
    with pytest.raises(NotYourRole):
        await actions.approve_check_programme(session, row.id, number="9/CTr", **HOW)
    with pytest.raises(NotFound):
        await queries.programme(session, row.id, HEAD)
    await actions.approve_check_programme(
        session, row.id, number="9/CTr", by=CHAIR, now=ward.at(DAY)
    )
    with pytest.raises(rules.CheckProgrammeFixed):
        await actions.remove_check_item(session, item.id, **HOW)

    assert await queries.programme(session, row.id, HEAD) is row
    assert [each["lines"] for each in told(session, "programme.approved")] == [1]


async def test_a_year_has_one_and_no_surprise_stands_in_it(session: AsyncSession) -> None:
    row = await programme(session)
    with pytest.raises(rules.ProgrammeOfYearThere, match="2026"):
        await programme(session)
    with pytest.raises(rules.UnannouncedNotProgrammed):
        await line(session, row, InspectionKind.UNANNOUNCED, ward.CULTURE)
    with pytest.raises(rules.UnitMissing):
        await line(session, row, InspectionKind.THEMATIC, None)
    for _ in range(rules.LINES_MAX):
        await line(session, row, InspectionKind.SELF, None)
    with pytest.raises(rules.CheckProgrammeTooLong):
        await line(session, row, InspectionKind.SELF, None)


async def test_checks_follow_lines_of_an_approved_programme(session: AsyncSession) -> None:
    await appoint_everybody(session)
    row = await programme(session)
    planned = await line(session, row, InspectionKind.PLANNED, ward.CULTURE)
    own = await line(session, row, InspectionKind.SELF, None)
    with pytest.raises(rules.CheckProgrammeNotApproved):
        await drafted(session, check_item_id=planned.id)
    await actions.approve_check_programme(
        session, row.id, number="9/CTr", by=CHAIR, now=ward.at(DAY)
    )
    with pytest.raises(rules.ItemOfAnotherKind):
        await drafted(session, check_item_id=own.id)
    await drafted(session, check_item_id=planned.id)
    begun = await inspections.begin_self_check(
        session,
        subject="Tự kiểm tra",
        unit_id=ward.NORTH,
        checklist_key="neighbourhood",
        check_item_id=own.id,
        by=HEAD,
        now=ward.at(DAY),
    )

    assert ward.NORTH in await queries.self_checking(session)
    assert ward.FRONT not in await queries.self_checking(session)
    assert begun.check_item_id == own.id
