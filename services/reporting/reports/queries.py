"""Reports as people ask for them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from libs.kernel.actor import Actor
from libs.permissions import may
from libs.rows import ward_of
from services.reporting.periods.queries import period_by_id
from services.reporting.rules import PUBLIC, NoSuchReport
from services.reporting.tables import ManualFigure, Period, Report, Ward

REPORTS_MAX = 200
# A list needs neither figures nor words, and they are most of a row.
WITHOUT_CONTENT = [defer(column, raiseload=True) for column in (Report.snapshot, Report.sections)]


async def reports(
    session: AsyncSession, year: int | None, by: Actor
) -> list[tuple[Report, Period]]:
    """The reports somebody may read, the newest first: visitors see what was issued."""
    query = (
        select(Report, Period)
        .join(Period, Period.id == Report.period_id)
        .where(Report.ward_id == ward_of(session))
        .order_by(Period.due_on.desc(), Report.revision.desc())
        .limit(REPORTS_MAX)
        .options(*WITHOUT_CONTENT)
    )
    if year is not None:
        query = query.where(Period.year == year)
    if not may(by, "see_report_drafts"):
        query = query.where(Report.status.in_(PUBLIC))
    return [(report, period) for report, period in await session.execute(query)]


async def readable_report(session: AsyncSession, report_id: UUID, by: Actor) -> Report:
    """A report that `by` may read; a draft is not there for those who may not see drafts."""
    report = await session.get(Report, report_id)
    if report is None or not (report.status in PUBLIC or may(by, "see_report_drafts")):
        raise NoSuchReport
    return report


async def reports_of(
    session: AsyncSession, period_ids: list[UUID], *, inside: bool
) -> dict[UUID, Report]:
    """The newest report of each period; for others than those `inside` the newest issued."""
    query = (
        select(Report)
        .where(Report.ward_id == ward_of(session), Report.period_id.in_(period_ids))
        .order_by(Report.period_id, Report.revision)
        .options(*WITHOUT_CONTENT)
    )
    if not inside:
        query = query.where(Report.status.in_(PUBLIC))
    return {report.period_id: report for report in (await session.execute(query)).scalars()}


async def manual_figures(session: AsyncSession, report_id: UUID) -> list[ManualFigure]:
    """The figures of a report that were entered by hand, in order."""
    query = (
        select(ManualFigure)
        .where(ManualFigure.ward_id == ward_of(session), ManualFigure.report_id == report_id)
        .order_by(ManualFigure.ordinal)
    )
    return list((await session.execute(query)).scalars())


async def named_ward(session: AsyncSession) -> Ward:
    """The session's ward; without a name while the directory has not told it yet."""
    query = select(Ward).where(Ward.ward_id == ward_of(session))
    found = (await session.execute(query)).scalar_one_or_none()
    return found or Ward(name="…", kind="phường", province_name="tỉnh …")


async def report_for_update(session: AsyncSession, report_id: UUID) -> Report:
    """The report, held against others until the end of the transaction; raises NoSuchReport."""
    report = await session.get(Report, report_id, with_for_update=True, populate_existing=True)
    if report is None:
        raise NoSuchReport
    return report


async def with_period_for_update(session: AsyncSession, report_id: UUID) -> tuple[Report, Period]:
    """The report with its period, both held until the end; the period first, as a draft does.

    Raises NoSuchReport.
    """
    query = select(Report.period_id).where(
        Report.ward_id == ward_of(session), Report.id == report_id
    )
    period_id = await session.scalar(query)
    if period_id is None:
        raise NoSuchReport
    period = await period_by_id(session, period_id, for_update=True)
    return await report_for_update(session, report_id), period
