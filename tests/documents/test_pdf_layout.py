"""The pages of a report as Nghị định 30/2020/NĐ-CP wants them."""

import io
import re
from dataclasses import replace
from typing import Any

import pdfplumber
import pytest
from pypdf import PageObject, PdfReader

from libs.documents import format as nd30
from libs.documents.blocks import Document, Paragraph
from libs.documents.pdf import write_pdf

A4_PT = (595, 842)


@pytest.fixture(scope="module")
def pdf(report: Document) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(report)))


def flat(text: str) -> str:
    """The text without the line breaks of the page."""
    return " ".join(text.split())


def whole_text(pdf: PdfReader) -> str:
    return flat(" ".join(page.extract_text() for page in pdf.pages))


def placed(page: PageObject) -> list[tuple[str, float, float, float]]:
    """Each piece of text on the page with its left edge, height and size in points."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, ctm: Any, tm: Any, _font: Any, size: float) -> None:
        if text.strip():
            x = ctm[0] * tm[4] + ctm[2] * tm[5] + ctm[4]
            y = ctm[1] * tm[4] + ctm[3] * tm[5] + ctm[5]
            found.append((text.strip(), x, y, abs(size * tm[3])))

    page.extract_text(visitor_text=visit)
    return found


def test_the_parts_stand_in_the_order_of_the_decree(pdf: PdfReader) -> None:
    text = whole_text(pdf)
    parts = [
        "ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 36/BC-UBND",
        "Hoa Ban, ngày 05 tháng 02 năm 2026",
        "BÁO CÁO",
        "Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026",
        "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT",
        "6 tháng đầu năm 2026./.",
        "Nơi nhận:",
        "- Sở Nội vụ tỉnh (b/c);",
        "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Người Ký Mẫu",
        "Phụ lục I",
        "(Kèm theo Báo cáo số 36/BC-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân",
        "DANH MỤC NGUỒN SỐ LIỆU",
    ]
    found = []
    for part in parts:
        found.append(text.index(part, found[-1] if found else 0))

    assert found == sorted(set(found))
    assert text.count("./.") == 1


def test_the_report_keeps_margins_sizes_and_paper(pdf: PdfReader) -> None:
    page = pdf.pages[0]
    pieces = placed(page)
    mm = 72 / 25.4
    body = {size for text, _, _, size in pieces if "Ngay từ đầu năm" in text}

    assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_PT
    assert min(x for _, x, _, _ in pieces) == pytest.approx(nd30.MARGIN_LEFT_MM * mm, abs=30)
    assert min(x for _, x, _, _ in pieces) >= nd30.MARGIN_LEFT_MM * mm - 0.5
    assert max(y for _, _, y, _ in pieces) <= A4_PT[1] - nd30.MARGIN_TOP_MM * mm
    assert min(y for _, _, y, _ in pieces) >= nd30.MARGIN_BOTTOM_MM * mm - 1
    assert body == {nd30.BODY_PT}


def test_the_lines_have_the_length_of_what_they_stand_under(report: Document) -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(report))) as opened:
        page = opened.pages[0]
        agency, motto, subject = sorted(
            (line for line in page.lines if line["x1"] - line["x0"] > 10),
            key=lambda line: (line["top"] > 120, line["x0"]),
        )[:3]
        words = page.extract_words()
    first = next(word for word in words if word["text"] == "Độc")
    last = next(word for word in words if word["text"] == "phúc")
    ward = [word for word in words if word["text"] in {"PHƯỜNG", "BAN"} and word["top"] < 100]
    longest = max(word["x1"] for word in ward) - min(word["x0"] for word in ward)

    assert (motto["x0"], motto["x1"]) == pytest.approx((first["x0"], last["x1"]), abs=1)
    assert 1 / 3 <= (agency["x1"] - agency["x0"]) / longest <= 1 / 2
    assert (subject["x0"] + subject["x1"]) / 2 == pytest.approx((85 + 552.8) / 2, abs=1)


def test_pages_are_numbered_in_the_top_margin_but_the_first(pdf: PdfReader) -> None:
    top_mm = nd30.MARGIN_TOP_MM * 72 / 25.4

    def numbers(page: PageObject) -> list[str]:
        edge = float(page.mediabox.height) - top_mm
        return [text for text, _, y, _ in placed(page) if y > edge and text.isdigit()]

    assert [numbers(page) for page in pdf.pages] == [[], ["2"], ["3"], ["4"], ["5"]]


def test_annex_tables_lie_and_repeat_their_head(pdf: PdfReader) -> None:
    lying = [page for page in pdf.pages if page.mediabox.width > page.mediabox.height]

    assert [pdf.get_page_number(page) for page in lying] == [2, 3]
    assert all("Ngày niêm yết" in flat(page.extract_text()) for page in lying)


def test_recipients_and_signature_stay_on_one_page(report: Document) -> None:
    for more in range(12):
        blocks = (*report.blocks, *(Paragraph("Một dòng nữa.") for _ in range(more)))
        pages = PdfReader(io.BytesIO(write_pdf(replace(report, blocks=blocks)))).pages
        whole = [page for page in pages if "Nơi nhận:" in page.extract_text()]

        assert ["Người Ký Mẫu" in page.extract_text() for page in whole] == [True]


def test_a_draft_says_so_and_leaves_room_for_the_pen(report: Document) -> None:
    draft = replace(report, number=None, issued_on=None)
    pdf = PdfReader(io.BytesIO(write_pdf(draft)))

    assert "DỰ THẢO" in whole_text(pdf)
    assert re.search(r"Số: +/BC-UBND", pdf.pages[0].extract_text())
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).endswith("(dự thảo)")


def test_a_department_stands_below_its_superior(report: Document) -> None:
    letter = replace(
        report,
        superior="Ủy ban nhân dân phường Hoa Ban",
        issuer="Phòng Văn hóa - Xã hội",
        addressees=("Sở Nội vụ", "Ban Chỉ đạo tỉnh"),
    )
    text = whole_text(PdfReader(io.BytesIO(write_pdf(letter))))

    assert "ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN PHÒNG VĂN HÓA - XÃ HỘI" in text
    assert "Kính gửi: - Sở Nội vụ; - Ban Chỉ đạo tỉnh." in text
