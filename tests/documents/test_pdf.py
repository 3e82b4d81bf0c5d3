"""The PDF of a report as a file: two standards, one font, the same bytes, any text."""

import io
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from libs.documents import fonts
from libs.documents.blocks import Document, Paragraph, Text
from libs.documents.fonts import FontsMissing
from libs.documents.pdf import write_pdf


@pytest.fixture(scope="module")
def pdf(report: Document) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(report)))


def flat(text: str) -> str:
    """The text without the line breaks of the page."""
    return " ".join(text.split())


def whole_text(pdf: PdfReader) -> str:
    return flat(" ".join(page.extract_text() for page in pdf.pages))


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def test_only_the_bundled_font_is_used_and_embedded(pdf: PdfReader) -> None:
    faces = [
        font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()
    ]
    names = {re.sub(r"^/[A-Z]{6}\+", "", face["/BaseFont"]) for face in faces}

    assert all(re.match(r"^Tinos(-(Regular|Bold|Italic|BoldItalic))?$", n) for n in names)
    assert len(names) >= 3
    for face in faces:
        descriptor = face["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_the_file_archives_and_reads_aloud(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    tags = Counter(node["/S"] for node in elements(root["/StructTreeRoot"]["/K"]))
    alternatives = [
        node["/Alt"] for node in elements(root["/StructTreeRoot"]["/K"]) if "/Alt" in node
    ]

    assert root["/Lang"] == "vi-VN"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert tags["/H1"] >= 5
    assert tags["/H2"] == tags["/H3"] == 2
    assert tags["/Table"] == 2
    assert tags["/TH"] >= 9
    assert "Số cuộc họp: Suối Mơ 4, Đồi Chè 3, Bến Đò 1, Cầu Gỗ 0." in alternatives


def test_properties_name_the_body_and_no_person(pdf: PdfReader, report: Document) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == report.title
    assert pdf.metadata.author == "Ủy ban nhân dân phường Hoa Ban"
    assert "Người Ký Mẫu" not in str(pdf.metadata)


def test_code_in_a_text_stays_a_text(pdf: PdfReader, typst_code: str) -> None:
    assert flat(typst_code) in whole_text(pdf)


def test_a_figure_leads_to_the_entry_it_was_counted_from(pdf: PdfReader) -> None:
    links = [
        note.get_object()
        for note in pdf.pages[0].get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]

    assert len(links) == 3
    assert "1.268/1.270 nội dung (99,8%)(3)" in whole_text(pdf)
    assert "3. Danh mục nội dung công khai, cập nhật đến ngày 04/02/2026." in whole_text(pdf)


def test_the_same_report_gives_the_same_bytes(report: Document) -> None:
    assert write_pdf(report) == write_pdf(replace(report))


def test_loose_tone_marks_are_joined_before_printing(report: Document) -> None:
    loose = unicodedata.normalize("NFD", "Nghị quyết của cử tri phường")
    text = whole_text(PdfReader(io.BytesIO(write_pdf(replace(report, blocks=(Paragraph(loose),))))))

    assert "Nghị quyết của cử tri phường./." in text


def test_no_sign_stops_a_report(report: Document) -> None:
    signs = "".join(map(chr, [*range(0x2FF0), *range(0xA700, 0x10000), 0x1F600, 0x20000]))
    odd = tuple(
        Paragraph((Text(signs[at : at + 90], bold=at % 180 == 0),)) for at in range(0, 9000, 90)
    )
    text = whole_text(
        PdfReader(io.BytesIO(write_pdf(replace(report, blocks=(*odd, Paragraph("😀 xong"))))))
    )

    assert "\ufffd xong./." in text


def test_a_report_is_ready_in_less_than_a_second(report: Document) -> None:
    write_pdf(report)
    start = time.process_time()
    write_pdf(replace(report, issued_on=date(2026, 2, 6)))

    assert time.process_time() - start < 0.5


def test_missing_fonts_are_told_with_the_way_to_get_them(
    report: Document, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DANBIET_FONTS", str(tmp_path))

    with pytest.raises(FontsMissing, match="make setup"):
        write_pdf(report)
    monkeypatch.delenv("DANBIET_FONTS")
    assert fonts.font_folder().parts[-3:] == ("node_modules", "@expo-google-fonts", "tinos")
