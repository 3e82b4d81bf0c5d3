"""What the importer says no to, and the old encodings it still reads."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pypdf
import pytest
import typst
from PIL import Image

from services.planning.importing import refusals
from services.planning.importing.importer import read_pasted, read_plan
from tests.planning.papers import add_table, paper, saved

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_FONT = (
    "KÕ ho¹ch\nI. Môc ®Ých, yªu cÇu\n- N©ng cao nhËn thøc cña c«ng chøc.\n"
    "II. Néi dung thùc hiÖn\n- Tuyªn truyÒn trªn loa cña ph­êng.\n"
)
VNI = (
    "KEÁ HOAÏCH\nI. MUÏC ÑÍCH\n- Naâng cao nhaän thöùc cuûa coâng chöùc.\n"
    "II. NOÄI DUNG\n- Tuyeân truyeàn treân loa cuûa phöôøng.\n"
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


def _scan_after_text() -> bytes:
    text = "I. MUC DICH\\ - Mot viec can lam trong nam.\\ II. NOI DUNG\\ - Hai."
    writer = pypdf.PdfWriter(BytesIO(typst.compile(text.encode())))
    writer.append(BytesIO(_scan()))
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _swollen_pdf() -> bytes:
    zeros = zlib.compressobj()
    packed = b"".join(zeros.compress(bytes(1024 * 1024)) for _ in range(101)) + zeros.flush()
    return b"%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n" + packed + b"\nendstream"


def _package(**parts: bytes) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, part in {"word/document.xml": b"x", **parts}.items():
            package.writestr(name, part)
    return content.getvalue()


def _nested_entities() -> bytes:
    """A Word file whose markup would grow a thousandfold for a careless reader."""
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 8))
    document = f'<!DOCTYPE w [<!ENTITY e0 "dan">{names}]><w>&e7;</w>'
    return _package(**{"word/document.xml": document.encode()})


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
        (OLE + b"\x00" * 600, refusals.OldWordFormat),
        (b"{\\rtf1 I. A}", refusals.OldWordFormat),
        (b"%PDF-1.7 cut", refusals.BrokenDocument),
        (_scan(), refusals.ScannedPdf),
        (_scan_after_text(), refusals.PartlyScannedPdf),
        (_swollen_pdf(), refusals.PlanTooLarge),
        (_package(**{"word/vbaProject.bin": b"x"}), refusals.WordWithMacros),
        (_package(**{"word/document.xml": bytes(21 * 1024 * 1024)}), refusals.PlanTooLarge),
        (_package(**{"word/media/a.png": bytes(101 * 1024 * 1024)}), refusals.PlanTooLarge),
        (_nested_entities(), refusals.BrokenDocument),
        (OLE + "EncryptedPackage".encode("utf-16-le"), refusals.LockedWord),
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


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_text_typed_with_a_vni_font_is_converted_and_said_so(encoding):
    plan = read_plan(VNI.encode(encoding))

    assert plan.title == "KẾ HOẠCH"
    assert plan.node("II/1").text == "Tuyên truyền trên loa của phường."
    assert [notice.code for notice in plan.notices] == ["vni"]


@pytest.mark.parametrize(("text", "code"), [(OLD_FONT, "tcvn3"), (VNI, "vni")])
def test_an_old_font_inside_a_word_file_is_converted_in_cells_too(text, code):
    document = paper(*text.splitlines())
    words = text.splitlines()[-1].removeprefix("- ")
    add_table(document, [("A", "B", "C"), ("1", words, "x")])

    plan = read_plan(saved(document))

    row = plan.node("II/3")
    assert row.text == "1 | Tuyên truyền trên loa của phường. | x"
    assert [row.text[c.start :].startswith(c.text) for c in row.cells] == [True] * 3
    assert [notice.code for notice in plan.notices] == [code]


def test_one_line_in_an_old_font_among_others_is_converted():
    line = "- C«ng khai ®Çy ®ñ, ®óng h¹n."
    plan = read_plan(saved(paper("I. MỤC ĐÍCH", "- Một.", "II. NỘI DUNG", line)))

    assert plan.node("II/1").text == "Công khai đầy đủ, đúng hạn."


def test_the_pages_that_are_scans_are_named():
    with pytest.raises(refusals.PartlyScannedPdf, match="Trang 2 của tệp PDF"):
        read_plan(_scan_after_text())


def test_a_blank_page_is_no_scan(seed, as_pdf):
    writer = pypdf.PdfWriter(BytesIO(as_pdf(seed)))
    writer.add_blank_page()
    content = BytesIO()
    writer.write(content)

    assert len(read_plan(content.getvalue()).parts) == 3


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
