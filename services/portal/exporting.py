"""A list as a file for sheet programs, which run nothing of what people wrote in it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter
from fastapi.responses import Response

from libs.opendata import as_csv
from libs.spreadsheet import XLSX
from services.portal.exports import ROWS_MAX, Listing, cells_of
from services.portal.reading import Told
from services.portal.visit import Visit

SHEET_NAME_MAX = 31
CUT = f"Chỉ có {ROWS_MAX} dòng đầu: danh sách còn nữa."
WIDE = 60  # characters; a longer text is wrapped
FORMATS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


async def exported(visit: Visit, name: str, listing: Listing, form: str) -> Response:
    """The list as the visitor may see it, as XLSX or CSV."""
    heads = list(listing.columns.values())
    rows = within([cells_of(listing, row) for row in await _rows(visit, listing)], len(heads))
    if form == "csv":
        # With the mark by which Excel knows UTF-8.
        content = (
            "\ufeff" + as_csv(heads, [[_written(cell) for cell in row] for row in rows])
        ).encode()
    else:
        content = await asyncio.to_thread(as_xlsx, listing.title, heads, rows)
    named = f'attachment; filename="{name}-{visit.today}.{form}"'
    headers = {"content-disposition": named, "cache-control": "no-store"}
    return Response(content, 200, headers, FORMATS[form])


async def _rows(visit: Visit, listing: Listing) -> list[Told]:
    """All rows that there are, page by page, until there are more than a person looks through."""
    found: list[Told] = []
    asked: dict[str, object] = dict(listing.query)
    if listing.by_year:
        asked["year"] = visit.today.year
    while len(found) <= ROWS_MAX:
        if listing.by_offset:
            asked["offset"] = len(found)
        elif listing.page:
            asked["page"] = len(found) // listing.page + 1
        told = await visit.asking.get(listing.service, listing.path, **asked)
        rows = told[listing.rows_at] if listing.rows_at else told
        found += rows
        if not listing.page or len(rows) < listing.page:
            break
    return found


def within(rows: list[list[object]], columns: int) -> list[list[object]]:
    """As many rows as a person looks through; the last line says when there are more."""
    if len(rows) <= ROWS_MAX:
        return rows
    return [*rows[:ROWS_MAX], [CUT, *[""] * (columns - 1)]]


def as_xlsx(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet: numbers are numbers, days are days, and every text is only text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(title[:SHEET_NAME_MAX])
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        for place, head in enumerate(heads):
            longest = max((len(str(row[place] or "")) for row in rows), default=0)
            sheet.set_column(place, place, min(WIDE, max(12, len(head), longest) + 2))
            sheet.write_string(0, place, head, bold)
        for line, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, place, cell, day)
                elif isinstance(cell, int | float) and not isinstance(cell, bool):
                    sheet.write_number(line, place, cell, plain)
                elif cell not in (None, ""):
                    sheet.write_string(line, place, str(cell), plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    return out.getvalue()


def _written(cell: object) -> object:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell
