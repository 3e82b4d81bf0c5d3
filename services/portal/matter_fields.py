"""What the steps of a matter ask for, field by field."""

from __future__ import annotations

from services.portal.views import Choice
from services.portal.views.matters import Field

NUMBER = Field("number", "Số văn bản")
ON = Field("on", "Ngày văn bản", "date")
REASON = Field("reason", "Lý do", "area")
PUBLIC_REASON = Field("reason", "Lý do", "area", "Mọi người đọc được; không ghi tên ai.")
HOUSEHOLDS = Field("households", "Các hộ", hint="Số của các hộ, ví dụ: 3, 17, 25-40")
OFFICIAL = Field("official_id", "Người được chỉ định triệu tập", "select")
APPOINTED_BECAUSE = Field(
    "reason",
    "Lý do",
    "radios",
    choices=[
        Choice("vacant", "Khuyết Trưởng khu phố"),
        Choice("not_convened", "Trưởng khu phố không triệu tập trong thời hạn"),
    ],
)
AGREED_ON = Field("on", "Ngày thống nhất", "date")
FORM_TO_AGREE = Field("form", "Hình thức", "radios", "Chọn được sau khi Mặt trận thống nhất.")
STRUCK_FOR = Field(
    "reason",
    "Lý do",
    "select",
    choices=[
        Choice("taken_back", "Hộ đã ký giấy thôi đồng ý"),
        Choice("wrong_household", "Ghi nhầm hộ"),
        Choice("not_signed", "Người ký không đại diện cho hộ"),
    ],
)
TEAM = Field(
    "team",
    "Tổ phát phiếu, kiểm phiếu",
    "area",
    "3 đến 5 người, mỗi dòng một người; người của Ban công tác Mặt trận làm Tổ trưởng, ghi trước.",
)
MOMENTS = ("opens_at", "closes_at")
KINDS = [
    Choice("resolution", "Nghị quyết"),
    Choice("minutes", "Biên bản"),
    Choice("memorandum", "Bản ghi nhớ"),
    Choice("agreement", "Bản thỏa thuận"),
]
OF_UNIT = Field("unit_id", "Khu phố", "select")
ANY_UNIT = Field("unit_id", "Khu phố triệu tập họp", "select")  # also where others call
MEETING = (
    OF_UNIT,
    Field("on", "Ngày họp", "date", "Phải thông báo, niêm yết trước ít nhất 2 ngày."),
    Field("starts_at", "Giờ họp", "time"),
    Field("place", "Địa điểm"),
    Field(
        "clusters",
        "Họp theo cụm",
        "area",
        "Mỗi dòng một cụm; chỉ khi có từ 200 hộ hoặc địa bàn phân tán.",
        optional=True,
    ),
    Field(
        "scattered",
        "Địa bàn",
        "select",
        choices=[Choice("", "Không phân tán"), Choice("1", "Rộng, phân tán")],
        optional=True,
    ),
)
WITHOUT_BALLOTS = Field(
    "without_ballots",
    "Khu phố họp không đủ đại diện hộ",
    "select",
    "Không phát phiếu thì mọi hộ của khu phố đó tính là không tán thành.",
    choices=[Choice("", "Còn phát phiếu"), Choice("1", "Không phát phiếu nữa")],
    optional=True,
)
HANDOUT = (
    OF_UNIT,
    Field("starts_on", "Ngày phát phiếu", "date"),
    Field("until", "Ngày thu phiếu cuối cùng", "date"),
    TEAM,
)
WEB_VOTE = (
    Field(
        "opens_at",
        "Mở lúc",
        "datetime-local",
        "Phải thông báo đến các hộ trước ít nhất 2 ngày.",
    ),
    Field("closes_at", "Đóng lúc", "datetime-local"),
    TEAM,
)
DECISION = (
    Field("kind", "Hình thức văn bản", "select", choices=KINDS),
    Field("decision", "Quyết định", "area", optional=True),
    Field("head_name", "Trưởng khu phố ký", optional=True),
    Field("front_name", "Trưởng ban công tác Mặt trận ký", optional=True),
    Field("signers", "Hai hộ ký", hint="Số của hai hộ, ví dụ: 3, 17", optional=True),
)
TOTAL_PAPER = (
    Field("decision", "Nội dung tổng hợp, kết luận", "area", optional=True),
    Field("signer", "Người ký của Ủy ban nhân dân", optional=True),
)
