"""Word files as they come: numbers Word counts, tracked changes, notes, boxes, odd tables."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from services.planning.importing.importer import read_plan
from services.planning.importing.plan import NodeKind, PlanDraft
from tests.planning.papers import (
    OPENING,
    add_listed,
    add_markup,
    add_table,
    define_list,
    number_with,
    paper,
    restart,
    saved,
    use_list,
)

LEVELS = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("decimal", "%2.%3."),
    ("lowerLetter", "%4)"),
    ("bullet", "\uf0b7"),
    ("bullet", "o"),
)


def _read(document) -> PlanDraft:
    return read_plan(saved(document))


def _marks(plan: PlanDraft) -> list[str]:
    return [node.mark for part in plan.parts for node in part.walk()]


def test_six_levels_of_one_list_nest_as_word_shows_them():
    document = paper("KẾ HOẠCH")
    define_list(document, 81, *LEVELS)
    add_listed(
        document,
        81,
        *((0, "MỤC ĐÍCH"), (4, "Một."), (0, "NỘI DUNG"), (1, "Công khai"), (2, "Việc phải làm")),
        *((3, "Niêm yết."), (3, "Phát loa."), (5, "Sáng và chiều."), (2, "Thời gian"), (4, "Hai.")),
    )

    plan = _read(document)

    assert [node.path for part in plan.parts for node in part.walk()] == [
        *("I", "I/1", "II", "II.1", "II.1.1", "II.1.1.a", "II.1.1.b", "II.1.1.b/1"),
        *("II.1.2", "II.1.2/1"),
    ]


def test_a_list_that_begins_again_counts_from_one_and_another_goes_on():
    document = paper(*OPENING, "II. NỘI DUNG")
    define_list(document, 82, ("decimal", "%1."))
    use_list(document, 83, 82, restart())
    use_list(document, 84, 82)
    add_listed(document, 82, (0, "Một"), (0, "Hai"))
    document.add_paragraph("III. TỔ CHỨC")
    add_listed(document, 83, (0, "Một"), (0, "Hai"))
    add_listed(document, 84, (0, "Ba"))

    assert _marks(_read(document)) == ["I.", "-", "II.", "1.", "2.", "III.", "1.", "2.", "3."]


def test_numbers_of_a_style_are_shown_and_a_paragraph_may_go_without():
    document = paper(*OPENING, "II. NỘI DUNG")
    define_list(document, 85, ("decimal", "%1)"))
    number_with(document.styles["Heading 2"], 85)
    document.add_paragraph("Công khai", style="Heading 2")
    number_with(document.add_paragraph("Không đánh số.", style="Heading 2"), 0)
    document.add_paragraph("Bàn và quyết định", style="Heading 2")

    plan = _read(document)

    assert [(n.mark, n.text) for n in plan.node("II").children] == [
        ("1)", "Công khai"),
        ("2)", "Bàn và quyết định"),
    ]
    assert plan.node("II.1/1").text == "Không đánh số."


@pytest.mark.parametrize(
    ("form", "pattern", "mark"),
    [
        ("decimal", "Điều %1.", "Điều 1."),
        ("lowerLetter", "%1)", "a)"),
        ("decimalZero", "%1.", "01."),
        ("bullet", "–", "-"),
        ("bullet", "+", "+"),
    ],
)
def test_each_form_of_number_is_written_as_shown(form, pattern, mark):
    document = paper(*OPENING, "II. NỘI DUNG")
    define_list(document, 86, (form, pattern))
    add_listed(document, 86, (0, "Việc."))

    assert _read(document).node("II").children[0].mark == mark


def test_a_list_by_a_list_style_and_legal_numbers_are_followed():
    document = paper(*OPENING, "II. NỘI DUNG")
    style = '<w:styleLink w:val="ListOfWard"/>'
    define_list(document, 87, ("upperRoman", "%1."), ("decimal", "%1.%2."), inside=style)
    define_list(document, 88, inside='<w:numStyleLink w:val="ListOfWard"/>')
    lvl = document.part.numbering_part.element.xpath("//w:abstractNum[w:styleLink]/w:lvl")[1]
    lvl.insert(2, parse_xml(f"<w:isLgl {nsdecls('w')}/>"))
    add_listed(document, 88, (0, "TỔ CHỨC"), (1, "Phân công"))

    assert [n.text for n in _read(document).walk() if n.mark == "1.1."] == ["Phân công"]


def test_indented_lines_without_numbers_stay_below_their_heading():
    document = paper(*OPENING, "II. NỘI DUNG", "1. Công khai")
    for depth, text in enumerate(["Niêm yết tại trụ sở.", "Phát loa ở các khu phố."], start=1):
        document.add_paragraph(text).paragraph_format.left_indent = depth * 400_000

    assert [(n.kind, n.text) for n in _read(document).node("II.1").children] == [
        (NodeKind.PARAGRAPH, "Niêm yết tại trụ sở."),
        (NodeKind.PARAGRAPH, "Phát loa ở các khu phố."),
    ]


def test_tracked_insertions_are_text_and_deletions_are_listed():
    document = paper(*OPENING, "II. NỘI DUNG")
    add_markup(
        document,
        '<w:r><w:t xml:space="preserve">- Niêm yết </w:t></w:r>'
        '<w:del w:id="1" w:author="x"><w:r><w:delText>mười</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>14</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> nội dung.</w:t></w:r>',
    )

    plan = _read(document)

    assert plan.node("II/1").text == "Niêm yết 14 nội dung."
    assert plan.left_out == ("Chữ đã xóa: mười",)
    assert [notice.code for notice in plan.notices] == ["beside_text"]


def test_fields_links_and_content_controls_lose_no_word():
    document = paper(*OPENING, "II. NỘI DUNG")
    add_markup(
        document,
        '<w:r><w:t xml:space="preserve">- Họp </w:t></w:r>'
        '<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve">khu phố </w:t></w:r>'
        "</w:sdtContent></w:sdt>"
        '<w:smartTag w:element="d"><w:r><w:t xml:space="preserve">mỗi </w:t></w:r></w:smartTag>'
        '<w:fldSimple w:instr="DATE"><w:r><w:t>quý</w:t></w:r></w:fldSimple>'
        "<w:r><w:t>.</w:t></w:r>",
    )

    assert _read(document).node("II/1").text == "Họp khu phố mỗi quý."


def test_a_text_box_is_listed_once():
    document = paper(*OPENING, "II. NỘI DUNG", "- Hai.")
    box = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO LẦN 2</w:t></w:r></w:p></w:txbxContent>"
    add_markup(
        document,
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx>'
        f"</mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )

    assert _read(document).left_out == ("Khung chữ: DỰ THẢO LẦN 2",)


def test_headers_footers_and_comments_are_listed_without_their_author():
    document = paper(*OPENING, "II. NỘI DUNG", "- Hai.")
    document.sections[0].header.paragraphs[0].text = "PHƯỜNG BẾN NƯỚC"
    document.sections[0].footer.paragraphs[0].text = "Bản gửi các khu phố"
    run = document.paragraphs[-1].runs[0]
    document.add_comment(run, text="Cần ghi rõ hạn.", author="Người góp ý", initials="NG")

    left_out = _read(document).left_out

    assert set(left_out) == {
        "Đầu trang: PHƯỜNG BẾN NƯỚC",
        "Chân trang: Bản gửi các khu phố",
        "Ý kiến nhận xét: Cần ghi rõ hạn.",
    }


def test_footnotes_are_listed():
    content = saved(paper(*OPENING, "II. NỘI DUNG", "- Hai."))

    assert read_plan(_with_footnote(content, "Theo báo cáo quý.")).left_out == (
        "Chú thích: Theo báo cáo quý.",
    )


def test_a_table_inside_a_cell_keeps_its_words_in_the_row():
    document = paper(*OPENING, "II. NỘI DUNG", "1. Bảng")
    table = add_table(document, [("A", "B", "C"), ("1", "Việc", "x")])
    add_inner = table.cell(1, 2).add_table(rows=1, cols=2)
    add_inner.cell(0, 0).text, add_inner.cell(0, 1).text = "trong", "cùng"

    assert _read(document).node("II.1/2").text == "1 | Việc | x trong cùng"


def _with_footnote(content: bytes, text: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/>'
                part = part.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            if name == "[Content_Types].xml":
                told = f'<Override PartName="/word/footnotes.xml" ContentType="{media}"/>'
                part = part.replace(b"</Types>", f"{told}</Types>".encode())
            new.writestr(name, part)
        notes = f"<w:footnote w:id='1'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
        new.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>")
    return out.getvalue()
