"""What a page that is written on without a network tells its script: who writes, of what, where to.

One script, `static/offline/page.js`, serves every such page; what differs stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views import Offline, State
from services.portal.visit import Visit

STATES = {
    "kept": State("todo", "Trên máy"),
    "sending": State("live", "Đang gửi"),
    "refused": State("broken", "Bị từ chối"),
}
PHOTO_BYTES_MAX = 10 * 1024 * 1024
SENTENCES = {
    "ready": "Trang này mở được và ghi được cả khi mất mạng.",
    "waiting": "{n} lần ghi đang nằm trên máy này, tự gửi khi có mạng: hãy giữ trang mở.",
    "refused": "{n} lần ghi không được nhận: lý do ghi ở từng lần.",
    "elsewhere": "{n} lần ghi trong số đó thuộc trang khác.",
    "signed-out": "Phiên đăng nhập đã hết: hãy đăng nhập lại để gửi.",
    "sure": "Bỏ hẳn lần ghi này khỏi máy? Nó chưa được gửi.",
    "too-large": "Ảnh quá lớn: tối đa 10 MB. Hãy chụp ảnh cỡ nhỏ hơn.",
    "full": "Máy không còn chỗ để giữ lần ghi này. Hãy bớt ảnh hoặc gửi khi có mạng.",
    "leaving": "{n} lần ghi chưa gửi ở lại máy này và chỉ gửi khi bạn đăng nhập lại. Đăng xuất?",
}


@dataclass(frozen=True)
class Writing:
    """What differs: where entries go, what may be said, and which field which answer needs."""

    send: str  # of the ward's services, such as inspections/inspections/<id>/answers
    said: dict[str, State]
    over: str  # with {n}: what became of the thing while entries were on the phone
    needs: Sequence[tuple[str, str]] = ()  # (answer, field)
    why: str = ""  # the field is needed


def script(visit: Visit, writing: Writing, *, is_open: bool) -> Offline:
    """Everything for the script of the page; `is_open` while something may be noted."""
    told = {
        "send": writing.send,
        "over": writing.over,
        "why": writing.why,
        "needs": " ".join(":".join(pair) for pair in writing.needs),
        "open": "1" if is_open else "",
        "photo-max": str(PHOTO_BYTES_MAX),
    }
    sign_in = f"{visit.home}/dang-nhap?next={visit.request.url.path}"
    return Offline(SENTENCES | told, STATES | writing.said, sign_in)
