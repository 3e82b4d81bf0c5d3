"""Lists of persons: the columns they say, what they must not hold, and the day they leave."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.files import KINDS, FileStore, StoredFile
from services.disclosures.obligations.actions import flag_late, register_document
from services.disclosures.posting.rules import Hanging
from services.disclosures.privacy import rules
from services.disclosures.privacy.actions import end_searches
from services.disclosures.privacy.reading import ListNotReadable, read_attachment
from services.disclosures.privacy.rules import Attachment
from services.disclosures.proving.rules import Sheet
from services.disclosures.publishing import actions
from services.disclosures.quarterly.queries import disclosed_between
from services.disclosures.tables import Version
from services.disclosures.yearly.assigning import flag_behind_plan
from tests.disclosures.ward import (
    BINH,
    CLOCK,
    CODE,
    HEADQUARTERS,
    HOUSES,
    LAN,
    SIGNED_ON,
    a_document,
    hang,
    later,
    published,
    told,
)

COLUMNS = ("ordinal", "full_name", "birth_year", "neighbourhood", "support")
HEADINGS = ["STT", "Họ và tên", "Năm sinh", "Khu phố", "Mức hỗ trợ"]
ROW = [1, "Nguyễn Văn Mẫu", 1962, "Khu 3", 150000000]
NAMED = "Danh sách hộ ông Nguyễn Văn Mẫu và các hộ khác"


def table(*rows: list[Any]) -> Attachment:
    return Attachment((tuple([str(cell) for cell in row] for row in rows),))


async def drafted(session: AsyncSession, item: str = "7c", **changes: Any) -> None:
    owed = await register_document(session, **a_document(item), by=LAN, now=later(0))
    await session.flush()
    said = {"summary": "Các hộ được hỗ trợ.", "columns": COLUMNS, **changes}
    await actions.draft_disclosure(session, owed.id, **said, by=LAN, now=later(0))


@pytest.mark.parametrize(
    ("item", "changes", "refusal", "words"),
    [
        ("7c", {"columns": ()}, rules.ColumnsMissing, "danh sách có tên người"),
        ("7c", {"columns": (*COLUMNS, "phone")}, rules.ColumnNotAllowed, "số điện thoại"),
        ("9d", {"columns": ("full_name", "health")}, rules.ColumnNotAllowed, "bệnh tật"),
        ("9b", {"columns": ("full_name", "shoe_size")}, rules.ColumnNotAllowed, "shoe_size"),
        ("14c", {}, rules.NamesNobody, "không được kèm danh sách"),
        ("2b", {}, rules.NamesNobody, "không được kèm danh sách"),
        ("7c", {"body": "CCCD 022090001234"}, rules.NotForThePublic, "“Nội dung” có số định danh"),
        ("7c", {"title": "Hộ ông A, ĐT 0912345678"}, rules.NotForThePublic, "số điện thoại"),
        ("7c", {"summary": "Người mắc ung thư"}, rules.NotForThePublic, "tên bệnh"),
        ("10b", {"columns": (), "body": "CMND 100234567"}, rules.NotForThePublic, "9 chữ số"),
    ],
)
async def test_a_draft_that_shows_too_much_of_persons_is_refused(
    session: AsyncSession, item: str, changes: dict[str, Any], refusal: type, words: str
) -> None:
    with pytest.raises(refusal, match=words):
        await drafted(session, item, **changes)


async def test_what_is_refused_is_not_said_again(session: AsyncSession) -> None:
    with pytest.raises(rules.NotForThePublic) as refused:
        await drafted(session, "7c", body="CCCD 022090001234")

    assert "022090001234" not in f"{refused.value} {refused.value.fields}"


async def test_items_without_persons_may_hold_numbers(session: AsyncSession) -> None:
    await drafted(session, "2b", columns=(), body="Tài khoản kho bạc 100234567")


@pytest.mark.parametrize("item", ["7e", "8a", "3b"])
async def test_an_item_that_may_list_persons_need_not(session: AsyncSession, item: str) -> None:
    await drafted(session, item, columns=())

    assert (await session.execute(select(Version.columns))).scalar_one() is None


@pytest.mark.parametrize(
    ("attached", "refusal"),
    [
        (table([*HEADINGS, "Số điện thoại"], [*ROW, ""]), rules.ColumnNotAllowed),
        (table([*HEADINGS, "Ghi chú"], [*ROW, ""]), rules.ColumnUnknown),
        (table(ROW, ROW), rules.HeadingMissing),
        (table(HEADINGS, [1, "A CCCD 022090001234", 1962, "Khu 3", 1]), rules.NotForThePublic),
        (table(HEADINGS, [1, "A", "1962-03-12 00:00:00", "Khu 3", 1]), rules.BirthYearOnly),
        (Attachment(text="Bà B, sinh ngày 12/03/1962"), rules.NotForThePublic),
        (Attachment((*table(HEADINGS, ROW).tables, *table(ROW).tables)), rules.HeadingMissing),
    ],
)
async def test_a_table_that_shows_too_much_is_refused(
    session: AsyncSession, attached: Attachment, refusal: type
) -> None:
    with pytest.raises(refusal):
        await drafted(session, attached=attached)


async def test_a_plain_table_under_its_title_passes_with_sums(session: AsyncSession) -> None:
    await drafted(session, attached=table(["DANH SÁCH HỘ"], [""], HEADINGS, ROW, ROW))


async def kept(store: FileStore, content: io.BytesIO) -> StoredFile:
    return await store.keep(CODE, content.getvalue())


async def test_hidden_sheets_and_word_tables_are_read_too() -> None:
    store, out = FileStore("memory:///"), io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    hidden = book.create_sheet("Gốc")
    hidden.sheet_state = "hidden"
    hidden.append(["Họ tên", "Số CCCD"])
    book.save(out)
    read = await read_attachment(store, CODE, await kept(store, out))
    assert [list(rows[0]) for rows in read.tables] == [HEADINGS, ["Họ tên", "Số CCCD"]]

    out, paper = io.BytesIO(), docx.Document()
    paper.add_paragraph("CCCD 022090001234")
    paper.add_table(1, 2).rows[0].cells[1].text = "Năm sinh"
    paper.save(out)
    read = await read_attachment(store, CODE, await kept(store, out))
    assert (read.text, read.tables) == ("CCCD 022090001234", ([["", "Năm sinh"]],))


async def test_what_a_word_file_hides_is_read_too() -> None:
    store, out, paper = FileStore("memory:///"), io.BytesIO(), docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Sổ 111"
    paper.add_comment(paper.add_paragraph("Hộ nghèo").runs, text="Sổ 222")
    paper.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "Sổ 333"
    deleted = paper.add_paragraph().add_run("Sổ 444")._r
    deleted.t_lst[0].tag = qn("w:delText")
    paper.save(out)

    read = await read_attachment(store, CODE, await kept(store, out))

    assert {"Hộ nghèo", "Sổ 111", "Sổ 222", "Sổ 333", "Sổ 444"} <= set(read.text.split("\n"))


async def test_a_word_file_that_is_broken_inside_is_refused() -> None:
    store, out, broken = FileStore("memory:///"), io.BytesIO(), io.BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out) as good, zipfile.ZipFile(broken, "w") as bad:
        for entry in good.namelist():
            content = good.read(entry)
            bad.writestr(entry, content[:99] if entry == "word/document.xml" else content)

    with pytest.raises(ListNotReadable):
        await read_attachment(store, CODE, await kept(store, broken))


async def test_a_file_that_is_only_called_a_workbook_is_refused() -> None:
    store, out = FileStore("memory:///"), io.BytesIO()
    openpyxl.Workbook().save(out)
    file = await kept(store, out)
    word = next(kind for kind, ending in KINDS.items() if ending == "docx")
    as_word = replace(file, media_type=word)

    with pytest.raises(ListNotReadable):
        await read_attachment(store, CODE, as_word)
    assert await read_attachment(store, CODE, None) == Attachment()


def test_a_list_stays_until_the_last_sheet_may_come_down() -> None:
    def sheet(until: date | None) -> Sheet:
        return Sheet(HEADQUARTERS, Hanging.UP, SIGNED_ON, until)

    until = rules.searchable_until
    assert until(SIGNED_ON, 30, []) == date(2026, 4, 1)
    assert until(SIGNED_ON, 30, [sheet(date(2026, 4, 3)), sheet(date(2026, 4, 9))]) == date(
        2026, 4, 9
    )
    assert not rules.has_left(COLUMNS, None, date(2026, 4, 1), date(2026, 4, 1))
    assert rules.has_left(COLUMNS, None, date(2026, 4, 1), date(2026, 4, 2))
    assert rules.has_left(COLUMNS, date(2026, 3, 30), date(2026, 4, 1), date(2026, 3, 30))
    assert not rules.has_left(None, date(2026, 3, 30), date(2026, 4, 1), date(2027, 1, 1))


async def test_the_end_is_noted_and_told_once(session: AsyncSession) -> None:
    row = await published(session, "7c", title=NAMED)
    await hang(session, row, HOUSES[0], day=2)
    await session.flush()

    for day in (30, 32):
        await end_searches(session, by=CLOCK, now=later(day))
    assert told(session, "list.search_ended") == []
    for day in (33, 34):
        await end_searches(session, by=CLOCK, now=later(day))
        await session.flush()
    [event] = told(session, "list.search_ended")
    assert (event["item"], event["ended_on"]) == ("7c", "2026-04-04")


async def test_what_is_told_and_listed_for_ever_names_no_list_by_its_title(
    session: AsyncSession,
) -> None:
    await published(session, "7c", title=NAMED)
    await session.flush()

    raised, shown = told(session, "obligation.raised"), told(session, "disclosure.published")
    assert {event["title"] for event in (*raised, *shown)} == {"Danh sách đối tượng thụ hưởng"}
    entries = await disclosed_between(session, date(2026, 1, 1), date(2026, 3, 31))
    assert [entry.title for entry in entries] == ["Danh sách đối tượng thụ hưởng"]


async def test_what_is_late_or_behind_is_told_without_the_title_of_a_list(
    session: AsyncSession,
) -> None:
    owed = await register_document(session, **a_document("7c", title=NAMED), by=LAN, now=later(0))
    owed.planned_on = later(1).date()
    await session.flush()

    await flag_behind_plan(session, by=CLOCK, now=later(9))
    await flag_late(session, by=CLOCK, now=later(9))

    both = (*told(session, "obligation.behind_plan"), *told(session, "obligation.late"))
    assert [event["title"] for event in both] == ["Danh sách đối tượng thụ hưởng"] * 2


async def test_a_correction_keeps_the_columns_or_says_others(session: AsyncSession) -> None:
    row = await published(session, "7c")
    said = {
        "title": "Danh sách",
        "summary": "Sửa.",
        "body": "",
        "number": "13/QĐ",
        "signed_on": SIGNED_ON,
        "signer_position": "Chủ tịch",
        "reason": "Sai tên",
        "file": None,
        "by": LAN,
        "now": later(1),
    }
    with pytest.raises(rules.ColumnNotAllowed):
        await actions.correct_disclosure(session, row.id, **said, columns=("phone",))
    with pytest.raises(rules.NotForThePublic):
        await actions.correct_disclosure(session, row.id, **{**said, "reason": "ĐT 0912345678"})
    row.state = "published"
    await actions.correct_disclosure(session, row.id, **said)
    await session.flush()
    kept_columns = (await session.execute(select(Version.columns))).scalars().all()
    assert kept_columns == [list(COLUMNS)] * 2
    with pytest.raises(rules.NotForThePublic):
        await actions.withdraw_disclosure(
            session, row.id, reason="CCCD 022090001234 sai", by=BINH, now=later(2)
        )
