"""A letter (công văn): its subject under its number, no kind in the middle, in every format."""

import io
from dataclasses import replace

import docx
from pypdf import PdfReader

from libs.documents.blocks import Document
from libs.documents.docx import write_docx
from libs.documents.html import write_html
from libs.documents.pdf import write_pdf

TO = ("Phòng Kinh tế",)


def letter(report: Document) -> Document:
    """The report's words as a letter."""
    return replace(report, kind="", subject="đôn đốc thực hiện nhiệm vụ", addressees=TO)


def test_a_pdf_letter_says_under_its_number_what_it_is_about(report: Document) -> None:
    pdf = PdfReader(io.BytesIO(write_pdf(letter(report))))
    first = " ".join(pdf.pages[0].extract_text().split())

    assert "V/v đôn đốc thực hiện nhiệm vụ" in first
    assert "BÁO CÁO" not in first
    assert "Kính gửi: Phòng Kinh tế" in first
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Công văn đôn đốc thực hiện nhiệm vụ"


def test_a_word_letter_says_it_in_the_cell_of_the_number(report: Document) -> None:
    word = docx.Document(io.BytesIO(write_docx(letter(report))))
    cell = word.tables[0].cell(1, 0).text.split("\n")

    assert cell == ["Số: 36/BC-UBND", "V/v đôn đốc thực hiện nhiệm vụ"]
    assert "Title" not in {paragraph.style.name for paragraph in word.paragraphs}


def test_a_page_of_a_letter_is_headed_by_what_it_is_about(report: Document) -> None:
    page = write_html(letter(report), lambda key: key)

    assert "<h2>V/v đôn đốc thực hiện nhiệm vụ</h2>" in page
