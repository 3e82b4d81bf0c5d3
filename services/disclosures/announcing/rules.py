"""Loudspeakers and notices: what is refused, and the ways the law names (articles 13.3, 13.4)."""

from __future__ import annotations

from enum import StrEnum

from libs.kernel.errors import Refusal


class Way(StrEnum):
    """How a notice reached people. Law 10/2022/QH15, article 13.4."""

    MEETING = "meeting"  # họp
    VISIT = "visit"  # đến từng nhà
    LETTER = "letter"  # văn bản
    SMS = "sms"  # tin nhắn
    SOCIAL_NETWORK = "social_network"  # mạng xã hội


class FormNotAsked(Refusal):
    """Pháp luật không yêu cầu hình thức này đối với nội dung đã chọn."""


class AlreadyBroadcast(Refusal):
    """Ngày {on} đã được ghi là có phát trên hệ thống truyền thanh."""


class AlreadyNoticed(Refusal):
    """Việc thông báo tới nơi này đã được ghi nhận."""
