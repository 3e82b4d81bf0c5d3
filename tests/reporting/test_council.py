"""A report is owed to each session of the People's Council, and follows the session's day."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from libs.contracts.participation.council import CouncilSessionDropped, CouncilSessionNoted
from libs.law.calendar import Override, national_calendar
from services.reporting.collection.actions import ask_parts
from services.reporting.periods.actions import flag_late_reports, follow_calendar
from services.reporting.periods.queries import periods
from services.reporting.periods.rules import owed_to_council
from services.reporting.periods.views import PeriodView
from services.reporting.reports.actions import draft_report
from services.reporting.reports.document import document_of
from services.reporting.reports.queries import named_ward
from services.reporting.rules import PeriodKind, Recipient, SessionCalledOff
from services.reporting.sending import rules as sending
from services.reporting.sending.actions import record_sending
from services.reporting.sending.queries import unsent_reports
from services.reporting.sending.rules import Way
from services.reporting.tables import Period
from tests.reporting import ward
from tests.reporting.reading import approve_report, write_narrative
from tests.reporting.test_reports import issued

JULY, DECEMBER = date(2026, 7, 15), date(2026, 12, 9)
TOLD = date(2026, 6, 1)


def noted(name: str, session_on: date, on: date = TOLD) -> CouncilSessionNoted:
    told = {"council_session_id": ward.an_id(name), "session_on": session_on}
    return CouncilSessionNoted(occurred_at=ward.at(on), **told)


def dropped(name: str, session_on: date, on: date) -> CouncilSessionDropped:
    told = {"council_session_id": ward.an_id(name), "session_on": session_on}
    return CouncilSessionDropped(occurred_at=ward.at(on), **told)


@pytest.fixture
async def told(session) -> ward.Stream:
    """A ward whose council meets in December and, as was learned later, in July."""
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    stream.tell(ward.published("a", date(2026, 3, 10)))
    stream.tell(noted("december", DECEMBER))
    stream.tell(noted("july", JULY))
    await ward.hear_all(session, stream)
    return stream


async def owed(session, name: str) -> Period:
    query = select(Period).where(Period.session_id == ward.an_id(name))
    return (await session.execute(query)).scalar_one()


def test_it_is_there_before_the_session_and_its_figures_close_five_working_days_earlier():
    july = owed_to_council(JULY, 1, national_calendar())

    assert (july.due_on, july.cutoff_on) == (date(2026, 7, 14), date(2026, 7, 7))
    assert july.deadline.basis.startswith("Điều 14 khoản 3 Luật 10/2022/QH15")
    # The figures of a session in January close in the old year, and are that year's.
    january = owed_to_council(date(2027, 1, 5), 1, national_calendar())
    assert (january.period_start, january.cutoff_on.year) == (date(2026, 1, 1), 2026)


async def test_each_session_is_owed_a_report_on_the_days_since_the_one_before(session, told):
    july, december = await owed(session, "july"), await owed(session, "december")

    assert july.period_start == date(2026, 1, 1)
    assert december.period_start == date(2026, 7, 8)
    assert {july.ordinal, december.ordinal} == {1, 2}
    of_council = [each for each in ward.said(session, "report.due") if each["kind"] == "council"]
    assert [each["due_on"] for each in of_council] == ["2026-12-08", "2026-07-14"]


async def test_a_report_begun_for_a_session_called_off_is_continued_for_the_next(session, told):
    july = await owed(session, "july")
    by, now = ward.CULTURE, ward.at(date(2026, 7, 9))
    report = await draft_report(session, july.id, by=by, now=now)
    await write_narrative(session, report.id, "III.3", text="Do thiên tai.", by=by, now=now)

    await ward.hear(session, *told.tell(dropped("july", JULY, date(2026, 7, 10))))
    listed = [each.id for each in await periods(session, 2026)]
    assert july.id not in listed
    assert await owed(session, "december") is not None
    assert (await owed(session, "december")).period_start == date(2026, 1, 1)
    late = await flag_late_reports(session, by=ward.CLOCK, now=ward.at(date(2026, 7, 20)))
    assert july.id not in {each.id for each in late}
    view = PeriodView.of(july, date(2026, 7, 20), inside=True)
    assert (view.status, view.dropped_on) == ("not_due", date(2026, 7, 10))
    with pytest.raises(SessionCalledOff):
        await draft_report(session, july.id, by=by, now=now)
    with pytest.raises(SessionCalledOff):
        await ask_parts(session, july.id, [ward.an_id("unit")], by=by, now=now)

    new = date(2026, 7, 29)
    await ward.hear(session, *told.tell(noted("new", new, date(2026, 7, 13))))
    assert (await owed(session, "new")).id == july.id
    assert (july.due_on, july.dropped_on) == (date(2026, 7, 28), None)
    [line] = [each for each in session.info["said"] if each["action"] == "follow_calendar"]
    assert json.loads(line["said"])["why"] == "Kỳ họp Hội đồng nhân dân có ngày họp mới."
    [moved] = ward.said(session, "report.moved")
    assert (moved["was_due_on"], moved["due_on"]) == ("2026-07-14", "2026-07-28")
    assert len(ward.said(session, "report.dropped")) == 1
    due = [each for each in ward.said(session, "report.due") if each["period_id"] == str(july.id)]
    assert [each["due_on"] for each in due] == ["2026-07-14", "2026-07-28"]
    again = await draft_report(session, july.id, by=by, now=ward.at(date(2026, 7, 23)))
    assert again.id == report.id
    assert "Do thiên tai." in {each["text"] for each in again.sections}
    assert (await owed(session, "december")).period_start == date(2026, 7, 22)


async def test_an_approval_does_not_outlive_the_session_that_it_was_given_for(session, told):
    july = await owed(session, "july")
    report = await draft_report(session, july.id, by=ward.CULTURE, now=ward.at(date(2026, 7, 8)))
    await approve_report(session, report.id, by=ward.CHAIR, now=ward.at(date(2026, 7, 9)))
    await ward.hear(session, *told.tell(dropped("july", JULY, date(2026, 7, 10))))
    await ward.hear(session, *told.tell(noted("new", date(2026, 7, 29), date(2026, 7, 13))))

    assert (report.status, report.approved_by, report.approved_at) == ("draft", None, None)
    [line] = [each for each in session.info["said"] if each["action"] == "void_approval"]
    assert line["object_id"] == str(report.id)


async def test_a_session_noted_on_its_own_day_has_no_report_that_is_born_late(session, told):
    today = date(2026, 9, 10)
    await ward.hear(session, *told.tell(noted("today", today, today)))
    late = await owed(session, "today")

    assert (late.due_on, late.cutoff_on, late.counted[-1]["on"]) == (
        today,
        date(2026, 8, 28),
        "2026-09-10",
    )
    now = ward.at(date(2026, 9, 11), 6)
    off = Override(
        on=date(2026, 9, 8), kind="off", name="Nghỉ", basis="Mẫu", ordered_on=date(2026, 9, 7)
    )
    calendar = national_calendar().with_overrides([off])
    await follow_calendar(session, by=ward.CLOCK, now=now, calendar=calendar)
    assert late.due_on == today
    flagged = await flag_late_reports(session, by=ward.CLOCK, now=now)
    assert late.id in {each.id for each in flagged}


async def test_an_overdue_report_does_not_vanish_with_a_session_that_is_over(session, told):
    july = await owed(session, "july")
    after = date(2026, 7, 16)
    await flag_late_reports(session, by=ward.CLOCK, now=ward.at(after))
    await ward.hear(session, *told.tell(dropped("july", JULY, after)))

    assert (july.dropped_on, july.late_told_on) == (None, after)
    assert july.id in {each.id for each in await periods(session, 2026)}
    assert ward.said(session, "report.dropped") == []
    await ward.hear(session, *told.tell(noted("new", date(2026, 7, 29), after)))
    assert (await owed(session, "new")).id != july.id
    # On the day itself it can still be called off.
    day = date(2026, 7, 29)
    await ward.hear(session, *told.tell(dropped("new", day, day)))
    assert (await owed(session, "new")).dropped_on == day


async def test_what_was_issued_stays_when_its_session_is_called_off(session, store, told):
    july = await owed(session, "july")
    await issued(session, store, july.id, drafted=ward.at(date(2026, 7, 13)))
    await ward.hear(session, *told.tell(dropped("july", JULY, date(2026, 7, 14))))

    assert july.dropped_on is None
    assert ward.said(session, "report.dropped") == []
    await ward.hear(session, *told.tell(noted("new", date(2026, 7, 29), date(2026, 7, 14))))
    assert (await owed(session, "new")).id != july.id


async def test_the_next_report_begins_where_the_one_that_was_issued_really_stopped(
    session, store, told
):
    july, december = await owed(session, "july"), await owed(session, "december")
    early = await issued(session, store, july.id, drafted=ward.at(date(2026, 7, 1)))
    assert early.window["until"] == "2026-07-01"
    assert december.period_start == date(2026, 7, 2)

    await issued(session, store, july.id, "37", drafted=ward.at(date(2026, 7, 9)))
    assert december.period_start == date(2026, 7, 8)


async def test_it_says_to_which_session_and_goes_to_the_council_and_the_front(session, store, told):
    july = await owed(session, "july")
    on = date(2026, 7, 13)
    report = await issued(session, store, july.id, drafted=ward.at(on))
    document = document_of(report, july, await named_ward(session), [])

    assert document.subject.endswith("trình kỳ họp Hội đồng nhân dân ngày 15/07/2026")
    assert "tại kỳ họp ngày 15/07/2026" in str(document.blocks[0])
    assert document.recipients == (
        "Hội đồng nhân dân phường (b/c)",
        "Ủy ban MTTQ Việt Nam phường (p/h)",
    )
    how = {"way": Way.PAPER, "sent_on": on, "by": ward.CULTURE, "now": ward.at(on)}
    with pytest.raises(sending.NotForThem, match="Ủy ban nhân dân tỉnh"):
        await record_sending(session, report.id, recipient=Recipient.PROVINCE, **how)
    for recipient in (Recipient.COUNCIL, Recipient.FRONT):
        assert [each[0].id for each in await unsent_reports(session)] == [report.id]
        await record_sending(session, report.id, recipient=recipient, **how)
    assert await unsent_reports(session) == []


async def test_another_calendar_moves_it_and_its_figures_close_accordingly(session, told):
    july = await owed(session, "july")
    off = Override(
        on=date(2026, 7, 14), kind="off", name="Nghỉ", basis="Mẫu", ordered_on=date(2026, 6, 1)
    )
    calendar = national_calendar().with_overrides([off])
    now = ward.at(TOLD)
    moved = await follow_calendar(session, by=ward.CLOCK, now=now, calendar=calendar)

    assert july.id in {each.id for each in moved}
    assert (july.due_on, july.cutoff_on) == (date(2026, 7, 13), date(2026, 7, 6))
    assert july.kind == PeriodKind.COUNCIL
    assert (await owed(session, "december")).period_start == date(2026, 7, 7)
