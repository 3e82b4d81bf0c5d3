"""What a sender is told. Subjects name no kind; of what may be a denunciation the code alone."""

from __future__ import annotations

from enum import StrEnum

from libs.kernel.errors import NotFound


class Notice(StrEnum):
    """What happened."""

    RECEIVED = "received"
    CLASSIFIED = "classified"
    EXTENDED = "extended"
    ANSWERED = "answered"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    RATEABLE = "rateable"
    DECLINED = "declined"
    MERGED = "merged"
    MOVED = "moved"  # a reception session
    FREED = "freed"  # a slot of one, by the ward


SUBJECT = "Thông báo về mã {code}"
BARE = "Mã {code} có thông tin mới."
WORDS = {
    Notice.RECEIVED: "Phường đã tiếp nhận. Mã tra cứu là {code}.",
    Notice.CLASSIFIED: "Nội dung có mã {code} đã được phân loại và đang được xử lý.",
    Notice.EXTENDED: "Thời hạn giải quyết nội dung có mã {code} đã được gia hạn.",
    Notice.ANSWERED: "Nội dung có mã {code} đã có kết quả.",
    Notice.TRANSFERRED: "Nội dung có mã {code} đã được chuyển đến nơi có thẩm quyền.",
    Notice.RETURNED: "Nội dung có mã {code} đã được trả lại, kèm lý do.",
    Notice.WITHDRAWN: "Nội dung có mã {code} đã được rút theo yêu cầu của người gửi.",
    Notice.CLOSED: "Hồ sơ có mã {code} đã kết thúc.",
    Notice.RATEABLE: "Nội dung có mã {code} đã được trả lời. Mời bạn xem, chấm điểm câu trả lời, "
    "hoặc đề nghị xem lại.",
    Notice.DECLINED: "Nội dung có mã {code} không được tiếp nhận, kèm lý do.",
    Notice.MERGED: "Nội dung có mã {code} trùng với một nội dung đang giải quyết và đi cùng nó.",
    Notice.MOVED: "Buổi tiếp công dân bạn đã đăng ký, mã {code}, đổi ngày, giờ hoặc nơi tiếp.",
    Notice.FREED: "Phường đã hủy lượt đăng ký tiếp công dân có mã {code}, vì buổi tiếp đó "
    "không còn hoặc hết giờ trống. Mời bạn đăng ký buổi khác.",
}
LETTER = """\
{said}

Xem tại: {link}
Cần mã và khóa bí mật đã được cấp khi gửi. Không trả lời thư này.

Không nhận thông báo nữa: {stop}
"""
TEXT = "{said} Xem tại {link}"


class NoSuchNotice(NotFound):
    """Đường dẫn này không còn dùng được."""


def said(notice: Notice, code: str, *, secret: bool) -> str:
    """The sentence. `secret` when it is, or may still turn out to be, a denunciation."""
    return (BARE if secret else WORDS[notice]).format(code=code)
