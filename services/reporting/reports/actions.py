"""What people do with a draft: count it from the facts, write, enter what no event gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportDrafted
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reporting import rules
from services.reporting.periods.queries import period_by_id
from services.reporting.reports.counting import (
    check_arrived,
    snapshot_for,
    stored_window,
    window_of,
)
from services.reporting.reports.narrative import (
    check_unchanged,
    refreshed,
    rewritten,
    runs_of,
    section_with,
    shown_by,
)
from services.reporting.reports.queries import manual_figures, named_ward, report_for_update
from services.reporting.rules import PUBLIC, ReportStatus
from services.reporting.tables import ManualFigure, Period, Report


async def draft_report(
    session: AsyncSession, period_id: UUID, *, by: Actor, now: datetime
) -> Report:
    """Draft the report of a period, or draft it again with the figures known by now.

    What somebody wrote stays. When the period's report was issued already this begins a revision,
    with the figures known by today; when it was approved, the approval falls away.
    """
    permit(by, "draft_report")
    # Two drafts at once would be two reports on one period: the second waits and redrafts.
    period = await period_by_id(session, period_id, for_update=True)
    rules.check_owed(period.kind, period.dropped_on)
    rules.check_begun(period.period_start, now.date())
    report, replaced = await _to_draft(session, period, now)
    late_knowledge = replaced is not None or report.revises_id is not None
    window = await window_of(session, period, now, revising=late_knowledge)
    await check_arrived(session)
    snapshot = await snapshot_for(session, window)
    report.window, report.snapshot = stored_window(window), snapshot
    ward = await named_ward(session)
    report.sections = refreshed(report.sections, snapshot["values"], ward.kind)
    report.status, report.approved_by, report.approved_at = ReportStatus.DRAFT, None, None
    _add_author(report, by)
    session.add(report)
    await session.flush()
    if replaced is not None:
        await _copy_manual_figures(session, replaced, report)
    emit(
        session,
        ReportDrafted(
            occurred_at=now,
            report_id=report.id,
            period_id=period.id,
            kind=period.kind,
            known_at=window.known_at,
            revision=report.revision,
        ),
    )
    record(session, by, "draft_report", report.id, now, known_at=window.known_at)
    return report


async def _to_draft(
    session: AsyncSession, period: Period, now: datetime
) -> tuple[Report, Report | None]:
    """The report to fill, and the issued one it would replace."""
    query = (
        select(Report)
        .where(Report.ward_id == ward_of(session), Report.period_id == period.id)
        .order_by(Report.revision.desc())
        .limit(1)
        .with_for_update()
    )
    last = (await session.execute(query)).scalar_one_or_none()
    if last is not None and last.status not in PUBLIC:
        rules.check_move(last.status, ReportStatus.DRAFT)
        return last, None
    report = Report(
        period_id=period.id,
        window={},
        snapshot={},
        sections=last.sections if last else [],
        authors=list(last.authors) if last else [],
        drafted_at=now,
        revision=last.revision + 1 if last else 0,
        revises_id=last.id if last else None,
    )
    return report, last


async def _copy_manual_figures(session: AsyncSession, old: Report, new: Report) -> None:
    """Figures by hand stand in the words that were taken over, so they come along."""
    for entry in await manual_figures(session, old.id):
        session.add(
            ManualFigure(
                report_id=new.id,
                **{name: getattr(entry, name) for name in _MANUAL_FIELDS},
            )
        )
    await session.flush()


_MANUAL_FIELDS = (
    *("ordinal", "title", "unit", "value", "estimated", "reason"),
    *("entered_by", "entered_at", "evidence", "part_id", "part_figure_id"),
)


async def write_narrative(
    session: AsyncSession,
    report_id: UUID,
    key: str,
    *,
    text: str,
    text_sha256: str,
    by: Actor,
    now: datetime,
) -> Report:
    """Put a section of a draft in other words; figures stay markers, so they cannot be retyped.

    `text_sha256` names the words it began from. Raises WrittenMeanwhile.
    """
    permit(by, "write_narrative")
    report = await open_draft(session, report_id)
    manual = await manual_figures(session, report.id)
    known = {f"manual.{entry.ordinal}": (entry.value, entry.estimated) for entry in manual}
    check_unchanged(report.sections, key, text_sha256)
    runs_of(text, shown_by(report.snapshot["values"], known))
    report.sections = rewritten(report.sections, key, text)
    _add_author(report, by)
    record(session, by, "write_narrative", report.id, now, section=key)
    return report


async def enter_figure(
    session: AsyncSession,
    report_id: UUID,
    *,
    title: str,
    unit: str,
    value: int,
    estimated: bool,
    reason: str,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> ManualFigure:
    """Enter a figure that no event gave: with the reason and proof, marked wherever it stands."""
    permit(by, "enter_figure")
    if not evidence:
        raise rules.EvidenceMissing(fields={"receipts": "Cần ít nhất một tệp."})
    report = await open_draft(session, report_id)
    entry = ManualFigure(
        report_id=report.id,
        ordinal=next_ordinal(await manual_figures(session, report.id)),
        title=title,
        unit=unit,
        value=value,
        estimated=estimated,
        reason=reason,
        entered_by=by.id,
        entered_at=now,
        evidence=[asdict(file) for file in evidence],
    )
    session.add(entry)
    await session.flush()
    _add_author(report, by)
    record(session, by, "enter_figure", report.id, now, ordinal=entry.ordinal, value=value)
    return entry


async def remove_figure(
    session: AsyncSession, manual_figure_id: UUID, *, by: Actor, now: datetime
) -> Report:
    """Take a figure by hand out of a draft again, while no section shows it."""
    permit(by, "remove_figure")
    entry = await found(session, ManualFigure, manual_figure_id)
    report = await open_draft(session, entry.report_id)
    if section := section_with(report.sections, f"manual.{entry.ordinal}"):
        raise rules.FigureInWords(section=section)
    await session.delete(entry)
    await session.flush()
    _add_author(report, by)
    record(session, by, "remove_figure", report.id, now, ordinal=entry.ordinal, value=entry.value)
    return report


def next_ordinal(entries: Sequence[ManualFigure]) -> int:
    """The number of the next figure by hand; that of one taken out of the middle stays free."""
    return max((entry.ordinal for entry in entries), default=0) + 1


async def open_draft(session: AsyncSession, report_id: UUID) -> Report:
    """A report that can be written, nobody else's until the end; raises MoveNotAllowed."""
    report = await report_for_update(session, report_id)
    if report.status != ReportStatus.DRAFT:
        raise rules.MoveNotAllowed(status=rules.STATUS_WORDS[ReportStatus(report.status)])
    return report


def _add_author(report: Report, by: Actor) -> None:
    """Whoever drafts, writes, enters a figure or takes one out may not approve."""
    if by.id not in report.authors:
        report.authors = [*report.authors, by.id]
