"""Vietnamese text: what people read, what a search finds, what a list is ordered by."""

import unicodedata
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs import vietnamese as vi

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
words = st.text(LETTERS + LETTERS.upper(), min_size=1, max_size=8)
phrases = st.lists(words, min_size=1, max_size=5).map(" ".join)


def test_searching_forgets_tones_hats_and_capitals() -> None:
    assert vi.fold("Đất đai, Uỷ ban") == "dat dai, uy ban"
    assert vi.fold("Hòa") == vi.fold("hoà")


@given(phrases)
def test_folding_gives_ascii_whatever_the_unicode_form(text: str) -> None:
    folded = vi.fold(text)

    assert folded.isascii()
    assert folded == vi.fold(folded) == vi.fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_one_unicode_form_is_reached_once_and_for_all(text: str) -> None:
    assert vi.nfc(vi.nfc(text)) == vi.nfc(text) == unicodedata.normalize("NFC", text)


def test_words_stand_in_the_order_of_a_dictionary() -> None:
    ordered = (
        "a", "à", "ả", "ã", "á", "ạ", "an", "ăn", "ân", "ba", "bà", "bá", "bà con", "ca", "da",
        "đa", "e", "ê", "ma", "Ma", "mà", "mả", "mã", "má", "mạ", "o", "ô", "ơ", "u", "ư", "y",
    )  # fmt: skip

    by_code_point = sorted(ordered)
    assert tuple(sorted(by_code_point, key=vi.sort_key)) == ordered
    assert tuple(sorted(["10", "khu 2", "Khu", "khu 1"], key=vi.sort_key)) == (
        "10", "Khu", "khu 1", "khu 2",
    )  # fmt: skip


@given(phrases, phrases)
def test_sort_keys_are_ascii_and_letters_come_before_tones_before_case(a: str, b: str) -> None:
    def letters(text: str) -> list[int]:
        plain = (unicodedata.normalize("NFD", sign) for sign in vi.nfc(text.lower()))
        kept = (
            "".join(c for c in sign if c not in "\u0300\u0309\u0303\u0301\u0323") for sign in plain
        )
        return [" aăâbcdđeêghiklmnoôơpqrstuưvxy".index(vi.nfc(sign)) for sign in kept]

    assert vi.sort_key(a).isascii()
    assert (vi.sort_key(a) == vi.sort_key(b)) == (a == b)
    if letters(a) != letters(b):
        assert (vi.sort_key(a) < vi.sort_key(b)) == (letters(a) < letters(b))


def test_people_are_listed_by_their_given_name() -> None:
    people = ["Trần Văn Bình", "Lê Thị Ánh", "Đỗ An", "Bùi Thị An", "Vũ An Ân", "An"]

    assert sorted(people, key=vi.person_key) == [
        "An", "Bùi Thị An", "Đỗ An", "Lê Thị Ánh", "Vũ An Ân", "Trần Văn Bình",
    ]  # fmt: skip
    assert vi.person_key("") == ""


def test_dates_carry_the_zero_that_documents_require() -> None:
    assert vi.dmy(date(2026, 2, 5)) == "05/02/2026"
    assert vi.long_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert vi.long_date(date(2026, 1, 31)) == "ngày 31 tháng 01 năm 2026"
    assert vi.long_date(date(2026, 3, 9)) == "ngày 09 tháng 3 năm 2026"
    assert vi.long_date(date(2026, 11, 10)) == "ngày 10 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234.5, None, "1.234,5"), (0, None, "0"), (1234567, None, "1.234.567"),
        (-1000, None, "-1.000"),
        (Decimal("2.345"), 2, "2,35"), (1, 2, "1,00"), (-0.001, 1, "0,0"), (999.95, 1, "1.000,0"),
    ],
)  # fmt: skip
def test_numbers_use_points_for_thousands_and_a_comma(
    value: float, decimals: int | None, expected: str
) -> None:
    assert vi.number(value, decimals) == expected


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3
    )
)
def test_a_written_number_reads_back_as_itself(value: Decimal) -> None:
    assert Decimal(vi.number(value).replace(".", "").replace(",", ".")) == value


def test_shares_never_round_the_last_case_away() -> None:
    assert vi.percent(8, 9) == "88,9%"
    assert vi.percent(9, 9) == "100%"
    assert vi.percent(0, 9) == "0%"
    assert vi.percent(1, 2) == "50%"
    assert vi.percent(1999, 2000) == "99,9%"
    assert vi.percent(1, 100_000) == "0,1%"
    assert vi.percent(0, 0) == "–"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_share_is_all_only_when_it_is_all(part: int, more: int, decimals: int) -> None:
    assert vi.percent(part + more, part + more, decimals) == "100%"
    assert vi.percent(part, part + more, decimals) != "100%"
    assert (vi.percent(part, part + more, decimals) == "0%") == (part == 0)


def test_deadlines_are_told_in_words() -> None:
    today = date(2026, 5, 22)

    assert vi.days_left(today, date(2026, 5, 25)) == "còn 3 ngày"
    assert vi.days_left(today, today) == "hôm nay là hạn"
    assert vi.days_left(today, date(2026, 5, 21)) == "quá hạn 1 ngày"
    assert vi.days_left(today, date(2026, 5, 25), working_days=1) == "còn 1 ngày làm việc"
    assert vi.days_left(today, date(2026, 5, 18), working_days=-4) == "quá hạn 4 ngày làm việc"
    assert vi.days_left(today, date(2026, 5, 24), working_days=0) == "còn 2 ngày"


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-400, 400))
def test_a_deadline_is_ahead_today_or_behind(today: date, days: int) -> None:
    told = vi.days_left(today, today + timedelta(days=days))

    assert told == (
        f"còn {days} ngày" if days > 0 else f"quá hạn {-days} ngày" if days else "hôm nay là hạn"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "không"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"),
        (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"),
        (55, "năm mươi lăm"), (100, "một trăm"), (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (121, "một trăm hai mươi mốt"), (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_010, "một nghìn không trăm mười"), (40_622, "bốn mươi nghìn sáu trăm hai mươi hai"),
        (2_000_000, "hai triệu"),
        (1_000_001_005, "một tỷ không trăm linh một nghìn không trăm linh năm"),
        (3_000_000_000_000, "ba nghìn tỷ"), (-21, "âm hai mươi mốt"),
    ],
)  # fmt: skip
def test_numbers_are_written_out(value: int, expected: str) -> None:
    assert vi.in_words(value) == expected


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_two_numbers_never_share_their_words(a: int, b: int) -> None:
    assert (vi.in_words(a) == vi.in_words(b)) == (a == b)
