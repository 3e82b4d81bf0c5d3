"""The forms in which programs read what is public: Atom (RFC 4287), CSV, iCalendar (RFC 5545).

Whoever takes a copy keeps it: no text of a disclosure, and no title of a list of persons, is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from xml.etree import ElementTree

from icalendar import Calendar, Event
from pydantic import BaseModel, Field

from libs import opendata
from libs.opendata import LICENCE, FieldOfRow, fields_of

ATOM = "http://www.w3.org/2005/Atom"
ElementTree.register_namespace("", ATOM)


class DisclosureRow(BaseModel):
    """One disclosure as open data; each field's description is its entry in the dictionary."""

    id: UUID = Field(description="Mã của lần công khai, không đổi")
    khoan: int = Field(description="Khoản của Điều 11 Luật 10/2022/QH15, từ 1 đến 14")
    item: str = Field(description="Mã nội dung trong danh mục, ví dụ 2c")
    title: str = Field(
        description="Tên nội dung; danh sách có tên người, nội dung đã thu hồi thì ghi tên "
        "trong danh mục"
    )
    document_number: str = Field(description="Số, ký hiệu văn bản")
    document_on: date = Field(description="Ngày ký văn bản")
    due_on: date = Field(description="Hạn công khai theo luật")
    published_on: date = Field(description="Ngày công khai lần đầu trên cổng")
    days_late: int = Field(description="Số ngày làm việc công khai muộn; 0 là đúng hạn")
    state: str = Field(
        description="Tình trạng: published, posting, completed, corrected (có bản đính chính chờ "
        "duyệt), approved (đính chính đã duyệt), withdrawn (đã thu hồi)"
    )
    version: int = Field(description="Số của bản đang công khai; lớn hơn 1 là đã đính chính")
    places_posted: int = Field(description="Số nơi có tờ niêm yết đang treo hoặc đã đủ ngày")
    places_of: int = Field(description="Số nơi luật yêu cầu niêm yết")
    completed_on: date | None = Field(description="Ngày đủ chứng cứ của mọi hình thức, mọi nơi")
    withdrawn_on: date | None = Field(description="Ngày thu hồi")
    file_sha256: str = Field(description="Mã SHA-256 của tệp đã ký; để trống nếu không có tệp")
    page: str = Field(description="Địa chỉ trang của nội dung")


def dictionary() -> list[FieldOfRow]:
    """Every field of a row, made from the code that writes the rows."""
    return fields_of(DisclosureRow)


def as_csv(rows: Sequence[DisclosureRow]) -> str:
    """The rows for sheet programs, under the names of the dictionary."""
    lines = [row.model_dump(mode="json").values() for row in rows]
    return opendata.as_csv(list(DisclosureRow.model_fields), lines)


@dataclass(frozen=True)
class News:
    """One thing that happened to a disclosure; `id` is the same for ever."""

    id: UUID
    at: datetime
    title: str
    text: str
    page: str


def as_atom(name: str, home: str, feed: str, news: Sequence[News], empty_at: datetime) -> bytes:
    """The news as an Atom feed, newest first; `home` and `feed` are addresses."""
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": "vi"})
    _text(root, "id", feed)
    _text(root, "title", f"Công khai của {name}")
    _text(root, "updated", _stamp(news[0].at if news else empty_at))
    _text(root, "rights", LICENCE)
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": feed})
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "alternate", "href": home})
    author = ElementTree.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", f"Ủy ban nhân dân {name}")
    for each in news:
        entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
        _text(entry, "id", each.id.urn)
        _text(entry, "title", each.title)
        _text(entry, "updated", _stamp(each.at))
        _text(entry, "summary", each.text)
        ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": each.page})
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}").text = text


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


@dataclass(frozen=True)
class Day:
    """A day in the calendar; `key` is the same for ever."""

    key: str
    on: date
    title: str
    page: str = ""


def as_calendar(ward_id: str, name: str, days: Iterable[Day], now: datetime) -> bytes:
    """All-day events: when something is due, and from when sheets may come down."""
    calendar = Calendar.new(
        prodid="-//Dân Biết//disclosures//VI",
        name=name,
        language="vi",
        uid=f"disclosures-{ward_id}@danbiet",
    )
    for day in days:
        calendar.add_component(
            Event.new(
                uid=f"{day.key}@danbiet",
                summary=day.title,
                start=day.on,
                end=day.on + timedelta(days=1),
                stamp=now,
                url=day.page or None,
            )
        )
    return calendar.to_ical()
