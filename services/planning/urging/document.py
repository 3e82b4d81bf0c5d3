"""The letter as a document (công văn) in the form of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence

from libs.documents.blocks import Bullet, Document, Paragraph, Signature
from libs.vietnamese import dmy
from services.planning.letterhead.queries import Letterhead
from services.planning.rules import TaskOrigin
from services.planning.tables import Task
from services.planning.urging.rules import SIGNATURES, Cause, LetterSigning
from services.planning.urging.tables import Urging

SYMBOL = "UBND-VP"
SUBJECTS = {
    Cause.OFFICE: "đôn đốc thực hiện nhiệm vụ dân chủ ở cơ sở",
    Cause.LATE_DISCLOSURE: "đôn đốc công khai thông tin quá hạn",
}


def letter_of(urging: Urging, tasks: Sequence[Task], unit_name: str, ward: Letterhead) -> Document:
    """The letter: what it says, the tasks it names with their days; a draft without a number."""
    number, _, symbol = (urging.number or "").partition("/")
    lines, position = SIGNATURES[LetterSigning(urging.signing or LetterSigning.BY_ORDER)]
    of_office = urging.cause == Cause.OFFICE
    return Document(
        issuer=ward.authority,
        symbol=symbol or SYMBOL,
        number=number or None,
        place=ward.place,
        issued_on=urging.signed_on,
        kind="",
        subject=SUBJECTS[Cause(urging.cause)],
        addressees=(unit_name,),
        blocks=(
            *_said(urging.text),
            *((Paragraph("Các nhiệm vụ được đôn đốc:"),) if of_office else ()),
            *(Bullet(_task_words(task)) for task in tasks if of_office),
            Paragraph(
                f"Ủy ban nhân dân {ward.kind} đề nghị đơn vị trả lời chậm nhất ngày"
                f" {dmy(urging.answer_by)}"
            ),
        ),
        recipients=("Như trên", f"Chủ tịch, các Phó Chủ tịch UBND {ward.kind} (b/c)"),
        archive="Lưu: VT",
        signature=Signature(lines, position),
    )


def _said(text: str) -> list[Paragraph | Bullet]:
    """The typed lines; one that begins with a dash is an item of a list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        Bullet(line.removeprefix("-").strip()) if line.startswith("-") else Paragraph(line)
        for line in lines
    ]


def _task_words(task: Task) -> str:
    period = f", {task.period}" if task.period else ""
    due = f", hạn ngày {dmy(task.due_on)}" if task.due_on else ""
    of_plan = f" (mục {task.source_path} của kế hoạch)" if task.origin == TaskOrigin.PLAN else ""
    return f"{task.title.rstrip('.')}{period}{due}{of_plan}."
