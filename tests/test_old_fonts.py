"""Text typed with the fonts from before Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs import old_fonts as old

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
TCVN3_CODES = bytes.fromhex(
    "61 B5 B6 B7 B8 B9 A8 BB BC BD BE C6 A9 C7 C8 C9 CA CB 62 63 64 AE 65 CC CE CF D0 D1 AA D2"
    " D3 D4 D5 D6 67 68 69 D7 D8 DC DD DE 6B 6C 6D 6E 6F DF E1 E2 E3 E4 AB E5 E6 E7 E8 E9 AC"
    " EA EB EC ED EE 70 71 72 73 74 75 EF F1 F2 F3 F4 AD F5 F6 F7 F8 F9 76 78 79 FA FB FC FD FE"
)
VNI = {
    "Ủy ban nhân dân phường": "Uûy ban nhaân daân phöôøng",
    "MỤC ĐÍCH, YÊU CẦU": "MUÏC ÑÍCH, YEÂU CAÀU",
    "Nội dung thực hiện": "Noäi dung thöïc hieän",
    "kỷ luật, nghĩa vụ, lợi ích, bằng lăng": "kyû luaät, nghóa vuï, lôïi ích, baèng laêng",
}


def test_old_fonts_are_read() -> None:
    typed = "§¬n kiÕn nghÞ, Uû ban nh©n d©n ph\u00adêng"

    assert old.looks_tcvn3(typed)
    assert old.from_tcvn3(typed) == "Đơn kiến nghị, Uỷ ban nhân dân phường"


@given(st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1).map(" ".join))
def test_unicode_survives_the_way_through_the_old_encoding(text: str) -> None:
    typed = text.translate(str.maketrans(LETTERS, TCVN3_CODES.decode("latin-1")))

    assert old.from_tcvn3(typed) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân phường",
        "hòa bình",
        "© 2026 UBND",
        "25 °C · 30 m² ± 1½",
        "«Ba công khai» và «Hai lắng nghe»",
        "Oracle® Java®",
        "",
    ],
)
def test_proper_text_does_not_look_old(text: str) -> None:
    assert not old.looks_tcvn3(text)
    assert not old.looks_vni(text)


@pytest.mark.parametrize(("text", "typed"), VNI.items())
def test_vni_is_read(text: str, typed: str) -> None:
    assert old.looks_vni(" ".join(VNI.values()))
    assert old.from_vni(typed) == text
