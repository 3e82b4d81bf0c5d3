"""The report to the People's Council on what residents decided and what they were asked."""

from __future__ import annotations

from libs.documents.blocks import Block, Column, Document, Heading, Paragraph, Signature, Table
from libs.law.decisions import FORM_WORDS, VoteForm
from libs.vietnamese import dmy
from libs.ward_kinds import told_in, without_kind
from services.participation.council.items import AskedItem, DecisionItem, Items
from services.participation.sittings.tables import CouncilSession
from services.participation.tables import Ward

DECIDED = ("TT", "Nội dung, nơi quyết định", "Ngày, hình thức", "Hộ tán thành", "Đến nay")
ASKED = ("TT", "Dự thảo", "Thời gian lấy ý kiến", "Ý kiến", "Tiếp thu, quyết định")
BECAME = {
    None: "chưa quyết định",
    "as_drafted": "ban hành như dự thảo",
    "changed": "ban hành có chỉnh sửa",
    "dropped": "không ban hành",
}


def report_document(ward: Ward, row: CouncilSession, items: Items) -> Document:
    """The report; its number and day are given when it is signed."""
    name = without_kind(ward.name)
    body = f"Ủy ban nhân dân {ward.kind} {name}"
    return Document(
        issuer=body,
        symbol="BC-UBND",
        number=None,
        issued_on=None,
        place=name,
        kind="Báo cáo",
        subject="Kết quả thực hiện các nội dung Nhân dân bàn, quyết định và tham gia ý kiến",
        blocks=_blocks(row, items, body, ward.kind),
        recipients=(
            f"Hội đồng nhân dân {ward.kind} (b/c)",
            f"Ủy ban MTTQ Việt Nam {ward.kind}",
            f"Chủ tịch, các Phó Chủ tịch UBND {ward.kind}",
        ),
        archive="Lưu: VT, hồ sơ",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    )


def _blocks(row: CouncilSession, items: Items, body: str, kind: str) -> tuple[Block, ...]:
    decided, asked = items.decisions, items.consultations
    return (
        Paragraph(
            "Căn cứ Điều 23, khoản 5 Điều 28 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, "
            f"{body} báo cáo Hội đồng nhân dân {kind} tại {row.title}, ngày {dmy(row.on)}, kết quả "
            "thực hiện các nội dung Nhân dân bàn, quyết định và tham gia ý kiến từ sau báo cáo "
            "trước như sau:"
        ),
        Heading(1, "I. Nội dung Nhân dân bàn và quyết định"),
        Paragraph(f"Có {len(decided)} nội dung Nhân dân đã quyết định.")
        if decided
        else Paragraph("Không có nội dung nào được quyết định."),
        *([_decisions(decided, kind)] if decided else []),
        Heading(1, "II. Nội dung Nhân dân tham gia ý kiến"),
        Paragraph(f"Có {len(asked)} đợt lấy ý kiến đã tổng hợp, giải trình công khai.")
        if asked
        else Paragraph("Không có đợt lấy ý kiến nào kết thúc."),
        *([_asked(asked)] if asked else []),
        Paragraph(
            "Tổng hợp ý kiến và giải trình từng nhóm của mỗi đợt đã công khai trên trang thông tin "
            f"của {kind}. Số hộ tán thành tính trên tổng số hộ của nơi quyết định."
        ),
        Paragraph(f"Trên đây là báo cáo của {body}"),
    )


def _decisions(items: list[DecisionItem], kind: str) -> Table:
    return Table(
        columns=(Column(6, "center"), Column(36), Column(23), Column(15, "center"), Column(20)),
        header=(DECIDED,),
        rows=tuple(
            (
                place,
                f"{each.title} ({told_in(kind, each.unit)}; khoản {each.number} Điều 15)",
                f"{dmy(each.decided_on)}, {FORM_WORDS[VoteForm(each.form)]}"
                if each.form
                else dmy(each.decided_on),
                f"{each.yes}/{each.households}",
                f"{each.state_title} từ {dmy(each.effective_on)}"
                if each.effective_on
                else each.state_title,
            )
            for place, each in enumerate(items, 1)
        ),
    )


def _asked(items: list[AskedItem]) -> Table:
    return Table(
        columns=(Column(6, "center"), Column(28), Column(20), Column(22), Column(24)),
        header=(ASKED,),
        rows=tuple(
            (
                place,
                each.title,
                f"{dmy(each.published_on)} đến {dmy(each.closes_on)}",
                f"{each.in_favour} đồng ý, {each.against} không đồng ý, {each.other} ý kiến khác",
                _became(each),
            )
            for place, each in enumerate(items, 1)
        ),
    )


def _became(item: AskedItem) -> str:
    taken = f"Tiếp thu toàn bộ hoặc một phần {item.taken_up}/{item.groups} nhóm ý kiến"
    paper = f" ({item.decision_number})" if item.decision_number else ""
    said = f"{taken}; {BECAME[item.decision]}{paper}"
    return f"{said}, khác ý kiến đa số, đã nêu lý do" if item.against_majority else said
