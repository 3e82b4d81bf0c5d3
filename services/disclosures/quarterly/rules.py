"""The list of what was disclosed in a quarter, byte for byte the same from the same facts.

Law 10/2022/QH15, article 13.2: made or updated every quarter, with the form and the time of each.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from libs import opendata
from libs.kernel.errors import Refusal
from libs.law.calendar import Calendar, national_calendar
from libs.law.catalogue import national_catalogue
from libs.law.forms import Form

ONE_DAY = timedelta(days=1)
ROMAN = ("I", "II", "III", "IV")
HEADINGS = (
    "Khoản",
    "Mã",
    "Nội dung",
    "Văn bản",
    "Ngày văn bản",
    "Công khai trên cổng",
    "Số ngày chậm",
    "Niêm yết",
    "Truyền thanh",
    "Thông báo, hình thức khác",
    "Thu hồi",
)


class QuarterNotOver(Refusal):
    """Quý {quarter}/{year} chưa kết thúc nên chưa lập được danh mục."""


class ListAlreadyIssued(Refusal):
    """Danh mục công khai quý {quarter}/{year} đã được lập ngày {issued_on}."""


@dataclass(frozen=True)
class ListedSheet:
    """A sheet at a place: from when, until when if it came down, and how many days it counted."""

    place: str
    posted_on: date
    ended_on: date | None
    days_kept: int | None


@dataclass(frozen=True)
class ListedNotice:
    """Notices, or another form of article 12.1: how often, from the first day to the last."""

    form: str
    count: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class Entry:
    """One thing disclosed in the quarter, with every form and its time."""

    khoan: int
    item: str
    title: str
    document_number: str
    document_on: date
    published_at: str
    days_late: int
    sheets: tuple[ListedSheet, ...] = ()
    broadcasts: tuple[date, ...] = ()
    notices: tuple[ListedNotice, ...] = ()
    withdrawn_on: date | None = None


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """The first and the last day of a quarter."""
    first = date(year, quarter * 3 - 2, 1)
    after = date(year + 1, 1, 1) if quarter == 4 else date(year, quarter * 3 + 1, 1)
    return first, after - ONE_DAY


def quarter_before(today: date) -> tuple[int, int]:
    """The year and the number of the last quarter that is over."""
    quarter = (today.month - 1) // 3
    return (today.year, quarter) if quarter else (today.year - 1, 4)


def issue_from(year: int, quarter: int, calendar: Calendar | None = None) -> date:
    """The first working day after a quarter, when its list is made."""
    return (calendar or national_calendar()).next_working(quarter_days(year, quarter)[1] + ONE_DAY)


def check_over(year: int, quarter: int, today: date) -> None:
    """A list is made of a quarter that is over."""
    if today <= quarter_days(year, quarter)[1]:
        raise QuarterNotOver(quarter=ROMAN[quarter - 1], year=year)


def by_form(given: Mapping[str, Sequence[date]]) -> tuple[ListedNotice, ...]:
    """The days on which notices of each form went out, summed up."""
    return tuple(
        ListedNotice(form, len(given[form]), min(given[form]), max(given[form]))
        for form in sorted(given)
    )


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """By khoản, item, time and number: never by chance."""
    return sorted(
        entries, key=lambda e: (e.khoan, e.item, e.published_at, e.document_number, e.title)
    )


def as_json(year: int, quarter: int, entries: Sequence[Entry]) -> str:
    """The list for programs: sorted keys, two spaces, dates as 2026-03-31, a last newline."""
    body = {
        "year": year,
        "quarter": quarter,
        "entries": [asdict(entry) for entry in in_order(entries)],
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True, indent=2, default=str) + "\n"


def as_csv(entries: Sequence[Entry]) -> str:
    """The list for people's sheet programs: one line for each entry, dates as dd/MM/yyyy."""
    return opendata.as_csv(HEADINGS, map(_cells, in_order(entries)))


def _cells(entry: Entry) -> list[str]:
    return [
        str(entry.khoan),
        entry.item,
        entry.title,
        entry.document_number,
        _dmy(entry.document_on),
        entry.published_at,
        str(entry.days_late),
        "; ".join(_sheet(sheet) for sheet in entry.sheets),
        "; ".join(_dmy(day) for day in entry.broadcasts),
        "; ".join(_notice(notice) for notice in entry.notices),
        _dmy(entry.withdrawn_on) if entry.withdrawn_on else "",
    ]


def _dmy(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _sheet(sheet: ListedSheet) -> str:
    until = f" đến {_dmy(sheet.ended_on)}" if sheet.ended_on else ""
    return f"{sheet.place}: từ {_dmy(sheet.posted_on)}{until}"


def _notice(notice: ListedNotice) -> str:
    days = f"{_dmy(notice.first_on)} đến {_dmy(notice.last_on)}"
    return f"{national_catalogue().form(Form(notice.form)).title}: {notice.count} lần, {days}"
