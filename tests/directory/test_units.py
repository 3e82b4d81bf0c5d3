"""Units: opened, renamed, closed, and imported all or none."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from openpyxl import Workbook

from libs import spreadsheet
from libs.kernel import testing
from libs.kernel.files import Desk
from libs.kernel.outbox import told
from services.directory.main import service
from services.directory.tables import Unit
from services.directory.units import actions, rules, sheet
from services.directory.units.rules import UnitKind
from tests.directory.conftest import NOW, OFFICE, WARD

GOOD = """Loại;Tên;Tên viết tắt;Thuộc đơn vị;Nhà văn hóa
Phòng;Phòng Văn hóa - Xã hội;VH-XH;;
khu phố;Khu phố Bí Thượng;Bí Thượng;;Nhà văn hóa Bí Thượng
Trường;Trường Tiểu học Bạch Đằng;TH Bạch Đằng;Phòng Văn hóa - Xã hội;
"""
BAD = """Loại;Tên;Tên viết tắt;Thuộc đơn vị;Nhà văn hóa
Phòng;Phòng Kinh tế;KT;;Nhà văn hóa
Xưởng;Khu phố Đền Công;;;
Khu phố;Phòng kinh tế;;Sở Nội vụ;
"""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Khu phố", UnitKind.NEIGHBOURHOOD),
        ("to dan pho", UnitKind.NEIGHBOURHOOD),
        ("MẶT TRẬN", UnitKind.FRONT),
        ("department", UnitKind.DEPARTMENT),
        ("Ban  TTND", UnitKind.INSPECTION_BOARD),
        ("Đảng ủy", UnitKind.PARTY),
        ("xưởng", None),
    ],
)
def test_kinds_are_read_as_people_write_them(words, kind):
    assert rules.kind_of(words) == kind


async def test_a_units_old_name_stays_with_it_and_its_end_names_a_successor(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        asked = {"by": OFFICE, "now": NOW}
        old = await actions.open_unit(session, kind="neighbourhood", name="Khu 5", **asked)
        new = await actions.open_unit(session, kind="neighbourhood", name="Khu 6", **asked)
        await actions.rename_unit(session, old.id, name="Khu 5A", short_name=None, **asked)
        await actions.close_unit(
            session, old.id, closed_on=NOW.date(), successor_id=new.id, **asked
        )

        assert old.former_names[0]["name"] == "Khu 5"
        assert [row["headers"]["ce-type"] for row in told(session)] == [
            "directory.unit.opened",
            "directory.unit.opened",
            "directory.unit.renamed",
            "directory.unit.closed",
        ]
        assert json.loads(told(session)[-1]["body"])["successor_id"] == str(new.id)


async def test_two_open_units_never_share_a_name_whatever_its_capitals(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        asked = {"by": OFFICE, "now": NOW}
        await actions.open_unit(session, kind="office", name="Văn phòng", **asked)

        with pytest.raises(rules.NameTaken):
            await actions.open_unit(session, kind="office", name="VĂN  PHÒNG", **asked)


async def test_a_unit_cannot_succeed_itself_and_cannot_close_twice(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        asked = {"by": OFFICE, "now": NOW}
        unit = await actions.open_unit(session, kind="office", name="Văn phòng", **asked)
        ends = {"closed_on": NOW.date(), **asked}

        with pytest.raises(rules.SuccessorNotOpen):
            await actions.close_unit(session, unit.id, successor_id=unit.id, **ends)
        await actions.close_unit(session, unit.id, successor_id=None, **ends)
        with pytest.raises(rules.AlreadyClosed):
            await actions.close_unit(session, unit.id, successor_id=None, **ends)


async def test_a_dry_run_names_every_fault_by_line_and_column_and_imports_nothing(client, ward):
    form = {"text": BAD, "dry_run": True}

    answer = await client.post(f"{ward}/units/import", json=form, headers=testing.signed(OFFICE))

    rows = answer.json()["rows"]
    assert [set(row["errors"]) for row in rows] == [
        {"community_house"},
        {"kind"},
        {"name", "parent"},
    ]
    assert rows[1]["errors"]["kind"] == "Không có loại đơn vị “Xưởng”."
    assert (await client.get(f"{ward}/units")).json() == []


async def test_one_bad_row_refuses_the_whole_sheet(client, ward):
    mixed = GOOD + "Xưởng;Xưởng in;;;\n"

    answer = await client.post(
        f"{ward}/units/import", json={"text": mixed}, headers=testing.signed(OFFICE)
    )

    assert answer.status_code == 422
    assert answer.json()["fields"] == {"5.kind": "Dòng 5, cột Loại: Không có loại đơn vị “Xưởng”."}
    assert (await client.get(f"{ward}/units")).json() == []


async def test_a_good_sheet_enters_every_row_with_its_parent_and_community_house(client, ward):
    answer = await client.post(
        f"{ward}/units/import", json={"text": GOOD}, headers=testing.signed(OFFICE)
    )
    units = {unit["name"]: unit for unit in (await client.get(f"{ward}/units")).json()}

    assert answer.json()["imported"] == 3
    culture = units["Phòng Văn hóa - Xã hội"]
    assert units["Trường Tiểu học Bạch Đằng"]["parent_id"] == culture["id"]
    assert units["Khu phố Bí Thượng"]["community_house"] == "Nhà văn hóa Bí Thượng"


async def test_a_list_of_houses_enters_the_missing_ones_and_all_or_none(client, ward):
    head, who = "Loại;Tên;Nhà văn hóa\n", testing.signed(OFFICE)
    first = head + "Khu phố;Khu Một;\nKhu phố;Khu Hai;Nhà văn hóa Hai\n"
    await client.post(f"{ward}/units/import", json={"text": first}, headers=who)
    one = "Khu phố;khu một;Nhà văn hóa Một\n"
    again = "Khu phố;Khu Hai;Nhà khác\n"

    refused = await client.post(
        f"{ward}/units/import", json={"text": head + one + again}, headers=who
    )
    twice = await client.post(f"{ward}/units/import", json={"text": head + one * 2}, headers=who)
    before = {unit["name"]: unit for unit in (await client.get(f"{ward}/units")).json()}
    entered = await client.post(f"{ward}/units/import", json={"text": head + one}, headers=who)
    after = {unit["name"]: unit for unit in (await client.get(f"{ward}/units")).json()}

    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["3.name"])
    assert (twice.status_code, list(twice.json()["fields"])) == (422, ["3.name"])
    assert before["Khu Một"]["community_house"] is None
    assert entered.status_code == 201, entered.text
    assert after["Khu Một"] == before["Khu Một"] | {"community_house": "Nhà văn hóa Một"}
    assert after["Khu Hai"]["community_house"] == "Nhà văn hóa Hai"


async def test_an_uploaded_workbook_is_read_through_its_receipt(postgres, settings, tmp_path):
    book = Workbook()
    for line in (["Loại", "Tên"], ["Khu phố", "Khu phố Yên Thanh"]):
        book.active.append(line)
    content = io.BytesIO()
    book.save(content)
    here = settings.model_copy(update={"files_url": f"file://{tmp_path}"})
    from libs.kernel.files import FileStore

    stored = await FileStore(here.files_url).keep(WARD, content.getvalue())
    async with testing.service_client(service, here) as (client, _):
        receipt = Desk(here.link_key).receipt(WARD, stored, NOW)
        with testing.time_is(NOW):
            answer = await client.post(
                f"/api/wards/{WARD}/directory/units/import",
                json={"receipt": receipt, "dry_run": True},
                headers=testing.signed(OFFICE),
            )

    assert answer.json()["rows"][0]["cells"][1] == "Khu phố Yên Thanh"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", spreadsheet.SheetEmpty),
        ("Loại;Tên\n", spreadsheet.SheetEmpty),
        ("Tên;Nhà văn hóa\nKhu 1;\n", spreadsheet.ColumnMissing),
        ("Loại,Tên\n" + "Khu,Khu 1\n" * 1001, spreadsheet.TooManyRows),
    ],
)
def test_a_sheet_that_cannot_be_imported_says_why(text, refusal):
    with pytest.raises(refusal):
        sheet.read(spreadsheet.csv_lines(text))


def test_a_file_that_is_no_workbook_is_refused():
    with pytest.raises(spreadsheet.SheetNotReadable):
        spreadsheet.xlsx_lines(b"PK\x03\x04 not a workbook")


async def test_visitors_and_clerks_change_no_unit(client, ward):
    clerk = OFFICE.__class__(OFFICE.id, WARD, frozenset({"reception_clerk"}))
    form = {"text": GOOD}

    visitor = await client.post(f"{ward}/units/import", json=form)
    other = await client.post(f"{ward}/units/import", json=form, headers=testing.signed(clerk))

    assert (visitor.status_code, other.status_code) == (401, 403)


async def test_another_wards_unit_is_not_found(door, ward):
    client, database = door
    hidden = Unit(kind="office", name="Xa", name_key="xa", short_name="Xa", opened_on=NOW.date())
    async with database.transaction("06820") as session:
        session.add(hidden)

    answer = await client.get(f"{ward}/units/{hidden.id}")

    assert answer.status_code == 404


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", b"\0" * (spreadsheet.UNPACKED_BYTES_MAX + 1))

    assert len(out.getvalue()) < 100_000
    with pytest.raises(spreadsheet.SheetNotReadable):
        spreadsheet.xlsx_lines(out.getvalue())


def workbook(rows: dict[int, tuple[str, str]]) -> bytes:
    """A workbook whose first sheet has these rows, by their number."""
    book, content = Workbook(), io.BytesIO()
    for number, row in rows.items():
        for place, cell in enumerate(row, start=1):
            book.active.cell(number, place, cell)
    book.save(content)
    return content.getvalue()


def with_blanks(count: int) -> dict[int, tuple[str, str]]:
    """A heading and so many units, with a blank row after every fifty and one of spaces below."""
    units = {2 + n + n // 50: ("Khu phố", f"Khu {n + 1}") for n in range(count)}
    return {1: ("Loại", "Tên"), **units, 1500: (" ", " ")}


@pytest.mark.parametrize("count", [995, 1000])
def test_blank_rows_between_units_cost_no_unit(count):
    found = sheet.read(spreadsheet.xlsx_lines(workbook(with_blanks(count))))

    assert len(found) == count
    assert (found[50].line, found[-1].line) == (53, 2 + (count - 1) + (count - 1) // 50)


def test_one_unit_more_than_are_taken_is_refused_and_not_left_out():
    with pytest.raises(spreadsheet.TooManyRows):
        spreadsheet.xlsx_lines(workbook(with_blanks(1001)))


@pytest.mark.parametrize("last", [20_001, 1_048_576])
def test_a_sheet_is_not_read_for_ever_and_what_lies_far_below_is_refused(last):
    with pytest.raises(spreadsheet.SheetTooLong):
        spreadsheet.xlsx_lines(workbook({1: ("Loại", "Tên"), last: ("Khu phố", "Khu 1")}))
