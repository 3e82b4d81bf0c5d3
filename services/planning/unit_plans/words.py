"""The story of a unit's plan in sentences; its steps are shown as they stand."""

from __future__ import annotations

from libs.happened import Sentences

SENTENCES: Sentences = {
    "draft_unit_plan": "Lập dự thảo.",
    "import_unit_plan": "Nạp văn bản, đọc được {steps} việc.",
    "submit_unit_plan": "Trình phê duyệt.",
    "return_unit_plan": "Trả lại để sửa.",
    "approve_unit_plan": "Có hiệu lực, số {number} ngày {signed_on}.",
    "finish_unit_plan_item": "Xong một việc ngày {on}.",
    "replace_unit_plan": "Được thay bằng bản mới.",
}
