"""A unit's plan as a document: its text as it was read, its steps as a table."""

from collections.abc import Sequence
from datetime import date

from libs.documents.blocks import (
    Annex,
    Block,
    Column,
    Document,
    Paragraph,
    Signature,
    Table,
)
from libs.vietnamese import dmy
from services.planning.exporting.documents import (
    KIND,
    Passage,
    recipients_of,
    signer_of,
    text_blocks,
)
from services.planning.letterhead.queries import Letterhead
from services.planning.tables import Unit
from services.planning.unit_plans.rules import adopts_itself
from services.planning.unit_plans.views import UnitPlanDetailView, UnitPlanItemView

SUBJECT = "Thực hiện dân chủ ở cơ sở năm {year}"
SYMBOL = "KH"
INTRODUCTION = (
    "Căn cứ kế hoạch thực hiện dân chủ ở cơ sở năm {year} của {authority}, {unit} thực hiện "
    "các việc sau:"
)
CLOSING = "Trên đây là kế hoạch thực hiện dân chủ ở cơ sở năm {year} của {unit}"
# Who signs for a unit of each kind; of others the product does not know the name of the office.
HEADS = {
    "department": "TRƯỞNG PHÒNG",
    "office": "CHÁNH VĂN PHÒNG",
    "service_centre": "GIÁM ĐỐC",
    "school": "HIỆU TRƯỞNG",
}
HEAD = "NGƯỜI ĐỨNG ĐẦU"
COLUMNS = (
    ("STT", Column(1, "center")),
    ("Việc", Column(7)),
    ("Thực hiện việc của Ủy ban nhân dân", Column(5)),
    ("Hạn", Column(2.2, "center")),
    ("Ngày xong", Column(2.2, "center")),
)


def unit_plan_document(
    told: UnitPlanDetailView, unit: Unit, passages: Sequence[Passage], ward: Letterhead
) -> Document:
    """The plan as its unit issues it; without a number it is a draft and says so.

    With a text of its own the steps are its annex; without one they are what it says.
    """
    plan = told.plan
    number, _, symbol = (plan.number or "").partition("/")
    recipients, archive = recipients_of(passages)
    outside = adopts_itself(unit.kind)
    steps = _steps(told.items)
    blocks: tuple[Block, ...] = tuple(text_blocks(passages))
    annexes = (Annex("Phụ lục", "Các việc của kế hoạch", (steps,)),) if blocks else ()
    if not blocks:
        about = {"year": plan.year, "authority": ward.authority, "unit": unit.name}
        blocks = (
            Paragraph(INTRODUCTION.format(**about)),
            steps,
            Paragraph(CLOSING.format(**about)),
        )
    return Document(
        # A body beside the people's committee stands under no authority of it.
        superior="" if outside else ward.authority,
        issuer=unit.name,
        symbol=symbol or SYMBOL,
        number=number or None,
        place=ward.place,
        issued_on=plan.signed_on,
        kind=KIND,
        subject=SUBJECT.format(year=plan.year),
        blocks=blocks,
        recipients=recipients or (() if outside else (f"{ward.authority} (b/c)",)),
        archive=archive,
        signature=Signature((), HEADS.get(unit.kind, HEAD), signer_of(passages)),
        annexes=annexes,
    )


def _steps(items: Sequence[UnitPlanItemView]) -> Table:
    return Table(
        columns=tuple(column for _, column in COLUMNS),
        header=(tuple(title for title, _ in COLUMNS),),
        rows=tuple(
            (
                place,
                item.title,
                f"Mục {item.task.source_path}: {item.task.title}" if item.task else "",
                _day(item.due_on),
                _day(item.done_on),
            )
            for place, item in enumerate(items, start=1)
        ),
    )


def _day(day: date | None) -> str:
    return dmy(day) if day else ""
