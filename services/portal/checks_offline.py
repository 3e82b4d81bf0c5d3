"""What the script of a checklist is told: who writes, of which check, and what it says."""

from __future__ import annotations

from services.portal.inspection_words import DESK, EXPLAINED
from services.portal.reading import Told
from services.portal.views import State
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
    "elsewhere": "{n} lần ghi trong số đó thuộc cuộc kiểm tra khác.",
    "over": "Cuộc kiểm tra đã kết thúc khi {n} lần ghi còn trên máy này. Chúng vẫn nằm trên máy.",
    "signed-out": "Phiên đăng nhập đã hết: hãy đăng nhập lại để gửi.",
    "sure": "Bỏ hẳn lần ghi này khỏi máy? Nó chưa được gửi.",
    "why": "Cần ghi điều đã thấy.",
    "too-large": "Ảnh quá lớn: tối đa 10 MB. Hãy chụp ảnh cỡ nhỏ hơn.",
    "full": "Máy không còn chỗ để giữ lần ghi này. Hãy bớt ảnh hoặc gửi khi có mạng.",
    "leaving": "{n} lần ghi chưa gửi ở lại máy này và chỉ gửi khi bạn đăng nhập lại. Đăng xuất?",
}


def script(visit: Visit, inspection_id: str, told: Told) -> dict[str, str]:
    """The `data-` attributes for whoever carries the check out; nothing for anybody else."""
    if not told["on_team"]:
        return {}
    return SENTENCES | {
        "account": visit.visitor.actor.id,
        "ward": visit.visitor.actor.ward_id,
        "inspection": inspection_id,
        "open": "1" if told["state"] == "started" else "",
        "now": visit.now.isoformat(),
        "worker": f"{visit.home}/{DESK}/ngoai-tuyen.js",
        "explained": " ".join(EXPLAINED),
        "photo-max": str(PHOTO_BYTES_MAX),
    }
