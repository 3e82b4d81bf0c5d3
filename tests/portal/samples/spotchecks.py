"""Sample views of the random checks."""

from services.portal.views import FormView, Link, State
from services.portal.views.spotchecks import SpotChecksView, SpotPlace

DRAW = SpotChecksView(
    "Tháng này chưa rút thăm", [], form=FormView("/06811/viec/kiem-tra", {"count": "5"})
)
DRAWN = SpotChecksView(
    finding="Đã kiểm tra 1/2 nơi được rút thăm",
    places=[
        SpotPlace(
            "Nhà văn hóa khu 12",
            State("todo", "Chưa kiểm tra"),
            ["Trọng số 9", "54 ngày chưa ai kiểm tra: +5", "1 lần gián đoạn: +3"],
            [Link("/06811/viec/niem-yet/3", "94/TB-UBND: Hỗ trợ sửa nhà sau bão, đợt 2")],
        ),
        SpotPlace("Nhà văn hóa khu 3", State("done", "Đã kiểm tra 20/11"), ["Trọng số 1"], []),
    ],
    seed="5f1d0c9a27b3e864",
    rule="Rút thăm ngày 03/11/2026 trong 33 nhà văn hóa có niêm yết.",
)
