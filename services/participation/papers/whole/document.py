"""What all neighbourhoods said, in one table, with the sums against the law (article 21.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.law.rules import Rule
from libs.vietnamese import dmy
from libs.ward_kinds import NEIGHBOURHOOD
from services.participation.papers.document import Subject
from services.participation.papers.place import Place

COLUMNS = (Column(5), *(Column(2, "center") for _ in range(4)))
COUNTS = ("Tổng số hộ", "Tham gia", "Tán thành", "Kết quả")


@dataclass(frozen=True)
class Part:
    """What one neighbourhood said."""

    unit: str
    households: int
    present: int
    yes: int
    passed: bool


@dataclass(frozen=True)
class Total:
    """The sums as they were totalled, and both shares the law asks for."""

    households: int
    yes: int
    adopted: bool
    of_households: Rule
    of_neighbourhoods: Rule


def total_paper(
    place: Place,
    subject: Subject,
    parts: Sequence[Part],
    total: Total,
    *,
    on: date,
    text: str,
    signer: str,
) -> Document:
    """The ward's paper of the whole; no household and nobody who voted is named."""
    words = "được thông qua" if total.adopted else "không được thông qua"
    approving, each_one = sum(each.passed for each in parts), NEIGHBOURHOOD[place.kind]
    blocks: tuple[Block, ...] = (
        Paragraph(f"1. Ngày tổng hợp: {dmy(on)}."),
        Paragraph(f"2. Nội dung: {subject.title.rstrip('.')}. {subject.summary}"),
        Heading(1, f"3. Kết quả của từng {each_one}"),
        Table(COLUMNS, ((each_one.capitalize(), *COUNTS),), tuple(_row(each) for each in parts)),
        Paragraph(
            f"4. Tổng hợp: {total.yes} trong {total.households} đại diện hộ tán thành "
            f"({total.of_households.says}, {total.of_households.basis}); {approving} trong "
            f"{len(parts)} {each_one} thông qua ({total.of_neighbourhoods.says}, "
            f"{total.of_neighbourhoods.basis}). Nội dung {words} trong phạm vi toàn {place.kind}."
        ),
        Paragraph(f"5. {text}"),
    )
    short = subject.content.short
    return Document(
        superior="",
        issuer=f"Ủy ban nhân dân {place.ward}",
        symbol="BB-UBND",
        place=place.name,
        kind="Biên bản",
        subject=f"Tổng hợp kết quả Nhân dân quyết định về {short[:1].lower()}{short[1:]}",
        blocks=blocks,
        recipients=(f"Ủy ban Mặt trận Tổ quốc {place.ward}", f"Các {each_one}"),
        archive="Lưu: VT",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", signer),
        issued_on=on,
    )


def _row(part: Part) -> tuple[str, int, int, int, str]:
    outcome = "thông qua" if part.passed else "không thông qua"
    return part.unit, part.households, part.present, part.yes, outcome
