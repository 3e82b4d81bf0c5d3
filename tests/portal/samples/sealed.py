"""Sample views of sealed letters and the log of looks."""

from datetime import datetime

from libs.kernel.clock import VIETNAM
from services.portal.views import FormView, State
from services.portal.views.frame import Choice
from services.portal.views.sealed import (
    LookLine,
    LooksView,
    Question,
    SealedLetterView,
    StopView,
    Term,
    Written,
)

AT = datetime(2026, 11, 23, 9, 30, tzinfo=VIETNAM)
HERE = "/06811/viec/don-niem-phong/1"
LOG = "/06811/viec/nhat-ky-xem-don"
ASK = SealedLetterView(
    State("stopped", "Giữ bí mật"),
    "Danh tính người gửi được giữ bí mật. Phải có người thứ hai đồng ý mới được xem.",
    [Choice("verify", "Xác minh nội dung đơn")],
    ask=FormView(f"{HERE}/de-nghi", {}),
)
OPEN = SealedLetterView(
    State("todo", "Được xem"),
    "Người thứ hai đã đồng ý. Bạn xem được đến 10:00 ngày 23/11/2026.",
    [Choice("verify", "Xác minh nội dung đơn")],
    look=FormView(f"{HERE}/xem", {}),
)
READ = SealedLetterView(
    State("live", "Lần xem này đã được ghi vào nhật ký"),
    "Không sao chép, chụp lại hay nói cho người khác. Đóng trang này khi xem xong.",
    written=Written(
        [("Họ và tên", "Người Gửi Mẫu"), ("Điện thoại", "0900 000 000")],
        "Nội dung đơn mẫu.",
        [(FormView(f"{HERE}/tep/1", {"reason": "verify"}), "Tệp 1: ảnh, 412 KB")],
    ),
)
LOOKS = LooksView(
    questions=[
        Question(
            "Cán bộ Mẫu",
            AT,
            "Xác minh nội dung đơn",
            State("live", "Chờ người thứ hai"),
            HERE,
            FormView(f"{LOG}/2/dong-y", {}),
            FormView(f"{LOG}/2/khong-dong-y", {}),
        )
    ],
    lines=[
        LookLine(7, AT, "Cán bộ Mẫu", "Xem đơn", ["Phân loại, xử lý đơn"], HERE),
        LookLine(6, AT, "Phần mềm", "Đưa vào diện giữ bí mật danh tính", [], HERE),
    ],
    older=f"{LOG}?truoc=6",
    head_number=7,
    head_hash="5f1d0c9a27b3e864" * 4,
    terms=[
        Term(
            "Đơn đã giải quyết", 70, FormView(f"{LOG}/settled", {"years": "70"}, prefix="settled-")
        )
    ],
)
STOP = StopView(FormView("/06811/ngung-thong-bao/k", {}))
