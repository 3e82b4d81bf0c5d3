"""Refusals: what the product says no to. The docstring of a refusal is the sentence people read."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """Yêu cầu này không thực hiện được."""

    def __init__(self, *, fields: Mapping[str, str] | None = None, **details: Any) -> None:
        """`details` fill the sentence's placeholders; `fields` names the form fields at fault."""
        self.details = details
        self.fields = dict(fields or {})
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The message for people, in Vietnamese, with the details filled in."""
        return inspect.cleandoc(type(self).__doc__ or "").format_map(_Shown(self.details))


class _Shown(dict[str, Any]):
    """A missing detail shows as an ellipsis: a refusal must never fail while it is being said."""

    def __missing__(self, key: str) -> str:
        return "…"


class NotFound(Refusal):
    """Không tìm thấy nội dung này."""


class Forbidden(Refusal):
    """Bạn không có quyền thực hiện việc này."""


class SignInNeeded(Refusal):
    """Bạn cần đăng nhập để thực hiện việc này."""


class Conflict(Refusal):
    """Nội dung này vừa được người khác thay đổi. Hãy tải lại trang rồi làm lại."""


class TooLarge(Refusal):
    """Nội dung gửi lên quá lớn: tối đa {limit_mb} MB."""


class TooMany(Refusal):
    """Bạn đã thử quá nhiều lần. Hãy đợi {wait_seconds} giây rồi thử lại."""


class Unavailable(Refusal):
    """Phần này của hệ thống đang tạm ngừng. Hãy thử lại sau ít phút."""
