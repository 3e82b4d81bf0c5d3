"""The steps that heads and the ward take with a convention: who may, when, what each asks for."""

from __future__ import annotations

from collections.abc import Callable

from services.portal.convention_words import GROUNDS, KEPT, SOURCES
from services.portal.matter_step import Step
from services.portal.reading import Told
from services.portal.views import Choice
from services.portal.views.matters import Field

NUMBER = Field("number", "Số văn bản")
REASON = Field("reason", "Lý do", "area")
PUBLIC_REASON = Field("reason", "Lý do", "area", hint="Hiện trên trang công khai.")
CHANNELS = [
    Choice("meeting", "Nói tại cuộc họp"),
    Choice("paper", "Gửi bằng giấy"),
    Choice("hotline", "Gọi điện"),
    Choice("front", "Qua Mặt trận, đoàn thể"),
]


def _open(*moves: str) -> Callable[[Told], bool]:
    """The law allows one of these moves today."""
    return lambda told: bool(set(moves) & set(told["moves"]))


def _kept(told: Told) -> bool:
    return told["state"] in KEPT


STEPS = {
    "toan-van": Step(
        "versions",
        "revise_convention",
        "Soạn nội dung",
        "Lưu thành bản mới",
        (
            Field("text", "Toàn văn", "area", "Mỗi điều bắt đầu ở dòng mới: “Điều 1. Tên điều”."),
            Field("note", "Sửa gì, vì sao?", "area", "Hiện công khai cùng bản này.", optional=True),
            Field("file", "Tệp đã trình bày", "file", "PDF, DOCX hoặc ảnh.", optional=True),
        ),
        _open("revise", "complete"),
    ),
    "niem-yet": Step(
        "posting",
        "post_convention",
        "Niêm yết dự thảo từ hôm nay",
        "Niêm yết",
        (Field("place", "Nơi niêm yết", hint="Ví dụ: Nhà văn hóa khu phố."),),
        lambda told: "post" in told["moves"] and told["version"] is not None,
    ),
    "dua-ra-ban": Step(
        "vote",
        "put_convention_to_vote",
        "Đưa ra bàn, quyết định",
        "Đưa ra bàn",
        (Field("matter_id", "Nội dung khoản 3", "select", optional=True),),
        lambda told: told["state"] == "posted" and not told["on_agenda"],
    ),
    "y-kien-khac": Step(
        "noted-opinions",
        "note_draft_opinion",
        "Ghi ý kiến nhận trực tiếp",
        "Ghi ý kiến",
        (
            Field("text", "Ý kiến", "area", "Không ghi tên người góp ý."),
            Field("channel", "Nhận bằng cách nào?", "select", choices=CHANNELS),
        ),
        lambda told: told["state"] == "posted",
    ),
    "go-xuong": Step(
        "taking-down",
        "take_down_convention",
        "Gỡ dự thảo để sửa, niêm yết lại từ đầu",
        "Gỡ dự thảo",
        (REASON,),
        _open("take_down"),
    ),
    "soan-lai": Step(
        "drafting", "draft_convention_again", "Soạn thảo lại", "Soạn lại", (), _open("draft_again")
    ),
    "thoi-soan": Step(
        "dropping", "drop_convention", "Thôi soạn thảo", "Thôi soạn", (REASON,), _open("drop")
    ),
    "gui-cong-dong": Step(
        "sending-out",
        "send_out_convention",
        "Gửi quyết định công nhận đến cộng đồng dân cư",
        "Đã gửi hôm nay",
        (),
        _open("send_out"),
    ),
    "phan-anh": Step(
        "complaints",
        "note_convention_complaint",
        "Ghi phản ánh bằng văn bản",
        "Ghi phản ánh",
        (
            Field(
                "source", "Ai phản ánh?", "select", choices=[Choice(*x) for x in SOURCES.items()]
            ),
            Field("number", "Số văn bản đến"),
            Field("received_on", "Ngày nhận", "date"),
            Field("gist", "Phản ánh điều gì?", "area", "Không ghi tên người gửi."),
        ),
        _kept,
    ),
    "tam-ngung": Step(
        "suspension",
        "suspend_convention",
        "Tạm ngừng thực hiện",
        "Tạm ngừng",
        (
            NUMBER,
            Field("ground", "Căn cứ", "select", choices=GROUNDS),
            Field("parts", "Điều, khoản bị tạm ngừng", optional=True),
            PUBLIC_REASON,
            Field("complaint_id", "Theo phản ánh", "select", optional=True),
        ),
        _open("suspend"),
    ),
    "tiep-tuc": Step(
        "resumption",
        "resume_convention",
        "Cho tiếp tục thực hiện",
        "Cho tiếp tục",
        (NUMBER, PUBLIC_REASON),
        _open("resume"),
    ),
    "can-cu-bai-bo": Step(
        "finding",
        "find_violation",
        "Ghi nhận căn cứ bãi bỏ",
        "Ghi nhận",
        (Field("on", "Ngày phát hiện hoặc nhận đề nghị", "date"), PUBLIC_REASON),
        _open("find"),
    ),
    "khong-can-cu": Step(
        "clearance",
        "clear_finding",
        "Kết luận không có căn cứ bãi bỏ",
        "Kết luận",
        (NUMBER, PUBLIC_REASON),
        _open("clear"),
    ),
    "bai-bo": Step(
        "abolition",
        "abolish_convention",
        "Bãi bỏ",
        "Bãi bỏ",
        (NUMBER, PUBLIC_REASON),
        _open("abolish"),
    ),
    "danh-gia": Step(
        "reviews",
        "review_convention",
        "Ghi kết quả đánh giá trong năm",
        "Ghi kết quả",
        (
            Field("held_on", "Ngày đánh giá", "date"),
            Field("conclusion", "Kết luận", "area", "Hiện trên trang công khai; không nêu tên ai."),
        ),
        _open("review"),
    ),
    "ngay-danh-gia": Step(
        "review-day",
        "agree_review_day",
        "Chọn ngày đánh giá khác ngày 18/11",
        "Lưu ngày",
        (Field("day", "Ngày", "number"), Field("month", "Tháng", "number")),
        _kept,
    ),
}
