"""What a province knows of its wards, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import calendar_days_late
from libs.official_list import OfficialProvince, OfficialWard, province_at
from libs.rows import ward_of
from services.reporting.periods.rules import status_of
from services.reporting.province.rules import NotAProvince, PeriodOf, Standing
from services.reporting.province.tables import WardReport
from services.reporting.rules import PeriodKind

PERIODS_MAX = 40


def the_province(session: AsyncSession) -> OfficialProvince:
    """The province whose tenant this is; raises NotAProvince in a ward."""
    province = province_at(ward_of(session))
    if province is None:
        raise NotAProvince
    return province


async def known_periods(session: AsyncSession) -> list[tuple[PeriodOf, date]]:
    """The periods that some ward owes a report on, with the day it is due, the newest first."""
    parts = (WardReport.kind, WardReport.year, WardReport.ordinal)
    due_on = func.max(WardReport.due_on)
    query = (
        select(*parts, due_on)
        .where(WardReport.ward_id == ward_of(session))
        .group_by(*parts)
        .order_by(due_on.desc(), WardReport.kind)
        .limit(PERIODS_MAX)
    )
    return [
        (PeriodOf(year, ordinal, PeriodKind(kind)), due)
        for kind, year, ordinal, due in await session.execute(query)
    ]


def present_period(known: Sequence[tuple[PeriodOf, date]], today: date) -> PeriodOf:
    """The period people ask about today: the last one that was due, else the first that will be.

    Where no ward owes anything yet it is the half year, of which every ward then owes nothing.
    """
    past = [period for period, due_on in known if due_on <= today]
    coming = [period for period, _ in reversed(known)]
    return next(iter(past + coming), PeriodOf(today.year, 1, PeriodKind.HALF_YEAR))


async def standings_of(session: AsyncSession, period: PeriodOf, today: date) -> list[Standing]:
    """Where every ward of the official list stands with the report of a period."""
    return (await standings_by_period(session, [period], today))[period]


async def standings_by_period(
    session: AsyncSession, periods: Sequence[PeriodOf], today: date
) -> dict[PeriodOf, list[Standing]]:
    """The same of several periods of one kind."""
    province = the_province(session)
    query = select(WardReport).where(
        WardReport.ward_id == ward_of(session),
        WardReport.kind.in_({each.kind for each in periods}),
        WardReport.year.in_({each.year for each in periods}),
    )
    rows = {
        (PeriodOf(row.year, row.ordinal, PeriodKind(row.kind)), row.of_ward): row
        for row in (await session.execute(query)).scalars()
    }
    return {
        period: [_standing(ward, rows.get((period, ward.code)), today) for ward in province.wards]
        for period in periods
    }


def _standing(ward: OfficialWard, row: WardReport | None, today: date) -> Standing:
    if row is None:
        return Standing(ward.code, ward.name, ward.kind)
    late = row.days_late
    return Standing(
        ward.code,
        ward.name,
        ward.kind,
        status=status_of(row.due_on, row.submitted_on, today),
        due_on=row.due_on,
        submitted_on=row.submitted_on,
        days_late=calendar_days_late(row.due_on, today) if late is None else late,
        report_id=row.report_id,
        number=row.number,
        issued_on=row.issued_on,
        revision=row.revision,
        figures=row.figures,
    )
