"""The story of a disclosure in sentences. No person is in it."""

from __future__ import annotations

from libs.happened import Sentences

# Whoever misses a sheet is asked for no name, and none is told.
UNSIGNED = ("report_missing_sheet",)
SENTENCES: Sentences = {
    "draft_disclosure": "Lập bản công khai từ văn bản số {number}.",
    "move_due_day": "Hạn công khai chuyển từ {was_due_on} sang {due_on}. {why}",
    "approve_disclosure": "Người có thẩm quyền duyệt bản {version}.",
    "publish_disclosure": "Công khai bản {version} trên cổng thông tin (văn bản số {number}).",
    "correct_disclosure": "Lập bản đính chính, bản {version}.",
    "drop_correction": "Bỏ bản đính chính, bản {version}.",
    "withdraw_disclosure": "Thu hồi nội dung đã công khai.",
    "note_sheet": "Ghi tại {place} trên máy lúc {seen}.",
    "start_posting": "Niêm yết tại {place} từ ngày {posted_on}, lần {attempt}.",
    "check_posting": "Kiểm tra tại {place} ngày {on}: tờ niêm yết còn nguyên.",
    "break_posting": "Niêm yết tại {place} bị gián đoạn ngày {broken_on}, phải tính lại từ đầu.",
    "end_posting": "Kết thúc niêm yết tại {place} ngày {ended_on}, giữ được {days_kept} ngày.",
    "report_missing_sheet": "Có người không thấy tờ niêm yết tại {place}, hạn kiểm tra {due_on}.",
    "resolve_missing_sheet": "Phản ánh không thấy tờ niêm yết tại {place}: {found}.",
    "record_broadcast": "Phát trên hệ thống truyền thanh ngày {on}, {minutes} phút.",
    "record_notice": "Thông báo đến nơi nhận ngày {on}.",
    "record_form": "Công khai thêm bằng hình thức khác ngày {on}.",
    "acknowledge": "Người đứng đầu khu dân cư xác nhận đã được thông báo.",
    "add_proof": "Bổ sung chứng cứ cho lần phát, lần thông báo ngày {on}.",
    "end_search": "Danh sách hết thời gian tra cứu; nội dung không còn trên các trang công khai.",
    "complete_disclosure": "Hoàn thành: đủ chứng cứ của mọi hình thức tại {places} nơi niêm yết.",
}
