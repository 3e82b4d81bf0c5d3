"""The DOCX of a report, read back: what Word will show and a screen reader will say."""

import io
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from libs.documents import format as nd30
from libs.documents.blocks import Document, PageBreak, Paragraph
from libs.documents.docx import write_docx

# The order in which the schema of WordprocessingML wants the parts of a paragraph and a table.
PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore pBdr shd tabs spacing ind jc rPr sectPr"
)
TABLE_ORDER = "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook"


@pytest.fixture(scope="module")
def word(report: Document) -> Any:
    return docx.Document(io.BytesIO(write_docx(report)))


def lines(word: Any) -> list[str]:
    """Every paragraph in the order of the page, those in tables too."""
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in word.element.body.iter(qn("w:p"))
    ]


def test_the_parts_stand_in_the_order_of_the_decree(word: Any) -> None:
    found = lines(word)
    parts = [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG HOA BAN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 36/BC-UBND",
        "Hoa Ban, ngày 05 tháng 02 năm 2026",
        "BÁO CÁO",
        "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT",
        "Trên đây là Báo cáo kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026./.",
        "Nơi nhận:",
        "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Người Ký Mẫu",
        "Phụ lục I",
        "DANH MỤC NGUỒN SỐ LIỆU",
    ]
    places = [found.index(part) for part in parts]

    assert places == sorted(places)


def test_paper_and_margins_are_those_of_the_decree(word: Any) -> None:
    first, annex, evidence = word.sections

    assert [first.page_width.mm, first.page_height.mm] == pytest.approx([210, 297], abs=0.1)
    assert [
        side.mm
        for side in (first.top_margin, first.right_margin, first.bottom_margin, first.left_margin)
    ] == pytest.approx(nd30.margins_mm(), abs=0.1)
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    assert annex.page_width.mm == pytest.approx(297, abs=0.1)
    assert evidence.orientation == WD_ORIENT.PORTRAIT


def test_the_page_number_is_a_field_in_the_top_margin_hidden_on_the_first_page(word: Any) -> None:
    first, *others = word.sections
    header = first.header.paragraphs[0]

    assert header.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [field.text for field in header._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert first.header_distance < first.top_margin
    assert first.different_first_page_header_footer
    assert first.first_page_header.paragraphs[0].text == ""
    assert not any(section.different_first_page_header_footer for section in others)
    assert all(section.header.is_linked_to_previous for section in others)


def test_styles_carry_font_size_and_meaning(word: Any) -> None:
    used = {paragraph.style.name for paragraph in word.paragraphs}
    body = word.styles["Body Text"]

    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Caption"} <= used
    for name in used:
        faces = word.styles[name].element.rPr.find(qn("w:rFonts"))
        assert {faces.get(qn(f"w:{side}")) for side in ("ascii", "hAnsi", "cs", "eastAsia")} == {
            "Times New Roman"
        }
        assert faces.get(qn("w:asciiTheme")) is None
        assert word.styles[name].font.color.rgb is None
        assert word.styles[name].element.find(qn("w:link")) is None
        assert word.styles[name].font.size.pt == (13 if name == "Caption" else nd30.BODY_PT)
    assert body.font.size.pt == nd30.BODY_PT
    assert body.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.paragraph_format.first_line_indent.mm == pytest.approx(10, abs=0.1)
    assert body.paragraph_format.space_after.pt == 6


def test_tables_repeat_their_head_keep_rows_whole_and_are_as_wide_as_the_text(word: Any) -> None:
    annex = word.tables[-1]
    columns = [column.width.mm for column in annex.columns]
    cells = [cell.width.mm for cell in annex.rows[5].cells]

    assert sum(columns) == pytest.approx(nd30.text_width_mm(landscape=True), abs=0.5)
    assert cells == pytest.approx(columns, abs=0.1)
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in annex.rows[:3]] == [1, 1, 0]
    assert all(len(list(row._tr.iter(qn("w:cantSplit")))) == 1 for row in annex.rows)
    assert [cell.text for cell in annex.rows[0].cells] == [
        "TT", "Nội dung", "Kết quả", "Kết quả", "Ngày niêm yết",
    ]  # fmt: skip
    assert [cell.text for cell in annex.rows[1].cells] == [
        "TT", "Nội dung", "Phải công khai", "Đã công khai", "Ngày niêm yết",
    ]  # fmt: skip
    assert [cell.text for cell in annex.rows[-1].cells] == ["", "Tổng cộng", "3.810", "3.804", ""]
    assert annex.rows[-1].cells[2].paragraphs[0].runs[0].bold
    assert annex.rows[9].cells[3].text == "1.238"
    cell = annex.rows[9].cells[3].paragraphs[0].style
    assert cell.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert cell.font.size.pt == 12
    assert cell.style_id == "BangPhai"


