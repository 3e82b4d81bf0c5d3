"""The papers: the seven contents of article 20.2, and the four forms as they are printed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, time

import docx
import pytest

from libs.documents.blocks import Document
from libs.documents.docx import write_docx
from libs.documents.html import write_html
from libs.documents.pdf import write_pdf
from libs.law import decisions
from libs.law.decisions import Clause, VoteForm
from services.participation.papers import document
from services.participation.papers.document import Result, Subject
from services.participation.papers.place import Place
from services.participation.papers.rules import (
    Contents,
    PaperKind,
    PaperNotWhole,
    check_whole,
    missing,
)
from services.participation.papers.web_documents import (
    Announced,
    Ballots,
    web_minutes,
    web_notice,
)
from services.participation.rounds.rules import Count
from tests.participation.ward import at

DAY = date(2026, 3, 5)
WHOLE = Contents(DAY, 199, 150, "Làm đường", "meeting", True, "Mỗi hộ 2 triệu", "A", "B", 2)
PLACE = Place("phường Uông Bí", "Khu phố Bắc")
SUBJECT = Subject(Clause.WORKS, "Góp làm đường ngõ 4", "Mỗi hộ góp 2 triệu đồng.")
RESULT = Result(
    VoteForm.MEETING,
    199,
    Count(150, 133, 10, 4, 3),
    decisions.threshold(Clause.WORKS, DAY),
    133,
    True,
)
BOX = Ballots(
    opened_at=at(date(2026, 3, 2), 7),
    closed_at=at(DAY, 17),
    accepted=121,
    given_online=125,
    given_paper=28,
    spoiled=1,
    options=("Đồng ý", "Không đồng ý", "Ý kiến khác"),
    online=(111, 8, 3),
    paper=(22, 2, 1),
    online_invalid=1,
    paper_invalid=2,
    keys="9f2a01bc77d04e5f" * 4,
    root="0a1b2c3d4e5f6071" * 4,
    listed=[(f"{n:020x}", "Đồng ý") for n in range(123)],
)
PEOPLE = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]


@pytest.mark.parametrize(
    ("lacking", "what"),
    [
        ({"decided_on": None}, "thời gian"),
        ({"present": None}, "tổng số hộ, số đại diện hộ dự và vắng"),
        ({"households": 0}, "tổng số hộ, số đại diện hộ dự và vắng"),
        ({"content": " "}, "nội dung"),
        ({"form": ""}, "hình thức"),
        ({"counted": False}, "kết quả"),
        ({"decision": "\n"}, "quyết định"),
        ({"head_name": ""}, "chữ ký"),
        ({"front_name": ""}, "chữ ký"),
        ({"household_signers": 1}, "chữ ký"),
    ],
)
def test_each_of_the_seven_contents_is_missed(lacking, what):
    [found] = missing(replace(WHOLE, **lacking))
    assert found.startswith(what)
    with pytest.raises(PaperNotWhole, match="Điều 20 khoản 2"):
        check_whole(replace(WHOLE, **lacking))


def test_a_whole_decision_lacks_nothing():
    assert missing(WHOLE) == []
    check_whole(WHOLE)


def papers() -> list[Document]:
    """Mẫu 01 to 04, and 04 of a vote on the web."""
    two = [("Cụm 1", Count(80, 70, 10)), ("Cụm 2", Count(70, 63, 0, 4, 3))]
    seen = {"on": DAY, "witnesses": PEOPLE[:2]}
    on_paper = replace(RESULT, form=VoteForm.PAPER_BALLOTS)
    return [
        document.notice(PLACE, SUBJECT, DAY, time(19), "Nhà văn hóa", date(2026, 3, 2)),
        document.minutes(
            PLACE, SUBJECT, RESULT, two, secret=True, secretary="Người Mẫu S",
            tellers=PEOPLE, course="Các hộ thảo luận mức đóng góp.", **seen,
        ),
        document.decision(
            PLACE, SUBJECT, RESULT, kind=PaperKind.RESOLUTION, on=DAY, text="Mỗi hộ 2 triệu đồng.",
            signers=[("Trưởng khu phố", "Người Mẫu H"), ("Đại diện hộ gia đình", PEOPLE[0])],
        ),
        document.ballots(PLACE, SUBJECT, on_paper, given=160, team=PEOPLE, **seen),
        web_minutes(
            PLACE, Subject(Clause.OTHER, "Giờ đóng cửa nhà văn hóa", "Đóng cửa lúc 21 giờ."),
            replace(RESULT, form=VoteForm.ONLINE), BOX,
            counted_at=at(DAY, 18), team=PEOPLE, witnesses=PEOPLE[:2],
        ),
        web_notice(
            PLACE, Subject(Clause.OTHER, "Giờ đóng cửa nhà văn hóa", "Đóng cửa lúc 21 giờ."),
            Announced(BOX.opened_at, BOX.closed_at, 199, BOX.keys, "https://mau.vn/06811/bieu-quyet/1"),
            share=decisions.threshold(Clause.OTHER, DAY), on=date(2026, 2, 27), team=PEOPLE,
        ),
    ]  # fmt: skip


SAYS = [
    ("Mời họp", "19:00 ngày 05/03/2026", "Nhà văn hóa"),
    ("bỏ phiếu kín", "Tổng số", "Người Mẫu S", "133 trong 199", "được thông qua"),
    ("vắng: 49", "Hình thức: họp", "Quyết định: Mỗi hộ 2 triệu", "Người Mẫu H"),
    ("Phát ra 160 phiếu, thu về 150", "3 phiếu không hợp lệ", "Điều 21"),
    (
        *("Bắt đầu: 07:00 ngày 02/03/2026", "Kết thúc: 17:00 ngày 05/03/2026", "121 trong 199"),
        *("cho 125 hộ, trong hòm có 123 phiếu", "cho 28 hộ, thu về 27 phiếu", "đổi 1 phiếu hỏng"),
        *("Tổ trưởng: Người Mẫu A", "0a1b 2c3d", f"{122:020x}", "133 trong 199"),
    ),
    (
        "mở 07:00 ngày 02/03/2026",
        "199 hộ",
        "trên 1/2 tổng số",
        "mau.vn/06811",
        "9f2a 01bc",
        "phiếu giấy",
    ),
]


@pytest.mark.parametrize(("number", "says"), list(enumerate(SAYS)))
def test_the_forms_are_written_as_pdf_and_docx(number, says):
    paper = papers()[number]
    html = write_html(paper, str)
    assert [words for words in says if words not in html] == []
    assert write_pdf(paper).startswith(b"%PDF-")
    word = docx.Document(io.BytesIO(write_docx(paper)))
    assert any("Điều" in each.text or "hộ" in each.text for each in word.paragraphs)
