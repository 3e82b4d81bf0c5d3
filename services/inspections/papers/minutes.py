"""The minutes of a check (biên bản): the list as answered, what was found, room for signatures."""

from __future__ import annotations

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.vietnamese import dmy
from services.inspections.checklists.rules import LineAnswer
from services.inspections.findings.rules import Severity
from services.inspections.inspections.rules import KIND_WORDS, InspectionKind
from services.inspections.papers.contents import ANSWER_WORDS, WEIGHT_WORDS, Contents, LineSeen
from services.inspections.papers.rules import Signed, symbol_of

SYMBOL = "BB-KT"
DOTS = "." * 60
ANSWERS_HEAD = (("TT", "Nội dung kiểm tra", "Căn cứ", "Kết quả", "Điều đã thấy"),)
ANSWERS_COLUMNS = (Column(1, "center"), Column(5), Column(4), Column(2.4), Column(5))
FOUND_HEAD = (("TT", "Mức độ", "Nội dung", "Căn cứ", "Số minh chứng"),)
FOUND_COLUMNS = (Column(1, "center"), Column(2.4), Column(6), Column(4), Column(2, "center"))
SIGNERS_HEAD = (("Tư cách", "Họ và tên", "Chữ ký"),)
SIGNERS_COLUMNS = (Column(4), Column(3), Column(3))


def minutes(contents: Contents, signed: Signed | None) -> Document:
    """The minutes; unsigned they are a draft."""
    check = contents.check
    own = check.kind == InspectionKind.SELF
    return Document(
        superior=contents.place.committee,
        issuer=contents.unit if own else "Đoàn kiểm tra",
        symbol=symbol_of(signed.number, SYMBOL) if signed else SYMBOL,
        number=signed.bare_number if signed else None,
        place=contents.place.name,
        issued_on=signed.signed_on if signed else None,
        kind="Biên bản",
        subject=f"{KIND_WORDS[InspectionKind(check.kind)]} tại {contents.unit}",
        blocks=(
            *_who(contents),
            *_answered(contents),
            Heading(1, "3. Phát hiện"),
            *found(contents),
            *_signing(contents, own),
        ),
        recipients=(contents.unit, *(() if own else ("Thành viên đoàn kiểm tra",))),
        archive="Lưu: hồ sơ kiểm tra",
        signature=Signature((), "ĐẠI DIỆN ĐƠN VỊ" if own else "TRƯỞNG ĐOÀN KIỂM TRA"),
    )


def ordered_by(contents: Contents) -> str:
    """The decision that a check stands on."""
    check = contents.check
    assert check.decided_on is not None  # whatever was ordered was decided
    return f"Quyết định số {check.number} ngày {dmy(check.decided_on)}"


def found(contents: Contents) -> tuple[Block, ...]:
    """The findings: how grave, against what, proven by how much."""
    rows = tuple(
        (
            each.ordinal,
            WEIGHT_WORDS[Severity(each.severity)],
            each.text,
            each.basis,
            contents.proofs(each),
        )
        for each in contents.findings
    )
    if not rows:
        return (Paragraph("Không ghi phát hiện nào."),)
    return (Table(FOUND_COLUMNS, FOUND_HEAD, rows),)


def _who(contents: Contents) -> tuple[Block, ...]:
    check = contents.check
    assert check.started_on is not None  # there are no minutes before
    since = dmy(check.started_on)
    scope = (Paragraph(f"Phạm vi: {check.scope}"),) if check.scope else ()
    if check.kind == InspectionKind.SELF:
        opening = f"Từ ngày {since}, {contents.unit} tự kiểm tra."
        return (Heading(1, "1. Nội dung"), Paragraph(opening), _subject(contents))
    leader, *members = contents.team
    return (
        Heading(1, "1. Căn cứ, thành phần, nội dung"),
        Paragraph(
            f"Căn cứ {ordered_by(contents)} của {contents.place.committee}, từ ngày {since} đoàn"
            f" kiểm tra làm việc tại {contents.unit}."
        ),
        Paragraph(f"Trưởng đoàn: {leader}."),
        *((Paragraph(f"Thành viên: {'; '.join(members)}."),) if members else ()),
        _subject(contents),
        *scope,
    )


def _subject(contents: Contents) -> Paragraph:
    return Paragraph(f"Nội dung: {contents.check.subject.rstrip('.')}.")


def _answered(contents: Contents) -> tuple[Block, ...]:
    lines = contents.lines
    done = sum(bool(line.entries) for line in lines)
    rows = tuple(
        (place, line.line.text, line.line.basis, *_said(line))
        for place, line in enumerate(lines, 1)
    )
    return (
        Heading(1, "2. Kết quả theo phiếu kiểm tra"),
        Paragraph(
            f"Phiếu “{contents.checklist.title}”, phiên bản {contents.checklist.version}: đã ghi"
            f" {done} trên {len(lines)} dòng. Một dòng do nhiều người ghi thì giữ đủ các lần ghi."
        ),
        Table(ANSWERS_COLUMNS, ANSWERS_HEAD, rows),
    )


def _said(line: LineSeen) -> tuple[str, str]:
    if line.said is None:
        return "Chưa ghi", ""
    answers = dict.fromkeys(ANSWER_WORDS[LineAnswer(entry.said)] for entry in line.entries)
    notes = [entry.note for entry in line.entries if entry.note]
    photos = [f"({line.photos} ảnh)"] if line.photos else []
    return "; ".join(answers), " ".join([*notes, *photos])


def _signing(contents: Contents, own: bool) -> tuple[Block, ...]:
    team = ["Trưởng đoàn kiểm tra", *("Thành viên đoàn" for _ in contents.team[1:])]
    roles = ["Người ghi biên bản"] if own else [*team, f"Đại diện {contents.unit}"]
    return (
        Heading(1, "4. Ý kiến của đơn vị, chữ ký"),
        Paragraph(f"Ý kiến của {contents.unit}: {DOTS}"),
        Paragraph("Biên bản được đọc lại cho những người có tên dưới đây cùng nghe và ký:"),
        Table(SIGNERS_COLUMNS, SIGNERS_HEAD, tuple((role, "", "") for role in roles)),
        Paragraph(f"Biên bản được lưu trong hồ sơ kiểm tra và giao {contents.unit} một bản"),
    )
