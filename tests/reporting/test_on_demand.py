"""Reports that were asked for outside the usual periods: their days, and who reads of them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from libs.law.calendar import Override, national_calendar
from libs.permissions import NotYourRole
from services.reporting.council.actions import owe_to_session
from services.reporting.periods.actions import (
    flag_late_reports,
    follow_calendar,
    open_on_demand,
)
from services.reporting.periods.dropping import drop_on_demand
from services.reporting.periods.queries import periods
from services.reporting.periods.views import PeriodView
from services.reporting.reports.actions import draft_report
from services.reporting.reports.document import document_of
from services.reporting.reports.queries import named_ward
from services.reporting.rules import DueInPast, NotToBeDropped, RequestTakenBack
from tests.reporting import ward
from tests.reporting.test_reports import issued, period_id, two_disclosures


@pytest.fixture(autouse=True)
async def half_year(session) -> None:
    await two_disclosures(session)


@pytest.mark.parametrize(
    ("ordered_for", "due_on"), [(None, date(2026, 5, 21)), (date(2026, 5, 20), date(2026, 5, 20))]
)
async def test_a_report_on_demand_follows_unless_its_day_was_ordered(session, ordered_for, due_on):
    off = Override(
        on=date(2026, 5, 14), kind="off", name="Nghỉ", basis="Mẫu", ordered_on=date(2026, 5, 13)
    )
    calendar = national_calendar().with_overrides([off])
    period = await open_on_demand(
        session,
        title="Chuyên đề",
        requested_by="Sở Nội vụ",
        period_start=date(2026, 1, 1),
        cutoff_on=date(2026, 5, 1),
        due_on=ordered_for,
        by=ward.CULTURE,
        now=ward.at(date(2026, 5, 13)),
    )
    assert period.due_on == date(2026, 5, 20)

    moved = await follow_calendar(
        session, by=ward.CLOCK, now=ward.at(date(2026, 5, 14), 6), calendar=calendar
    )

    assert period.due_on == due_on
    assert (period in moved) is (ordered_for is None)
    assert period.cutoff_on == date(2026, 5, 1)


async def test_a_ward_is_asked_for_more_reports_than_a_year_has_quarters(session):
    for number in range(1, 6):
        period = await open_on_demand(
            session,
            title=f"Chuyên đề {number}",
            requested_by="Sở Nội vụ",
            period_start=date(2026, 1, 1),
            cutoff_on=date(2026, 5, 1),
            due_on=None,
            by=ward.CULTURE,
            now=ward.at(date(2026, 5, 13)),
        )
    shown = PeriodView.of(period, date(2026, 5, 13), inside=False)
    assert shown.title == "Kết quả thực hiện dân chủ ở cơ sở theo yêu cầu số 5"


async def test_no_words_of_who_asked_for_a_report_are_told_or_kept_in_the_history(session, store):
    period = await open_on_demand(
        session,
        title="Vụ việc tổ 5",
        requested_by="Sở Nội vụ",
        period_start=date(2026, 1, 1),
        cutoff_on=date(2026, 5, 1),
        due_on=None,
        by=ward.CULTURE,
        now=ward.at(date(2026, 5, 13)),
    )
    await issued(session, store, period.id)

    bodies = [json.loads(row["body"]) for row in session.info["told"]]
    assert len([each for each in bodies if each.get("title") == ""]) == 2
    kept = [*map(str, bodies), *(each["said"] for each in session.info["said"])]
    assert not [each for each in kept if "tổ 5" in each or "Sở Nội vụ" in each]


async def test_the_paper_names_who_asked_for_it(session):
    asked = {"title": "Chuyên đề", "due_on": date(2026, 4, 20), "by": ward.CULTURE}
    days = {"period_start": date(2026, 1, 1), "cutoff_on": date(2026, 4, 15)}
    now = ward.at(date(2026, 4, 16))
    papers = []
    for body in ("Sở Nội vụ", "Đảng ủy Phường"):
        period = await open_on_demand(session, **asked, **days, requested_by=body, now=now)
        report = await draft_report(session, period.id, by=ward.CULTURE, now=now)
        papers.append(document_of(report, period, await named_ward(session), []))

    assert papers[0].recipients[0] == "Sở Nội vụ (b/c)"
    assert "theo yêu cầu của Sở Nội vụ" in str(papers[0].blocks[0])
    assert papers[1].recipients == papers[0].recipients[1:]  # the party gets it anyway


async def test_a_request_is_taken_back_while_it_is_not_answered(session):
    asked = {"title": "Chuyên đề", "requested_by": "Sở Nội vụ", "due_on": None}
    days = {"period_start": date(2026, 1, 1), "cutoff_on": date(2026, 4, 15)}
    how = {"by": ward.CULTURE, "now": ward.at(date(2026, 4, 16))}
    period = await open_on_demand(session, **asked, **days, **how)
    why = {"reason": "Sở không cần nữa.", **how}
    with pytest.raises(NotYourRole):
        await drop_on_demand(session, period.id, **why | {"by": ward.CHAIR})
    await drop_on_demand(session, period.id, **why)

    [told] = ward.said(session, "report.dropped")
    assert (told["period_id"], told["kind"]) == (str(period.id), "on_demand")
    assert "Sở không cần nữa" not in str(told)
    assert period not in await periods(session, 2026)
    with pytest.raises(RequestTakenBack):
        await draft_report(session, period.id, **how)
    with pytest.raises(RequestTakenBack):
        await drop_on_demand(session, period.id, **why)
    later = ward.at(date(2026, 5, 20))
    assert period not in await flag_late_reports(session, by=ward.CLOCK, now=later)


async def test_only_what_was_asked_for_and_is_not_issued_is_taken_back(session, store):
    asked = {"title": "Chuyên đề", "requested_by": "Sở Nội vụ", "due_on": None}
    days = {"period_start": date(2026, 1, 1), "cutoff_on": date(2026, 4, 15)}
    how = {"by": ward.CULTURE, "now": ward.at(date(2026, 5, 13))}
    period = await open_on_demand(session, **asked, **days, **how)
    await issued(session, store, period.id)
    quarter = await period_id(session, "quarter", 3)

    for each in (period.id, quarter):
        with pytest.raises(NotToBeDropped):
            await drop_on_demand(session, each, reason="Nhầm kỳ.", **how)


async def test_a_request_taken_back_is_not_continued_for_a_session(session):
    asked = {"title": "Chuyên đề", "requested_by": "Sở Nội vụ", "due_on": None}
    days = {"period_start": date(2026, 1, 1), "cutoff_on": date(2026, 4, 15)}
    how = {"by": ward.CULTURE, "now": ward.at(date(2026, 5, 13))}
    period = await open_on_demand(session, **asked, **days, **how)
    await drop_on_demand(session, period.id, reason="Nhầm yêu cầu.", **how)
    session_on = {"session_id": ward.an_id("july"), "session_on": date(2026, 7, 15)}

    owed = await owe_to_session(session, **session_on, by=ward.CLOCK, now=how["now"])

    assert (owed.id == period.id, period.kind) == (False, "on_demand")


async def test_a_day_that_is_over_is_not_ordered(session):
    asked = {"title": "Chuyên đề", "requested_by": "Sở Nội vụ", "by": ward.CULTURE}
    days = {"period_start": date(2026, 1, 1), "cutoff_on": date(2026, 4, 15)}
    today = {"due_on": date(2026, 4, 20), "now": ward.at(date(2026, 4, 20))}
    with pytest.raises(DueInPast):
        await open_on_demand(session, **asked, **days, **today | {"due_on": date(2026, 4, 19)})
    assert (await open_on_demand(session, **asked, **days, **today)).due_on == date(2026, 4, 20)


async def test_a_report_asked_for_by_the_province_is_due_on_its_day(session):
    period = await open_on_demand(
        session,
        title="Chuyên đề công khai ngân sách",
        requested_by="Sở Nội vụ",
        period_start=date(2026, 1, 1),
        cutoff_on=date(2026, 4, 15),
        due_on=date(2026, 4, 20),
        by=ward.CULTURE,
        now=ward.at(date(2026, 4, 16)),
    )

    report = await draft_report(session, period.id, by=ward.CULTURE, now=ward.at(date(2026, 4, 17)))

    assert period.basis == "Theo yêu cầu của Sở Nội vụ"
    assert report.snapshot["values"]["period.published"] == 2
