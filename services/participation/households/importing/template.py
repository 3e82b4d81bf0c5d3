"""The file a head fills in: how its columns are meant."""

from __future__ import annotations

from libs import entering
from services.participation.households.importing.sheet import COLUMNS

NOTES = {
    "number": "Để trống để phần mềm đánh số tiếp theo.",
    "full_name": "Họ và tên người đại diện hộ, đủ 18 tuổi.",
    "born": "Ví dụ 05/02/1970 hoặc 1970. Chỉ năm sinh được lưu lại.",
    "address": "Số nhà, ngõ, tổ.",
}


def write_template() -> bytes:
    """An empty list of households as XLSX."""
    return entering.write_template("Hộ gia đình", COLUMNS, NOTES)
