"""Whatever people type into a report, every writer finishes and says the same."""

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from libs.documents.blocks import (
    Align,
    Annex,
    Bullet,
    Column,
    Document,
    Figure,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from libs.documents.docx import write_docx
from libs.documents.format import agency_lines
from libs.documents.html import write_html
from libs.documents.pdf import write_pdf
from libs.documents.wording import ended, printable, runs, shown
from libs.documents.workbook import write_workbook

ALIGNS: tuple[Align, ...] = ("left", "center", "right")


def small(text: str) -> Document:
    """A document with the text at every place that takes one."""
    table = Table(
        tuple(Column(1, align) for align in ALIGNS),
        ((text, text, text),),
        ((text, Figure(text, text), None),),
        (text, 1, date(2026, 2, 5)),
        text,
    )
    return Document(
        issuer=text,
        symbol=text,
        place=text,
        kind=text,
        subject=text,
        blocks=(Heading(1, text), Paragraph(text), Bullet((Figure(text, text),)), table),
        recipients=(text,),
        archive=text,
        signature=Signature((text,), text, text),
        superior=text,
        number=text,
        addressees=(text,),
        annexes=(Annex(text, text, (table,), landscape=False),),
    )


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_no_text_stops_a_writer(text: str) -> None:
    document = small(text)

    assert write_pdf(document).startswith(b"%PDF-1.7")
    assert docx.Document(io.BytesIO(write_docx(document))).tables
    assert write_html(document, lambda key: f"/{key}").endswith("</article>")
    assert openpyxl.load_workbook(io.BytesIO(write_workbook(document))).worksheets


def test_a_row_longer_than_a_page_is_printed_to_its_end(report: Document) -> None:
    long = Table((Column(1),), (("Nội dung",),), (("câu chuyện dài " * 900 + "hết chuyện",),))
    pages = PdfReader(io.BytesIO(write_pdf(replace(report, blocks=(long,))))).pages

    assert "hết chuyện" in " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Trân trọng báo cáo.", "Trân trọng báo cáo./."),
        ("Trân trọng báo cáo./. ", "Trân trọng báo cáo./."),
        ("Trân trọng báo cáo", "Trân trọng báo cáo./."),
        ((Figure("n", "48 đơn"),), "48 đơn./."),
    ],
)
def test_the_text_ends_with_the_sign_of_the_end_once(
    last: str | tuple[Figure, ...], expected: str
) -> None:
    (paragraph,) = ended((Paragraph(last),))

    assert isinstance(paragraph, Paragraph)
    assert "".join(run.text for run in runs(paragraph.content)) == expected


def test_a_text_that_ends_with_a_table_still_ends() -> None:
    assert ended((Heading(1, "I."),))[-1] == Paragraph("./.")
    assert ended((Paragraph(()),))[-1] == Paragraph("./.")
    assert ended(()) == (Paragraph("./."),)


def test_the_name_of_a_body_breaks_before_the_place_it_governs() -> None:
    assert agency_lines("Ủy ban nhân dân phường Hoa Ban") == ["ỦY BAN NHÂN DÂN", "PHƯỜNG HOA BAN"]
    assert agency_lines("Phòng Văn hóa - Xã hội") == ["PHÒNG VĂN HÓA - XÃ HỘI"]
    assert agency_lines("") == []


def test_cells_read_as_people_write() -> None:
    assert shown(1238) == "1.238"
    assert shown(date(2026, 2, 5)) == "05/02/2026"
    assert shown(None) == ""
    assert printable(("\u0065\u0302\u0301\x00", 1)) == ("ế", 1)
