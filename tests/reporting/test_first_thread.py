"""The thinnest thread: a disclosure is published, and it stands in the six-month report's PDF."""

from __future__ import annotations

import io
from datetime import date

import pypdf
from sqlalchemy import select

from services.reporting.issuing.actions import issue_report
from services.reporting.reports.actions import draft_report
from services.reporting.rules import SigningForm
from services.reporting.tables import Period
from tests.reporting import ward
from tests.reporting.reading import approve_report


async def the_half_year(session) -> Period:
    query = select(Period).where(Period.kind == "half_year")
    return (await session.execute(query)).scalar_one()


async def test_a_published_disclosure_stands_in_the_six_month_report(session, store):
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    stream.tell(ward.published("a", date(2026, 3, 10)))
    stream.tell(ward.posted("a", "hq", date(2026, 3, 11)))
    await ward.hear_all(session, stream)
    period = await the_half_year(session)

    report = await draft_report(session, period.id, by=ward.CULTURE, now=ward.at(date(2026, 5, 18)))
    await approve_report(session, report.id, by=ward.CHAIR, now=ward.at(date(2026, 5, 19)))
    await issue_report(
        session,
        report.id,
        number="36",
        issued_on=None,
        signing_form=SigningForm.FOR_CHAIR,
        signer_name="Người Ký Mẫu",
        store=store,
        by=ward.CULTURE,
        now=ward.at(date(2026, 5, 20)),
    )

    pdf = await store.read(ward.WARD, report.papers["pdf"]["sha256"])
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    words = " ".join(text.split())
    assert "Số: 36/BC-UBND" in words
    assert "phường đã công khai 1(" in words
    assert "đạt 100% (1/1)" in words
    assert "ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN" in words
    assert period.due_on == date(2026, 5, 22)
    assert report.days_late == 0
