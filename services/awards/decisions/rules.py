"""What the chair of a ward may grant on a day, and to whom."""

from __future__ import annotations

from datetime import date

from libs.kernel.errors import Refusal
from libs.law.titles import Holder, title


class TitleNotForHolder(Refusal):
    """“{title}” không dùng cho đối tượng này."""


class OnlyProposed(Refusal):
    """“{title}” do cấp trên quyết định; phường chỉ đề xuất."""


class HonourWithdrawn(Refusal):
    """Chứng nhận này đã bị thu hồi nên không in được nữa."""


def check_holder(title_id: str, holder: Holder, on: date) -> None:
    """The title fits whom it is for, and the ward grants it on that day."""
    chosen = title(title_id)
    if holder not in chosen.holders:
        raise TitleNotForHolder(title=chosen.title, fields={"title": "Chọn danh hiệu khác."})
    if not chosen.is_granted_by_ward(on):
        raise OnlyProposed(title=chosen.title, fields={"title": "Chọn danh hiệu khác."})
