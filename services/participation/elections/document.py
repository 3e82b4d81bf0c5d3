"""Mẫu 05 and the announcement of an election, in our own words.

Nghị định 59/2023/NĐ-CP asks for both; what stands in them is what was written down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind

BASIS = "Điều 6 đến Điều 8 Nghị định 59/2023/NĐ-CP"
BOARD_BASIS = "Điều 15 khoản 5, Điều 37 và Điều 42 Luật 10/2022/QH15"
COLUMNS = (Column(1, "center"), Column(6), Column(2, "center"))
COMMITTEE_HEAD = "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN"
HEADER = (("Số", "Họ và tên", "Năm sinh"),)


@dataclass(frozen=True)
class Called:
    """Which election it is: where, of whom, on which day, by which decision; or into a board."""

    ward: str
    unit: str
    on: date
    number: str
    decided_on: date
    who: str
    board: bool = False
    seats: int = 1

    @property
    def basis(self) -> str:
        """The articles."""
        return BOARD_BASIS if self.board else BASIS


People = Sequence[tuple[int, str, int]]  # the place on the list, the name, the year of birth


def nomination(
    called: Called, people: People, *, met_on: date, present: int, course: str
) -> Document:
    """Mẫu 05: the Front's committee put these people forward."""
    said: list[Block] = [Paragraph(f"Ý kiến tại cuộc họp: {course}")] if course else []
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"Ngày {dmy(met_on)}, Ban công tác Mặt trận {called.unit} họp giới thiệu người ứng cử "
            f"{called.who}, có {present} người dự."
        ),
        Paragraph(_election(called)),
        *said,
        Heading(1, "Danh sách người ứng cử"),
        Table(COLUMNS, HEADER, _rows(people)),
        Paragraph(_sent_to(called)),
    )
    return Document(
        superior=_of_front(called),
        issuer=f"Ban công tác Mặt trận {called.unit}",
        symbol="BB",
        place=without_kind(called.ward),
        kind="Biên bản",
        subject=f"Giới thiệu người ứng cử {called.who}",
        blocks=blocks,
        recipients=_nomination_goes_to(called),
        archive="Lưu: Ban công tác Mặt trận",
        signature=Signature((), COMMITTEE_HEAD),
        issued_on=met_on,
    )


def announcement(called: Called, people: People, announced_on: date | None) -> Document:
    """What hangs before the day: who stands. The election team, or the Front's committee, tells."""
    blocks: tuple[Block, ...] = (
        Paragraph(_election(called)),
        Paragraph(
            f"Mỗi hộ gia đình bầu {_so_many(called)} bằng một lá phiếu hoặc biểu quyết tại cuộc "
            "họp. Người trúng cử phải được trên một nửa tổng số đại diện hộ gia đình của "
            f"{called.unit} bầu (Điều 21 khoản 1 Luật 10/2022/QH15)."
        ),
        Heading(1, "Danh sách người ứng cử"),
        Table(COLUMNS, HEADER, _rows(people)),
        Paragraph(f"Thời gian, địa điểm họp ghi trong thông báo mời họp. Căn cứ: {called.basis}."),
    )
    return Document(
        superior=_of_front(called) if called.board else f"Ủy ban nhân dân {called.ward}",
        issuer=f"{_teller(called)} {called.unit}",
        symbol="TB",
        place=without_kind(called.ward),
        kind="Thông báo",
        subject=f"Ngày bầu cử và danh sách người ứng cử {called.who}",
        blocks=blocks,
        recipients=("Các hộ gia đình", f"Ủy ban Mặt trận Tổ quốc {called.ward}")
        if called.board
        else (f"Ủy ban nhân dân {called.ward}", "Các hộ gia đình"),
        archive=f"Lưu: {_teller(called)}",
        signature=Signature((), COMMITTEE_HEAD if called.board else "TỔ TRƯỞNG TỔ BẦU CỬ"),
        issued_on=announced_on,
    )


def _rows(people: People) -> tuple[tuple[int, str, str], ...]:
    """A year is written as it is, not parted into thousands."""
    return tuple((ordinal, name, str(born)) for ordinal, name, born in people)


def _of_front(called: Called) -> str:
    return f"Mặt trận Tổ quốc Việt Nam {called.ward}"


def _teller(called: Called) -> str:
    return "Ban công tác Mặt trận" if called.board else "Tổ bầu cử"


def _so_many(called: Called) -> str:
    return f"nhiều nhất {called.seats} người" if called.seats > 1 else "một người"


def _sent_to(called: Called) -> str:
    """Whom the law keeps off a board is said where they are put forward."""
    if called.board:
        return (
            "Những người trên thường trú trên địa bàn, không phải cán bộ, công chức, người hoạt "
            f"động không chuyên trách ({called.basis})."
        )
    return f"Danh sách được gửi Ủy ban nhân dân {called.ward} ({called.basis})."


def _nomination_goes_to(called: Called) -> tuple[str, ...]:
    front = f"Ủy ban Mặt trận Tổ quốc {called.ward}"
    return (front,) if called.board else (f"Ủy ban nhân dân {called.ward}", front)


def _election(called: Called) -> str:
    if called.board:
        return f"Ngày bầu {called.seats} {called.who} tại {called.unit}: {dmy(called.on)}."
    return (
        f"Ngày bầu {called.who} của {called.unit}: {dmy(called.on)}, theo Quyết định số "
        f"{called.number} ngày {dmy(called.decided_on)}."
    )
