"""Mẫu 05 and the announcement of an election, in our own words.

Nghị định 59/2023/NĐ-CP asks for both; what stands in them is what was written down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.vietnamese import dmy

BASIS = "Điều 6 đến Điều 8 Nghị định 59/2023/NĐ-CP"
COLUMNS = (Column(1, "center"), Column(6), Column(2, "center"))
HEADER = (("Số", "Họ và tên", "Năm sinh"),)


@dataclass(frozen=True)
class Called:
    """Which election it is: where, on which day, by which decision."""

    ward: str
    unit: str
    on: date
    number: str
    decided_on: date


People = Sequence[tuple[int, str, int]]  # the place on the list, the name, the year of birth


def nomination(
    called: Called, people: People, *, met_on: date, present: int, course: str
) -> Document:
    """Mẫu 05: the Front's committee put these people forward."""
    said: list[Block] = [Paragraph(f"Ý kiến tại cuộc họp: {course}")] if course else []
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"Ngày {dmy(met_on)}, Ban công tác Mặt trận {called.unit} họp giới thiệu người ứng cử "
            f"Trưởng khu phố, có {present} người dự."
        ),
        Paragraph(_election(called)),
        *said,
        Heading(1, "Danh sách người ứng cử"),
        Table(COLUMNS, HEADER, _rows(people)),
        Paragraph(f"Danh sách được gửi Ủy ban nhân dân {called.ward} ({BASIS})."),
    )
    return Document(
        superior=f"Mặt trận Tổ quốc Việt Nam {called.ward}",
        issuer=f"Ban công tác Mặt trận {called.unit}",
        symbol="BB",
        place=_place(called),
        kind="Biên bản",
        subject="Giới thiệu người ứng cử Trưởng khu phố",
        blocks=blocks,
        recipients=(f"Ủy ban nhân dân {called.ward}", f"Ủy ban Mặt trận Tổ quốc {called.ward}"),
        archive="Lưu: Ban công tác Mặt trận",
        signature=Signature((), "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN"),
        issued_on=met_on,
    )


def announcement(called: Called, people: People, announced_on: date | None) -> Document:
    """What the election team hangs up: the day, and who stands."""
    blocks: tuple[Block, ...] = (
        Paragraph(_election(called)),
        Paragraph(
            "Mỗi hộ gia đình bầu một người bằng một lá phiếu hoặc biểu quyết tại cuộc họp. Người "
            "trúng cử phải được trên một nửa tổng số đại diện hộ gia đình của khu phố bầu (Điều 21 "
            "khoản 1 Luật 10/2022/QH15)."
        ),
        Heading(1, "Danh sách người ứng cử"),
        Table(COLUMNS, HEADER, _rows(people)),
        Paragraph(f"Thời gian, địa điểm họp ghi trong thông báo mời họp. Căn cứ: {BASIS}."),
    )
    return Document(
        superior=f"Ủy ban nhân dân {called.ward}",
        issuer=f"Tổ bầu cử {called.unit}",
        symbol="TB",
        place=_place(called),
        kind="Thông báo",
        subject="Ngày bầu cử và danh sách người ứng cử Trưởng khu phố",
        blocks=blocks,
        recipients=(f"Ủy ban nhân dân {called.ward}", "Các hộ gia đình"),
        archive="Lưu: Tổ bầu cử",
        signature=Signature((), "TỔ TRƯỞNG TỔ BẦU CỬ"),
        issued_on=announced_on,
    )


def _rows(people: People) -> tuple[tuple[int, str, str], ...]:
    """A year is written as it is, not parted into thousands."""
    return tuple((ordinal, name, str(born)) for ordinal, name, born in people)


def _election(called: Called) -> str:
    return (
        f"Ngày bầu Trưởng khu phố của {called.unit}: {dmy(called.on)}, theo Quyết định số "
        f"{called.number} ngày {dmy(called.decided_on)}."
    )


def _place(called: Called) -> str:
    return called.ward.partition(" ")[2] or called.ward
