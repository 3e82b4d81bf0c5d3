"""Reports as the API answers them: head, words and tables in pieces that a page can show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from libs.documents.blocks import Bullet as BulletBlock
from libs.documents.blocks import Document, Figure, HeaderCell, Heading, Paragraph, Run, Table
from libs.documents.wording import runs, shown
from libs.happened import HappenedView
from libs.signed import Sha256
from services.reporting.periods.views import PeriodView
from services.reporting.reports.document import closed_lists, read_sha256
from services.reporting.reports.narrative import text_sha256
from services.reporting.rules import ReportStatus
from services.reporting.tables import Period, Report


class PieceView(BaseModel):
    """A stretch of text or a table cell; a figure has the key of the facts behind it."""

    text: str
    figure: str | None = None


class ParagraphView(BaseModel):
    """A paragraph, or an entry of a list."""

    bullet: bool
    pieces: list[PieceView]


class PartView(BaseModel):
    """A numbered part of the report; `key` and `text` are what is edited in a draft."""

    key: str
    level: int
    title: str
    text: str
    text_sha256: Sha256  # who saves other words names these
    written: bool
    paragraphs: list[ParagraphView]


class HeadView(BaseModel):
    """A cell of a table's head."""

    text: str
    columns: int
    rows: int


class TableView(BaseModel):
    """An annex table."""

    label: str
    title: str
    head: list[list[HeadView]]
    rows: list[list[PieceView]]
    total: list[PieceView] | None


class CheckView(BaseModel):
    """A check on the figures."""

    text: str
    holds: bool
    detail: str


class ReportLineView(BaseModel):
    """A report in a list."""

    id: UUID
    period_id: UUID
    kind: str
    year: int
    ordinal: int
    title: str
    status: str
    revision: int
    revises_id: UUID | None
    number: str | None
    issued_on: date | None
    days_late: int | None
    due_on: date
    sha256: str | None

    @classmethod
    def of(cls, report: Report, period: Period) -> ReportLineView:
        """The line of a report."""
        return cls(**_line(report, period))


class ReportView(ReportLineView):
    """A report to be read, with its period, words, tables and checks."""

    period: PeriodView
    since: date
    until: date
    known_at: datetime
    signer_position: str
    opening: list[PieceView]
    parts: list[PartView]
    tables: list[TableView]
    checks: list[CheckView]
    values: dict[str, int]
    closed: list[str]  # figures whose number is shown and whose list this reader may not open
    formats: list[str]
    content_sha256: Sha256 | None  # of a draft: who approves names what was read
    timeline: list[HappenedView] = []  # for officials

    @classmethod
    def whole(
        cls, report: Report, period: Period, document: Document, today: date, *, inside: bool
    ) -> ReportView:
        """The report with everything in it, for somebody who works on reports or anybody else."""
        opening = document.blocks[0]
        assert isinstance(opening, Paragraph)
        return cls(
            **_line(report, period),
            period=PeriodView.of(period, today, inside=inside),
            since=report.window["since"],
            until=report.window["until"],
            known_at=report.window["known_at"],
            signer_position=document.signature.position,
            opening=_pieces(runs(opening.content)),
            parts=_parts(report.sections, document),
            tables=_tables(document),
            checks=[CheckView(**check) for check in report.snapshot["checks"]],
            values=report.snapshot["values"],
            closed=sorted(closed_lists(report, inside=inside)),
            formats=["pdf", "docx", "xlsx"],
            content_sha256=read_sha256(document) if report.status == ReportStatus.DRAFT else None,
        )


def _line(report: Report, period: Period) -> dict[str, Any]:
    return {
        "id": report.id,
        "period_id": period.id,
        "kind": period.kind,
        "year": period.year,
        "ordinal": period.ordinal,
        "title": period.title,
        "status": report.status,
        "revision": report.revision,
        "revises_id": report.revises_id,
        "number": f"{report.number}/{report.symbol}" if report.number else None,
        "issued_on": report.issued_on,
        "days_late": report.days_late,
        "due_on": period.due_on,
        "sha256": report.papers["pdf"]["sha256"] if report.papers else None,
    }


def _parts(sections: Sequence[dict[str, Any]], document: Document) -> list[PartView]:
    """The sections, each with the paragraphs that follow its heading in the document."""
    parts: list[PartView] = []
    # The first block opens the report and the last one closes it: neither is a section's.
    for block in document.blocks[1:-1]:
        if isinstance(block, Heading):
            section = sections[len(parts)]
            began = text_sha256(section["text"])
            parts.append(PartView(**section, text_sha256=began, paragraphs=[]))
        elif isinstance(block, Paragraph | BulletBlock):
            bullet = isinstance(block, BulletBlock)
            pieces = _pieces(runs(block.content))
            parts[-1].paragraphs.append(ParagraphView(bullet=bullet, pieces=pieces))
    return parts


def _pieces(content: Sequence[Run]) -> list[PieceView]:
    return [
        PieceView(text=run.text, figure=run.key if isinstance(run, Figure) else None)
        for run in content
    ]


def _tables(document: Document) -> list[TableView]:
    return [
        TableView(
            label=annex.label,
            title=table.caption or annex.title,
            head=[[_head(cell) for cell in row] for row in table.header],
            rows=[_cells(row) for row in table.rows],
            total=_cells(table.total) if table.total else None,
        )
        for annex in document.annexes
        for table in annex.blocks
        if isinstance(table, Table)
    ]


def _head(cell: HeaderCell | str) -> HeadView:
    head = cell if isinstance(cell, HeaderCell) else HeaderCell(cell)
    return HeadView(text=head.text, columns=head.columns, rows=head.rows)


def _cells(row: Sequence[Any]) -> list[PieceView]:
    return [
        PieceView(text=shown(cell), figure=cell.key if isinstance(cell, Figure) else None)
        for cell in row
    ]
