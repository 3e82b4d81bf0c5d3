"""A vote on the web on paper: the notice, and Mẫu 04 with its counts and its list of ballots.

Nghị định 59/2023/NĐ-CP, Điều 5. The list with its check number stands for a picture of a screen
(decision 20): anybody recounts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from libs.documents.blocks import Column, Document, Heading, Paragraph, Table
from libs.law.rules import Rule
from libs.vietnamese import dmy
from services.participation.papers.document import Result, Subject, head, outcome, written
from services.participation.papers.place import Place

COUNTS = (Column(5), *(Column(2, "center") for _ in range(3)))
COUNTED = (("Ý kiến", "Trực tuyến", "Phiếu giấy", "Cộng"),)
LISTED = (Column(6), Column(3), Column(6), Column(3))
NOTHING = ("", "")
GROUP = 4
INVALID = "Không hợp lệ"


@dataclass(frozen=True)
class Ballots:
    """What the box and the papers held; no number leads to a household."""

    opened_at: datetime
    closed_at: datetime
    accepted: int  # households that accepted the web
    given_online: int  # households for which a ballot was signed
    given_paper: int
    spoiled: int  # papers that were replaced
    options: Sequence[str]
    online: Sequence[int]
    paper: Sequence[int]
    online_invalid: int
    paper_invalid: int
    keys: str
    root: str
    listed: Sequence[tuple[str, str]]  # the number of a ballot and what it chose


@dataclass(frozen=True)
class Announced:
    """What households are told before they vote; `address` is the page of the ballot."""

    opens_at: datetime
    closes_at: datetime
    households: int
    keys: str
    address: str


def web_notice(
    place: Place,
    subject: Subject,
    announced: Announced,
    *,
    share: Rule,
    on: date,
    team: Sequence[str],
) -> Document:
    """The notice: when, who, how, and what the phone has to show; `share` is what adopts."""
    blocks = (
        Paragraph(f"1. Nội dung: {subject.title.rstrip('.')}."),
        Paragraph(subject.summary),
        Paragraph(
            f"2. Thời gian: mở {_moment(announced.opens_at)}, đóng {_moment(announced.closes_at)}."
        ),
        Paragraph(
            f"3. Ai biểu quyết: {announced.households} hộ trong danh sách đã chốt, niêm yết cùng "
            f"thông báo này; mỗi hộ một phiếu. Nội dung được thông qua khi có {share.says} tán "
            f"thành ({share.basis})."
        ),
        Paragraph(
            f"4. Trên điện thoại: mở {announced.address}, gõ mã và khóa trên giấy của hộ, chọn một "
            "trong ba ý kiến: đồng ý, không đồng ý, ý kiến khác. Không ai biết hộ nào chọn gì."
        ),
        Paragraph(
            "5. Bằng phiếu giấy: nhận phiếu tại bàn của Tổ phát phiếu trong giờ biểu quyết. Hộ đã "
            "nhận phiếu giấy thì không bỏ phiếu trực tuyến, và ngược lại."
        ),
        Paragraph(f"6. Tổ trưởng: {team[0]}. Thành viên: {', '.join(team[1:])}."),
        Paragraph(
            f"7. Dấu vân tay khóa: {_in_fours(announced.keys[:32])}. Trang biểu quyết phải hiện "
            "giống hệt; nếu khác thì đừng bỏ phiếu, hãy báo Ban công tác Mặt trận."
        ),
    )
    return written(place, "Thông báo", "Biểu quyết trực tuyến của hộ gia đình", "TB", blocks, on)


def web_minutes(
    place: Place,
    subject: Subject,
    result: Result,
    ballots: Ballots,
    *,
    counted_at: datetime,
    team: Sequence[str],
    witnesses: Sequence[str],
) -> Document:
    """The minutes of the count, with the list of web ballots behind them."""
    on = counted_at.date()
    blocks = (
        *head(subject, result, on),
        Paragraph(
            f"Bắt đầu: {_moment(ballots.opened_at)}. Kết thúc: {_moment(ballots.closed_at)}. "
            f"Kiểm phiếu lúc {_moment(counted_at)}."
        ),
        Paragraph(
            f"{ballots.accepted} trong {result.households} đại diện hộ đã đồng ý biểu quyết trực "
            "tuyến trước khi mở (Điều 5 Nghị định 59/2023/NĐ-CP)."
        ),
        Heading(1, "2. Tổ phát phiếu, kiểm phiếu, người chứng kiến"),
        Paragraph(f"Tổ trưởng: {team[0]}. Thành viên: {', '.join(team[1:])}."),
        Paragraph(f"Đại diện hộ gia đình chứng kiến: {', '.join(witnesses)}."),
        Heading(1, "3. Kết quả"),
        Paragraph(_out_and_back(ballots)),
        _counts(ballots),
        Paragraph(outcome(result)),
        Heading(1, "4. Danh sách phiếu trực tuyến"),
        Paragraph(
            "Mã phiếu không cho biết phiếu của hộ nào; thứ tự là thứ tự của mã. Danh sách đầy đủ "
            "và khóa mở hòm được công khai để ai cũng đếm lại được."
        ),
        Paragraph(f"Dấu vân tay khóa trên thông báo: {_in_fours(ballots.keys[:32])}."),
        Paragraph(f"Mã kiểm tra danh sách: {_in_fours(ballots.root)}."),
        Table(LISTED, (("Mã phiếu", "Ý kiến") * 2,), _two_a_line(ballots.listed)),
    )
    subject_line = "Kiểm phiếu biểu quyết trực tuyến của hộ gia đình"
    return written(place, "Biên bản", subject_line, "BB", blocks, on)


def _out_and_back(ballots: Ballots) -> str:
    back_online = sum(ballots.online) + ballots.online_invalid
    back_paper = sum(ballots.paper) + ballots.paper_invalid
    return (
        f"Cấp phiếu trực tuyến cho {ballots.given_online} hộ, trong hòm có {back_online} phiếu. "
        f"Phát phiếu giấy cho {ballots.given_paper} hộ, thu về {back_paper} phiếu; đổi "
        f"{ballots.spoiled} phiếu hỏng. Mỗi hộ chỉ được một phiếu, trực tuyến hoặc giấy."
    )


def _counts(ballots: Ballots) -> Table:
    invalid = (INVALID, ballots.online_invalid, ballots.paper_invalid)
    lines = [*zip(ballots.options, ballots.online, ballots.paper, strict=True), invalid]
    online, paper = sum(each[1] for each in lines), sum(each[2] for each in lines)
    rows = tuple((words, web, sheet, web + sheet) for words, web, sheet in lines)
    return Table(COUNTS, COUNTED, rows, ("Tổng số", online, paper, online + paper))


def _two_a_line(listed: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    pairs = zip_longest(listed[::2], listed[1::2], fillvalue=NOTHING)
    return tuple(left + right for left, right in pairs)


def _moment(at: datetime) -> str:
    return f"{at:%H:%M} ngày {dmy(at.date())}"


def _in_fours(digits: str) -> str:
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))
