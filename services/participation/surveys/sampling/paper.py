"""The papers of a sample: the codes to be cut and handed out, the sheet to be scanned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from libs.documents.sheets import ScanSheet
from libs.documents.slips import Slips
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind
from services.participation.surveys.tables import Survey, SurveyPoint
from services.participation.tables import Ward

BLIND = "Không hỏi tên. Không ai biết ai đã trả lời gì."
HOW = "Quét mã QR hoặc vào trang này, chọn cuộc khảo sát, gõ mã rồi trả lời."


def issuer_of(ward: Ward) -> tuple[str, str]:
    """The committee of the ward, and the name of the place alone."""
    name = without_kind(ward.name)
    return f"Ủy ban nhân dân {ward.kind} {name}", name


def code_slips(
    ward: Ward,
    row: Survey,
    codes: Sequence[tuple[UUID, str]],
    names: Mapping[UUID, str],
    address: str,
) -> Slips:
    """One slip for each code; it names a list, not a person: anybody drawn gets any of them."""
    return Slips(
        issuer=issuer_of(ward)[0],
        title=row.title,
        lines=f"{HOW} {BLIND}",
        page_address=address,
        codes=tuple((names.get(unit_id, ""), code) for unit_id, code in codes),
        printed_on=row.drafted_on,
    )


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
