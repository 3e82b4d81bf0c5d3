"""The file a head fills in: the headings, and how they are meant."""

from __future__ import annotations

import io

import xlsxwriter

from services.participation.households.importing.sheet import COLUMNS

NOTES = {
    "number": "Để trống để phần mềm đánh số tiếp theo.",
    "full_name": "Họ và tên người đại diện hộ, đủ 18 tuổi.",
    "born": "Ví dụ 05/02/1970 hoặc 1970. Chỉ năm sinh được lưu lại.",
    "address": "Số nhà, ngõ, tổ.",
}
WIDTHS = {"number": 10, "full_name": 30, "born": 14, "address": 40}


def write_template() -> bytes:
    """An XLSX file with the headings, and no line that could be entered by mistake."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Hộ gia đình")
    bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for place, (column, words) in enumerate(COLUMNS.items()):
        # As text, so that 05/02/1970 stays what was typed.
        sheet.set_column(place, place, WIDTHS[column], plain)
        sheet.write_string(0, place, words, bold)
        sheet.write_comment(0, place, NOTES[column])
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
