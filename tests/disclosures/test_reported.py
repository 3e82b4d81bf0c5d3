"""An issued report is owed only where the ward's own regulation made an item for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportIssued
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from libs.law.forms import Rhythm
from services.disclosures.consumers import HEARS
from services.disclosures.tables import Obligation
from services.disclosures.widening import actions, rules
from tests.disclosures import ward
from tests.disclosures.test_widening import MARKET
from tests.disclosures.ward import BINH, LAN, at, later, told

ISSUED_ON = date(2026, 5, 20)
REPORTS: dict[str, Any] = {**MARKET, "title": "Báo cáo dân chủ ở cơ sở", "of_reports": True}


def issued(on: date = ISSUED_ON) -> ReportIssued:
    return ReportIssued(
        occurred_at=at(on),
        report_id=new_id(),
        period_id=new_id(),
        kind="half_year",
        year=on.year,
        number="36/BC-UBND",
        issued_on=on,
        signer_position="Chủ tịch",
        days_late=0,
        sha256="ab" * 32,
    )


async def hear(session: AsyncSession, event: ReportIssued) -> None:
    now = event.occurred_at
    heard = Heard(ward.CODE, new_id(), now, "EVENTS_REPORTING", 1, "", "", now)
    await HEARS[ReportIssued](session, event, heard)


async def test_without_an_item_of_the_ward_nothing_is_owed(session: AsyncSession) -> None:
    row = await actions.propose_item(session, **REPORTS, by=LAN, now=later(0))
    await hear(session, issued())  # proposed is not agreed
    await session.flush()
    await actions.approve_addition(session, row.id, by=BINH, now=later(0))
    await hear(session, issued(date(2026, 2, 27)))  # before the regulation applies

    assert told(session, "obligation.raised") == []


async def test_where_the_ward_has_one_each_report_is_owed_once(session: AsyncSession) -> None:
    row = await actions.propose_item(session, **REPORTS, by=LAN, now=later(0))
    await session.flush()
    await actions.approve_addition(session, row.id, by=BINH, now=later(0))
    first = issued()
    for event in (first, first, issued()):
        await hear(session, event)

    found = await session.scalars(select(Obligation).where(Obligation.item == row.item))
    owed = found.all()
    assert [(each.khoan, each.raised_by) for each in owed] == [(14, "report")] * 2
    assert {each.due_on for each in owed} == {date(2026, 5, 27)}
    assert owed[0].title == "Báo cáo dân chủ ở cơ sở: báo cáo số 36/BC-UBND"


async def test_one_item_takes_the_reports_and_waits_for_each(session: AsyncSession) -> None:
    how = {"by": LAN, "now": later(0)}
    with pytest.raises(rules.ReportsAreIssued):
        await actions.propose_item(session, **REPORTS | {"rhythm": Rhythm.QUARTERLY}, **how)
    await actions.propose_item(session, **REPORTS, **how)
    await session.flush()
    with pytest.raises(rules.ReportsElsewhere, match="Báo cáo dân chủ ở cơ sở"):
        await actions.propose_item(session, **REPORTS | {"title": "Báo cáo khác"}, **how)
