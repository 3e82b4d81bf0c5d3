"""News as an Atom feed (RFC 4287) and public days as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from icalendar import Calendar, Event

from libs.kernel.clock import VIETNAM

ATOM = "http://www.w3.org/2005/Atom"
ElementTree.register_namespace("", ATOM)


@dataclass(frozen=True)
class News:
    """Something that came out on a day; `page` is its whole address."""

    title: str
    kind: str
    page: str
    day: date


@dataclass(frozen=True)
class PublicDay:
    """A day on which something takes place, or the last one on which people may take part."""

    title: str
    page: str
    on: date


def as_atom(name: str, home: str, feed: str, news: Sequence[News], now: datetime) -> bytes:
    """The news, newest first; `home` and `feed` are addresses, `now` is told when there is none."""
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": "vi"})
    _text(root, "id", feed)
    _text(root, "title", f"Tin mới của {name}")
    _text(root, "updated", _stamp(news[0].day) if news else now.isoformat(timespec="seconds"))
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": feed})
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "alternate", "href": home})
    author = ElementTree.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", name)
    for each in news:
        entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
        _text(entry, "id", uuid5(NAMESPACE_URL, f"{each.page} {each.title}").urn)
        _text(entry, "title", f"{each.kind}: {each.title}")
        _text(entry, "updated", _stamp(each.day))
        ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": each.page})
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def as_calendar(name: str, home: str, days: Sequence[PublicDay], now: datetime) -> bytes:
    """All-day events; the same thing keeps its id when its day moves."""
    calendar = Calendar.new(
        prodid="-//Dân Biết//portal//VI", name=f"Lịch của {name}", language="vi", url=home
    )
    for each in days:
        event = Event.new(
            uid=f"{uuid5(NAMESPACE_URL, f'{each.page} {each.title}')}@danbiet",
            summary=each.title,
            start=each.on,
            end=each.on + timedelta(days=1),
            stamp=now,
            url=each.page,
        )
        calendar.add_component(event)
    return calendar.to_ical()


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}").text = text


def _stamp(day: date) -> str:
    return datetime.combine(day, time(), VIETNAM).isoformat()
