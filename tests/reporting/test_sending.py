"""An issued report leaves for four, each once, in time or late."""

from __future__ import annotations

from datetime import date

import pytest

from libs.permissions import NotYourRole
from services.reporting.reports.actions import draft_report
from services.reporting.reports.document import document_of
from services.reporting.reports.queries import named_ward
from services.reporting.rules import MoveNotAllowed, Recipient
from services.reporting.sending import queries, rules
from services.reporting.sending.actions import record_sending
from services.reporting.sending.rules import Way
from services.reporting.tables import Period
from tests.reporting import ward
from tests.reporting.test_reports import DRAFTED, issued, period_id

ISSUED_ON = date(2026, 5, 18)
SENT = {"way": Way.NETWORK, "sent_on": ISSUED_ON, "by": ward.CULTURE, "now": ward.at(ISSUED_ON)}


@pytest.fixture
async def owed(session):
    """The half year of a ward with a plan."""
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    await ward.hear_all(session, stream)
    session.info["told"].clear()
    return await period_id(session, "half_year")


@pytest.mark.parametrize(
    ("issued_on", "due_on"),
    [
        (date(2026, 5, 20), date(2026, 5, 21)),
        (date(2026, 5, 22), date(2026, 5, 25)),  # a Friday
        (date(2026, 4, 29), date(2026, 5, 4)),  # before 30/4 and 1/5
    ],
)
def test_a_report_leaves_by_the_next_working_day(issued_on: date, due_on: date) -> None:
    assert rules.due_of(issued_on) == due_on


async def test_each_gets_it_once(session, store, owed):
    report = await issued(session, store, owed)
    for recipient in Recipient:
        [(unsent, _, count)] = await queries.unsent_reports(session)
        assert (unsent.id, count) == (report.id, list(Recipient).index(recipient))
        await record_sending(session, report.id, recipient=recipient, **SENT)

    assert await queries.unsent_reports(session) == []
    with pytest.raises(rules.SentAlready, match="đã gửi Đảng ủy"):
        await record_sending(session, report.id, recipient=Recipient.PARTY, **SENT)
    events = ward.said(session, "report.sent")
    assert [each["recipient"] for each in events] == list(Recipient)
    assert {each["days_late"] for each in events} == {0}


async def test_what_leaves_later_is_late_and_no_day_is_invented(session, store, owed):
    report = await issued(session, store, owed)
    party, later = {"recipient": Recipient.PARTY}, date(2026, 5, 23)
    for wrong in (date(2026, 5, 17), date(2026, 5, 19)):
        with pytest.raises(rules.SentOutOfTime, match="18/05/2026"):
            await record_sending(session, report.id, **party, **SENT | {"sent_on": wrong})
    now = {"sent_on": later, "now": ward.at(later)}
    await record_sending(session, report.id, **party, **SENT | now)
    assert [each["days_late"] for each in ward.said(session, "report.sent")] == [4]


async def test_a_draft_is_not_sent_nor_by_others(session, store, owed):
    report = await draft_report(session, owed, by=ward.CULTURE, now=DRAFTED)
    party = {"recipient": Recipient.PARTY}
    with pytest.raises(MoveNotAllowed, match="dự thảo"):
        await record_sending(session, report.id, **party, **SENT)
    with pytest.raises(NotYourRole):
        await record_sending(session, report.id, **party, **SENT | {"by": ward.HEAD})


async def test_the_paper_names_all_who_get_it_and_nobody_else_of_them(session, store, owed):
    report = await issued(session, store, owed)
    period = await session.get(Period, owed)
    document = document_of(report, period, await named_ward(session), [])

    assert document.recipients == (
        "Ủy ban nhân dân tỉnh Hoa Mai (b/c)",
        "Đảng ủy phường (b/c)",
        "Hội đồng nhân dân phường (b/c)",
        "Ủy ban MTTQ Việt Nam phường (p/h)",
        "Các phòng, đơn vị, khu phố",
    )
