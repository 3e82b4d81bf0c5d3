"""Mẫu 01 to 04 in our own words: notice, counting minutes, decision, counting of ballots.

Nghị định 59/2023/NĐ-CP asks for the four forms; what stands in them is what was written down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.law.decision_law import Content
from libs.law.decisions import FORM_WORDS, Clause, VoteForm, content
from libs.law.rules import Rule
from libs.vietnamese import dmy
from services.participation.papers.place import Place
from services.participation.papers.rules import PaperKind
from services.participation.rounds.rules import Count

SYMBOL = "TB"
KINDS = {
    PaperKind.RESOLUTION: ("Nghị quyết", "NQ"),
    PaperKind.MINUTES: ("Biên bản", "BB"),
    PaperKind.MEMORANDUM: ("Bản ghi nhớ", "BGN"),
    PaperKind.AGREEMENT: ("Bản thỏa thuận", "BTT"),
}
COLUMNS = (Column(5), *(Column(2, "center") for _ in range(5)))
HEADER = (("Nơi họp", "Số dự", "Tán thành", "Không tán thành", "Ý kiến khác", "Không hợp lệ"),)


@dataclass(frozen=True)
class Subject:
    """What is decided, of which content of article 15."""

    clause: Clause
    title: str
    summary: str
    chaired_by: str = ""  # where the law names another than the head of the neighbourhood

    @property
    def content(self) -> Content:
        """The content of the law."""
        return content(self.clause)


@dataclass(frozen=True)
class Result:
    """The count of a neighbourhood against its N."""

    form: VoteForm
    households: int
    count: Count
    share: Rule
    needed: int
    passed: bool
    votes: tuple[tuple[str, int], ...] = ()  # of several candidates, each by name
    won: tuple[str, ...] = ()  # who of them was elected
    corrected_on: date | None = None  # that the count was put right, and when


def notice(
    place: Place, subject: Subject, on: date, starts_at: time, where: str, told_on: date | None
) -> Document:
    """Mẫu 01: residents are invited."""
    blocks = (
        Paragraph(f"Kính mời đại diện các hộ gia đình của {place.unit} dự họp cộng đồng dân cư."),
        Paragraph(f"1. Thời gian: {starts_at:%H:%M} ngày {dmy(on)}."),
        Paragraph(f"2. Địa điểm: {where.rstrip('.')}."),
        Paragraph(f"3. Nội dung bàn và quyết định: {subject.title.rstrip('.')}."),
        Paragraph(subject.summary),
        Paragraph(
            "Mỗi hộ cử một người đại diện có năng lực hành vi dân sự đầy đủ; nếu không dự được thì "
            "ủy quyền cho thành viên khác của hộ (Điều 18 Luật 10/2022/QH15)."
        ),
    )
    about = "Mời họp cộng đồng dân cư"
    return written(place, "Thông báo", about, SYMBOL, blocks, told_on, subject.chaired_by)


def minutes(
    place: Place,
    subject: Subject,
    result: Result,
    parts: Sequence[tuple[str, Count]],
    *,
    on: date,
    secret: bool,
    secretary: str,
    tellers: Sequence[str],
    witnesses: Sequence[str],
    course: str,
) -> Document:
    """Mẫu 02: what was counted in the meeting, cluster by cluster."""
    how = "bỏ phiếu kín" if secret else "giơ tay"
    rows = tuple((name, *_numbers(count)) for name, count in parts)
    total = ("Tổng số", *_numbers(result.count)) if len(parts) > 1 else None
    said: list[Block] = [Heading(1, "4. Diễn biến"), Paragraph(course)] if course else []
    blocks = (
        *head(subject, result, on),
        Heading(1, "2. Thư ký, Ban kiểm phiếu, người chứng kiến"),
        Paragraph(f"Thư ký: {secretary}. Ban kiểm phiếu: {', '.join(tellers)}."),
        Paragraph(f"Đại diện hộ gia đình chứng kiến: {', '.join(witnesses)}."),
        Heading(1, "3. Kết quả"),
        Paragraph(f"Những người dự chọn hình thức {how}."),
        Table(COLUMNS, HEADER, rows, total),
        Paragraph(outcome(result)),
        *said,
    )
    about = "Kiểm phiếu tại cuộc họp cộng đồng dân cư"
    return written(place, "Biên bản", about, "BB", blocks, on, subject.chaired_by)


def ballots(
    place: Place,
    subject: Subject,
    result: Result,
    *,
    on: date,
    given: int,
    team: Sequence[str],
    witnesses: Sequence[str],
) -> Document:
    """Mẫu 04: ballots that went out and came back."""
    count = result.count
    blocks = (
        *head(subject, result, on),
        Heading(1, "2. Tổ phát phiếu, người chứng kiến"),
        Paragraph(f"Tổ phát phiếu: {', '.join(team)}."),
        Paragraph(f"Đại diện hộ gia đình chứng kiến: {', '.join(witnesses)}."),
        Heading(1, "3. Kết quả"),
        Paragraph(
            f"Phát ra {given} phiếu, thu về {count.present} phiếu, trong đó {count.invalid} phiếu "
            f"không hợp lệ. Tán thành: {count.yes}; không tán thành: {count.no}; ý kiến khác: "
            f"{count.other}."
        ),
        Paragraph(outcome(result)),
    )
    about = "Kiểm phiếu lấy ý kiến hộ gia đình"
    return written(place, "Biên bản", about, "BB", blocks, on, subject.chaired_by)


def decision(
    place: Place,
    subject: Subject,
    result: Result,
    *,
    kind: PaperKind,
    on: date,
    text: str,
    signers: Sequence[tuple[str, str]],
) -> Document:
    """Mẫu 03: the decision with the seven contents of article 20.2."""
    words, symbol = KINDS[kind]
    absent = result.households - result.count.present
    blocks = (
        Paragraph(f"1. Thời gian: ngày {dmy(on)}."),
        Paragraph(
            f"2. Tổng số hộ: {result.households}; đại diện hộ tham gia: {result.count.present}; "
            f"vắng: {absent}."
        ),
        Paragraph(f"3. Nội dung: {subject.title.rstrip('.')}. {subject.summary}"),
        Paragraph(f"4. Hình thức: {FORM_WORDS[result.form]}."),
        Paragraph(f"5. Kết quả: {outcome(result)}"),
        Paragraph(f"6. Quyết định: {text}"),
        Paragraph("7. Người ký:"),
        Table(
            (Column(3), Column(3), Column(3)),
            (("Tư cách", "Họ tên", "Chữ ký"),),
            tuple((role, name, "") for role, name in signers),
        ),
    )
    short = subject.content.short
    about = f"Về {short[:1].lower()}{short[1:]}"
    return written(place, words, about, symbol, blocks, on, subject.chaired_by)


def head(subject: Subject, result: Result, on: date) -> tuple[Block, ...]:
    """What was decided on which day, and how many of all households took part."""
    absent = result.households - result.count.present
    return (
        Heading(1, "1. Nội dung, thành phần"),
        Paragraph(f"Ngày {dmy(on)}, các hộ gia đình quyết định: {subject.title.rstrip('.')}."),
        Paragraph(
            f"Tổng số hộ: {result.households}; đại diện hộ tham gia: {result.count.present}; "
            f"vắng: {absent}."
        ),
    )


def outcome(result: Result) -> str:
    """How many agreed, how many had to, and what follows."""
    verdict = "được thông qua" if result.passed else "không được thông qua"
    if result.votes:
        return _outcome_of_several(result)
    later = f" Kết quả đã sửa ngày {dmy(result.corrected_on)}." if result.corrected_on else ""
    return (
        f"{result.count.yes} trong {result.households} đại diện hộ tán thành; cần {result.needed} "
        f"({result.share.says}, {result.share.basis}). Nội dung {verdict}.{later}"
    )


def _outcome_of_several(result: Result) -> str:
    """In an election with several candidates the counts of each; the first words say who won."""
    verdict = f"{', '.join(result.won)} trúng cử" if result.won else "Không có người trúng cử"
    each = "; ".join(f"{who}: {votes} phiếu" for who, votes in result.votes)
    return (
        f"{verdict}. {each}. Trong bảng, tán thành là phiếu bầu người nhiều phiếu nhất, ý kiến "
        f"khác là phiếu bầu người còn lại. Trong {result.households} đại diện hộ cần "
        f"{result.needed} ({result.share.says}, {result.share.basis})."
    )


def _numbers(count: Count) -> tuple[int, int, int, int, int]:
    return count.present, count.yes, count.no, count.other, count.invalid


def written(
    place: Place,
    kind: str,
    subject: str,
    symbol: str,
    blocks: tuple[Block, ...],
    on: date | None,
    signer: str = "",
    *,
    recipients: tuple[str, ...] | None = None,
) -> Document:
    """A paper of the neighbourhood with its head and its foot; else it goes to ward and Front.

    Its head signs, where no other `signer` is named.
    """
    return Document(
        superior=f"Ủy ban nhân dân {place.ward}",
        issuer=place.unit,
        symbol=symbol,
        place=place.name,
        kind=kind,
        subject=subject,
        blocks=blocks,
        recipients=recipients
        or (f"Ủy ban nhân dân {place.ward}", "Ủy ban Mặt trận Tổ quốc", "Các hộ gia đình"),
        archive=f"Lưu: hồ sơ {place.neighbourhood}",
        signature=Signature((), (signer or place.head).upper()),
        issued_on=on,
    )
