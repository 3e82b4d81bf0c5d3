"""The papers of a yearly conference: the invitation to each household, the written result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from libs.documents.blocks import Block, Document, Heading, Paragraph
from libs.vietnamese import dmy
from services.participation.conferences.views import CommunityConferenceView
from services.participation.papers.document import written
from services.participation.papers.place import Place

BASIS = "Điều 33 Luật 10/2022/QH15 và Điều 11 Nghị định 59/2023/NĐ-CP"


def invitation(place: Place, told: CommunityConferenceView) -> Document:
    """Each household is invited."""
    blocks = (
        Paragraph(
            f"Căn cứ {BASIS}, {place.unit} kính mời đại diện hộ gia đình dự hội nghị định kỳ của "
            f"cộng đồng dân cư năm {told.year}."
        ),
        Paragraph(f"1. Thời gian: {told.starts_at:%H:%M} ngày {dmy(told.on)}."),
        Paragraph(f"2. Địa điểm: {told.place.rstrip('.')}."),
        Paragraph(f"3. Nội dung: {told.agenda}"),
        Paragraph(f"Mỗi hộ cử một người đại diện; hộ có câu hỏi thì gửi trước cho {place.head}."),
    )
    subject = f"Dự hội nghị cộng đồng dân cư năm {told.year}"
    return _written(place, "Giấy mời", subject, "GM", blocks, told.invited_on)


def result(place: Place, told: CommunityConferenceView) -> Document:
    """What the conference came to, with what was asked and answered."""
    asked: list[Block] = []
    for each in told.questions:
        asked += [
            Paragraph(f"{each.ordinal}. Hỏi: {each.question}"),
            Paragraph(f"Trả lời: {each.answer}"),
        ]
    if asked:
        asked = [Heading(1, "3. Câu hỏi và trả lời"), *asked]
    blocks = (
        Heading(1, "1. Hội nghị"),
        Paragraph(
            f"Hội nghị định kỳ năm {told.year} họp ngày {dmy(told.on)} tại "
            f"{told.place.rstrip('.')}. Số hộ dự: {told.present} trong {told.households} hộ."
        ),
        Paragraph(f"Nội dung: {told.agenda}"),
        Heading(1, "2. Kết quả"),
        Paragraph(told.result),
        *asked,
    )
    subject = f"Kết quả hội nghị cộng đồng dân cư năm {told.year}"
    return _written(place, "Thông báo", subject, "TB", blocks, told.concluded_on)


def _written(
    place: Place, kind: str, subject: str, symbol: str, blocks: tuple[Block, ...], on: date | None
) -> Document:
    to = (
        *("Các hộ gia đình", f"Ủy ban nhân dân {place.ward}"),
        *("Ủy ban Mặt trận Tổ quốc", "Ban Thanh tra nhân dân"),
    )
    paper = written(place, kind, subject, symbol, blocks, on, recipients=to)
    return replace(paper, number="")
