"""What may be shown of persons, and until when. Which columns and words: libs/law/data.

Law 91/2025/QH15 lets no more be shown than the purpose needs; the purpose of a list is met when
the days of its sheets are over (Law 10/2022/QH15, article 13.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from libs.kernel.errors import Refusal
from libs.law.persons import Lists, Persons, persons_rules
from services.disclosures.posting.rules import keep_until
from services.disclosures.proving.rules import Sheet
from services.disclosures.rules import catalogue

HEADING_ROWS_MAX = 20
TAKEN_BACK = "Nội dung đã thu hồi"
YEAR = re.compile(r"(19|20)\d{2}")
# A sum of money may look like a number of a person.
NUMBERS = ("identity_number", "old_identity_number", "phone", "account")
PARTS = {
    "title": "Tên nội dung",
    "summary": "Tóm tắt",
    "body": "Nội dung",
    "reason": "Lý do",
    "receipt": "Tệp đính kèm",
}
Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Attachment:
    """What could be read of an attached file: its tables, and the text beside them."""

    tables: tuple[Table, ...] = ()
    text: str = ""


NOTHING_READ = Attachment()


class ColumnsMissing(Refusal):
    """Nội dung này là danh sách có tên người. Hãy đánh dấu những cột mà danh sách có."""


class NamesNobody(Refusal):
    """Nội dung này không được kèm danh sách có tên người."""


class ColumnNotAllowed(Refusal):
    """Danh sách này không được nêu {columns}. Chỉ được nêu: {allowed}."""


class ColumnUnknown(Refusal):
    """Cột “{heading}” không thuộc các cột được nêu: {allowed}. Hãy bỏ hoặc đổi tên cột."""


class HeadingMissing(Refusal):
    """Không thấy dòng tiêu đề cột trong bảng đính kèm, ví dụ: STT, Họ và tên, Năm sinh, Khu phố."""


class NotForThePublic(Refusal):
    """Phần “{part}” có {what}. Thông tin này không được công khai, hãy bỏ đi."""


class BirthYearOnly(Refusal):
    """Cột năm sinh trong tệp chỉ được ghi năm, ví dụ 1962."""


def persons_of(item: str) -> Persons | None:
    """What an item says of persons; None for one of the law that says nothing.

    Nobody weighed what a ward's own item needs: it lists nobody and holds no number of a person.
    """
    of_law = {each.key: each.persons for each in catalogue().items()}
    return of_law[item] if item in of_law else Persons(list=Lists.NEVER)


def check_public(
    item: str, columns: Sequence[str], texts: Mapping[str, str], attached: Attachment
) -> None:
    """Everything that must be right about persons before something can become public."""
    check_columns(item, columns)
    check_texts(item, columns, texts)
    check_attachment(item, columns, attached)


def check_columns(item: str, columns: Sequence[str]) -> None:
    """A list says which columns it has, and has none that its purpose does not need."""
    persons = persons_of(item)
    if persons is not None and persons.list is Lists.ALWAYS and not columns:
        raise ColumnsMissing(fields={"columns": "Hãy đánh dấu ít nhất một cột."})
    if not columns:
        return
    if persons is None or persons.list is Lists.NEVER:
        raise NamesNobody
    _check_allowed(persons, columns)


def _check_allowed(persons: Persons, columns: Sequence[str]) -> None:
    extra = set(columns) - set(persons.columns)
    if extra:
        said = persons_rules().titles(extra) or sorted(extra)
        words = ", ".join(title[:1].lower() + title[1:] for title in said)
        allowed = ", ".join(persons_rules().titles(persons.columns))
        raise ColumnNotAllowed(
            columns=words, allowed=allowed, fields={"columns": f"Không được nêu {words}."}
        )


def check_texts(item: str, columns: Sequence[str], texts: Mapping[str, str]) -> None:
    """Refuse what no public text about persons holds: numbers of persons, phones, birthdays."""
    persons = persons_of(item)
    if persons is None:
        return
    named = bool(columns) or persons.list is Lists.ALWAYS
    for part, text in texts.items():
        found = persons_rules().found_in(text, names_persons=named)
        if found:
            what = f"{found[0].title}"
            raise NotForThePublic(part=PARTS[part], what=what, fields={part: f"Có {what}."})


def check_attachment(item: str, columns: Sequence[str], attached: Attachment) -> None:
    """The same for a file that can be read, its headings and every cell."""
    persons = persons_of(item)
    if persons is None:
        return
    check_texts(item, columns, {"receipt": attached.text})
    for table in attached.tables:
        if any(any(row) for row in table):
            _check_table(persons, bool(columns), table)


def _check_table(persons: Persons, named: bool, table: Table) -> None:
    at, keys = _heading(table)
    if named:
        if at is None:
            raise HeadingMissing(fields={"receipt": "Bảng không có dòng tiêu đề cột."})
        for heading, key in zip(table[at], keys, strict=True):
            if heading.strip() and key is None:
                allowed = ", ".join(persons_rules().titles(persons.columns))
                raise ColumnUnknown(heading=heading.strip()[:60], allowed=allowed)
        _check_allowed(persons, [key for key in keys if key])
    for row in table[0 if at is None else at + 1 :]:
        for place, cell in enumerate(row):
            _check_cell(cell, keys[place] if place < len(keys) else None, named)


def _heading(table: Table) -> tuple[int | None, list[str | None]]:
    """The first row in which two cells name columns, and the columns they name."""
    for number, row in enumerate(table[:HEADING_ROWS_MAX]):
        columns = [persons_rules().column(cell) for cell in row]
        if sum(column is not None for column in columns) >= 2:
            return number, [column.key if column else None for column in columns]
    return None, []


def _check_cell(cell: str, column: str | None, named: bool) -> None:
    text = cell.strip()
    if column == "birth_year" and text and not YEAR.fullmatch(text):
        raise BirthYearOnly(fields={"receipt": "Cột năm sinh chỉ ghi năm."})
    found = persons_rules().found_in(text, names_persons=named)
    if column in persons_rules().amounts:
        found = [each for each in found if each.key not in NUMBERS]
    if found:
        what = found[0].title
        raise NotForThePublic(part=PARTS["receipt"], what=what, fields={"receipt": f"Có {what}."})


def searchable_until(published_on: date, days: int | None, sheets: Sequence[Sheet]) -> date:
    """The last day on which a list of persons is on the public pages.

    The last day that some sheet of it must hang; hung nowhere, as if hung when it came out.
    """
    ends = [sheet.keep_until for sheet in sheets if sheet.keep_until]
    return max(ends) if ends else keep_until(published_on, days, False) or published_on


def has_left(
    columns: Sequence[str] | None, completed_on: date | None, until: date, today: date
) -> bool:
    """Whether a version that lists persons is over: all proven, or its last day passed."""
    return bool(columns) and (completed_on is not None or today > until)


def lasting_title(item: str, title: str, columns: Sequence[str] | None) -> str:
    """The title where nothing is ever taken away: events, lists of quarters, logs, open data."""
    return catalogue().item(item).title if columns else title


def told_title(title: str, withdrawn_on: date | None) -> str:
    """The title where there is no page of it: what was taken back may have named somebody."""
    return TAKEN_BACK if withdrawn_on else title


def owed_title(item: str, title: str) -> str:
    """The title of what is owed and not shown yet, for everybody."""
    persons = persons_of(item)
    always = persons is not None and persons.list is Lists.ALWAYS
    return lasting_title(item, title, persons.columns if persons and always else None)
