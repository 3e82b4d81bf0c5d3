"""Who may approve a report, and what is neither approved nor issued."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import text

from libs.kernel.database import Database
from libs.law.calendar import Override, national_calendar
from libs.permissions import NotYourRole, YourOwnWork
from services.reporting import rules
from services.reporting.council.actions import drop_session
from services.reporting.issuing import actions as issuing
from services.reporting.periods.actions import follow_calendar
from services.reporting.reports import actions
from services.reporting.reports.actions import draft_report, remove_figure
from services.reporting.reports.narrative import text_sha256
from tests.reporting import ward
from tests.reporting.reading import approve_report, read, write_narrative
from tests.reporting.test_council import JULY, dropped, noted, owed, told
from tests.reporting.test_reports import (
    APPROVED,
    DRAFTED,
    ISSUED,
    PROOF,
    enter,
    half_year,
    issue,
    period_id,
)

__all__ = ["half_year", "told"]  # fixtures
ANEW = text("SELECT pg_stat_clear_snapshot()")  # or a transaction sees the same all along
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


async def test_who_wrote_may_not_approve(session, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await write_narrative(
        session, report.id, "V", text="Không.", by=ward.DEPUTY_WHO_WRITES, now=DRAFTED
    )

    with pytest.raises(YourOwnWork):
        await approve_report(session, report.id, by=ward.DEPUTY_WHO_WRITES, now=APPROVED)
    with pytest.raises(NotYourRole):
        await approve_report(session, report.id, by=ward.CULTURE, now=APPROVED)


async def test_what_is_approved_is_what_was_read(session, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    seen = await read(session, report.id)
    wrote = {"by": ward.CULTURE, "now": DRAFTED}
    await write_narrative(session, report.id, "V", text="Đề nghị cấp kinh phí.", **wrote)
    signs = {"by": ward.CHAIR, "now": APPROVED}

    with pytest.raises(rules.ReadOtherWords):
        await issuing.approve_report(session, report.id, content_sha256=seen, **signs)
    again = await read(session, report.id)
    await issuing.approve_report(session, report.id, content_sha256=again, **signs)


async def test_words_do_not_go_over_others_that_came_meanwhile(session, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    [began] = [text_sha256(each["text"]) for each in report.sections if each["key"] == "V"]
    wrote = {"by": ward.CULTURE, "now": DRAFTED}
    await write_narrative(session, report.id, "V", text="Khu 1: thêm đèn đường.", **wrote)

    mine = {"text": "Không.", "text_sha256": began}
    with pytest.raises(rules.WrittenMeanwhile):
        await actions.write_narrative(session, report.id, "V", **mine, **wrote)


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


async def test_a_period_that_has_not_begun_has_no_report_yet(session, half_year):
    quarter = await period_id(session, "quarter", 3)
    with pytest.raises(rules.PeriodNotBegun, match="01/07/2026"):
        await draft_report(session, quarter, by=ward.CULTURE, now=ward.at(date(2026, 6, 30)))
    first = ward.at(date(2026, 7, 1))
    report = await draft_report(session, quarter, by=ward.CULTURE, now=first)
    assert (report.window["since"], report.window["until"]) == ("2026-07-01", "2026-07-01")


async def test_what_was_counted_on_other_days_is_drafted_again_before_it_is_issued(
    session, store, half_year
):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)
    off = Override(
        on=date(2026, 5, 22), kind="off", name="Nghỉ", basis="Mẫu", ordered_on=date(2026, 5, 12)
    )
    calendar = national_calendar().with_overrides([off])
    await follow_calendar(session, by=ward.CLOCK, now=APPROVED, calendar=calendar)

    with pytest.raises(rules.DaysMoved):
        await issue(session, store, report)
    await draft_report(session, half_year, by=ward.CULTURE, now=ISSUED)
    await approve_report(session, report.id, by=ward.CHAIR, now=ISSUED)
    await issue(session, store, report)
    assert report.window["until"] == "2026-05-14"


async def test_a_report_that_lacks_days_which_have_passed_is_drafted_again(
    session, store, half_year
):
    early, closed = ward.at(date(2026, 5, 11)), ward.at(date(2026, 5, 15))
    report = await draft_report(session, half_year, by=ward.CULTURE, now=early)
    with pytest.raises(rules.DaysMissing, match="11/05/2026"):
        await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)
    await approve_report(session, report.id, by=ward.CHAIR, now=closed)  # the day is not over
    with pytest.raises(rules.DaysMissing):
        await issue(session, store, report)

    await draft_report(session, half_year, by=ward.CULTURE, now=ISSUED)
    await approve_report(session, report.id, by=ward.CHAIR, now=ISSUED)
    await issue(session, store, report)
    assert report.window["until"] == "2026-05-15"


async def test_a_report_that_begins_on_another_day_now_is_not_approved(session, told):
    december, now = await owed(session, "december"), ward.at(date(2026, 7, 9))
    report = await draft_report(session, december.id, by=ward.CULTURE, now=now)
    await ward.hear(session, *told.tell(dropped("july", JULY, date(2026, 7, 10))))
    assert (report.window["since"], december.period_start) == ("2026-07-08", date(2026, 1, 1))

    with pytest.raises(rules.DaysMoved):
        await approve_report(session, report.id, by=ward.CHAIR, now=now)
    await draft_report(session, december.id, by=ward.CULTURE, now=now)
    await approve_report(session, report.id, by=ward.CHAIR, now=now)


async def test_a_report_is_not_issued_for_a_session_that_is_just_called_off(fresh_settings, store):
    database, now = Database(fresh_settings.database_url, "test"), ward.at(date(2026, 7, 9))
    stream = ward.Stream()
    for event in (ward.onboarded(), ward.plan_approved(), noted("july", JULY)):
        stream.tell(event)
    await ward.commit_all(database, stream)
    async with database.transaction(ward.WARD) as session:
        period = await owed(session, "july")
        report = await draft_report(session, period.id, by=ward.CULTURE, now=now)
        await approve_report(session, report.id, by=ward.CHAIR, now=now)

    async def issuing() -> None:
        async with database.transaction(ward.WARD) as session:
            await issue(session, store, report, now=now)

    async with database.transaction(ward.WARD) as session:
        await drop_session(session, ward.an_id("july"), by=ward.CLOCK, now=now)
        await session.flush()
        other = asyncio.create_task(issuing())
        while not other.done() and not await session.scalar(WAITING):
            await asyncio.sleep(0.05)
            await session.execute(ANEW)
        assert not other.done(), "it did not wait for the session to be called off"
    with pytest.raises(rules.SessionCalledOff):
        await other
    await database.close()
