"""Sample views of hot spots."""

from services.portal.views import FormView, State
from services.portal.views.hotspots import HotSpotLine, HotSpotsView

HERE = "/06811/viec/diem-nong"
SPOTS = HotSpotsView(
    finding="2 điểm nóng",
    rule="3 lượt về một việc, hoặc 5 lượt ở một {} trong 30 ngày",
    letters=True,
    lines=[
        HotSpotLine(
            "Khu 3: Thoát nước, ngập",
            "/06811/viec/phan-anh",
            State("late", "Đang nóng"),
            ["6 lượt phản ánh từ 02/11/2026", "báo ngày 09/11/2026"],
            "",
            FormView(f"{HERE}/1", prefix="1-"),
        ),
        HotSpotLine(
            "Khu 2: Đất đai, giấy chứng nhận",
            "/06811/viec/don-thu?khu=1&linh-vuc=land",
            State("late", "Đang nóng"),
            ["4 đơn khiếu nại, kiến nghị từ 02/11/2026", "báo ngày 09/11/2026"],
            "",
            FormView(f"{HERE}/2", prefix="2-"),
        ),
        HotSpotLine(
            "Khu 5: Nhiều việc khác nhau",
            "/06811/viec/phan-anh",
            State("done", "Đã kết thúc"),
            ["5 lượt phản ánh từ 01/09/2026", "báo ngày 12/09/2026", "kết thúc ngày 30/09/2026"],
            "Phường đã họp với khu, sửa đèn và nạo vét cống.",
            None,
        ),
    ],
    setting=FormView(
        f"{HERE}/nguong",
        {"days": "30", "same_matter": "3", "same_place": "5"},
        {"same_matter": "Cần từ 3 trở lên."},
        prefix="nguong-",
    ),
)
