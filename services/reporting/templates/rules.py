"""What a template of the ward must be, and why one is refused."""

from __future__ import annotations

from libs.documents.blocks import (
    Annex,
    Bullet,
    Column,
    Document,
    Evidence,
    Figure,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from libs.documents.docx_template import SECTIONS, fill_template
from libs.documents.docx_template_faults import template_faults
from libs.kernel.errors import Conflict, NotFound, Refusal

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VERSIONS_MAX = 50
SHOWN_FAULTS_MAX = 12


class TemplateNotGood(Refusal):
    """Chưa dùng được tệp này làm mẫu: {faults}."""


class NotWord(Refusal):
    """Mẫu báo cáo phải là tệp Word .docx."""


class TemplateKnown(Conflict):
    """Tệp này đã là mẫu phiên bản {number}."""


class TooManyTemplates(Conflict):
    """Đã có đủ {most} phiên bản mẫu nên không thêm được nữa."""


class NoReportToShow(NotFound):
    """Chưa có báo cáo nào để xem thử mẫu. Hãy lập một dự thảo trước."""


def check_word(media_type: str) -> None:
    """A template is a Word file without macros, judged by its content."""
    if media_type != WORD:
        raise NotWord(fields={"paper": "Chọn tệp .docx."})


def check_template(content: bytes) -> None:
    """Refuse with every fault at once; what has none is filled once to see that it can be."""
    faults = template_faults(content)
    if not faults:
        try:
            fill_template(content, _trial())
        except Exception:  # a file of Word may be unusual in any way
            faults = ("Phần mềm không điền được mẫu này; hãy lưu lại từ Word rồi thử lại.",)
    if faults:
        said = " ".join(faults[:SHOWN_FAULTS_MAX]).removesuffix(".")
        raise TemplateNotGood(faults=said, fields={"paper": "Sửa mẫu rồi tải lên lại."})


def _trial() -> Document:
    """A report with one of everything that a report may hold."""
    table = Table((Column(1), Column(1)), (("Chỉ tiêu", "Số"),), (("Công khai", "1"),), caption="B")
    return Document(
        issuer="Ủy ban nhân dân",
        symbol="BC-UBND",
        place="",
        kind="Báo cáo",
        subject="Bản thử",
        blocks=(
            Paragraph("Mở đầu"),
            *(Heading(1, f"Mục {place}") for place in range(1, SECTIONS + 1)),
            Heading(2, "Mục nhỏ"),
            Heading(3, "Ý"),
            Bullet("Điểm"),
            Paragraph((Figure("so", "1"),)),
            table,
            Paragraph("Kết thúc"),
        ),
        recipients=("Nơi nhận",),
        archive="Lưu: VT",
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
        annexes=(Annex("Biểu", "Bản thử", (table,)),),
        evidence=(Evidence("so", "Nguồn"),),
    )
