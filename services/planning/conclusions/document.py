"""The announcement of a meeting's conclusions as a document (Nghị định 30/2020/NĐ-CP)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from libs.documents.blocks import Document, Paragraph, Signature, Text
from libs.vietnamese import dmy, long_date
from services.planning.letterhead.queries import Letterhead
from services.planning.meetings.rules import MeetingKind
from services.planning.meetings.tables import Conclusion, Meeting
from services.planning.rules import SigningForm

COMMITTEE = "Ban Chỉ đạo thực hiện dân chủ ở cơ sở"
SYMBOLS = {MeetingKind.COMMITTEE: "TB-BCĐ", MeetingKind.FRONT: "TB-UBND"}
SIGNATURES = {
    (MeetingKind.COMMITTEE, SigningForm.ON_BEHALF): (("TM. BAN CHỈ ĐẠO",), "TRƯỞNG BAN"),
    (MeetingKind.COMMITTEE, SigningForm.FOR_CHAIR): (
        ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"),
        "PHÓ TRƯỞNG BAN",
    ),
    (MeetingKind.FRONT, SigningForm.ON_BEHALF): (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    (MeetingKind.FRONT, SigningForm.FOR_CHAIR): (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        "PHÓ CHỦ TỊCH",
    ),
}


def announcement(
    meeting: Meeting,
    conclusions: Sequence[Conclusion],
    ward: Letterhead,
    names: Mapping[UUID, str],
) -> Document:
    """What was concluded, by whom it is done and by when; a draft until it has its number."""
    kind = MeetingKind(meeting.kind)
    number, _, symbol = (meeting.number or "").partition("/")
    form = SigningForm(meeting.signing_form or SigningForm.ON_BEHALF)
    lines, position = SIGNATURES[kind, form]
    committee = kind is MeetingKind.COMMITTEE
    return Document(
        superior=ward.authority if committee else "",
        issuer=COMMITTEE if committee else ward.authority,
        symbol=symbol or SYMBOLS[kind],
        number=number or None,
        place=ward.place,
        issued_on=meeting.signed_on,
        kind="Thông báo",
        subject=f"Kết luận cuộc họp: {meeting.title}",
        blocks=(
            Paragraph(_opening(meeting, ward)),
            *(part for each in conclusions for part in _said(each, names)),
            Paragraph("Đề nghị các đơn vị được giao thực hiện đúng hạn và báo cáo kết quả"),
        ),
        recipients=(
            f"Đảng ủy, HĐND {ward.kind} (b/c)",
            f"Ủy ban MTTQ Việt Nam {ward.kind} (p/h)",
            *(("Thành viên Ban Chỉ đạo",) if committee else ()),
            "Các đơn vị được giao việc (t/h)",
        ),
        archive="Lưu: VT",
        signature=Signature(lines, position),
    )


def _opening(meeting: Meeting, ward: Letterhead) -> str:
    who = f"{COMMITTEE} {ward.kind} {ward.place} họp"
    if meeting.kind == MeetingKind.FRONT:
        who = (
            f"{ward.authority} nghe Ủy ban Mặt trận Tổ quốc Việt Nam {ward.kind} phản ánh"
            " ý kiến, kiến nghị của Nhân dân"
        )
    day = long_date(meeting.on)
    return (
        f"{day[:1].upper()}{day[1:]}, tại {meeting.place}, {who}. Có mặt {meeting.present} trong số"
        f" {meeting.invited} người được mời. Cuộc họp kết luận như sau:"
    )


def _said(conclusion: Conclusion, names: Mapping[UUID, str]) -> list[Paragraph]:
    said = [Paragraph((Text(f"{conclusion.ordinal}. ", bold=True), Text(conclusion.text)))]
    if conclusion.due_on:
        units = ", ".join(names[UUID(each)] for each in conclusion.lead_unit_ids)
        words = f"Thực hiện: {units}. Hoàn thành chậm nhất ngày {dmy(conclusion.due_on)}."
        said.append(Paragraph((Text(words, italic=True),)))
    return said
