"""The papers with a code each: whatever was drawn, a key stands in two rows of two fours."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from libs.codes import new_code
from libs.documents.cards import PaperCard, write_cards

WIDEST = "W" * 16
NARROWEST = "J" * 16


@pytest.mark.parametrize("secret", [WIDEST, NARROWEST, "T5RFYDC29RBQDL8G"])
def test_a_key_is_never_broken_elsewhere(secret: str) -> None:
    address = "https://hoaban.example.vn/06877/ho"
    paper = PaperCard(
        title="Hộ số 240",
        lines=("Người Mẫu", "Số 240, ngõ mẫu"),
        address=address,
        code=new_code(),
        secret=secret,
        link=f"{address}#CODE-{secret}",
        until=date(2026, 2, 1),
    )
    pdf = write_cards([paper], head="Khu phố 1", on=date(2026, 1, 5))
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    rows = [f"{secret[at : at + 4]} {secret[at + 4 : at + 8]}" for at in (0, 8)]
    assert [line.strip() for line in text.splitlines() if line.strip() in rows] == rows
