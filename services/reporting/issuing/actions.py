"""What makes a draft a paper of the ward: approved by other eyes, numbered, kept, sent."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportApproved, ReportRevised
from libs.documents.files import MEDIA_TYPES
from libs.kernel.actor import Actor
from libs.kernel.files import FileStore
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from libs.permissions import permit
from libs.rows import ward_of
from services.reporting import rules
from services.reporting.collection.queries import parts_to_take
from services.reporting.issuing.telling import tell_issued
from services.reporting.periods.lining_up import line_up
from services.reporting.reports.counting import read_window
from services.reporting.reports.document import document_of, papers_of, read_sha256
from services.reporting.reports.queries import (
    manual_figures,
    named_ward,
    report_for_update,
    with_period_for_update,
)
from services.reporting.rules import ReportStatus, SigningForm
from services.reporting.tables import Period, Report
from services.reporting.templates.queries import used_template


async def approve_report(
    session: AsyncSession, report_id: UUID, *, content_sha256: str, by: Actor, now: datetime
) -> Report:
    """The chair approves what others wrote, as it was read. Raises ReadOtherWords."""
    report, period = await with_period_for_update(session, report_id)
    permit(by, "approve_report", author_id=by.id if by.id in report.authors else None)
    _check_move(report, period, ReportStatus.APPROVED, now.date())
    await _check_parts(session, period)
    await _check_read(session, report, period, content_sha256)
    report.status, report.approved_by, report.approved_at = ReportStatus.APPROVED, by.id, now
    told = {"report_id": report.id, "period_id": period.id, "kind": period.kind}
    emit(session, ReportApproved(occurred_at=now, **told))
    record(session, by, "approve_report", report.id, now)
    return report


async def issue_report(
    session: AsyncSession,
    report_id: UUID,
    *,
    number: str,
    issued_on: date | None,
    signing_form: SigningForm,
    signer_name: str,
    store: FileStore,
    by: Actor,
    now: datetime,
) -> Report:
    """Number, date and send an approved report; its papers are written once and kept."""
    permit(by, "issue_report")
    report, period = await with_period_for_update(session, report_id)
    _check_move(report, period, ReportStatus.ISSUED, now.date())
    await _check_parts(session, period)
    assert report.approved_at is not None
    issued_on = issued_on or now.date()
    rules.check_issued_on(issued_on, report.approved_at.astimezone(now.tzinfo).date(), now.date())
    report.number, report.number_year = rules.tidy_number(number), issued_on.year
    report.issued_on, report.issued_at = issued_on, now
    report.signing_form, report.signer_name = signing_form, signer_name
    report.status = ReportStatus.ISSUED
    # A revision does not make a late report punctual, nor a punctual one late.
    period.first_issued_at = period.first_issued_at or now
    submitted_on = period.first_issued_at.astimezone(now.tzinfo).date()
    # From the day of submission, not the one on the paper: a date may be written back.
    report.days_late = calendar_days_late(period.due_on, submitted_on)
    await _claim_number(session, report)
    await _keep_papers(session, report, period, store)
    await _replace_earlier(session, report, now)
    if period.session_on:
        await line_up(session)  # it may hold fewer days than were expected of it
    tell_issued(session, report, period, now)
    record(session, by, "issue_report", report.id, now, number=report.number, on=issued_on)
    return report


def _check_move(report: Report, period: Period, to: ReportStatus, today: date) -> None:
    rules.check_move(report.status, to)
    rules.check_owed(period.kind, period.dropped_on)
    window = read_window(report.window)
    if window.since != period.period_start or window.until > period.cutoff_on:
        raise rules.DaysMoved
    rules.check_whole(window.until, min(period.cutoff_on, period.period_end), today)


async def _check_parts(session: AsyncSession, period: Period) -> None:
    """What a unit handed in is taken or returned before the first issue, never lost in silence."""
    if period.first_issued_at is None and (waiting := await parts_to_take(session, period.id)):
        raise rules.PartsWaiting(waiting=len(waiting))


async def _check_read(
    session: AsyncSession, report: Report, period: Period, content_sha256: str
) -> None:
    """What is approved is what was read, not what somebody wrote meanwhile."""
    ward, manual = await named_ward(session), await manual_figures(session, report.id)
    if read_sha256(document_of(report, period, ward, manual)) != content_sha256:
        raise rules.ReadOtherWords


async def _claim_number(session: AsyncSession, report: Report) -> None:
    """Numbers are given once a year and type (Nghị định 30/2020, article 15); gaps are allowed."""
    query = select(func.count(Report.id)).where(
        Report.ward_id == ward_of(session),
        Report.number_year == report.number_year,
        Report.symbol == report.symbol,
        Report.number == report.number,
        Report.id != report.id,
    )
    taken = rules.NumberTaken(number=report.number, year=report.number_year)
    with session.no_autoflush:
        if (await session.execute(query)).scalar_one():
            raise taken
    try:
        await session.flush()
    except IntegrityError as error:
        raise taken from error


async def _keep_papers(
    session: AsyncSession, report: Report, period: Period, store: FileStore
) -> None:
    ward, manual = await named_ward(session), await manual_figures(session, report.id)
    template = await used_template(session, store)
    papers = await papers_of(document_of(report, period, ward, manual), template)
    kept = {name: await store.keep(report.ward_id, paper) for name, paper in papers.items()}
    assert all(kept[name].media_type == MEDIA_TYPES[name] for name in kept)
    report.papers = {name: asdict(file) for name, file in kept.items()}


async def _replace_earlier(session: AsyncSession, report: Report, now: datetime) -> None:
    if report.revises_id is None:
        return
    earlier = await report_for_update(session, report.revises_id)
    rules.check_move(earlier.status, ReportStatus.REVISED)
    earlier.status = ReportStatus.REVISED
    assert report.number is not None
    emit(
        session,
        ReportRevised(
            occurred_at=now,
            report_id=report.id,
            revises_id=earlier.id,
            period_id=report.period_id,
            number=f"{report.number}/{report.symbol}",
            revised_on=now.date(),
        ),
    )
