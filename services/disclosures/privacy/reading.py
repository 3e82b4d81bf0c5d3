"""Reads the tables and the text of an attached XLSX or DOCX file; other files cannot be read."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from libs.kernel.errors import Refusal
from libs.kernel.files import KINDS, FileStore, StoredFile
from services.disclosures.privacy.rules import Attachment, Table

# A small file may unpack to a huge one; a list of a ward never does.
UNPACKED_BYTES_MAX = 50 * 1024 * 1024
ROWS_MAX = 5_000
COLUMNS_MAX = 50
SHEETS_MAX = 20


class ListTooLong(Refusal):
    """Bảng đính kèm quá dài để kiểm tra: tối đa 5.000 dòng, 50 cột, 20 trang tính."""


class ListNotReadable(Refusal):
    """Không đọc được tệp XLSX, DOCX này để kiểm tra. Hãy lưu lại tệp, hoặc dùng PDF."""


async def read_attachment(store: FileStore, ward_id: str, file: StoredFile | None) -> Attachment:
    """What can be read of a file of the ward; empty for pictures, PDF, or no file."""
    readers = {"xlsx": _workbook, "docx": _document}
    reader = readers.get(KINDS.get(file.media_type, "")) if file else None
    if file is None or reader is None:
        return Attachment()
    content = await store.read(ward_id, file.sha256)
    try:
        return await asyncio.to_thread(reader, content)
    except ListTooLong:
        raise
    except Exception as error:  # a broken package fails in as many ways as it may be broken
        raise ListNotReadable from error


def _refuse_huge(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(entry.file_size for entry in package.infolist()) > UNPACKED_BYTES_MAX:
            raise ListTooLong


def _workbook(content: bytes) -> Attachment:
    """Every sheet, hidden ones too: what is hidden is published all the same."""
    # Imported here: it takes 7 MB of memory, and few attachments are workbooks.
    from openpyxl import load_workbook

    _refuse_huge(content)
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        if len(book.worksheets) > SHEETS_MAX:
            raise ListTooLong
        tables = tuple(tuple(_rows(sheet)) for sheet in book.worksheets)
    finally:
        book.close()
    return Attachment(tables, "\n".join(book.sheetnames))


def _rows(sheet: Any) -> Iterator[list[str]]:
    cells = sheet.iter_rows(max_row=ROWS_MAX + 1, max_col=COLUMNS_MAX + 1, values_only=True)
    for number, row in enumerate(cells, start=1):
        line = ["" if cell is None else str(cell) for cell in row]
        if any(line) and (number > ROWS_MAX or any(line[COLUMNS_MAX:])):
            raise ListTooLong
        while line and not line[-1]:
            line.pop()
        yield line


def _document(content: bytes) -> Attachment:
    _refuse_huge(content)
    document = docx.Document(io.BytesIO(content))
    tables: list[Table] = []
    in_cells: set[Any] = set()
    for table in document.tables:
        if len(table.rows) > ROWS_MAX or len(table.columns) > COLUMNS_MAX:
            raise ListTooLong
        cells = [row.cells for row in table.rows]
        tables.append([[cell.text for cell in row] for row in cells])
        in_cells |= {one._p for row in cells for cell in row for one in cell.paragraphs}
    told = (_words(one) for one in _paragraphs(document) if one not in in_cells)
    return Attachment(tuple(tables), "\n".join(words for words in told if words))


def _paragraphs(document: Document) -> Iterator[Any]:
    """Wherever they stand: in boxes, tables in tables, headers, footers, notes, comments."""
    yield from document.element.iter(qn("w:p"))
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if part is not document.part and name.startswith("/word/") and name.endswith(".xml"):
            yield from parse_xml(part.blob).iter(qn("w:p"))


def _words(paragraph: Any) -> str:
    """What a paragraph says, with what was deleted under tracked changes: it is still there."""
    said = paragraph.iter(qn("w:t"), qn("w:delText"), qn("w:tab"), qn("w:br"))
    return "".join(one.text or " " for one in said)
