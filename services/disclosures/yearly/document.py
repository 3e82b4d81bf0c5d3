"""The plan of a year as a document in the format of Nghị định 30/2020/NĐ-CP, items as annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from libs.documents.blocks import (
    Annex,
    Block,
    Bullet,
    Column,
    Document,
    HeaderCell,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from libs.law.rules import rule
from libs.ward_kinds import parted, said_in
from services.disclosures.yearly.rules import SigningForm
from services.disclosures.yearly.tables import DisclosurePlan, PlanLine
from services.disclosures.yearly.words import forms_of, length_of, moment_of

SIGNATURES = {
    SigningForm.ON_BEHALF: Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    SigningForm.FOR_CHAIR: Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
}
SYMBOL = "KH-UBND"
LAW = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
HEAD = ("TT", "Nội dung", "Hình thức, địa điểm", "Thời điểm", "Thời hạn", "Đơn vị chịu trách nhiệm")
WIDTHS = (7, 30, 26, 16, 14, 18)
Names = Mapping[UUID, str]


def document_of(
    plan: DisclosurePlan, lines: Sequence[PlanLine], names: Names, ward: str
) -> Document:
    """The plan with its annex; without a number it is a draft and says so."""
    kind, place = parted(ward)
    number, _, symbol = (plan.number or "").partition("/")
    body = f"Ủy ban nhân dân {kind} {place}"
    return Document(
        issuer=body,
        symbol=symbol or SYMBOL,
        number=number or None,
        place=place,
        issued_on=plan.signed_on,
        kind="Kế hoạch",
        subject=f"Công khai thông tin của chính quyền {kind} năm {plan.year}",
        blocks=(
            Paragraph(_opening(plan, body)),
            *_aims(),
            *_contents(plan, lines),
            *_work(lines, names, kind),
            Paragraph(f"Trên đây là Kế hoạch công khai thông tin năm {plan.year} của {body}"),
        ),
        recipients=(
            f"Đảng ủy, HĐND {kind} (b/c)",
            f"Ủy ban MTTQ Việt Nam {kind} (p/h)",
            f"Chủ tịch, các Phó Chủ tịch UBND {kind}",
            said_in(kind, "Các phòng, đơn vị, khu phố (t/h)"),
        ),
        archive="Lưu: VT, VP",
        signature=SIGNATURES[SigningForm(plan.signing_form or SigningForm.ON_BEHALF)],
        annexes=(_annex(plan, lines, names),),
    )


def _opening(plan: DisclosurePlan, body: str) -> str:
    adopted = (
        f" đã được Ủy ban nhân dân thông qua ngày {plan.adopted_on:%d/%m/%Y}"
        if plan.adopted_on
        else ""
    )
    return (
        f"Thực hiện khoản 1 Điều 14 {LAW}, {body} ban hành Kế hoạch công khai thông tin"
        f" năm {plan.year}{adopted} như sau:"
    )


def _aims() -> tuple[Block, ...]:
    return (
        Heading(1, "I. Mục đích, yêu cầu"),
        Bullet(
            "Bảo đảm Nhân dân được biết đầy đủ, kịp thời, chính xác các nội dung phải công khai"
        ),
        Bullet(
            "Mỗi nội dung có hình thức, thời điểm, thời hạn và một đơn vị chịu trách nhiệm; "
            "chỉ coi là đã công khai khi đủ chứng cứ của mọi hình thức tại mọi địa điểm"
        ),
        Bullet(
            "Không công khai bí mật nhà nước và thông tin chưa được công khai theo quy định; "
            "bảo vệ dữ liệu cá nhân trong các danh sách được công khai"
        ),
    )


def _contents(plan: DisclosurePlan, lines: Sequence[PlanLine]) -> tuple[Block, ...]:
    on = date(plan.year, 1, 1)
    publish, posting, loud = (
        rule(f"disclosure.{name}", on) for name in ("publish", "posting", "loudspeaker")
    )
    khoans = len({line.khoan for line in lines})
    return (
        Heading(1, "II. Nội dung, hình thức, thời điểm và thời hạn công khai"),
        Paragraph(
            f"Công khai {len(lines)} nội dung thuộc {khoans} khoản của Điều 11 {LAW} và quy định "
            "của địa phương, chi tiết tại Phụ lục kèm theo. Nguyên tắc chung:"
        ),
        Bullet(f"Thời điểm: {publish.says} từ {publish.starts} ({publish.basis})"),
        Bullet(f"Niêm yết: {posting.says} ({posting.basis})"),
        Bullet(f"Truyền thanh: {loud.says} ({loud.basis})"),
        Bullet(
            "Ngày dự kiến tại Phụ lục là cam kết của Ủy ban nhân dân, không thay thế thời hạn "
            "luật định; thông tin thay đổi thì công khai lại kịp thời"
        ),
    )


def _work(lines: Sequence[PlanLine], names: Names, kind: str) -> tuple[Block, ...]:
    owners = (line.owner_unit_id for line in lines if line.owner_unit_id)
    counted = Counter(names.get(owner, "") for owner in owners)
    units = [Bullet(f"{name}: {many} nội dung") for name, many in counted.most_common() if name]
    return (
        Heading(1, "III. Tổ chức thực hiện"),
        Paragraph(
            f"Chủ tịch Ủy ban nhân dân {kind} chỉ đạo, kiểm tra việc thực hiện và báo cáo "
            "Ủy ban nhân dân. Các đơn vị chịu trách nhiệm:"
        ),
        *units,
        Paragraph(
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân theo dõi, đôn đốc; báo cáo Hội đồng "
            f"nhân dân {kind} tại kỳ họp thường lệ gần nhất và gửi Ủy ban Mặt trận Tổ quốc "
            f"Việt Nam {kind} (khoản 3 Điều 14 {LAW})."
        ),
    )


def _annex(plan: DisclosurePlan, lines: Sequence[PlanLine], names: Names) -> Annex:
    on = date(plan.year, 1, 1)
    rows = tuple(
        (
            line.item,
            line.title,
            forms_of(line),
            moment_of(line, on),
            length_of(line),
            names.get(line.owner_unit_id, "") if line.owner_unit_id else "",
        )
        for line in lines
    )
    table = Table(
        columns=tuple(
            Column(width, "center" if width == WIDTHS[0] else "left") for width in WIDTHS
        ),
        header=(tuple(HeaderCell(text) for text in HEAD),),
        rows=rows,
    )
    return Annex("Phụ lục", f"Danh mục nội dung công khai năm {plan.year}", (table,))
