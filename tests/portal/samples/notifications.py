"""Sample notifications of an official."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.portal.views import Clock, FormView, Link, State
from services.portal.views.notifications import NotificationLine, NotificationsView

HERE = "/06811/viec/thong-bao"
AT = datetime(2026, 11, 23, 8, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DUE = date(2026, 11, 25)
LINES = [
    NotificationLine(
        "Nhiệm vụ: sắp đến hạn",
        "Tổ chức hội nghị tuyên truyền, quý IV",
        f"{HERE}/1",
        AT,
        State("soon", "sắp đến hạn"),
        Clock(DUE, State("soon", "sắp đến hạn")),
        read=False,
    ),
    NotificationLine(
        "Phần báo cáo: trả lại để sửa",
        "",
        f"{HERE}/2",
        AT,
        State("broken", "trả lại để sửa"),
        None,
        read=False,
    ),
    NotificationLine(
        "Đơn thư: mới giao, đã xong",
        "",
        f"{HERE}/3",
        AT,
        State("done", "mới giao, đã xong"),
        None,
        read=True,
    ),
]
MAIL = FormView(f"{HERE}/thu-sang", {"email": "mau@example.vn"})
SEEN = FormView(f"{HERE}/da-xem", {"until": AT.isoformat()})
SOME = NotificationsView(
    "2 thông báo chưa đọc trên trang này",
    LINES,
    SEEN,
    Link(f"{HERE}?truoc=3", "Cũ hơn"),
    MAIL,
    wants_mail=False,
    kept_days=90,
    away="Phần đơn thư đang tạm nghỉ nên chưa có ở đây",
)
NONE = NotificationsView(
    "Chưa có thông báo nào", [], None, None, MAIL, wants_mail=True, kept_days=90
)
