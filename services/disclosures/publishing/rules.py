"""What is refused in the life of a disclosure."""

from __future__ import annotations

from libs.kernel.errors import Refusal


class AlreadyDrafted(Refusal):
    """Nghĩa vụ này đã có bản công khai. Muốn sửa nội dung, hãy lập bản đính chính."""


class DocumentMissing(Refusal):
    """Nghĩa vụ này chưa có văn bản. Hãy ghi nhận văn bản trước khi lập bản công khai."""


class OwedNoMore(Refusal):
    """Việc này đã dừng nên không còn phải công khai nội dung này."""


class OwedAgain(Refusal):
    """Nội dung này đã công khai rồi thu hồi. Hãy soạn lại từ nghĩa vụ công khai lại của nó."""
