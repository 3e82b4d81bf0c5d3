"""The story of a report in sentences: what was done to it, and to the period it reports on."""

from __future__ import annotations

from libs.happened import Sentences
from services.reporting.periods.queries import CLOSING_MOVED, MOVED

SENTENCES: Sentences = {
    "open_on_demand": "Nhận yêu cầu báo cáo đột xuất.",
    "drop_on_demand": "Rút yêu cầu báo cáo. Lý do: {reason}",
    MOVED: "Hạn báo cáo chuyển từ {was_due_on} sang {due_on}. {why}",
    CLOSING_MOVED: "Lịch làm việc thay đổi: ngày chốt số liệu chuyển từ {was_cutoff_on} sang"
    " {cutoff_on}.",
    "drop_session": "Kỳ họp ngày {session_on} không diễn ra theo lịch.",
    "flag_late_reports": "Quá hạn báo cáo ngày {due_on}.",
    "draft_report": "Lập dự thảo từ những việc đã ghi.",
    "take_parts": "Đưa phần của {parts} đơn vị vào dự thảo.",
    "write_narrative": "Sửa lời mục {section}.",
    "enter_figure": "Nhập tay số liệu {ordinal}, giá trị {value}.",
    "remove_figure": "Bỏ số liệu nhập tay {ordinal}.",
    "approve_report": "Phê duyệt dự thảo.",
    "void_approval": "Phê duyệt không còn giá trị. {why}",
    "issue_report": "Ban hành báo cáo số {number}, ngày {on}.",
    "record_sending": "Gửi báo cáo ngày {sent_on}.",
}
