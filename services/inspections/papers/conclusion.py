"""The conclusion of a check: whole for whom it concerns, and without persons for everybody."""

from __future__ import annotations

from collections import Counter
from datetime import date

from libs.documents.blocks import Block, Bullet, Column, Document, Heading, Paragraph, Table
from libs.documents.blocks import Signature as SignatureBlock
from libs.vietnamese import dmy
from services.inspections.checklists.rules import LineAnswer
from services.inspections.findings.rules import Severity
from services.inspections.inspections.rules import KIND_WORDS, InspectionKind
from services.inspections.papers.contents import ANSWER_WORDS, WEIGHT_WORDS, Contents
from services.inspections.papers.minutes import found, ordered_by
from services.inspections.papers.rules import BASIS, Signed, SigningForm, symbol_of

SYMBOL, NOTICE_SYMBOL = "KL-UBND", "TB-UBND"
SIGNATURES: dict[SigningForm, tuple[tuple[str, ...], str]] = {
    SigningForm.ON_BEHALF: (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    SigningForm.FOR_CHAIR: (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
}
ASKED_HEAD = (("TT", "Nội dung kiến nghị", "Đơn vị thực hiện", "Căn cứ", "Hạn"),)
ASKED_COLUMNS = (Column(1, "center"), Column(6), Column(3.5), Column(4), Column(2.4, "center"))
OWED_HEAD = (("TT", "Đơn vị phải thực hiện", "Hạn"),)
OWED_COLUMNS = (Column(1, "center"), Column(8), Column(3, "center"))


def conclusion(contents: Contents, signed: Signed | None) -> Document:
    """The conclusion with findings and recommendations; unsigned it is a draft."""
    place = contents.place
    return _issued(
        contents,
        signed,
        usual=SYMBOL,
        kind="Kết luận",
        subject=f"{_kind(contents)} tại {contents.unit}",
        signer=signed.signer if signed else "",
        blocks=(
            Paragraph(_opening(contents)),
            Heading(1, "I. Kết quả kiểm tra"),
            Paragraph(f"Nội dung: {contents.check.subject.rstrip('.')}."),
            Paragraph(_counted(contents)),
            *found(contents),
            Heading(1, "II. Kết luận"),
            *(Paragraph(part) for part in contents.check.conclusion.split("\n") if part.strip()),
            Heading(1, "III. Kiến nghị"),
            *_asked(contents),
            Paragraph(_closing(contents)),
        ),
        recipients=(
            f"Chủ tịch, các Phó Chủ tịch UBND {place.kind}",
            *dict.fromkeys(
                [contents.unit, *(contents.units[one.unit_id] for one in contents.asked)]
            ),
            "Đoàn kiểm tra",
        ),
    )


def notice(contents: Contents, signed: Signed, conclusion_number: str) -> Document:
    """What everybody may read: numbers of papers, units, counts and days, and no words of anybody.

    So no person can stand in it; the signer's name is left to the pen as well.
    """
    weights = contents.weights
    return _issued(
        contents,
        signed,
        usual=NOTICE_SYMBOL,
        kind="Thông báo",
        subject=f"Kết luận {_kind(contents).lower()} tại {contents.unit}",
        signer="",
        blocks=(
            Paragraph(
                f"{contents.place.committee} thông báo kết quả cuộc kiểm tra tại {contents.unit}"
                f" theo {ordered_by(contents)}, Kết luận số {conclusion_number} ngày"
                f" {dmy(_concluded(contents))}, để công khai theo {BASIS}."
            ),
            Heading(1, "I. Kết quả kiểm tra"),
            Paragraph(_counted(contents)),
            *_unmet(contents),
            Paragraph(_weighed(weights)),
            Heading(1, "II. Kiến nghị"),
            *_owed(contents),
            Paragraph("Thông báo này không nêu tên người và không trích lời kết luận"),
        ),
        recipients=("Công khai theo quy định", f"Ủy ban MTTQ Việt Nam {contents.place.kind} (p/h)"),
    )


def _issued(
    contents: Contents,
    signed: Signed | None,
    *,
    usual: str,
    kind: str,
    subject: str,
    signer: str,
    blocks: tuple[Block, ...],
    recipients: tuple[str, ...],
) -> Document:
    lines, position = SIGNATURES[signed.form if signed else SigningForm.ON_BEHALF]
    return Document(
        issuer=contents.place.committee,
        symbol=symbol_of(signed.number, usual) if signed else usual,
        number=signed.bare_number if signed else None,
        place=contents.place.name,
        issued_on=signed.signed_on if signed else None,
        kind=kind,
        subject=subject,
        blocks=blocks,
        recipients=recipients,
        archive="Lưu: VT, hồ sơ kiểm tra",
        signature=SignatureBlock(lines, position, signer),
    )


def _kind(contents: Contents) -> str:
    return KIND_WORDS[InspectionKind(contents.check.kind)]


def _concluded(contents: Contents) -> date:
    assert contents.check.concluded_on is not None  # there is no such paper before
    return contents.check.concluded_on


def _opening(contents: Contents) -> str:
    check = contents.check
    assert check.started_on is not None  # whatever is concluded was begun
    number = contents.minutes_number
    written = f" và Biên bản kiểm tra số {number}" if number else ""
    return (
        f"Căn cứ {ordered_by(contents)}{written}, {contents.place.committee} kết luận cuộc kiểm tra"
        f" tại {contents.unit} từ ngày {dmy(check.started_on)} đến ngày"
        f" {dmy(_concluded(contents))} như sau:"
    )


def _counted(contents: Contents) -> str:
    answers = contents.answers
    counted = [
        f"{answers[said]} dòng {words.lower()}"
        for said, words in ANSWER_WORDS.items()
        if answers[said]
    ]
    counted += [f"{answers[None]} dòng chưa ghi"] if answers[None] else []
    return (
        f"Theo phiếu “{contents.checklist.title}” có {len(contents.lines)} dòng:"
        f" {', '.join(counted)}."
    )


def _weighed(weights: Counter[Severity]) -> str:
    if not weights:
        return "Không có phát hiện nào."
    said = [
        f"{weights[one]} {words.lower()}" for one, words in WEIGHT_WORDS.items() if weights[one]
    ]
    return f"Số phát hiện: {', '.join(said)}."


def _unmet(contents: Contents) -> tuple[Block, ...]:
    """The lines of the list, which are the product's words, that were not met or only partly."""
    wrong = (LineAnswer.NO, LineAnswer.PARTLY)
    return tuple(
        Bullet(f"{ANSWER_WORDS[line.said]}: {line.line.text} ({line.line.basis})")
        for line in contents.lines
        if line.said in wrong
    )


def _asked(contents: Contents) -> tuple[Block, ...]:
    if not contents.asked:
        return (Paragraph("Không có kiến nghị."),)
    rows = tuple(
        (one.ordinal, one.text, contents.units[one.unit_id], one.basis, one.due_on)
        for one in contents.asked
    )
    return (Table(ASKED_COLUMNS, ASKED_HEAD, rows),)


def _owed(contents: Contents) -> tuple[Block, ...]:
    if not contents.asked:
        return (Paragraph("Không có kiến nghị."),)
    rows = tuple((one.ordinal, contents.units[one.unit_id], one.due_on) for one in contents.asked)
    return (Table(OWED_COLUMNS, OWED_HEAD, rows),)


def _closing(contents: Contents) -> str:
    if not contents.asked:
        return f"{contents.unit} và đoàn kiểm tra thực hiện Kết luận này"
    return "Các đơn vị được kiến nghị thực hiện đúng hạn và báo cáo kết quả kèm minh chứng"
