"""The reception calendar as a paper to hang up, and as a file for people's own calendars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from icalendar import Calendar, Event

from libs.documents.blocks import Bullet, Column, Document, Paragraph, Signature, Table
from libs.kernel.clock import VIETNAM
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind
from services.reception.sessions.rules import Kind, Leader, Mode, Progress
from services.reception.sessions.tables import ReceptionSession
from services.reception.tables import Ward

SUMMARY = "Tiếp công dân"
SYMBOL = "TB-UBND"
LEADERS = {Leader.CHAIR: "Chủ tịch UBND", Leader.DEPUTY: "Phó Chủ tịch UBND"}
KINDS = {Kind.REGULAR: "định kỳ", Kind.AD_HOC: "đột xuất"}
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
COLUMNS = (Column(6, "center"), Column(27), Column(17, "center"), Column(20), Column(34))
HEAD = ("STT", "Ngày", "Giờ", "Người tiếp", "Ghi chú")
# What most sessions have alike is said once above the table, by these words.
ALIKE = {
    "place": "Địa điểm",
    "participants": "Thành phần cùng dự",
    "content": "Nội dung dự kiến",
}


def calendar_paper(ward: Ward, year: int, rows: Sequence[ReceptionSession]) -> Document:
    """The posted sessions of a year as a notice (Law 42/2013/QH13, article 24.4).

    Posted without the number of a document it is a draft, and says so.
    """
    name = without_kind(ward.name)
    usual = {said: Counter(getattr(row, said) for row in rows).most_common(1) for said in ALIKE}
    alike = {said: found[0][0] for said, found in usual.items()}
    numbered = [row for row in rows if row.document_number]
    last = max(numbered, key=lambda row: row.posted_on or date.min, default=None)
    number, _, symbol = (last.document_number if last else "").partition("/")
    return Document(
        issuer=f"Ủy ban nhân dân {ward.kind} {name}",
        symbol=symbol or SYMBOL,
        number=number or None,
        issued_on=last.posted_on if last else None,
        place=name,
        kind="Thông báo",
        subject=f"Lịch tiếp công dân năm {year}",
        blocks=(
            Paragraph(
                "Căn cứ Luật Tiếp công dân số 42/2013/QH13, Ủy ban nhân dân "
                f"{ward.kind} {name} thông báo lịch tiếp công dân:"
            ),
            *(Bullet(f"{words}: {alike[said]}.") for said, words in ALIKE.items()),
            Table(
                COLUMNS,
                (HEAD,),
                tuple(_line(place, row, alike) for place, row in enumerate(rows, 1)),
            ),
            Paragraph(
                "Công dân mang theo giấy tờ tùy thân và tài liệu liên quan. Có thể đăng ký giờ "
                f"trên trang của {ward.kind}; không đăng ký vẫn được tiếp."
            ),
        ),
        recipients=("Nơi tiếp công dân, trụ sở UBND (niêm yết)", "Trang thông tin điện tử"),
        archive="Lưu: VT",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    )


def _line(place: int, row: ReceptionSession, alike: Mapping[str, str]) -> tuple[str, ...]:
    """A row of the table; its last cell says what is unlike the others."""
    own = [
        f"{words}: {getattr(row, said)}"
        for said, words in ALIKE.items()
        if getattr(row, said) != alike[said]
    ]
    if row.postponed_from:
        own.insert(0, f"Hoãn từ {dmy(row.postponed_from)}: {row.postponed_because}")
    elif row.nominal_on and row.nominal_on != row.held_on:
        own.insert(0, f"Thay ngày {dmy(row.nominal_on)}")
    if row.kind == Kind.AD_HOC:
        own.insert(0, "Đột xuất")
    if row.mode == Mode.ONLINE:
        own.insert(0, "Trực tuyến")
    return (
        str(place),
        f"{WEEKDAYS[row.held_on.weekday()]}, {dmy(row.held_on)}",
        f"{row.starts_at:%H:%M} - {row.ends_at:%H:%M}",
        LEADERS[Leader(row.led_by)],
        ". ".join(own),
    )


def as_calendar(ward_id: str, year: int, rows: Sequence[ReceptionSession], now: datetime) -> bytes:
    """The sessions as an iCalendar file (RFC 5545), each with its hours and its place."""
    feed = Calendar.new(
        prodid="-//Dân Biết//reception//VI", name=f"{SUMMARY} năm {year}", language="vi"
    )
    for row in rows:
        feed.add_component(
            Event.new(
                uid=f"reception-session-{ward_id}-{row.id}@danbiet",
                summary=f"{SUMMARY} {KINDS[Kind(row.kind)]}",
                start=_moment(row.held_on, row),
                end=datetime.combine(row.held_on, row.ends_at, VIETNAM),
                stamp=now,
                location=row.place,
                description=_note(row) or None,
            )
        )
    return feed.to_ical()


def _moment(on: date, row: ReceptionSession) -> datetime:
    return datetime.combine(on, row.starts_at, VIETNAM)


def _note(row: ReceptionSession) -> str:
    if row.postponed_from:
        return f"Hoãn từ ngày {dmy(row.postponed_from)}: {row.postponed_because}."
    if row.moved_because:
        return f"Thay ngày {dmy(row.nominal_on or row.held_on)}: {row.moved_because}."
    return "" if row.posted_on or row.progress == Progress.HELD else "Chưa đăng lịch chính thức."
