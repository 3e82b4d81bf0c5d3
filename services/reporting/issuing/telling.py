"""What is told of a report that was issued. Never who signed, and no words of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportIssued
from libs.kernel.outbox import emit
from services.reporting.figures.counting import Span, key_of
from services.reporting.periods.rules import told_title
from services.reporting.reports.document import definitions_of
from services.reporting.rules import POSITIONS, SigningForm
from services.reporting.tables import Period, Report


def tell_issued(session: AsyncSession, report: Report, period: Period, now: datetime) -> None:
    """Tell that a report was issued: its number, when it was due, its headline figures."""
    assert report.issued_on is not None
    assert report.days_late is not None
    emit(
        session,
        ReportIssued(
            occurred_at=now,
            report_id=report.id,
            period_id=period.id,
            kind=period.kind,
            year=period.year,
            number=f"{report.number}/{report.symbol}",
            issued_on=report.issued_on,
            signer_position=POSITIONS[SigningForm(str(report.signing_form))],
            days_late=report.days_late,
            sha256=report.papers["pdf"]["sha256"],
            title=told_title(period.kind, period.title),
            revision=report.revision,
            ordinal=period.ordinal,
            headline=headline_of(report),
        ),
    )


def headline_of(report: Report) -> dict[str, int]:
    """The numbers of the period that the province adds up, as the report was counted.

    Only what is public: whoever reads them reads no more than the issued report shows.
    """
    values = report.snapshot["values"]
    return {
        each.key: values[key_of(Span.PERIOD, each.key)]
        for each in definitions_of(report)
        if each.headline and each.public
    }
