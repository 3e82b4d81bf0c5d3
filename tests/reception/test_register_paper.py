"""The register on paper: no word over the edge of its column, no draft, wide enough in a sheet."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pdfplumber
import pytest

from libs.documents.blocks import Document
from libs.documents.pdf import write_pdf
from libs.documents.workbook import write_workbook
from services.reception.tables import Ward
from services.reception.visits import register
from services.reception.visits.petitions import HandedIn
from services.reception.visits.register import Person
from services.reception.visits.tables import Visit
from tests.reception import ward
from tests.reception.test_visits import CAME, DAY, line

LAST = date(2026, 12, 31)


@pytest.fixture(scope="module")
def paper() -> Document:
    """A register of a year with forty lines, opened."""
    said = vars(line(summary="Khiếu nại việc bồi thường, hỗ trợ khi thu hồi đất", note="2 tờ"))
    rows = [
        Visit(id=ward.an_id(f"visit {n}"), year=2026, number=n, sealed_id=ward.an_id("x"), **said)
        for n in range(1, 41)
    ]
    who = Person(f"{CAME.full_name}, {CAME.address}", CAME.id_number)
    return register.as_document(
        Ward(name="Uông Bí", kind="phường", province_name="Quảng Ninh"),
        date(2026, 1, 1),
        LAST,
        rows,
        {row.id: who for row in rows},
        {rows[0].id: HandedIn("12/2026", None, closed=False)},
        DAY,
    )


def test_a_page_holds_its_lines_within_their_columns(paper: Document) -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(paper))) as pdf:
        first, *others = pdf.pages
        assert "DỰ THẢO" not in first.extract_text()
        assert "ngày 03 tháng 8 năm 2026" in first.extract_text()  # printed then
        assert [crossed for page in others for crossed in _crossed(page)] == []
        text = "\n".join(page.extract_text() for page in others)
        assert text.count(CAME.id_number) == text.count("03/08/2026") == 40
        assert text.count("(13)") == len(others) < 8  # the head on every page


def _crossed(page: Any) -> list[str]:
    """The words that reach over the edge of their column."""
    edges = [edge for edge in page.edges if edge["orientation"] == "v"]
    return [
        word["text"]
        for word in page.extract_words()
        for edge in edges
        if word["x0"] < edge["x0"] < word["x1"] and edge["top"] < word["top"] < edge["bottom"]
    ]


def test_the_sheet_lies_on_a4_with_its_head_on_every_page(paper: Document) -> None:
    [sheet] = openpyxl.load_workbook(io.BytesIO(write_workbook(paper))).worksheets
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.column_dimensions["B"].width > 11  # a day, else ####
    assert (sheet.max_row, sheet["E6"].value[:16]) == (45, "Đơn số 12/2026. ")
