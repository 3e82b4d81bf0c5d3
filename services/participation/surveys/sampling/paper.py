"""The papers of a sample: the codes to be cut and handed out, the sheet to be scanned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from libs.documents.blocks import Column, Document, Paragraph, Signature, Table
from libs.documents.sheets import ScanSheet
from libs.vietnamese import dmy
from services.participation.surveys.tables import Survey, SurveyPoint
from services.participation.tables import Ward

BLIND = "Không hỏi tên. Không ai biết ai đã trả lời gì."


def issuer_of(ward: Ward) -> tuple[str, str]:
    """The committee of the ward, and the name of the place alone."""
    name = ward.name.removeprefix(f"{ward.kind} ").removeprefix(f"{ward.kind.capitalize()} ")
    return f"Ủy ban nhân dân {ward.kind} {name}", name


def code_list(
    ward: Ward,
    row: Survey,
    codes: Sequence[tuple[UUID, str]],
    names: Mapping[UUID, str],
    address: str,
) -> Document:
    """One row for each code, to be cut apart; a row names a list, not a person."""
    issuer, place = issuer_of(ward)
    rows = tuple((names.get(unit_id, ""), in_fours(code), address) for unit_id, code in codes)
    return Document(
        issuer=issuer,
        symbol="UBND",
        place=place,
        kind="Mã trả lời khảo sát",
        subject=row.title,
        blocks=(
            Paragraph(
                f"Cắt rời từng dòng, phát cho mỗi hộ hoặc người trong danh sách rút thăm một dòng "
                f"bất kỳ. Mỗi mã trả lời một lần. {BLIND} Bản này chỉ in được một lần: in lại thì "
                "mã cũ không dùng được nữa."
            ),
            Table(
                (Column(3), Column(4, "center"), Column(6)),
                (("Khu vực", "Mã trả lời", "Trả lời tại"),),
                rows,
            ),
        ),
        recipients=(),
        archive="",
        signature=Signature((), ""),
    )


def in_fours(code: str) -> str:
    """A code as people read it aloud: four signs at a time."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def point_sheet(ward: Ward, row: Survey, point: SurveyPoint, address: str) -> ScanSheet:
    """The sheet of one point."""
    until = (f"Nhận phiếu đến hết ngày {dmy(row.closes_on)}.",) if row.closes_on else ()
    return ScanSheet(
        issuer=issuer_of(ward)[0],
        title=row.title,
        place=point.title,
        lines=("Quét mã để trả lời, mất khoảng 2 phút.", BLIND, *until),
        page_address=address,
        printed_on=row.opens_on or row.drafted_on,
    )
