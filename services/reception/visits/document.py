"""The slip for whoever handed in a petition: its number, and what it is followed by."""

from __future__ import annotations

from datetime import date

from libs.documents.blocks import Bullet, Document, Paragraph, Signature, Text
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind
from services.reception.cases.tables import Intake
from services.reception.cases.views import number_of
from services.reception.tables import Ward


def receipt(
    ward: Ward, intake: Intake, secret: str, first_answer_on: date, address: str
) -> Document:
    """The slip for whoever handed a petition in. It says neither who that is nor about what."""
    name = without_kind(ward.name)
    body = f"Ủy ban nhân dân {ward.kind} {name}"
    return Document(
        issuer=body,
        symbol=f"{intake.year}/GBN",
        number=f"{intake.number}",
        issued_on=intake.received_on,
        place=name,
        kind="Giấy biên nhận",
        subject=f"Đơn số {number_of(intake)}",
        blocks=(
            Paragraph(
                f"Ngày {dmy(intake.received_on)}, {body} đã nhận tại nơi tiếp công dân đơn số "
                f"{number_of(intake)} của người giữ giấy này."
            ),
            Bullet((Text("Mã tra cứu: "), Text(intake.code, bold=True))),
            Bullet((Text("Khóa tra cứu: "), Text(secret, bold=True))),
            Bullet(f"Trả lời bước đầu chậm nhất ngày {dmy(first_answer_on)}."),
            Bullet(f"Xem kết quả hoặc rút đơn: {address}"),
            Paragraph(
                "Ai có mã và khóa đều xem được kết quả, nên hãy giữ giấy này như giữ đơn. Phường "
                "không cấp lại khóa."
            ),
        ),
        recipients=("Người nộp đơn",),
        archive="Không lưu bản có khóa",
        signature=Signature((), "NGƯỜI NHẬN ĐƠN"),
    )
