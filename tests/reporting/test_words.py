"""What the words of a report say of each figure, and of where it comes from."""

from __future__ import annotations

from libs.ward_kinds import OURS
from services.reporting.reports.document import document_of
from services.reporting.reports.narrative import refreshed, rewritten, skeleton
from services.reporting.reports.queries import named_ward
from services.reporting.tables import Period
from tests.reporting.test_reports import half_year, issued

__all__ = ["half_year"]  # the fixture


def words_of(key: str, **values: int) -> str:
    """A section as generated from these figures of the period."""
    counted = {f"period.{name}": value for name, value in values.items()}
    [text] = [each["text"] for each in skeleton(counted) if each["key"] == key]
    return str(text)


def test_a_thing_of_which_there_is_none_is_not_told_beside_one_of_which_there_is_some() -> None:
    told = words_of("I", outreaches=2, outreach_minutes=30, outreach_articles=0)
    assert "{{period.outreach_minutes}} phút" in told
    assert "outreach_articles" not in told

    shown = words_of("II.1.a", posted_headquarters=4, posted_houses=0, notices=3, broadcasts=0)
    assert "{{period.posted_headquarters}} lượt" in shown
    assert "{{period.notices}} lượt" in shown
    assert "posted_houses" not in shown
    assert "broadcasts" not in shown

    spent = words_of("II.1.b", contributed_by_households=0, contributions_spent=500)
    assert "Đã chi {{period.contributions_spent}} đồng" in spent


def test_a_sentence_of_ours_in_what_was_written_changes_when_it_is_not_true_any_more() -> None:
    none, some = {"period.tasks_overdue": 0}, {"period.tasks_overdue": 4}
    own = "- Khu phố Bắc: Thiếu loa."
    [section] = [each for each in skeleton(none) if each["key"] == "III.2"]
    taken = rewritten(skeleton(none), "III.2", f"{section['text']}\n{own}")

    def told(sections, values):
        again = refreshed(sections, values)
        return again, next(each["text"] for each in again if each["key"] == "III.2")

    later, text = told(taken, some)
    assert "không có nhiệm vụ quá hạn" not in text
    assert "còn {{period.tasks_overdue}} nhiệm vụ quá hạn" in text
    assert text.endswith(f"Không có nghĩa vụ công khai quá hạn.\n{own}")
    assert told(later, none)[0] == taken
    words = rewritten(taken, "III.2", "Chậm ở khu 2.")
    assert told(words, some)[1] == "Chậm ở khu 2."


async def test_where_figures_come_from_is_said_once_and_then_by_key(session, store, half_year):
    report = await issued(session, store, half_year)
    period = await session.get(Period, half_year)
    document = document_of(report, period, await named_ward(session), [])

    assert str(document.blocks[0]).count("danh sách từng sự việc và tệp chứng minh") == 1
    lines = {entry.key: entry.text for entry in document.evidence}
    assert lines["period.published"].endswith(": 2 lượt; mã số liệu period.published.")
    assert not any("tệp chứng minh" in text for text in lines.values())


def test_a_report_of_a_xa_speaks_of_its_own_parts() -> None:
    counted = {"period.posted_houses": 3, "period.neighbourhood_meetings": 2, "period.notices": 1}
    said = " ".join(each["title"] + each["text"] for each in skeleton(counted, "xã"))

    assert "nhà văn hóa các thôn" in said
    assert "qua Trưởng thôn" in said
    assert "1. Thực hiện dân chủ tại xã" in said
    assert OURS.search(said) is None
