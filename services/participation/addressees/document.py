"""The minutes of a hearing or dialogue with those whom a decision binds (article 27)."""

from __future__ import annotations

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind
from services.participation.addressees.views import HearingView, MinutesView
from services.participation.tables import Ward

SIGNING = (("Đại diện", "Chữ ký, họ và tên"),)
ROOM_TO_SIGN = "\n"


def hearing_minutes_paper(
    ward: Ward, title: str, noted: HearingView, minutes: MinutesView
) -> Document:
    """Who was there, what was said and answered, with room for who signs."""
    name = without_kind(ward.name)
    body = f"Ủy ban nhân dân {ward.kind} {name}"
    front = f"Ủy ban Mặt trận Tổ quốc Việt Nam {ward.kind}"
    inspectors = f"Ban Thanh tra nhân dân {ward.kind}"
    what = "đối thoại với" if noted.dialogue_on else "nghe trình bày của"
    there = ((front, minutes.front_present), (inspectors, minutes.inspectors_present))
    return Document(
        issuer=body,
        symbol="BB-UBND",
        number="",
        issued_on=minutes.held_on,
        place=name,
        kind="Biên bản",
        subject=f"{what.capitalize()} đối tượng thi hành về {title}",
        blocks=(
            *_who(body, minutes, noted, there),
            Heading(1, "3. Nội dung đã báo trước"),
            Paragraph(_informed(title, noted)),
            Heading(1, "4. Ý kiến của đối tượng thi hành"),
            *_paragraphs(minutes.said),
            Heading(1, f"5. Trả lời của {body}"),
            *_paragraphs(minutes.answered),
            Heading(1, "6. Kết luận"),
            *_paragraphs(minutes.conclusion),
            Heading(1, "7. Đại diện các bên ký"),
            _signing([who for who, came in there if came]),
            Paragraph(
                "Biên bản được đọc lại cho người dự nghe, và lưu cùng hồ sơ trình ký quyết định "
                "(Điều 27 Luật 10/2022/QH15)"
            ),
        ),
        recipients=(front, inspectors),
        archive="Lưu: VT, hồ sơ trình ký",
        signature=Signature((), "CHỦ TRÌ"),
    )


def _who(
    body: str, minutes: MinutesView, noted: HearingView, there: tuple[tuple[str, bool], ...]
) -> tuple[Block, ...]:
    absent = f" {minutes.absence}" if minutes.absence else ""
    missing = [who for who, came in there if not came]
    return (
        Heading(1, "1. Thời gian, địa điểm"),
        Paragraph(f"Ngày {dmy(minutes.held_on)}, tại {minutes.place.rstrip('.')}."),
        Heading(1, "2. Thành phần"),
        Paragraph(f"Chủ trì, đại diện {body}: {minutes.chaired_by.rstrip('.')}."),
        *(Paragraph(f"{who}: có mặt.") for who, came in there if came),
        *(Paragraph(f"{who}: vắng.{absent}") for who in missing),
        Paragraph(
            f"Đối tượng thi hành: {minutes.present} trong {noted.addressees} người, hộ, tổ chức."
        ),
    )


def _informed(title: str, noted: HearingView) -> str:
    on = f" ngày {dmy(noted.informed_on)}" if noted.informed_on else ""
    return f"Đối tượng thi hành đã được báo{on} về {title}."


def _paragraphs(words: str) -> tuple[Block, ...]:
    return tuple(Paragraph(line) for line in words.split("\n") if line.strip())


def _signing(bodies: list[str]) -> Table:
    rows = (*bodies, "Đối tượng thi hành", "Thư ký")
    return Table(
        columns=(Column(5), Column(5)),
        header=SIGNING,
        rows=tuple((who, ROOM_TO_SIGN) for who in rows),
    )
