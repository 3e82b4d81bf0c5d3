"""The words of reporting: kinds of periods, states of reports, the moves between them, refusals."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Forbidden, NotFound, Refusal


class PeriodKind(StrEnum):
    """What a report covers."""

    QUARTER = "quarter"  # quý
    HALF_YEAR = "half_year"  # 6 tháng đầu năm
    YEAR = "year"  # năm
    ON_DEMAND = "on_demand"  # đột xuất, chuyên đề
    COUNCIL = "council"  # trình kỳ họp Hội đồng nhân dân


class PeriodStatus(StrEnum):
    """How a period stands on a day."""

    NOT_DUE = "not_due"  # chưa đến hạn
    DUE_SOON = "due_soon"  # sắp đến hạn
    SUBMITTED = "submitted"  # đã nộp
    SUBMITTED_LATE = "submitted_late"  # nộp trễ
    OVERDUE = "overdue"  # quá hạn


class ReportStatus(StrEnum):
    """How far a report is."""

    DRAFT = "draft"  # dự thảo
    APPROVED = "approved"  # đã phê duyệt, chưa ban hành
    ISSUED = "issued"  # đã ban hành
    REVISED = "revised"  # đã có bản thay thế; vẫn đọc được


# Drafting an approved report again voids its approval: the approver has not seen the new words.
MOVES: dict[ReportStatus, frozenset[ReportStatus]] = {
    ReportStatus.DRAFT: frozenset({ReportStatus.DRAFT, ReportStatus.APPROVED}),
    ReportStatus.APPROVED: frozenset({ReportStatus.DRAFT, ReportStatus.ISSUED}),
    ReportStatus.ISSUED: frozenset({ReportStatus.REVISED}),
    ReportStatus.REVISED: frozenset(),
}
STATUS_WORDS = {
    ReportStatus.DRAFT: "dự thảo",
    ReportStatus.APPROVED: "đã phê duyệt",
    ReportStatus.ISSUED: "đã ban hành",
    ReportStatus.REVISED: "đã được thay thế",
}
PUBLIC = (ReportStatus.ISSUED, ReportStatus.REVISED)


class SigningForm(StrEnum):
    """In whose name a report is signed. Nghị định 30/2020/NĐ-CP, article 13."""

    ON_BEHALF = "tm"  # TM. ỦY BAN NHÂN DÂN, Chủ tịch ký
    FOR_CHAIR = "tm_kt"  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, Phó Chủ tịch ký


SIGNATURES: dict[SigningForm, tuple[tuple[str, ...], str]] = {
    SigningForm.ON_BEHALF: (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    SigningForm.FOR_CHAIR: (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
}
POSITIONS = {SigningForm.ON_BEHALF: "Chủ tịch", SigningForm.FOR_CHAIR: "Phó Chủ tịch"}


class Recipient(StrEnum):
    """Who gets the report, as the plan says (mục III.3)."""

    PROVINCE = "province"  # Ủy ban nhân dân tỉnh
    PARTY = "party"  # Đảng ủy
    COUNCIL = "council"  # Hội đồng nhân dân
    FRONT = "front"  # Mặt trận Tổ quốc


def recipients_of(kind: str) -> tuple[Recipient, ...]:
    """Who gets a report of that kind; a session's goes to the council, with a copy to the Front.

    Law 10/2022, article 14.3.
    """
    if kind == PeriodKind.COUNCIL:
        return (Recipient.COUNCIL, Recipient.FRONT)
    return tuple(Recipient)


class NoSuchPeriod(NotFound):
    """Không có kỳ báo cáo này."""


class NoSuchReport(NotFound):
    """Không có báo cáo này."""


class NoSuchFigure(NotFound):
    """Báo cáo không có số liệu mang mã {key}."""


class NotAllArrived(Conflict):
    """Còn {waiting} tin chưa vào được số liệu nên chưa lập được báo cáo cho đủ. Hãy báo người vận
    hành phần mềm xử lý rồi lập lại."""


class ListInside(Forbidden):
    """Danh sách sau con số này là việc nội bộ, chỉ người làm báo cáo mở được."""


class NoSuchSection(NotFound):
    """Báo cáo không có mục mang mã {key}."""


class MoveNotAllowed(Conflict):
    """Báo cáo đang ở trạng thái “{status}” nên không làm được việc này."""


class NotReadable(Refusal):
    """Số và ký hiệu “{number}” chưa đúng mẫu: cần số, có thể thêm một chữ, ví dụ 36 hoặc 168a."""


class NumberTaken(Conflict):
    """Số {number} đã dùng cho một báo cáo khác trong năm {year}."""


class IssuedOnOutOfRange(Refusal):
    """Ngày ban hành phải từ ngày phê duyệt {approved_on} đến hôm nay."""


class EvidenceMissing(Refusal):
    """Số nhập tay phải có ít nhất một tệp chứng minh."""


class FigureInWords(Conflict):
    """Số này đang đứng trong mục “{section}” nên chưa bỏ được. Hãy sửa mục đó trước."""


class FigureNotPlain(Refusal):
    """Chưa hiểu chỗ “{marker}” trong bài: chỉ dùng mã của số liệu có trong báo cáo này."""


class PeriodBackwards(Refusal):
    """Ngày đầu kỳ không được sau ngày chốt số liệu; ngày chốt không được sau hạn gửi."""


class DueInPast(Refusal):
    """Hạn gửi không được trước hôm nay."""


class PeriodNotBegun(Conflict):
    """Kỳ này bắt đầu ngày {start}; chưa lập dự thảo được."""


class DaysMoved(Conflict):
    """Kỳ báo cáo đã đổi ngày. Hãy lập lại dự thảo."""


class DaysMissing(Conflict):
    """Dự thảo mới tính số liệu đến hết ngày {until}, chưa đủ đến ngày {whole}. Hãy lập lại dự thảo
    từ số liệu mới."""


class PartsWaiting(Conflict):
    """Có {waiting} phần của đơn vị đã nộp mà chưa đưa vào dự thảo. Hãy đưa vào dự thảo hoặc trả lại
    đơn vị rồi làm tiếp."""


class ReadOtherWords(Conflict):
    """Báo cáo đã đổi sau khi mở trang này. Hãy đọc lại rồi phê duyệt."""


class WrittenMeanwhile(Conflict):
    """Mục này đã đổi sau khi mở ra để sửa. Hãy giữ lại phần vừa viết, mở lại mục này rồi sửa
    tiếp."""


class SessionCalledOff(Conflict):
    """Kỳ họp này không còn trong lịch họp của Hội đồng nhân dân; ghi ngày họp mới rồi làm tiếp."""


class RequestTakenBack(Conflict):
    """Yêu cầu báo cáo này đã được rút nên không làm tiếp được."""


class NotToBeDropped(Conflict):
    """Chỉ rút được báo cáo chuyên đề, đột xuất chưa ban hành."""


def check_owed(kind: str, dropped_on: date | None) -> None:
    """Refuse work for a session that does not take place, or a request that was taken back."""
    if dropped_on:
        raise RequestTakenBack if kind == PeriodKind.ON_DEMAND else SessionCalledOff


def check_begun(period_start: date, today: date) -> None:
    """Refuse a report on days that are all still to come."""
    if today < period_start:
        raise PeriodNotBegun(start=f"{period_start:%d/%m/%Y}")


def check_whole(until: date, whole: date, today: date) -> None:
    """Refuse a report that ends before its last day once that day has passed.

    What happened on the days between would be in no report: the next one begins after them.
    """
    if until < whole < today:
        raise DaysMissing(until=f"{until:%d/%m/%Y}", whole=f"{whole:%d/%m/%Y}")


def check_move(status: str, to: ReportStatus) -> None:
    """Refuse a move that the table does not have."""
    if to not in MOVES[ReportStatus(status)]:
        raise MoveNotAllowed(status=STATUS_WORDS[ReportStatus(status)])


def tidy_number(number: str) -> str:
    """The number as papers write it: two digits at least, a suffix as in 168a kept.

    Nghị định 30/2020/NĐ-CP, article 15 and annex I.
    """
    found = re.fullmatch(r"0*(\d{1,5})([a-zđ]?)", number.strip().lower())
    if not found or int(found[1]) == 0:
        raise NotReadable(number=number)
    return f"{int(found[1]):02}{found[2]}"


def check_issued_on(issued_on: date, approved_on: date, today: date) -> None:
    """A paper is dated no earlier than its approval and never ahead."""
    if not approved_on <= issued_on <= today:
        raise IssuedOnOutOfRange(approved_on=f"{approved_on:%d/%m/%Y}")
