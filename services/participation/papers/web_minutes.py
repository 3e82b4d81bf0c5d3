"""Mẫu 04 of a vote on the web: start, end, counts of web and paper, and the list of ballots.

Nghị định 59/2023/NĐ-CP, Điều 5. The list with its check number stands for a picture of a screen:
anybody recounts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from libs.documents.blocks import Column, Document, Heading, Paragraph, Table
from libs.vietnamese import dmy
from services.participation.papers.document import Place, Result, Subject, head, outcome, written

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
