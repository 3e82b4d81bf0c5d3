"""A report from draft to paper: as known at the cut-off, approved by other eyes, numbered once."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date, timedelta
from uuid import UUID

import pypdf
import pytest
from sqlalchemy import select

from libs.documents.blocks import Figure
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.law.calendar import Override, national_calendar
from services.reporting import rules
from services.reporting.issuing.actions import issue_report
from services.reporting.periods.actions import flag_late_reports, follow_calendar
from services.reporting.reports.actions import draft_report, enter_figure
from services.reporting.reports.document import document_of, papers_of
from services.reporting.reports.queries import named_ward
from services.reporting.rules import ReportStatus, SigningForm
from services.reporting.tables import Period, Report
from tests.reporting import ward
from tests.reporting.reading import approve_report, write_narrative

PROOF = StoredFile("ef" * 32, 2000, "application/pdf")
DRAFTED, APPROVED, ISSUED = (ward.at(date(2026, 5, day)) for day in (18, 19, 20))


@pytest.fixture
async def half_year(session) -> UUID:
    """A ward with a plan, one disclosure in time and one late, waiting for its half-year report."""
    await two_disclosures(session)
    return await period_id(session, "half_year")


async def two_disclosures(session) -> None:
    stream = ward.Stream()
    stream.tell(ward.onboarded())
    stream.tell(ward.plan_approved())
    stream.tell(ward.published("a", date(2026, 3, 10)))
    stream.tell(ward.published("b", date(2026, 4, 10), days_late=2))
    await ward.hear_all(session, stream)
    session.info["told"].clear()


async def period_id(session, kind: str, ordinal: int = 1) -> UUID:
    query = select(Period.id).where(Period.kind == kind, Period.ordinal == ordinal)
    return (await session.execute(query)).scalar_one()


async def issue(session, store, report: Report, number: str = "36", now=ISSUED, **more) -> Report:
    form = {
        "number": number,
        "issued_on": None,
        "signing_form": SigningForm.ON_BEHALF,
        "signer_name": "Người Ký Mẫu",
        **more,
    }
    return await issue_report(session, report.id, **form, store=store, by=ward.CULTURE, now=now)


async def issued(session, store, period: UUID, number: str = "36", drafted=DRAFTED) -> Report:
    report = await draft_report(session, period, by=ward.CULTURE, now=drafted)
    await approve_report(session, report.id, by=ward.CHAIR, now=drafted)
    return await issue(session, store, report, number, now=drafted)


def told(session, name: str) -> list[dict]:
    return [row for row in session.info.get("told", []) if row["subject"].endswith(name)]


async def test_a_draft_counts_what_was_known_at_the_cut_off(session, half_year):
    stream = ward.Stream(after=10)
    stream.tell(ward.published("c", date(2026, 5, 14)), ward.at(date(2026, 5, 16)))
    stream.tell(ward.published("d", date(2026, 5, 16)))
    await ward.hear_all(session, stream)

    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)

    assert report.snapshot["values"]["period.published"] == 2
    assert report.window["until"] == "2026-05-15"
    assert len(told(session, "report.drafted")) == 1


async def test_what_came_late_leaves_the_old_report_and_is_a_correction_in_the_next(
    session, store, half_year
):
    old = await issued(session, store, half_year)
    before = dict(old.snapshot["values"])
    late = ward.published("c", date(2026, 3, 30))  # before the second quarter
    await ward.hear(session, *ward.Stream(after=10).tell(late, ward.at(date(2026, 6, 1))))

    again = await papers_of(
        document_of(old, await session.get(Period, half_year), await named_ward(session), [])
    )
    third, later = await period_id(session, "quarter", 3), ward.at(date(2026, 10, 5))
    following = await draft_report(session, third, by=ward.CULTURE, now=later)

    hashes = {name: hashlib.sha256(paper).hexdigest() for name, paper in again.items()}
    assert hashes == {name: kept["sha256"] for name, kept in old.papers.items()}
    assert old.snapshot["values"] == before
    assert following.snapshot["values"]["late.published"] == 1
    assert following.snapshot["values"]["year.published"] == before["year.published"] + 1
    document = document_of(
        following, await session.get(Period, following.period_id), await named_ward(session), []
    )
    [corrections] = [each for each in document.annexes if "iều chỉnh" in each.title]
    [row] = [row for row in corrections.blocks[0].rows if "Lượt nội dung được công khai" in row]
    assert "1" in [cell.text for cell in row if isinstance(cell, Figure)]


async def test_two_renderings_of_an_issued_report_are_the_same_bytes(session, store, half_year):
    report = await issued(session, store, half_year)
    document = document_of(
        report, await session.get(Period, half_year), await named_ward(session), []
    )

    papers = await papers_of(document)

    for name, paper in papers.items():
        assert hashlib.sha256(paper).hexdigest() == report.papers[name]["sha256"], name


async def test_drafting_again_keeps_what_was_written_and_voids_the_approval(session, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await write_narrative(
        session, report.id, "III.3", text="Do thiếu người.", by=ward.CULTURE, now=DRAFTED
    )
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)

    again = await draft_report(session, half_year, by=ward.CULTURE, now=APPROVED)

    assert again.id == report.id
    assert (again.status, again.approved_by) == (ReportStatus.DRAFT, None)
    assert {s["key"]: s["text"] for s in again.sections}["III.3"] == "Do thiếu người."


async def test_words_may_name_only_figures_that_are_there(session, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)

    with pytest.raises(rules.FigureNotPlain, match=r"period\.bịa"):
        await write_narrative(
            session, report.id, "V", text="Có {{period.bịa}} việc.", by=ward.CULTURE, now=DRAFTED
        )
    with pytest.raises(rules.NoSuchSection):
        await write_narrative(session, report.id, "VI", text="…", by=ward.CULTURE, now=DRAFTED)


async def enter(session, report: Report, evidence: list[StoredFile], by: Actor = ward.CULTURE):
    return await enter_figure(
        session,
        report.id,
        title="Hội nghị nhân dân",
        unit="cuộc",
        value=11,
        estimated=True,
        reason="Theo sổ của các khu phố",
        evidence=evidence,
        by=by,
        now=DRAFTED,
    )


async def test_a_figure_by_hand_needs_proof_and_is_marked_in_the_paper(session, store, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    with pytest.raises(rules.EvidenceMissing):
        await enter(session, report, [])

    await enter(session, report, [PROOF])
    await write_narrative(
        session, report.id, "II.1.e", text="Đã họp {{manual.1}} cuộc.", by=ward.CULTURE, now=DRAFTED
    )
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)
    await issue(session, store, report)

    words = await words_of(store, report)
    assert "Đã họp 11 (ước thực hiện, nhập tay)" in words
    assert "Theo sổ của các khu phố" in words


async def words_of(store, report: Report) -> str:
    pdf = await store.read(ward.WARD, report.papers["pdf"]["sha256"])
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


async def test_the_paper_holds_figures_shares_with_their_n_and_all_annex_tables(
    session, store, half_year
):
    words = await words_of(store, await issued(session, store, half_year))

    assert "đúng hạn 1(" in words
    assert "đạt 50% (1/2)" in words
    for table in ("I", "II", "IIb", "III", "IIIb", "IV", "V", "VI", "VII", "VIII", "IX"):
        assert f"Biểu {table}" in words
    assert "Chưa có số liệu từ phần mềm" not in words  # every table is counted
    assert "chưa được tính và sẽ có trong báo cáo sau" in words


async def test_issuing_tells_the_number_and_the_hash_but_not_who_signed(session, store, half_year):
    report = await issued(session, store, half_year, "36")

    [event] = told(session, "report.issued")
    assert b'"36/BC-UBND"' in event["body"]
    assert report.papers["pdf"]["sha256"].encode() in event["body"]
    assert "Người Ký Mẫu".encode() not in event["body"]


async def test_late_is_counted_from_the_day_of_sending_whatever_the_paper_says(
    session, store, half_year
):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)

    await issue(session, store, report, now=ward.at(date(2026, 5, 25)), issued_on=date(2026, 5, 20))

    assert report.issued_on == date(2026, 5, 20)
    assert report.days_late == 3


async def test_a_paper_is_not_dated_before_its_approval_nor_ahead(session, store, half_year):
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    with pytest.raises(rules.MoveNotAllowed, match="dự thảo"):
        await issue(session, store, report)
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)

    for day in (APPROVED.date() - timedelta(days=1), ISSUED.date() + timedelta(days=1)):
        with pytest.raises(rules.IssuedOnOutOfRange):
            await issue(session, store, report, issued_on=day)


async def test_a_number_is_given_once_a_year(session, store, half_year):
    quarter = await period_id(session, "quarter", 1)
    await issued(session, store, quarter, "036", drafted=ward.at(date(2026, 4, 3)))
    report = await draft_report(session, half_year, by=ward.CULTURE, now=DRAFTED)
    await approve_report(session, report.id, by=ward.CHAIR, now=APPROVED)

    with pytest.raises(rules.NumberTaken):
        await issue(session, store, report, "36")


@pytest.mark.parametrize(
    ("typed", "number"), [("7", "07"), ("036", "36"), ("168a", "168a"), (" 168Đ ", "168đ")]
)
def test_numbers_as_papers_write_them(typed, number):
    assert rules.tidy_number(typed) == number


@pytest.mark.parametrize("typed", ["0", "a", "12ab", "12/BC", "-3", "1234567"])
def test_what_is_not_a_number_is_refused(typed):
    with pytest.raises(rules.NotReadable):
        rules.tidy_number(typed)


@pytest.mark.parametrize("status", ReportStatus)
@pytest.mark.parametrize("to", ReportStatus)
def test_every_move_is_in_the_table_or_refused(status, to):
    allowed = to in rules.MOVES[status]
    if allowed:
        rules.check_move(status, to)
    else:
        with pytest.raises(rules.MoveNotAllowed):
            rules.check_move(status, to)


async def test_a_late_report_is_told_once(session, store, half_year):
    morning = ward.at(date(2026, 5, 23), 6)
    quarter = await period_id(session, "quarter", 1)
    await issued(session, store, quarter, "12", drafted=ward.at(date(2026, 4, 3)))

    first = await flag_late_reports(session, by=ward.CLOCK, now=morning)
    second = await flag_late_reports(session, by=ward.CLOCK, now=morning + timedelta(days=1))

    assert [period.kind for period in first] == ["half_year"]
    assert second == []
    [event] = told(session, "report.late")
    assert b'"days_late":1' in event["body"]


async def test_a_newly_ordered_day_off_moves_what_is_still_owed_and_says_so(session, half_year):
    ordered = Override(
        on=date(2026, 5, 22),
        kind="off",
        name="Nghỉ bù",
        basis="Công văn mẫu",
        ordered_on=date(2026, 5, 12),
    )
    calendar = national_calendar().with_overrides([ordered])
    now = ward.at(date(2026, 5, 13), 6)

    moved = await follow_calendar(session, by=ward.CLOCK, now=now, calendar=calendar)
    again = await follow_calendar(session, by=ward.CLOCK, now=now, calendar=calendar)

    assert [(period.kind, period.due_on) for period in moved] == [("half_year", date(2026, 5, 21))]
    assert moved[0].cutoff_on == date(2026, 5, 14)
    assert again == []
    assert len(told(session, "report.moved")) == 1
    [line] = [each for each in session.info["said"] if each["action"] == "follow_calendar"]
    said = json.loads(line["said"])
    assert (said["was_due_on"], said["due_on"]) == ("2026-05-22", "2026-05-21")
    assert said["why"] == "Lịch làm việc thay đổi: 22/05/2026, Nghỉ bù (Công văn mẫu)."


async def test_the_day_figures_close_follows_the_calendar_though_the_due_day_stays(
    session, half_year
):
    period = await session.get(Period, half_year)
    assert (period.due_on, period.cutoff_on) == (date(2026, 5, 22), date(2026, 5, 15))
    off = Override(
        on=date(2026, 5, 18), kind="off", name="Nghỉ", basis="Mẫu", ordered_on=date(2026, 5, 12)
    )
    calendar = national_calendar().with_overrides([off])
    now = ward.at(date(2026, 5, 13), 6)

    moved = await follow_calendar(session, by=ward.CLOCK, now=now, calendar=calendar)

    assert moved == []
    assert (period.due_on, period.cutoff_on) == (date(2026, 5, 22), date(2026, 5, 14))
    assert told(session, "report.moved") == []
    assert [each["action"] for each in session.info["said"]] == ["move_cutoff"]


async def test_on_the_last_day_a_report_is_not_late(session, half_year):
    late = await flag_late_reports(session, by=ward.CLOCK, now=ward.at(date(2026, 5, 22), 6))

    assert [period.kind for period in late] == ["quarter"]