def test_recipients_and_signature_share_one_unbroken_row(word: Any) -> None:
    closing = next(t for t in word.tables if "Nơi nhận:" in t.rows[0].cells[0].text)
    recipients, signature = closing.rows[0].cells

    assert len(closing.rows) == 1
    assert list(closing.rows[0]._tr.iter(qn("w:cantSplit")))
    assert signature.text.splitlines() == [
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Người Ký Mẫu",
    ]  # fmt: skip
    assert recipients.paragraphs[0].runs[0].font.size.pt == 12
    assert recipients.paragraphs[1].runs[0].font.size.pt == 11


def test_a_chart_is_a_picture_with_words(word: Any) -> None:
    (picture,) = word.inline_shapes

    assert picture._inline.docPr.get("descr") == (
        "Số cuộc họp: Suối Mơ 4, Đồi Chè 3, Bến Đò 1, Cầu Gỗ 0."
    )
    assert picture.width.mm == pytest.approx(155, abs=0.1)


def test_a_figure_leads_to_the_entry_it_was_counted_from(word: Any) -> None:
    body = word.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]

    assert anchors == marks == ["evidence_1", "evidence_2", "evidence_3"]
    assert "1.268/1.270 nội dung (99,8%)(3)" in " ".join(lines(word))


def test_language_and_properties_name_no_person_and_no_hour(word: Any, report: Document) -> None:
    language = word.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}")
    properties = word.core_properties

    assert language.get(qn("w:val")) == "vi-VN"
    assert properties.title == report.title
    assert {properties.author, properties.last_modified_by} == {"Ủy ban nhân dân phường Hoa Ban"}
    assert properties.created == datetime(2026, 2, 5, tzinfo=UTC)
    assert properties.comments == ""


def test_the_same_report_gives_the_same_bytes(report: Document) -> None:
    first = write_docx(report)

    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
    assert first == write_docx(replace(report))


def test_the_parts_stand_in_the_order_word_insists_on(word: Any) -> None:
    for tag, order in (("w:pPr", PARAGRAPH_ORDER), ("w:tblPr", TABLE_ORDER)):
        ranks = {qn(f"w:{name}"): rank for rank, name in enumerate(order.split())}
        for properties in word.element.body.iter(qn(tag)):
            places = [ranks[child.tag] for child in properties]

            assert places == sorted(places)


def test_a_draft_says_so_and_odd_signs_do_no_harm(report: Document, typst_code: str) -> None:
    odd = f"\x00\x0b😀 <w:p/> & {typst_code}"
    draft = replace(
        report,
        superior="Ủy ban nhân dân phường Hoa Ban",
        issuer="Phòng Văn hóa - Xã hội",
        addressees=("Sở Nội vụ", "Ban Chỉ đạo tỉnh"),
        number=None,
        issued_on=None,
        blocks=(Paragraph(odd), PageBreak(), Paragraph("Hết.")),
    )
    found = lines(docx.Document(io.BytesIO(write_docx(draft))))

    assert "DỰ THẢO" in found
    assert f"😀 <w:p/> & {typst_code}" in found
    assert "Hết./." in found
    assert found.index("Kính gửi: - Sở Nội vụ;") == found.index("- Ban Chỉ đạo tỉnh.") - 1


def test_a_report_is_ready_in_less_than_a_second(report: Document) -> None:
    start = time.process_time()
    write_docx(report)

    assert time.process_time() - start < 0.8
