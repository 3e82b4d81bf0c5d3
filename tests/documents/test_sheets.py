"""The sheet beside a posted document: one page, the right days, a code that leads to the page."""

import hashlib
import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest
import segno
from pypdf import PdfReader

from libs.documents.sheets import PostingSheet, write_sheet

ADDRESS = "https://hoaban.example.vn/cong-khai/2026-0012"


@pytest.fixture
def sheet() -> PostingSheet:
    return PostingSheet(
        issuer="Ủy ban nhân dân phường Hoa Ban",
        item=7,
        basis="Khoản 7 Điều 11 Luật Thực hiện dân chủ ở cơ sở",
        title="Dự án cải tạo nhà văn hóa khu phố Suối Mơ",
        document_number="12/TB-UBND",
        issued_on=date(2026, 2, 3),
        posted_on=date(2026, 2, 5),
        posted_until=date(2026, 3, 7),
        place="Nhà văn hóa khu phố Suối Mơ",
        page_address=ADDRESS,
        sha256=hashlib.sha256(b"12/TB-UBND").hexdigest(),
    )


def text_of(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


def test_the_sheet_says_what_since_when_and_until_when(sheet: PostingSheet) -> None:
    text = text_of(write_sheet(sheet))

    assert "ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN" in text
    assert "Nội dung 7" in text
    assert "Dự án cải tạo nhà văn hóa khu phố Suối Mơ" in text
    assert "Số, ký hiệu: 12/TB-UBND" in text
    assert "Ngày ban hành: 03/02/2026" in text
    assert "Thời gian: từ 05/02/2026 đến hết 07/03/2026" in text
    assert ADDRESS in text
    assert " ".join(sheet.sha256[at : at + 4] for at in (0, 4, 8, 12)) in text


def test_a_document_posted_for_good_has_no_end(sheet: PostingSheet) -> None:
    text = text_of(write_sheet(replace(sheet, posted_until=None)))

    assert "Thời gian: từ 05/02/2026 niêm yết thường xuyên" in text


def test_without_a_file_no_hash_is_promised(sheet: PostingSheet) -> None:
    assert "SHA-256" not in text_of(write_sheet(replace(sheet, sha256="")))


def test_the_sheet_keeps_a_head_of_the_public_log(sheet: PostingSheet) -> None:
    root = hashlib.sha256(b"a root").hexdigest()
    pdf = write_sheet(replace(sheet, log_line=1_284, log_root=root))

    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert "mã gốc đến dòng 1284" in text_of(pdf)
    assert root in text_of(pdf).replace(" ", "")
    assert "mã gốc" not in text_of(write_sheet(sheet))


def test_the_code_on_paper_is_the_address_of_the_page(sheet: PostingSheet) -> None:
    with pdfplumber.open(io.BytesIO(write_sheet(sheet))) as pdf:
        page = pdf.pages[0].to_image(resolution=150).original.convert("L")
    corner = page.crop((0, int(page.height * 0.7), int(page.width * 0.36), page.height))
    inked = corner.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert inked
    left, top, right, bottom = inked
    modules = [list(row) for row in segno.make(ADDRESS, error="q", micro=False).matrix]
    step_x, step_y = (right - left) / len(modules), (bottom - top) / len(modules)
    seen = [
        [
            int(
                corner.getpixel((left + int((x + 0.5) * step_x), top + int((y + 0.5) * step_y)))
                < 128
            )
            for x in range(len(modules))
        ]
        for y in range(len(modules))
    ]

    assert seen == modules


@pytest.mark.parametrize("words", [1, 14, 15, 25, 26, 40, 200])
def test_the_sheet_is_one_page_and_the_same_each_time(sheet: PostingSheet, words: int) -> None:
    long = replace(sheet, title="Danh mục " + "công trình " * words)
    first = write_sheet(long)
    pdf = PdfReader(io.BytesIO(first))

    assert len(pdf.pages) == 1
    assert pdf.trailer["/Root"]["/Lang"] == "vi-VN"
    assert first == write_sheet(long)
