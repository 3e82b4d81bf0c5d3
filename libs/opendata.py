"""Rows for everybody: the dictionary of their fields, and CSV that no sheet program runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

LICENCE = "Được tự do xem, chia sẻ, dùng lại; khi dùng lại hãy ghi nguồn và ngày lấy dữ liệu."
# A sheet program would run a cell that begins with one of these.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# One that parts cells by another sign would run what follows that sign inside of a cell.
AFTER_A_PART = re.compile(r"(?<=[;,\t\r\n])(?=[=+\-@])")
KINDS = {"integer": "số nguyên", "date": "ngày (năm-tháng-ngày)", "uuid": "mã UUID"}


class FieldOfRow(BaseModel):
    """One line of the dictionary: a field, its kind, and what it means."""

    name: str
    kind: str
    text: str


def fields_of(row: type[BaseModel]) -> list[FieldOfRow]:
    """Every field of a row, made from the code that writes the rows."""
    schema = row.model_json_schema()["properties"]
    return [
        FieldOfRow(name=name, kind=_kind(schema[name]), text=field.description or "")
        for name, field in row.model_fields.items()
    ]


def as_csv(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """The rows under their names, for sheet programs; what is not there is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cell(cell: Any) -> Any:
    """As it is; a text that would be run as a formula, wholly or in part, with a mark in front."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    marked = AFTER_A_PART.sub("'", cell)
    return f"'{marked}" if marked.startswith(FORMULA_SIGNS) else marked


def _kind(schema: dict[str, Any]) -> str:
    first = schema.get("anyOf", [schema])[0]
    return KINDS.get(str(first.get("format") or first.get("type")), "chữ")
