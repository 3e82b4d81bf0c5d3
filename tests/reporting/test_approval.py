"""Who may approve a report, and what is neither approved nor issued."""

from __future__ import annotations

import pytest

from libs.permissions import NotYourRole, YourOwnWork
from services.reporting.issuing.actions import approve_report
from services.reporting.reports.actions import draft_report, remove_figure, write_narrative
from tests.reporting import ward
from tests.reporting.test_reports import (
    APPROVED,
    DRAFTED,
    ISSUED,
    PROOF,
    enter,
    half_year,
    issue,
)

__all__ = ["half_year"]  # the fixture


async def test_who_wrote_may_not_approve(session, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await write_narrative(
        session, report.id, "V", text="Không.", by=ward.DEPUTY_WHO_WRITES, now=DRAFTED
    )

    with pytest.raises(YourOwnWork):
        await approve_report(session, report.id, by=ward.DEPUTY_WHO_WRITES, now=APPROVED)
    with pytest.raises(NotYourRole):
        await approve_report(session, report.id, by=ward.CULTURE, now=APPROVED)


async def test_who_wrote_the_first_may_not_approve_its_revision(session, store, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    wrote = {"by": ward.DEPUTY_WHO_WRITES, "now": DRAFTED}
    await write_narrative(session, report.id, "V", text="Không.", **wrote)
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)
    await issue(session, store, report)

    revision = await draft_report(session, half_year, by=ward.CULTURE, now=ISSUED)

    assert {each["key"]: each["text"] for each in revision.sections}["V"] == "Không."
    with pytest.raises(YourOwnWork):
        await approve_report(session, revision.id, by=ward.DEPUTY_WHO_WRITES, now=ISSUED)
    await approve_report(session, revision.id, by=ward.CHAIR, now=ISSUED)


async def test_who_took_a_figure_out_may_not_approve(session, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    entry = await enter(session, report, [PROOF])
    await remove_figure(session, entry.id, by=ward.DEPUTY_WHO_WRITES, now=DRAFTED)

    with pytest.raises(YourOwnWork):
        await approve_report(session, report.id, by=ward.DEPUTY_WHO_WRITES, now=APPROVED)
