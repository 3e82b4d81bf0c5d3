"""The summary of opinions with what is answered to each group, as a report of the committee."""

from __future__ import annotations

from libs.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind
from services.participation.opinions.rules import Channel
from services.participation.opinions.views import TotalsView
from services.participation.showing.views import ConsultationView
from services.participation.tables import Ward

CHANNELS = {
    Channel.WEB: "Trang thông tin điện tử",
    Channel.PAPER: "Phiếu lấy ý kiến",
    Channel.MEETING: "Họp, hội nghị",
    Channel.HOTLINE: "Đường dây nóng",
    Channel.DROP_BOX: "Hòm thư góp ý",
    Channel.FRONT: "Mặt trận, đoàn thể",
    Channel.NETWORK: "Mạng xã hội",
}
STANCES = {"for": "Đồng ý", "against": "Không đồng ý", "other": "Ý kiến khác"}
ANSWERS = {"accepted": "Tiếp thu", "partly": "Tiếp thu một phần", "rejected": "Không tiếp thu"}
SUMS = ("Cách lấy ý kiến", "Đồng ý", "Không đồng ý", "Ý kiến khác", "Cộng")
GROUPS = ("TT", "Nội dung ý kiến", "Số ý kiến", "Tiếp thu", "Giải trình")


def document_of(ward: Ward, shown: ConsultationView) -> Document:
    """The report on an explained consultation; its number is given when it is signed."""
    name = without_kind(ward.name)
    body = f"Ủy ban nhân dân {ward.kind} {name}"
    return Document(
        issuer=body,
        symbol="BC-UBND",
        number=None,
        issued_on=shown.conclusion.explained_on if shown.conclusion else None,
        place=name,
        kind="Báo cáo",
        subject=f"Tổng hợp, tiếp thu, giải trình ý kiến Nhân dân về {shown.title}",
        blocks=_blocks(shown, body),
        recipients=(
            f"Hội đồng nhân dân {ward.kind} (b/c)",
            f"Ủy ban MTTQ Việt Nam {ward.kind}",
            f"Chủ tịch, các Phó Chủ tịch UBND {ward.kind}",
        ),
        archive="Lưu: VT, hồ sơ",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    )


def _blocks(shown: ConsultationView, body: str) -> tuple[Block, ...]:
    assert shown.published_on is not None
    assert shown.closes_on is not None
    forms = "; ".join(form.title for form in shown.forms)
    return (
        Paragraph(
            f"Căn cứ Điều 28 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, {body} báo cáo kết "
            f"quả lấy ý kiến Nhân dân về {shown.title} ({shown.matter_basis}) như sau:"
        ),
        Heading(1, "I. Việc lấy ý kiến"),
        Paragraph(
            f"Dự thảo được công khai ngày {dmy(shown.published_on)}; Nhân dân góp ý đến hết ngày "
            f"{dmy(shown.closes_on)} ({shown.period_says}, {shown.period_basis}). "
            f"Hình thức: {forms}."
        ),
        *([_sums(shown.totals)] if shown.totals and shown.totals.channels else []),
        Heading(1, "II. Tổng hợp ý kiến"),
        Paragraph(shown.conclusion.summary if shown.conclusion else ""),
        Heading(1, "III. Tiếp thu, giải trình"),
        _groups(shown) if shown.groups else Paragraph("Không có ý kiến nào nêu nội dung góp ý."),
        Paragraph(f"Trên đây là báo cáo kết quả lấy ý kiến Nhân dân của {body}"),
    )


def _sums(totals: TotalsView) -> Table:
    rows = [
        (
            CHANNELS[Channel(each.channel)],
            each.in_favour,
            each.against,
            each.other,
            each.in_favour + each.against + each.other,
        )
        for each in totals.channels
    ]
    whole = (totals.in_favour, totals.against, totals.other)
    return Table(
        columns=(Column(32), *(Column(17, "right"),) * 4),
        header=(SUMS,),
        rows=tuple(rows),
        total=("Tổng cộng", *whole, sum(whole)),
    )


def _groups(shown: ConsultationView) -> Table:
    return Table(
        columns=(Column(7, "center"), Column(30), Column(12, "right"), Column(16), Column(35)),
        header=(GROUPS,),
        rows=tuple(
            (
                place,
                f"{each.title} ({STANCES[each.stance].lower()})",
                each.size,
                ANSWERS[each.answer],
                each.explanation,
            )
            for place, each in enumerate(shown.groups, 1)
        ),
    )
