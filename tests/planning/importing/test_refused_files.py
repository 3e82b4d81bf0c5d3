"""What the importer says no to, and the old encodings it still reads."""

from io import BytesIO
from zipfile import ZipFile

import pypdf
import pytest
import typst
from PIL import Image

from services.planning.importing import refusals
from services.planning.importing.importer import read_pasted, read_plan

OLD_FONT = (
    "KÕ ho¹ch\nI. Môc ®Ých, yªu cÇu\n- N©ng cao nhËn thøc cña c«ng chøc.\n"
    "II. Néi dung thùc hiÖn\n- Tuyªn truyÒn trªn loa cña ph­êng.\n"
)


def _zip(name: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as package:
        package.writestr(name, "x")
    return content.getvalue()


def _png() -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 40), "white").save(content, "PNG")
    return content.getvalue()


def _scan() -> bytes:
    content = BytesIO()
    Image.new("RGB", (400, 600), "white").save(content, "PDF")
    return content.getvalue()


def _locked() -> bytes:
    writer = pypdf.PdfWriter(BytesIO(typst.compile(b"I. A")))
    writer.encrypt("mat-khau")
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", refusals.EmptyPlan),
        (b" \r\n\t ", refusals.EmptyPlan),
        ("\ufeff\u200b\n".encode(), refusals.EmptyPlan),
        (b"I. A\n" * 2_200_000, refusals.PlanTooLarge),
        (_png(), refusals.UnknownFormat),
        (b"\x00\x01\x02binary", refusals.UnknownFormat),
        (_zip("xl/workbook.xml"), refusals.UnknownFormat),
        (_zip("word/document.xml"), refusals.BrokenDocument),
        (b"PK\x03\x04 cut", refusals.BrokenDocument),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, refusals.OldWordFormat),
        (b"{\\rtf1 I. A}", refusals.OldWordFormat),
        (b"%PDF-1.7 cut", refusals.BrokenDocument),
        (_scan(), refusals.ScannedPdf),
        (_locked(), refusals.EncryptedPdf),
        (b"\x8f\x81\xa5\xa9 \xbb\xbc\xa6\xa7" * 40, refusals.UnreadableEncoding),
        ("Kính gửi: Ủy ban nhân dân phường.\n1. Một.\n2. Hai.".encode(), refusals.NotAPlan),
    ],
    ids=lambda value: getattr(value, "__name__", None) or f"{len(value)} bytes {value[:6]!r}",
)
def test_each_bad_file_is_refused_with_its_own_sentence(content, refusal):
    with pytest.raises(refusal) as refused:
        read_plan(content)

    assert type(refused.value) is refusal
    assert str(refused.value).endswith(".")


def test_a_pasted_text_is_refused_like_a_file():
    with pytest.raises(refusals.EmptyPlan):
        read_pasted(" \n ")
    with pytest.raises(refusals.NotAPlan):
        read_pasted("Thông báo nghỉ Tết.")


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_text_typed_with_an_old_font_is_converted_and_said_so(encoding):
    plan = read_plan(OLD_FONT.encode(encoding))

    assert plan.node("II/1").text == "Tuyên truyền trên loa của phường."
    assert [notice.code for notice in plan.notices] == ["tcvn3"]


def test_other_unicode_and_windows_encodings_are_read(seed, typed, shape):
    text = typed(seed)

    assert shape(read_plan(text.encode("utf-16"))) == shape(seed)


def test_a_text_in_windows_1258_is_converted_and_said_so():
    # Windows-1258 writes tones as letters of their own.
    text = "I. MU\u0323C ĐI\u0301CH\n- Ngươ\u0300i dân biê\u0301t.\nII. NÔ\u0323I DUNG\n- Hai.\n"

    plan = read_plan(text.encode("cp1258"))

    assert plan.node("I/1").text == "Người dân biết."
    assert [notice.code for notice in plan.notices] == ["old_encoding"]


def test_a_file_is_judged_by_content_not_by_what_it_claims(seed, as_word):
    assert read_plan(as_word(seed)).format == "docx"
