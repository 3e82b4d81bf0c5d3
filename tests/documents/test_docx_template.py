"""A ward's Word template is filled with words, never run, and refused with every fault it has."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from libs.documents.blocks import Annex, Column, Document, Heading, Paragraph, Signature, Table
from libs.documents.docx_template import PARTS, fill_template
from libs.documents.docx_template_faults import UNPACKED_BYTES_MAX, template_faults
from tests.documents.word_templates import LINES, a_template, with_entry

TABLE = Table((Column(1), Column(1)), (("Chỉ tiêu", "Số"),), (("Công khai", 41),))
REPORT = Document(
    issuer="Ủy ban nhân dân phường Hoa Ban",
    symbol="BC-UBND",
    place="Hoa Ban",
    kind="Báo cáo",
    subject="Kết quả {{nguoi_ky}}",  # what somebody typed is no name to fill in
    blocks=(
        Paragraph("Mở đầu."),
        *(
            block
            for place in range(1, 6)
            for block in (Heading(1, f"Mục {place}"), Paragraph(f"Lời của mục {place}."))
        ),
        Paragraph("Kết thúc"),
    ),
    recipients=("Đảng ủy",),
    archive="Lưu: VT",
    signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Người Ký Mẫu"),
    number="36",
    issued_on=date(2026, 5, 20),
    annexes=(Annex("Biểu I", "Kết quả", (TABLE,)),),
)


def filled(template: bytes, document: Document = REPORT) -> docx.document.Document:
    assert template_faults(template) == ()
    return docx.Document(io.BytesIO(fill_template(template, document)))


def lines_of(word: docx.document.Document) -> list[str]:
    return [each.text for each in word.paragraphs if each.text]


def test_names_become_words_also_in_feet_of_pages_and_torn_over_runs():
    torn = [line.replace("so_ky_hieu", "so_|ky_|hieu") for line in LINES]
    word = filled(a_template(*torn))

    assert lines_of(word)[:3] == [
        "ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN",
        "Số: 36/BC-UBND",
        "Hoa Ban, ngày 20 tháng 5 năm 2026",
    ]
    assert "BÁO CÁO: Kết quả {nguoi_ky}}" in lines_of(word)
    assert lines_of(word).index("Mở đầu.") < lines_of(word).index("Kết thúc./.")
    assert lines_of(word).index("Kết thúc./.") < lines_of(word).index("Người Ký Mẫu")
    assert word.sections[0].footer.paragraphs[0].text == "Mẫu của phường, 36/BC-UBND"
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["Công khai", "41"]
    assert word.core_properties.author == REPORT.issuer
    assert "DỰ THẢO" not in lines_of(word)
    assert "DỰ THẢO" in lines_of(filled(a_template(), replace(REPORT, number=None)))


def test_the_ward_has_its_own_order_and_its_own_styles():
    order = ["muc_5", "mo_dau", "muc_1", "muc_2", "muc_3", "muc_4", "ket_thuc"]
    lines = [line for line in LINES if line != "{{noi_dung}}"]
    word = filled(a_template(*lines, *(f"{{{{{name}}}}}" for name in order)))

    said = lines_of(word)
    assert said.index("Lời của mục 5.") < said.index("Mở đầu.") < said.index("Lời của mục 1.")
    [head] = [each for each in word.paragraphs if each.text == "Mục 1"]
    assert head.style.name == "Heading 1"


def test_the_same_report_gives_the_same_bytes():
    template = a_template()
    assert fill_template(template, REPORT) == fill_template(template, REPORT)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((*LINES, "{{so_ky_hiu}}"), "Không có chỗ điền {{so_ky_hiu}} (có phải {{so_ky_hieu}}?)."),
        ((*LINES, "{{ 7*7 }}"), "Không có chỗ điền {{7*7}}"),
        (tuple(each for each in LINES if "nguoi_ky" not in each), "Thiếu {{nguoi_ky}}"),
        ((*LINES, "Xem {{noi_dung}}"), "{{noi_dung}} phải đứng một mình một dòng"),
        ((*LINES, "{{noi_dung}}"), "{{noi_dung}} chỉ được dùng một lần."),
        ((*LINES, "{{muc_1}}"), "Dùng {{noi_dung}} hoặc từng mục, không dùng cả hai."),
        ((*LINES[:5], *LINES[6:], "{{muc_1}}"), "Thiếu {{muc_2}}"),
    ],
)
def test_every_wrong_name_has_its_sentence(lines, said):
    assert any(said in fault for fault in template_faults(a_template(*lines)))


RELS = "word/_rels/document.xml.rels"
OUTSIDE = b'<Relationship Id="x" Type="image" TargetMode="External" Target="http://a.b/c"/>'


@pytest.mark.parametrize(
    ("name", "added", "into", "said"),
    [
        ("word/vbaProject.bin", b"macro", False, "macro"),
        ("word/embeddings/a.docx", b"file", False, "tệp nhúng"),
        (RELS, OUTSIDE, True, "liên kết ra ngoài"),
        ("word/document.xml", b"<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>", True,
         "trường tự động"),
        ("word/document.xml", b"<w:p><w:r><w:instrText> d</w:instrText></w:r><w:r><w:instrText>de x"
         b"</w:instrText></w:r></w:p>", True, "trường tự động"),
        ("word/document.xml", b'<w:p><w:fldSimple w:instr="DATE"/></w:p>', True, "trường tự động"),
        ("word/document.xml", b'<w:p><w:ins w:author="A"/></w:p>', True, "sửa đổi"),
        ("word/document.xml", b"<w:p><w:r><w:ins></w:ins></w:r></w:p>", True, "sửa đổi"),
        (RELS, OUTSIDE.replace(b"External", b"&#69;xternal"), True, "liên kết ra ngoài"),
        ("word/a.xml", "<?xml version='1.0'?><a/>".encode("utf-16"), False, "UTF-8"),
        ("word/a.xml", "<a/>".encode("utf-16-le"), False, "UTF-8"),
        ("word/a.xml", b"<?xml version='1.0' encoding='UTF-7'?><a/>", False, "UTF-8"),
        ("word/a.dat", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", False, "XML không an toàn"),
        ("word/a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", False, "XML không an toàn"),
        ("word/big.xml", b" " * (UNPACKED_BYTES_MAX + 1), False, "quá lớn"),
    ],
)  # fmt: skip
def test_what_could_do_harm_is_refused(name, added, into, said):
    [fault] = template_faults(with_entry(a_template(), name, added, into=into))
    assert said in fault


def test_numbers_of_pages_are_no_fault():
    fields = ("PAGE", " page  \\* MERGEFORMAT ", "NUMPAGES \\* Arabic")
    said = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in fields)
    simple = '<w:p><w:fldSimple w:instr=" SECTIONPAGES "/></w:p>'
    added = f"<w:p>{said.replace('</w:instrText>', ' </w:instrText>')}</w:p>{simple}"

    template = with_entry(a_template(), "word/document.xml", added.encode(), into=True)
    assert template_faults(template) == ()


def test_who_wrote_the_template_is_not_in_the_paper():
    word = docx.Document(io.BytesIO(a_template()))
    for owner, name in (
        (word.part.package, "docProps/custom.xml"),
        (word.part, "word/people.xml"),
    ):
        part = Part(PackURI(f"/{name}"), "application/xml", b"<a>Ba Mau</a>", word.part.package)
        kind = {"custom": "custom-properties"}.get(name[9:-4], "people")
        owner.relate_to(part, f"http://schemas.microsoft.com/office/{kind}")
    out = io.BytesIO()
    word.save(out)
    assert "word/people.xml" in zipfile.ZipFile(out).namelist()

    with zipfile.ZipFile(io.BytesIO(fill_template(out.getvalue(), REPORT))) as paper:
        left = {name for name in paper.namelist() if name.startswith("docProps/")}
        assert left == {"docProps/core.xml"}
        assert not any(b"Ba Mau" in paper.read(name) for name in paper.namelist())


def test_what_is_no_word_file_is_refused_without_a_trace_back():
    assert "Không đọc được" in template_faults(b"PK\x03\x04 no package")[0]
    assert "2 MB" in template_faults(bytes(3 * 1024 * 1024))[0]
    assert set(PARTS) == {"mo_dau", *(f"muc_{n}" for n in range(1, 6)), "ket_thuc"}
