"""A revision: a paper of its own, on the same days, with what stood in the one before."""

from __future__ import annotations

from datetime import date

from services.reporting.reports.actions import draft_report
from services.reporting.reports.queries import manual_figures
from services.reporting.rules import ReportStatus
from services.reporting.tables import Period
from tests.reporting import ward
from tests.reporting.reading import approve_report
from tests.reporting.test_reports import (
    APPROVED,
    DRAFTED,
    ISSUED,
    PROOF,
    enter,
    half_year,
    issue,
    issued,
    told,
    words_of,
)

__all__ = ["half_year"]  # the fixture


async def test_a_revision_has_its_own_number_and_keeps_the_first_time(session, store, half_year):
    first = await issued(session, store, half_year, "36")
    late = ward.published("c", date(2026, 4, 30))
    await ward.hear(session, *ward.Stream(after=10).tell(late, ward.at(date(2026, 6, 1))))

    second = await issued(session, store, half_year, "41a", drafted=ward.at(date(2026, 6, 10)))

    assert (second.revision, second.revises_id) == (1, first.id)
    assert second.snapshot["values"]["period.published"] == 3
    assert second.days_late == 0
    assert first.status == ReportStatus.REVISED
    assert (await session.get(Period, half_year)).first_issued_at == DRAFTED
    assert len(told(session, "report.revised")) == 1
    assert "thay thế báo cáo đã ban hành trước" in await words_of(store, second)


async def test_figures_by_hand_come_along_into_a_revision(session, store, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await enter(session, report, [PROOF])
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)
    await issue(session, store, report)

    revision = await draft_report(session, half_year, by=ward.CULTURE, now=ISSUED)

    [entry] = await manual_figures(session, revision.id)
    assert (entry.value, entry.entered_at) == (11, DRAFTED)
