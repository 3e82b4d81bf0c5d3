"""What the chair of a ward may grant on a day, and to whom."""

from __future__ import annotations

from datetime import date

from libs.kernel.errors import Refusal
from libs.law.rubrics import ModelKind
from libs.law.titles import Holder, title


class TitleNotForHolder(Refusal):
    """“{title}” không dùng cho đối tượng này."""


class TitleNotForModel(Refusal):
    """“{title}” không dùng cho loại hình mô hình này."""


class TooFewPoints(Refusal):
    """“{title}” cần ít nhất {least}% số điểm; mô hình được {points}/{of} điểm thẩm định."""


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


def check_model(title_id: str, kind: ModelKind, points: int, of: int) -> None:
    """The title is for models of that kind, and the appraisers gave enough for it."""
    chosen = title(title_id)
    if kind not in chosen.models:
        said = {"title": "Chọn danh hiệu khác."}
        raise TitleNotForModel(title=chosen.title, fields=said)
    if points * 100 < chosen.least_percent * of:
        raise TooFewPoints(title=chosen.title, least=chosen.least_percent, points=points, of=of)
