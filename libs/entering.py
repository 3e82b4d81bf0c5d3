"""Lists entered at once: how one is sent, its lines, its judged rows, a file to fill in."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from typing import Protocol, Self

import xlsxwriter
from fastapi import Response
from pydantic import BaseModel, Field

from libs.kernel.actor import Actor
from libs.kernel.edges import FileBytes, Files, Now
from libs.kernel.text import tidy
from libs.spreadsheet import XLSX, SheetEmpty, SheetNotReadable, csv_lines, xlsx_lines


class ListForm(BaseModel):
    """A list: the receipt of an uploaded XLSX file, or CSV text; `dry_run` only judges it."""

    receipt: str = Field(default="", max_length=2000)
    text: str = Field(default="", max_length=1_000_000)
    dry_run: bool = False


class Judged(Protocol):
    """A line as a service judged it: what stands under each column, and the faults by column."""

    line: int
    cells: dict[str, str]
    errors: dict[str, str]


class RowView(BaseModel):
    """One line of a list: its cells, and the fault of each column that has one."""

    line: int
    cells: list[str]
    errors: dict[str, str]

    @classmethod
    def of(cls, row: Judged) -> Self:
        """The view of a judged line."""
        return cls(line=row.line, cells=list(row.cells.values()), errors=row.errors)


async def lines_of(
    form: ListForm, by: Actor, now: Now, files: Files, store: FileBytes
) -> list[list[str]]:
    """The cells of what was sent; refuses what is no list."""
    if form.text.strip():
        return csv_lines(str(tidy(form.text)))
    if not form.receipt:
        raise SheetEmpty
    stored = files.accept(by.ward_id, form.receipt, now)
    if stored.media_type != XLSX:
        raise SheetNotReadable
    return await asyncio.to_thread(xlsx_lines, await store.read(by.ward_id, stored.sha256))


async def template_file(
    sheet: str, columns: Mapping[str, str], notes: Mapping[str, str], *, name: str
) -> Response:
    """The file to fill in, to be kept as `name`.xlsx."""
    return Response(
        await asyncio.to_thread(write_template, sheet, columns, notes),
        media_type=XLSX,
        headers={"content-disposition": f'attachment; filename="{name}.xlsx"'},
    )


def write_template(name: str, columns: Mapping[str, str], notes: Mapping[str, str]) -> bytes:
    """An XLSX file with the headings and a note on each, and no line to be entered by mistake."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(name)
    bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for place, (column, words) in enumerate(columns.items()):
        # As text, so that 05/02/1970 stays what was typed.
        sheet.set_column(place, place, max(14, len(words) + 12), plain)
        sheet.write_string(0, place, words, bold)
        if column in notes:
            sheet.write_comment(0, place, notes[column])
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
