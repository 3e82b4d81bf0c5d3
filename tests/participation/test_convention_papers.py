"""Mẫu 01 to 05 and the text of a convention, as they are printed."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from libs.documents.blocks import Document
from libs.documents.docx import write_docx
from libs.documents.html import write_html
from libs.documents.pdf import write_pdf
from libs.law import decisions
from libs.law.conventions import suspension_ground
from libs.law.decisions import Clause, VoteForm
from services.participation.conventions.reading import passages
from services.participation.conventions.rules import Called, Purpose
from services.participation.papers.document import Result
from services.participation.papers.place import Place
from services.participation.rounds.rules import Count
from services.participation.village import document
from services.participation.village.booklet import whole_text
from services.participation.village.document import Signed, Subject
from tests.participation.conventions import DAY, HUNG_UNTIL, TEXT

DECIDED = date(2026, 4, 2)
PLACE = Place("phường Uông Bí", "Khu phố Bắc")
SUBJECT = Subject(Called.RULES, Purpose.NEW, "Quy ước khu phố Bắc")
CHANGE = Subject(Called.CONVENTION, Purpose.AMEND, "Hương ước sửa đổi khu phố Bắc")
SHARE = decisions.threshold(Clause.CONVENTION, DECIDED)
RESULT = Result(VoteForm.MEETING, 199, Count(150, 133, 10, 4, 3), SHARE, 100, True)
SIGNED = Signed("12/QĐ-UBND", date(2026, 4, 6), "Điều 2 đặt mức phạt tiền.")


def papers(place: Place = PLACE) -> list[Document]:
    """The five forms, then the text of a draft and of a recognised one."""
    dossier = {"decided_on": DECIDED, "posted": (DAY, HUNG_UNTIL), "sent_on": None}
    signers = [("Trưởng khu phố", "Người Mẫu H"), ("Đại diện hộ gia đình", "Người Mẫu 1")]
    found = passages(TEXT)
    return [
        document.request(place, CHANGE, RESULT, **dossier),
        document.adoption(
            place, SUBJECT, RESULT, decided_on=DECIDED, text="Đồng ý.", signers=signers
        ),
        document.recognition(place, SUBJECT, DECIDED, SIGNED),
        document.suspension(place, SUBJECT, suspension_ground("purpose"), "Điều 2", SIGNED),
        document.abolition(place, SUBJECT, Signed(reason="Trái luật.")),
        whole_text(place, SUBJECT, found, Signed()),
        whole_text(place, SUBJECT, found, SIGNED),
    ]


SAYS = [
    ("công nhận việc sửa đổi, bổ sung hương ước", "từ ngày 02/03/2026 đến hết ngày 01/04/2026"),
    ("Thông qua quy ước", "Tán thành: 133", "Cần 100 hộ", "Điều 21", "Người Mẫu H"),
    ("Công nhận quy ước của Khu phố Bắc", "thông qua ngày 02/04/2026", "12", "kể từ ngày ký"),
    ("Tạm ngừng thực hiện một phần (Điều 2)", "điểm b khoản 1 Điều 12", "phạt tiền"),
    ("Bãi bỏ “Quy ước khu phố Bắc”", "Lý do: Trái luật."),
    ("Điều 1. Nếp sống", "không gây ồn sau 22 giờ"),
    ("Được công nhận tại Quyết định số 12/QĐ-UBND ngày 06/04/2026", "Chương I"),
]


@pytest.mark.parametrize(("number", "says"), list(enumerate(SAYS)))
def test_what_the_papers_say_as_pdf_and_docx(number: int, says: tuple[str, ...]) -> None:
    paper = papers()[number]
    html = write_html(paper, str)
    assert [words for words in says if words not in html] == []
    assert write_pdf(paper).startswith(b"%PDF-")
    word = docx.Document(io.BytesIO(write_docx(paper)))
    assert any("Điều" in each.text for each in word.paragraphs)


def test_what_is_not_signed_is_a_draft_and_what_is_recognised_is_none() -> None:
    assert [paper.draft for paper in papers()] == [True, True, False, False, True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Nếp sống\nGiữ ngõ sạch.",
        "Điều 1. Nếp sống\nGiữ ngõ sạch.\nChương II. An ninh\nĐiều 2. Trật tự\nBáo công an.",
        "Bãi bỏ quy ước cũ vì không còn phù hợp.",
    ],
)
def test_a_text_is_printed_whether_or_not_it_has_chapters(text: str) -> None:
    paper = whole_text(PLACE, SUBJECT, passages(text), Signed())
    assert write_pdf(paper).startswith(b"%PDF-")


def test_the_whole_is_suspended_where_the_procedure_was_not_kept() -> None:
    whole = document.suspension(PLACE, SUBJECT, suspension_ground("procedure"), "", SIGNED)
    html = write_html(whole, str)
    assert "Tạm ngừng thực hiện toàn bộ" in html
    assert "điểm a khoản 1 Điều 12" in html


def test_an_abolition_by_residents_says_what_ends() -> None:
    ending = Subject(Called.RULES, Purpose.ABOLISH, "Bãi bỏ quy ước khu phố Bắc")
    html = write_html(document.recognition(PLACE, ending, DECIDED, SIGNED), str)
    assert "Công nhận việc bãi bỏ quy ước" in html
    assert "Quy ước đang thực hiện hết hiệu lực từ ngày đó" in html


@pytest.mark.parametrize(
    ("place", "head", "foot"),
    [
        (Place("xã Mẫu", "Thôn Đông"), "Trưởng thôn", "TRƯỞNG THÔN"),
        (Place("đặc khu Mẫu", "Tổ 5"), "Tổ trưởng tổ dân phố", "TỔ TRƯỞNG TỔ DÂN PHỐ"),
        (PLACE, "Trưởng khu phố", "TRƯỞNG KHU PHỐ"),
    ],
)
def test_papers_name_the_head_as_the_place_calls_itself(place: Place, head: str, foot: str) -> None:
    request, adoption, recognition, *_ = papers(place)

    assert request.place == "Mẫu" or place is PLACE
    assert request.signature.position == foot
    assert f"Điều 2. {head} gửi hồ sơ" in write_html(adoption, str)
    assert f"Điều 3. {head}, Trưởng ban công tác Mặt trận" in write_html(recognition, str)
