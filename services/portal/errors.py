"""The error pages: what happened in a plain sentence, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi.responses import Response
from opentelemetry import trace

from services.portal.asking import NOWHERE, Asking, Refused, Sentence
from services.portal.views import ErrorView, Link
from services.portal.visit import Visit


@dataclass(frozen=True)
class _Words:
    title: str
    text: str
    advice: tuple[str, ...] = ()
    sent: str = ""  # said only to who sent a form


WORDS = {
    403: _Words(
        "Bạn chưa được giao quyền làm việc này",
        "Việc này thuộc đơn vị khác hoặc chức danh khác.",
        ("Nếu bạn vừa được giao việc, hãy đăng xuất rồi đăng nhập lại.",),
    ),
    404: _Words(
        "Không có trang này",
        "Địa chỉ gõ sai, hoặc nội dung đã được chuyển đi.",
        ("Tìm từ bảng công khai của phường, xã.",),
    ),
    405: _Words(
        "Địa chỉ này không nhận thao tác đó", "Hãy mở lại trang rồi làm lại từ biểu mẫu trên trang."
    ),
    # A button that a service refused: forms with fields are shown again by their own pages.
    409: _Words(
        "Việc này chưa làm được",
        "Tình trạng đã khác với lúc bạn mở trang.",
        ("Mở lại trang để xem tình trạng mới nhất.",),
    ),
    422: _Words(
        "Nội dung gửi lên chưa đúng",
        "Một số mục điền chưa đúng.",
        ("Quay lại, sửa rồi gửi lại.",),
    ),
    429: _Words("Bạn đã thử quá nhiều lần", "Hãy đợi một lát.", ("Thử lại sau ít phút.",)),
    503: _Words(
        "Phần này đang tạm nghỉ",
        "Các phần khác của trang vẫn dùng được.",
        ("Thử lại sau ít phút.",),
        "Việc bạn vừa gửi chưa được ghi nhận.",
    ),
    504: _Words(
        "Hệ thống trả lời quá chậm",
        "Máy chủ đang bận.",
        ("Thử lại sau ít phút.",),
        "Việc bạn vừa gửi có thể đã được ghi nhận: hãy xem lại trang trước khi gửi lần nữa.",
    ),
    500: _Words(
        "Hệ thống gặp lỗi",
        "Lỗi đã được ghi lại để người vận hành xem.",
        ("Thử lại sau ít phút. Nếu vẫn lỗi, hãy báo Văn phòng HĐND và UBND.",),
        "Việc bạn vừa gửi chưa được ghi nhận.",
    ),
}
# For these the service's own sentence says more than ours.
TOLD = (403, 409, 413, 422, 429)


async def error_page(visit: Visit, status: int, told: str = "") -> Response:
    """The page for `status`; `told` is what the service said. Never fails for want of a ward."""
    view = error_view(visit, status, told)
    try:
        return await visit.page("error.html.j2", view, status)
    except Refused:
        # The ward itself cannot be had; the page goes without its name.
        elsewhere = replace(visit, asking=Asking(visit.asking.bus, NOWHERE, ""), home="")
        away = replace(view, back=Link("/", "Về trang đầu"))
        return await elsewhere.page("error.html.j2", away, status)


def error_view(visit: Visit, status: int, told: str = "") -> ErrorView:
    """What the page for `status` says, and where it leads whoever looks."""
    words = _words(status, told)
    text = told if told and status in TOLD else words.text
    if words.sent and visit.request.method == "POST":
        text = Sentence(f"{words.sent} {text}")
    return ErrorView(
        status=status,
        title=words.title,
        text=text,
        advice=words.advice,
        back=_back(visit),
        trace=_trace_id() if status >= 500 else "",
    )


def _words(status: int, told: str) -> _Words:
    if status == 422 and told:  # what was sent is right, and the service says why it is not done
        return WORDS[409]
    return WORDS.get(status) or WORDS[422 if status < 500 else 500]


def _back(visit: Visit) -> Link:
    if not visit.home:
        return Link("/", "Về trang đầu")
    if visit.visitor.known:
        return Link(f"{visit.home}/viec", "Về việc của tôi")
    return Link(visit.home, "Về bảng công khai")


def _trace_id() -> str:
    context = trace.get_current_span().get_span_context()
    return trace.format_trace_id(context.trace_id) if context.is_valid else ""
