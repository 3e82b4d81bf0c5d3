"""A ward's home at a glance, and a search."""

from datetime import date

from services.portal.views import FormView, Link
from services.portal.views.glance import (
    Door,
    Feed,
    FollowView,
    FoundGroup,
    SearchView,
    SubscriptionView,
    ThingLine,
    TodayView,
)

NEW = [
    ThingLine("Công khai", "Dự toán ngân sách năm 2027", "/06811/cong-khai/1", date(2026, 11, 23)),
    ThingLine("Kết luận kiểm tra", "Kết luận kiểm tra Khu 7", "/06811/k/2", date(2026, 11, 21)),
]
COMING = [
    ThingLine(
        "Lấy ý kiến",
        "Đề án phân loại rác tại nguồn",
        "/06811/lay-y-kien/1",
        date(2026, 11, 2),
        "góp ý đến hết 02/12/2026",
    ),
    ThingLine("Tiếp công dân", "Tiếp công dân", "/06811/t/1", date(2026, 1, 5), "ngày 01/12/2026"),
]
TODAY = TodayView(
    doors=[
        Door("#so-theo-doi", "Xem công khai", "14 nội dung, dán ở đâu"),
        Door("/06811/yeu-cau-thong-tin", "Hỏi thông tin", "được trả lời có hạn"),
        Door("/06811/don-thu", "Khiếu nại, tố cáo", "gửi đơn, theo dõi bằng mã"),
        Door("/06811/nhan-dan-ban", "Bàn, biểu quyết", "việc của khu, của phường"),
        Door("/06811/tiep-cong-dan", "Đặt lịch gặp", "ngày lãnh đạo tiếp công dân"),
        Door("/06811/phan-anh/gui", "Báo sự cố", "đường, rác, điện, nước"),
    ],
    new=NEW,
    late=[
        ThingLine(
            "Công khai",
            "Quản lý, sử dụng các loại quỹ",
            "/06811/khoan/5",
            date(2026, 11, 20),
            "Quá hạn niêm yết, hạn 20/11/2026",
        )
    ],
    coming=COMING,
    late_more=3,
    away=["kiểm tra, giám sát"],
)
FOUND = SearchView(
    action="/06811/tim",
    query="ngan sach",
    finding="3 kết quả cho “ngan sach”.",
    groups=[FoundGroup("Công khai", NEW[:1]), FoundGroup("Lấy ý kiến", COMING[:1])],
    pages=[Link("/06811/bao-cao", "Báo cáo")],
    away=["mô hình"],
)
TOO_SHORT = SearchView(action="/06811/tim", query="a", error="Hãy gõ từ 2 đến 100 chữ.")
FEEDS = [Feed("/06811/tin.atom", "Mọi tin mới (Atom)", "mọi điều vừa công khai")]
FOLLOW = FollowView(FEEDS, FormView("/06811/theo-doi-tin", errors={"email": "Địa chỉ chưa đúng."}))
ASKED = FollowView(FEEDS, asked=True)
NO_MAIL = FollowView(FEEDS)
SUBSCRIPTION = SubscriptionView(
    "Thôi nhận tin qua thư",
    "Địa chỉ thư của bạn bị xóa khỏi hệ thống ngay.",
    "Thôi nhận tin",
    FormView("/06811/thoi-nhan-tin/abc"),
)
