"""Plans of other shapes: flat aims, lettered levels, articles, tables, letterheads."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from services.planning.importing.importer import read_pasted, read_plan
from services.planning.importing.plan import NodeKind

FLAT = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG BẾN NƯỚC             Độc lập - Tự do - Hạnh phúc

Số: 12a/KH-UBND             Bến Nước, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2026

Căn cứ Luật Thực hiện dân chủ ở cơ sở;
Căn cứ Nghị định số 59/2023/NĐ-CP.

I. MỤC ĐÍCH, YÊU CẦU
1. Bảo đảm phương châm “dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng”.
2. Gắn QCDC với cải cách hành chính.
3. Tránh hình thức.
4. Phân công rõ người, rõ việc.
II. NỘI DUNG
1. Công khai
1.1. Việc phải công khai
a) Niêm yết tại trụ sở.
b) Phát trên loa truyền thanh.
+ Sáng và chiều.
1.2. Thời gian công khai
- Ít nhất 30 ngày.
III. TỔ CHỨC THỰC HIỆN
Các phòng chuyên môn thực hiện Kế hoạch này.
Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- Lưu: VT.                                      CHỦ TỊCH
                                               Nguyễn Văn A
"""

RULES = """QUY CHẾ
Thực hiện dân chủ ở xã

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc công khai theo Chương II Luật.
Điều 2. Nguyên tắc
1. Bảo đảm quyền của Nhân dân.
2. Công khai, minh bạch:
a) Đúng hạn;
b) Đúng nơi.
Chương II
CÔNG KHAI
Điều 3. Hình thức công khai
1. Niêm yết theo khoản 2 Điều 13.
"""


def test_numbered_aims_that_head_nothing_are_items_not_headings():
    plan = read_pasted(FLAT)

    aims = plan.node("I").children

    assert [(n.path, n.kind) for n in aims] == [(f"I.{n}", NodeKind.ITEM) for n in range(1, 5)]


def test_decimal_lettered_and_plus_levels_nest():
    plan = read_pasted(FLAT)

    assert [n.path for n in plan.node("II").walk()] == [
        *("II", "II.1", "II.1.1", "II.1.1.a", "II.1.1.b", "II.1.1.b/1", "II.1.2", "II.1.2/1"),
    ]


def test_letterhead_in_two_columns_gives_number_and_day():
    plan = read_pasted(FLAT)

    assert plan.number == "12a/KH-UBND"
    assert plan.signed_on == date(2026, 2, 5)
    assert plan.title == "KẾ HOẠCH Thực hiện dân chủ ở cơ sở năm 2026"
    assert [n.text for n in plan.recipients] == ["Lưu: VT."]
    assert (plan.signer_position, plan.signer) == ("CHỦ TỊCH", "Nguyễn Văn A")


def test_a_draft_with_a_blank_number_and_day_has_none():
    plan = read_pasted(
        FLAT.replace("12a/KH", "    /KH").replace("ngày 05 tháng 02", "ngày   tháng")
    )

    assert plan.number is None
    assert plan.signed_on is None


def test_chapters_articles_and_clauses_nest():
    plan = read_pasted(RULES)

    assert [n.path for n in plan.walk() if n.kind not in (NodeKind.TITLE,)] == [
        *("I", "I.1", "I.1/1", "I.2", "I.2.1", "I.2.2", "I.2.2.a", "I.2.2.b"),
        *("II", "II.3", "II.3.1"),
    ]
    assert plan.node("I").heading == "QUY ĐỊNH CHUNG"


def test_chapters_and_sections_in_small_letters_are_headings_and_citations_are_not():
    plan = read_pasted(
        "QUY CHẾ\n\nChương I. Quy định chung\n\nMục 1. Phạm vi\n\nĐiều 1. Áp dụng\n\n"
        "Thực hiện theo\nChương III Luật này, trừ trường hợp nêu ở\nMục 2 của Quy chế.\n\n"
        "1. Khoản một:\na) Điểm a;\nđ) Điểm đ;\n\nChương II. Công khai\n\nĐiều 2. Hình thức"
    )

    assert [n.path for part in plan.parts for n in part.walk()] == [
        *("I", "I.M1", "I.M1.1", "I.M1.1/1", "I.M1.1.1", "I.M1.1.1.a", "I.M1.1.1.đ"),
        *("II", "II.2"),
    ]


def test_a_truncated_day_is_no_day():
    plan = read_pasted(FLAT.replace("năm 2026\n\nKẾ HOẠCH", "năm 20\n\nKẾ HOẠCH"))

    assert plan.signed_on is None
    assert plan.year == 2026


@pytest.mark.parametrize("bullet", ["-", "–", "—", "−", "•", "●", "▪", "■", "*", "\uf0b7"])
def test_every_kind_of_bullet_opens_a_line(bullet):
    plan = read_pasted(f"I. A\n\n{bullet} Một.\n\n{bullet} Hai.\n\nII. B\n")

    assert [(n.kind, n.text) for n in plan.node("I").children] == [
        (NodeKind.BULLET, "Một."),
        (NodeKind.BULLET, "Hai."),
    ]


def test_a_part_numbered_twice_keeps_both():
    plan = read_pasted("I. MỤC ĐÍCH\n- Một.\nII. NỘI DUNG\n- Hai.\nII. TỔ CHỨC\n- Ba.\n")

    assert [part.path for part in plan.parts] == ["I", "II", "II(2)"]


def test_tables_of_a_word_file_are_kept_row_by_row():
    document = Document()
    for text in ("I. MỤC ĐÍCH", "- Một.", "II. PHÂN CÔNG", "1. Bảng phân công"):
        document.add_paragraph(text)
    table = document.add_table(rows=2, cols=3)
    for place, word in enumerate(["TT", "Việc", "Hạn", "1", "Niêm yết công khai", "25/5"]):
        table.cell(place // 3, place % 3).text = word
    document.add_paragraph("Các đơn vị thực hiện.")
    content = BytesIO()
    document.save(content)

    plan = read_plan(content.getvalue())

    assert [(n.kind, n.text) for n in plan.node("II.1").children] == [
        (NodeKind.ROW, "TT | Việc | Hạn"),
        (NodeKind.ROW, "1 | Niêm yết công khai | 25/5"),
        (NodeKind.PARAGRAPH, "Các đơn vị thực hiện."),
    ]


def test_a_word_letterhead_in_a_table_is_read_as_lines():
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nPHƯỜNG BẾN NƯỚC"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    table.cell(1, 0).text = "Số: 7/KH-UBND"
    table.cell(1, 1).text = "Bến Nước, ngày 01 tháng 3 năm 2026"
    for text in ("KẾ HOẠCH", "I. MỤC ĐÍCH", "- Một.", "II. NỘI DUNG", "- Hai."):
        document.add_paragraph(text)
    content = BytesIO()
    document.save(content)

    plan = read_plan(content.getvalue())

    assert (plan.number, plan.signed_on) == ("7/KH-UBND", date(2026, 3, 1))
