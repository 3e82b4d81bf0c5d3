"""What the door itself says no to, and how it is shown: as a page or as problem+json."""

from __future__ import annotations

import html
import math

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from libs.kernel.edges import STATUS_OF, problem
from libs.kernel.errors import (
    Conflict,
    Forbidden,
    NotFound,
    Refusal,
    TooLarge,
    TooMany,
    Unavailable,
)
from services.gateway.english import in_english
from services.gateway.languages import told_language


class ForeignOrigin(Forbidden):
    """Yêu cầu này đến từ một trang khác nên không được thực hiện."""


class FormTooOld(Forbidden):
    """Biểu mẫu đã cũ. Hãy tải lại trang rồi gửi lại."""


class NoSuchPage(NotFound):
    """Không có trang này."""


class BodyTooLarge(TooLarge):
    """Nội dung gửi lên quá lớn: tối đa {limit_mb} MB."""


class HeadersTooLarge(Refusal):
    """Yêu cầu gửi lên quá dài."""


class BodyTooSlow(Refusal):
    """Nội dung gửi lên quá chậm. Hãy thử lại khi đường truyền tốt hơn."""


class FormNotReadable(Refusal):
    """Biểu mẫu gửi lên không đọc được. Hãy tải lại trang rồi gửi lại."""


class TooManyFiles(Refusal):
    """Mỗi lần gửi tối đa {files_max} tệp. Hãy quay lại, bớt tệp rồi gửi thành nhiều lần."""


class TooManyRequests(TooMany):
    """Bạn gửi quá nhiều yêu cầu. Hãy đợi {wait_seconds} giây rồi thử lại."""


class TooManyPhotos(TooMany):
    """Đang có nhiều ảnh gửi đến. Hãy gửi không kèm ảnh, hoặc thử lại sau {wait_seconds} giây."""


class AnsweredHere(Conflict):
    """Máy này đã trả lời ở điểm này. Người khác hãy dùng máy của mình, hoặc phiếu giấy tại quầy."""


class AnsweredTooOften(TooMany):
    """Nơi này vừa gửi nhiều phiếu. Hãy đợi ít phút, hoặc trả lời trên giấy tại quầy."""


class TooManyPagesOpen(Unavailable):
    """Có quá nhiều trang đang mở. Trang này không tự cập nhật; hãy tải lại khi cần."""


class LinkEnded(Refusal):
    """Liên kết này đã hết hạn. Hãy mở lại trang để lấy liên kết mới."""


class SignInForFiles(Refusal):
    """Bạn cần đăng nhập để gửi tệp."""


# Statuses that no service needs; the others are the kernel's.
OWN_STATUS: dict[type[Refusal], int] = {HeadersTooLarge: 431, BodyTooSlow: 408, LinkEnded: 410}

PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Dân Biết</title></head>
<body><main><h1>{title}</h1><p><a href="{first}">{words}</a></p></main></body></html>
"""


def status_of(refusal: Refusal) -> int:
    """The HTTP status of a refusal."""
    own = OWN_STATUS.get(type(refusal))
    return own or next(code for kind, code in STATUS_OF if isinstance(refusal, kind))


def refused(request: Request, error: Exception) -> Response:
    """The answer to a refusal: a small page for people, problem+json for programs."""
    assert isinstance(error, Refusal)
    return say_no(request, status_of(error), type(error).__name__, error)


def say_no(request: Request, status: int, kind: str, error: Refusal) -> Response:
    """The same under another status."""
    if wants_page(request):
        answer: Response = HTMLResponse(_page(request, error), status)
    else:
        answer = problem(status, kind, error.sentence, error.fields, error.details)
    if wait := error.details.get("wait_seconds"):
        answer.headers["retry-after"] = str(math.ceil(wait))
    answer.headers["cache-control"] = "no-store"
    return answer


def _page(request: Request, error: Refusal) -> str:
    """A small page in the language of the address."""
    if told_language(request):
        said = {"lang": "en", "first": "/en", "words": "To the first page"}
        return PAGE.format(title=html.escape(in_english(error)), **said)
    said = {"lang": "vi", "first": "/", "words": "Về trang đầu"}
    return PAGE.format(title=html.escape(error.sentence), **said)


def wants_page(request: Request) -> bool:
    """Whether a person looks at this with a browser."""
    programs = ("/api/", "/live/", "/open311/", "/openapi", "/metrics", "/healthz", "/readyz")
    return not request.url.path.startswith(programs)
