"""The notice of a refusal (Mẫu số 01/TCD, Decree 154/2026)."""

from __future__ import annotations

from libs.documents.blocks import Document, Paragraph, Signature
from libs.law.refusal_grounds import refusal_ground
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind
from services.reception.refusals.tables import ReceptionRefusal
from services.reception.sealed.letters import Letter
from services.reception.sessions.bookings.rules import Matter
from services.reception.tables import Ward

MATTERS = {
    Matter.COMPLAINT: "khiếu nại",
    Matter.DENUNCIATION: "tố cáo",
    Matter.PROPOSAL: "kiến nghị, phản ánh",
}
SYMBOL = "TB-UBND"


def notice(ward: Ward, row: ReceptionRefusal, who: Letter) -> Document:
    """The notice to whoever was refused; a draft until it has its number."""
    name = without_kind(ward.name)
    law = refusal_ground(row.ground, row.refused_on)
    number, _, symbol = (row.notice_number or "").partition("/")
    said = MATTERS[Matter(row.matter)]
    body = f"Ủy ban nhân dân {ward.kind} {name}"
    return Document(
        issuer=body,
        symbol=symbol or SYMBOL,
        number=number or None,
        issued_on=row.notice_on,
        place=name,
        kind="Thông báo",
        subject="Về việc từ chối tiếp công dân",
        addressees=(f"Ông (bà) {who.full_name}",),
        blocks=(
            Paragraph(
                f"Ngày {dmy(row.refused_on)}, ông (bà) {who.full_name}, số giấy tờ tùy thân "
                f"{who.id_number}, địa chỉ {who.address}, đến {body} để {said} về việc: "
                f"{(row.summary or who.text).rstrip('.')}."
            ),
            Paragraph(
                f"Căn cứ {law.basis} ({law.title}), {body} từ chối tiếp nhận nội dung {said} "
                f"của ông (bà) {who.full_name} và thông báo để ông (bà) được biết."
            ),
        ),
        recipients=("Như trên",),
        archive="Lưu: VT, hồ sơ",
        signature=Signature((), "CHỦ TỊCH"),
    )
