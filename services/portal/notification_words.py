"""What a notification says and where it leads: the directory keeps a code and an id only."""

from __future__ import annotations

from services.portal.reading import Told
from services.portal.views import State

# What it is about, and its page below the ward's home.
KINDS = {
    "task": ("Nhiệm vụ", "/viec/nhiem-vu/{}"),
    "urging": ("Văn bản đôn đốc", "/viec/nhiem-vu/{}#don-doc"),
    "petition": ("Đơn thư", "/viec/don-thu/{}"),
    "feedback": ("Phản ánh hiện trường", "/viec/phan-anh/{}"),
    "obligation": ("Nội dung phải công khai", "/viec/nghia-vu/{}"),
    "part": ("Phần báo cáo", "/viec/phan-bao-cao/{}"),
    "recommendation": ("Kiến nghị sau kiểm tra", "/viec/kien-nghi/{}"),
    "information": ("Yêu cầu thông tin", "/viec/yeu-cau-thong-tin/{}"),
    "period": ("Kỳ báo cáo", "/viec/bao-cao"),
    "gone_up": ("Việc báo lên lãnh đạo", "/viec/nhiem-vu/{}"),
    "document_up": ("Công khai báo lên lãnh đạo", "/viec/nghia-vu/{}"),
    "plan": ("Kế hoạch năm", "/viec/ke-hoach/{}/duyet"),
    "plan_back": ("Kế hoạch năm", "/viec/ke-hoach/{}"),
    "unit_plan": ("Kế hoạch của đơn vị", "/viec/ke-hoach-don-vi/{}"),
    "disclosure_plan": ("Kế hoạch công khai", "/viec/ke-hoach-cong-khai"),
    "report": ("Báo cáo", "/bao-cao/{}"),
}
STAGES = {
    "given": State("todo", "mới giao"),
    "near": State("soon", "sắp đến hạn"),
    "late": State("late", "quá hạn"),
    "returned": State("broken", "trả lại để sửa"),
}
# Where other words fit better.
STAGES_OF = {
    ("urging", "given"): State("todo", "chờ trả lời"),
    ("petition", "near"): State("soon", "lâu chưa được giải quyết"),
    ("feedback", "returned"): State("broken", "người gửi đề nghị xem lại"),
    ("recommendation", "given"): State("todo", "phải thực hiện"),
    ("information", "given"): State("todo", "mới nhận"),
    ("period", "given"): State("todo", "phải lập báo cáo"),
    ("part", "given"): State("todo", "đơn vị phải nộp"),
    **{(kind, "given"): State("todo", "chờ phê duyệt") for kind in ("plan", "unit_plan", "report")},
    ("disclosure_plan", "given"): State("todo", "chờ phê duyệt"),
}


def page_of(told: Told) -> str:
    """The page of its object, below the ward's home."""
    return KINDS[told["kind"]][1].format(told["object_id"])


def state_of(told: Told) -> State:
    """How it stood when it was told; what is over says so."""
    stage = told["stage"]
    found = STAGES_OF.get((told["kind"], stage), STAGES[stage])
    return State("done", f"{found.text}, đã xong") if told["over"] else found


def text_of(told: Told) -> str:
    """Nhiệm vụ: mới giao."""
    return f"{KINDS[told['kind']][0]}: {state_of(told).text}"
