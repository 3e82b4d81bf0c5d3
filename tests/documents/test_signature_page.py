"""Nobody signs a page that says nothing: the last words stand on the page of the signature."""

from __future__ import annotations

import io

import pypdf

from libs.documents.blocks import Document, Paragraph, Signature
from libs.documents.pdf import write_pdf

LAST = "Trên đây là báo cáo"


def a_document(lines: int) -> Document:
    return Document(
        issuer="Ủy ban nhân dân phường Hoa Ban",
        symbol="BC-UBND",
        place="Hoa Ban",
        kind="Báo cáo",
        subject="Kết quả",
        blocks=(*(Paragraph(f"Dòng {place}.") for place in range(lines)), Paragraph(LAST)),
        recipients=("Đảng ủy", "Ủy ban MTTQ Việt Nam"),
        archive="Lưu: VT",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Người Ký Mẫu"),
    )


def test_the_last_words_go_with_the_signature_however_long_the_text_is():
    pages_of = {}
    for lines in range(14, 30):
        pages = pypdf.PdfReader(io.BytesIO(write_pdf(a_document(lines)))).pages
        [signed] = [text for each in pages if "Người Ký Mẫu" in (text := each.extract_text())]
        assert LAST in signed, lines
        pages_of[lines] = len(pages)

    assert set(pages_of.values()) == {1, 2}  # the signature was carried over on the way
