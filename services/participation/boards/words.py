"""The story of a board in sentences: how many are on it, never who."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "form_board": "Bắt đầu thành lập, phải có {size} thành viên.",
    "enter_board": "Ghi Ban đã có, nhiệm kỳ từ ngày {since}, {members} thành viên.",
    "send_member": "Cử thêm một thành viên.",
    "seat_members": "Ghi kết quả bầu ngày {on}: Ban có {members} thành viên.",
    "lead_board": "Các thành viên bầu Trưởng ban, Phó Trưởng ban.",
    "recognise_board": "Mặt trận công nhận ngày {on}.",
    "leave_board": "Một thành viên thôi làm nhiệm vụ từ ngày {on}.",
    "reinstate_member": "Một thành viên tiếp tục làm nhiệm vụ vì quyết định cho thôi bị hủy.",
    "end_board": "Kết thúc hoạt động ngày {on}.",
}
