"""The story of a plan in sentences: for everybody what binds, for the desk how it was made."""

from __future__ import annotations

from libs.happened import Sentences

PUBLIC: Sentences = {
    "approve_plan": "Phê duyệt, số {number} ngày {signed_on}.",
    "amend_plan": "Phê duyệt bản sửa đổi, số {number} ngày {signed_on}.",
    "start_plan": "Bắt đầu thực hiện.",
    "replace_plan": "Được thay bằng bản sửa đổi số {number} ngày {signed_on}.",
    "close_plan": "Kết thúc năm kế hoạch.",
}
DESK: Sentences = {
    **PUBLIC,
    "import_plan": "Nạp văn bản kế hoạch năm {year}.",
    "merge_proposals": "Gộp các đề xuất thành một việc.",
    "split_proposal": "Tách một đề xuất thành nhiều việc.",
    "undo_reshaping": "Bỏ một lần gộp, tách.",
    "submit_plan": "Trình Chủ tịch phê duyệt.",
    "take_back_plan": "Rút về để xem lại.",
    "return_plan": "Chủ tịch trả lại để sửa.",
}
