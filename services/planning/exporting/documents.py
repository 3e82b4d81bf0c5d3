"""A plan as a document: its text as it was read, its signature as recorded, its tasks as an annex.

The form follows Nghị định 30/2020/NĐ-CP, articles 8, 13 and 15, and its annex I.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from libs.documents.blocks import (
    Annex,
    Block,
    Bullet,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from services.planning.letterhead.queries import Letterhead
from services.planning.rules import SigningForm, TaskState
from services.planning.tables import Node, Plan

SYMBOL = "KH-UBND"
KIND = "Kế hoạch"
SUBJECT = "Thực hiện dân chủ ở cơ sở năm {year}"
ARCHIVE = "Lưu: VT"
DATED = "Trạng thái nhiệm vụ tính đến ngày {today:%d/%m/%Y}."
SIGNATURES = {
    SigningForm.ON_BEHALF: (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    SigningForm.FOR_CHAIR: (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
}
STATES = {
    TaskState.OPEN: "Đang thực hiện",
    TaskState.DONE: "Hoàn thành",
    TaskState.PARTLY: "Hoàn thành một phần",
    TaskState.NOT_DONE: "Không thực hiện",
    TaskState.LAPSED: "Hạn qua trước khi ký",
    TaskState.WITHDRAWN: "Thôi giao",
}
LATE = "Quá hạn"


@dataclass(frozen=True)
class TaskRow:
    """A task as a line of the annex."""

    path: str
    title: str
    sentence: str
    lead: str
    cooperating: str
    output: str
    indicator: str
    evidence_asked: str
    due_on: date | None
    finished_on: date | None
    state: TaskState
    late: bool
    progress: int  # how many times something was noted


class Passage(Protocol):
    """A passage of a plan's text, of the ward's or of a unit's."""

    kind: str
    mark: str
    text: str


def plan_document(
    plan: Plan, nodes: Sequence[Node], ward: Letterhead, annexes: Sequence[Annex]
) -> Document:
    """The plan as it is signed; without a number it is a draft and says so."""
    number, _, symbol = (plan.number or "").partition("/")
    lines, position = SIGNATURES[SigningForm(plan.signing_form or SigningForm.ON_BEHALF)]
    recipients, archive = recipients_of(nodes)
    return Document(
        issuer=ward.authority,
        symbol=symbol or SYMBOL,
        number=number or None,
        place=ward.place,
        issued_on=plan.signed_on,
        kind=KIND,
        subject=_subject(plan, nodes),
        blocks=tuple(text_blocks(nodes)),
        recipients=recipients,
        archive=archive,
        signature=Signature(lines, position, signer_of(nodes)),
        annexes=tuple(annexes),
    )


def tasks_annex(rows: Sequence[TaskRow], today: date, *, whole: bool) -> Annex:
    """The tasks as a lying table; `whole` adds what a workbook has room for."""
    columns = [one for one in _COLUMNS if whole or not one.only_whole]
    return Annex(
        label="Phụ lục",
        title="Nhiệm vụ theo kế hoạch",
        blocks=(
            Paragraph(DATED.format(today=today)),
            Table(
                columns=tuple(Column(one.width, one.align) for one in columns),
                header=(tuple(one.title for one in columns),),
                rows=tuple(
                    tuple(_cell(one.name, place, row) for one in columns)
                    for place, row in enumerate(rows, start=1)
                ),
            ),
        ),
    )


@dataclass(frozen=True)
class _TaskColumn:
    name: str
    title: str
    width: float
    align: Literal["left", "center", "right"] = "left"
    only_whole: bool = False


_COLUMNS = (
    _TaskColumn("place", "STT", 1, "center"),
    _TaskColumn("path", "Mục", 1.6),
    _TaskColumn("title", "Nhiệm vụ", 8),
    _TaskColumn("sentence", "Câu của kế hoạch", 8, only_whole=True),
    _TaskColumn("lead", "Chủ trì", 4),
    _TaskColumn("cooperating", "Phối hợp", 4),
    _TaskColumn("output", "Sản phẩm", 4, only_whole=True),
    _TaskColumn("indicator", "Chỉ tiêu", 4, only_whole=True),
    _TaskColumn("evidence_asked", "Minh chứng phải có", 4, only_whole=True),
    _TaskColumn("due_on", "Hạn", 2.2, "center"),
    _TaskColumn("state", "Trạng thái", 2.6),
    _TaskColumn("finished_on", "Ngày báo kết quả", 2.2, "center", only_whole=True),
    _TaskColumn("progress", "Lần ghi tiến độ", 1.6, "right", only_whole=True),
)
_NOT_IN_TEXT = ("title", "recipients", "recipient", "signature", "letterhead")


def _cell(name: str, place: int, row: TaskRow) -> Cell:
    if name == "place":
        return place
    if name == "state":
        return LATE if row.late else STATES[row.state]
    value: Cell = getattr(row, name)
    return value


def _subject(plan: Plan, nodes: Sequence[Node]) -> str:
    """What the source says under its first word; "KẾ HOẠCH" itself is the kind."""
    titles = [node.text for node in nodes if node.kind == "title"]
    said = " ".join(text for text in titles if text.upper() != KIND.upper())
    return said or SUBJECT.format(year=plan.year)


def recipients_of(nodes: Iterable[Passage]) -> tuple[tuple[str, ...], str]:
    """Who gets the paper, and where it is archived, as the text says."""
    named = [node.text.rstrip(";. ") for node in nodes if node.kind == "recipient"]
    archive = next((text for text in named if text.startswith("Lưu")), ARCHIVE)
    return tuple(text for text in named if text != archive), archive


def signer_of(nodes: Iterable[Passage]) -> str:
    """The name under the signature: the last line that is not in capitals."""
    lines = [node.text for node in nodes if node.kind == "signature"]
    return next((line for line in reversed(lines) if not line.isupper()), "")


def text_blocks(nodes: Iterable[Passage]) -> Iterator[Block]:
    """The text between title and signature, as it was read."""
    for node in nodes:
        if node.kind in _NOT_IN_TEXT:
            continue
        words = f"{node.mark} {node.text}".strip()
        if node.kind == "part":
            yield Heading(1, words)
        elif node.kind == "heading":
            yield Heading(2, words)
        elif node.kind == "bullet":
            yield Bullet(node.text)
        else:
            yield Paragraph(words)
