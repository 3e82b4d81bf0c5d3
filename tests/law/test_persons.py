"""What public texts about persons may hold: headings of lists, numbers, dates, illnesses."""

from __future__ import annotations

import pytest

from libs.law.catalogue import item, items
from libs.law.persons import Lists, Persons, persons_rules


def found(text: str, *, names_persons: bool = True) -> list[str]:
    return [each.key for each in persons_rules().found_in(text, names_persons=names_persons)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ông A, CCCD 022090001234", "identity_number"),
        ("số 022 090 001 234", "identity_number"),
        ("số 022.090.001.234", "identity_number"),
        ("số ０２２０９０００１２３４", "identity_number"),
        ("số 022\u200b090\u200b001234", "identity_number"),
        ("CMND 100234567 cấp tại", "old_identity_number"),
        ("CMND 100 234 567", "old_identity_number"),
        ("ĐT 0912345678", "phone"),
        ("ĐT 0912.345.678", "phone"),
        ("ĐT +84 912 345 678", "phone"),
        ("bà B, sinh ngày 12/03/1962", "birth_date"),
        ("bà B, ngày sinh: 12 tháng 3 năm 1962", "birth_date"),
        ("bà B (NS 12-3-1962)", "birth_date"),
        ("chuyển vào số tài khoản: 19012345", "account"),
        ("hỗ trợ điều trị Ung thư", "health"),
        ("nhiễm HIV", "health"),
    ],
)
def test_what_belongs_to_a_person_is_found(text: str, what: str) -> None:
    assert what in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mức hỗ trợ 1.500.000 đồng/hộ, tổng 120.000.000.000 đồng",
        "Tổng kinh phí 150000000 đồng và 150 000 000 VNĐ",
        "Quyết định số 94/QĐ-UBND ngày 20/11/2026",
        "Sinh năm 1962, khu 3",
        "Đường dây nóng 0203.3854.123 của phường, tổng đài 18001234",
        "Thửa 123, tờ bản đồ 45, diện tích 1.234,5 m2",
        "Từ ngày 01/01/2026 đến 31/12/2026",
        "Theo khoản 7 Điều 11 Luật 10/2022/QH15",
        "https://uongbi.gov.vn/tin/p13n91082",
    ],
)
def test_sums_dates_and_papers_are_not_taken_for_persons(text: str) -> None:
    assert found(text) == []


def test_an_illness_is_refused_only_where_persons_are_named() -> None:
    assert found("Chính sách hỗ trợ người mắc ung thư", names_persons=False) == []


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("STT", "ordinal"),
        ("Họ và tên chủ hộ", "full_name"),
        ("HỌ  TÊN", "full_name"),
        ("Năm sinh", "birth_year"),
        ("Ngày, tháng, năm sinh", "birth_date"),
        ("Ngày sinh", "birth_date"),
        ("Số CCCD", "identity_number"),
        ("SĐT", "phone"),
        ("Khu phố", "neighbourhood"),
        ("Địa chỉ thường trú", "address"),
        ("Số tiền hỗ trợ (đồng)", "support"),
        ("Mức bồi thường", "compensation"),
        ("Dạng khuyết tật", "health"),
        ("Lý do tạm hoãn", "circumstances"),
        ("Điểm, khoản áp dụng", "clause"),
        ("Thửa đất số", "parcel"),
        ("Diện tích (m2)", "area"),
        ("Ghi chú", None),
    ],
)
def test_a_heading_tells_its_column(heading: str, column: str | None) -> None:
    known = persons_rules().column(heading)

    assert (known.key if known else None) == column


def test_lists_show_only_what_their_purpose_needs() -> None:
    never = {"birth_date", "identity_number", "phone", "address", "account", "health"}
    shown = {key: item(key).persons for key in ("7c", "9b", "9c", "9d")}

    assert {persons.list for persons in shown.values() if persons} == {Lists.ALWAYS}
    every = {column for each in items() if each.persons for column in each.persons.columns}
    assert not every & (never | {"circumstances"})
    assert "clause" in (item("9d").persons or Persons(list=Lists.NEVER)).columns


def test_every_item_with_a_warning_about_persons_says_it_as_a_rule() -> None:
    assert [each.key for each in items() if bool(each.privacy) != bool(each.persons)] == []


def test_a_column_nobody_knows_breaks_the_catalogue() -> None:
    with pytest.raises(ValueError, match="không có cột shoe_size"):
        Persons(list=Lists.ALWAYS, columns=("shoe_size",))
    with pytest.raises(ValueError, match="không có cột"):
        Persons(list=Lists.NEVER, columns=("full_name",))
