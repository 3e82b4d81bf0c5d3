"""The story of a session in sentences: the calendar for everybody, the rest for the desk."""

from __future__ import annotations

from libs.happened import Sentences

PUBLIC: Sentences = {
    "post_calendar": "Đăng lịch, thông báo số {number}.",
    "change_place": "Đổi nơi tiếp từ “{was_at}” sang “{place}”.",
    "call_session": "Định buổi tiếp ngoài lịch vào ngày {held_on}.",
    "postpone_session": "Hoãn từ ngày {from_on} sang ngày {held_on}.",
    "hold_session": "Ghi nhận buổi tiếp đã diễn ra.",
    "flag_missed": "Quá ngày mà chưa ghi nhận buổi tiếp.",
}
DESK: Sentences = {
    **PUBLIC,
    "arrange_session": "Sắp xếp buổi tiếp.",
    "count_sessions_anew": "Hạn đăng lịch chuyển từ {was_due_on} sang {due_on}.",
    "flag_unposted": "Quá hạn đăng lịch.",
    "set_online_link": "Ghi đường dẫn tham gia trực tuyến.",
    "notify_online_session": "Thông báo cho người tham gia ngày {on}, văn bản số {number}.",
    "try_online_line": "Thử đường truyền ngày {on}.",
    "open_online_link": "Mở đường dẫn lúc {at}.",
    "state_recording": "Ghi về việc ghi âm, ghi hình.",
    "flag_late_online": "Quá hạn một việc của buổi tiếp trực tuyến.",
}
