"""Accounts from a list: every row is judged by the rules of one account, and all enter or none."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from libs.kernel import testing
from libs.kernel.outbox import told
from libs.permissions import NotYourRole, Role
from libs.spreadsheet import CellsBeyond, csv_lines
from services.directory.officials import rules
from services.directory.officials.importing import actions, sheet
from services.directory.officials.queries import officials
from services.directory.units.actions import open_unit
from services.directory.units.sheet import COLUMNS as OF_UNITS
from tests.directory.conftest import CHAIR, NOW, OFFICE, WARD

HEAD = "Họ và tên;Tên đăng nhập;Chức vụ;Đơn vị;Vai trò;Thư điện tử\n"
GOOD = HEAD + (
    "Cán bộ A;list.a;Chánh Văn phòng;;văn phòng;a@example.vn\n"
    "Cán bộ B;List.B;Trưởng khu;Khu Mẫu;Trưởng khu phố;\n"
)


async def _unit(session):
    await open_unit(session, kind="neighbourhood", name="Khu Mẫu", by=OFFICE, now=NOW)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Văn phòng", Role.OFFICE),
        ("TIEP CONG DAN", Role.RECEPTION_CLERK),
        ("neighbourhood_head", Role.NEIGHBOURHOOD_HEAD),
        ("bếp", None),
    ],
)
def test_roles_are_read_as_people_write_them(words, role):
    assert rules.role_of(words) == role


async def test_each_account_of_a_list_is_given_by_its_own_action_and_event(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        await _unit(session)
        before = len(told(session))
        rows = sheet.read(csv_lines(GOOD))

        given = await actions.import_officials(session, rows, by=CHAIR, now=NOW)

        events = [row["headers"]["ce-type"] for row in told(session)[before:]]
        assert events == ["directory.official.appointed"] * 2
        assert len({password for _, password in given}) == 2
        found = {one.account.username: one for one in await officials(session)}
        assert found["list.b"].unit_name == "Khu Mẫu"
        assert found["list.a"].account.must_change_password


async def test_one_bad_row_gives_nobody_an_account(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        await _unit(session)
        bad = GOOD + "Cán bộ C;list.a;;Khu Lạ;Trưởng khu phố;khong-phai-thu\n"
        bad += "Cán bộ D;list.d;Trưởng khu;;Trưởng khu phố;\n"
        rows = sheet.read(csv_lines(bad))

        with pytest.raises(actions.AccountsNotGood) as refused:
            await actions.import_officials(session, rows, by=CHAIR, now=NOW)

        assert set(refused.value.fields) == {
            *("4.username", "4.position", "4.unit", "4.email"),
            "5.roles",
        }
        assert refused.value.fields["5.roles"].endswith(rules.UnitNeeded().sentence)
        assert await officials(session) == []


def test_roles_that_moved_beyond_the_headings_are_refused_and_quoted_ones_are_read():
    roles = "văn phòng;tiếp công dân"
    with pytest.raises(CellsBeyond) as refused:
        sheet.read(csv_lines(HEAD + f"Cán bộ A;list.a;Công chức;;{roles};a@example.vn\n"))
    assert "Dòng 2" in refused.value.sentence

    [row] = sheet.read(csv_lines(HEAD + f'Cán bộ A;list.a;Công chức;;"{roles}";\n'))
    assert row.cells["roles"] == roles


async def test_a_list_given_twice_says_so_and_what_to_do_without_the_passwords(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        await _unit(session)
        await actions.import_officials(session, sheet.read(csv_lines(GOOD)), by=CHAIR, now=NOW)

        with pytest.raises(actions.ListGivenBefore) as refused:
            await actions.import_officials(session, sheet.read(csv_lines(GOOD)), by=CHAIR, now=NOW)

        assert "hãy đặt lại ở trang từng người" in refused.value.sentence
        more = sheet.read(csv_lines(GOOD + "Cán bộ C;list.c;Công chức;;Văn phòng;\n"))
        judged = await actions.check_officials(session, more, by=CHAIR)
        assert [set(row.errors) for row in judged] == [{"username"}, {"username"}, set()]


async def test_only_who_keeps_accounts_gives_a_list_and_never_more_than_fifty(door, ward):
    _, database = door
    async with database.session(WARD) as session:
        with pytest.raises(NotYourRole):
            await actions.check_officials(session, [], by=OFFICE)
    many = HEAD + "".join(f"Cán bộ;list{n};Mẫu;;Văn phòng;\n" for n in range(51))
    with pytest.raises(sheet.TooManyAccounts):
        sheet.read(csv_lines(many))


async def test_the_files_to_fill_in_hold_the_headings_that_are_read(client, ward):
    paths = {"officials/template": (CHAIR, sheet.COLUMNS), "unit-template": (OFFICE, OF_UNITS)}
    for path, (who, columns) in paths.items():
        answer = await client.get(f"{ward}/{path}", headers=testing.signed(who))
        lines = load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
        assert [list(line) for line in lines] == [list(columns.values())]
