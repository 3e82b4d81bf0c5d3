"""Makes the list of a quarter again from what was told, without any database. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from libs.contracts.directory import UnitOpened, WardOnboarded
from libs.contracts.disclosures.announcing import BroadcastHeld, FormUsed, NoticeGiven
from libs.contracts.disclosures.papers import (
    DisclosureCorrected,
    DisclosurePublished,
    DisclosureWithdrawn,
)
from libs.contracts.disclosures.postings import (
    PostingBroken,
    PostingEnded,
    PostingReplaced,
    PostingStarted,
)
from libs.kernel.clock import VIETNAM
from libs.kernel.errors import Refusal
from libs.kernel.events import Event
from services.disclosures.places.rules import SEATS, seat_id
from services.disclosures.privacy.rules import told_title
from services.disclosures.quarterly.rules import Entry, ListedSheet, by_form, quarter_days


class ToldTooLittle(Refusal):
    """Sự kiện đính chính được ghi từ bản phần mềm cũ, không đủ dữ liệu để lập lại danh mục."""


@dataclass(frozen=True)
class Told:
    """One version that came out."""

    number: int
    title: str
    document_number: str
    document_on: date
    at: datetime


@dataclass
class Paper:
    """What was told of one disclosure. Proofs are kept with the version that was public then."""

    khoan: int
    item: str
    days_late: int
    versions: list[Told]
    sheets: dict[UUID, tuple[int, ListedSheet]] = field(default_factory=dict)
    broadcasts: list[tuple[int, date]] = field(default_factory=list)
    notices: list[tuple[int, str, date]] = field(default_factory=list)
    withdrawn_on: date | None = None

    @property
    def version(self) -> int:
        """The number of the version that is public."""
        return self.versions[-1].number


class Replay:
    """Hears the events of one ward, the directory's before disclosures', each in its order."""

    def __init__(self, ward_id: str) -> None:
        """Nothing was told yet."""
        self.ward_id = ward_id
        self.places: dict[UUID, str] = {}
        self.papers: dict[UUID, Paper] = {}

    def hear(self, event: Event) -> None:
        """Take in one event; what no list shows is passed over. Raises ToldTooLittle."""
        if take := TAKES.get(type(event)):
            take(self, event)

    def entries(self, year: int, quarter: int) -> list[Entry]:
        """What was disclosed in a quarter, as far as was told until now."""
        first, last = quarter_days(year, quarter)
        found = []
        for paper in self.papers.values():
            shown = [one for one in paper.versions if first <= one.at.date() <= last]
            if shown:
                found.append(_entry(paper, shown[-1]))
        return found


def _entry(paper: Paper, version: Told) -> Entry:
    sheets = [sheet for number, sheet in paper.sheets.values() if number == version.number]
    given: dict[str, list[date]] = defaultdict(list)
    for number, form, on in paper.notices:
        if number == version.number:
            given[form].append(on)
    return Entry(
        khoan=paper.khoan,
        item=paper.item,
        title=told_title(version.title, paper.withdrawn_on),
        document_number=version.document_number,
        document_on=version.document_on,
        published_at=f"{version.at:%Y-%m-%d %H:%M}",
        days_late=paper.days_late,
        sheets=tuple(sorted(sheets, key=lambda sheet: (sheet.place, sheet.posted_on))),
        broadcasts=tuple(sorted(on for number, on in paper.broadcasts if number == version.number)),
        notices=by_form(given),
        withdrawn_on=paper.withdrawn_on,
    )


def _seats(replay: Replay, event: WardOnboarded) -> None:
    for kind, name in SEATS.items():
        replay.places[seat_id(replay.ward_id, kind)] = f"{name} {event.name}"


def _house(replay: Replay, event: UnitOpened) -> None:
    replay.places[event.unit_id] = event.community_house or ""


def _published(replay: Replay, event: DisclosurePublished) -> None:
    at = event.occurred_at.astimezone(VIETNAM)
    first = Told(1, event.title, event.document_number, event.document_on, at)
    replay.papers[event.disclosure_id] = Paper(event.khoan, event.item, event.days_late, [first])


def _corrected(replay: Replay, event: DisclosureCorrected) -> None:
    if event.title is None or event.document_number is None or event.document_on is None:
        raise ToldTooLittle
    at = event.occurred_at.astimezone(VIETNAM)
    version = Told(event.version, event.title, event.document_number, event.document_on, at)
    replay.papers[event.disclosure_id].versions.append(version)


def _withdrawn(replay: Replay, event: DisclosureWithdrawn) -> None:
    replay.papers[event.disclosure_id].withdrawn_on = event.withdrawn_on


def _hung(replay: Replay, event: PostingStarted) -> None:
    paper = replay.papers[event.disclosure_id]
    sheet = ListedSheet(replay.places.get(event.place_id, ""), event.posted_on, None, None)
    paper.sheets[event.posting_id] = (paper.version, sheet)


def _gone(replay: Replay, event: PostingBroken | PostingReplaced) -> None:
    replay.papers[event.disclosure_id].sheets.pop(event.posting_id, None)


def _down(replay: Replay, event: PostingEnded) -> None:
    sheets = replay.papers[event.disclosure_id].sheets
    number, sheet = sheets[event.posting_id]
    ended = replace(sheet, ended_on=event.ended_on, days_kept=event.days_kept)
    sheets[event.posting_id] = (number, ended)


def _read_out(replay: Replay, event: BroadcastHeld) -> None:
    paper = replay.papers[event.disclosure_id]
    paper.broadcasts.append((paper.version, event.on))


def _noticed(replay: Replay, event: NoticeGiven | FormUsed) -> None:
    paper = replay.papers[event.disclosure_id]
    paper.notices.append((paper.version, event.form, event.on))


TAKES: dict[type[Event], Callable[[Replay, Any], None]] = {
    WardOnboarded: _seats,
    UnitOpened: _house,
    DisclosurePublished: _published,
    DisclosureCorrected: _corrected,
    DisclosureWithdrawn: _withdrawn,
    PostingStarted: _hung,
    PostingBroken: _gone,
    PostingReplaced: _gone,
    PostingEnded: _down,
    BroadcastHeld: _read_out,
    NoticeGiven: _noticed,
    FormUsed: _noticed,
}
