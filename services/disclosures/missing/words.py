"""The story of a sheet that somebody missed, in sentences: who missed it nobody keeps."""

from __future__ import annotations

from typing import Any

from libs.happened import Sentences, written
from services.disclosures.missing.rules import Outcome
from services.disclosures.moves import MOVED


def _found(said: dict[str, Any]) -> str:
    match Outcome(said["outcome"]):
        case Outcome.SHEET_THERE:
            looked_on = written(said["looked_on"])
            return f"Đã kiểm tra ngày {looked_on}, tờ niêm yết vẫn còn."
        case Outcome.GAP_CONFIRMED:
            looked_on = written(said["looked_on"])
            return (
                f"Đã kiểm tra ngày {looked_on}, đúng là không có tờ niêm yết. "
                "Số ngày niêm yết ở đây tính lại từ ngày dán lại."
            )
        case _:
            return "Nội dung được thay, thu hồi hoặc địa điểm không còn dùng."


# What the history of the disclosure says of one report, and what its own does.
OF_DISCLOSURE: Sentences = {
    "report_missing_sheet": "Nhận phản ánh, hạn kiểm tra {due_on}.",
    "resolve_missing_sheet": _found,
}
OWN: Sentences = {
    MOVED: "Hạn kiểm tra chuyển từ {was_due_on} sang {due_on}. {why}",
    "flag_unchecked": "Quá hạn kiểm tra.",
    "mend_missing_sheet": "Tờ niêm yết đã được dán ngày {on}.",
}
