"""Who may answer: whoever has a code that was not used, or whoever scans a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from services.participation.surveys.rules import Sample

# A counter serves a few hundred people a day. More from one sheet is somebody's program.
POINT_A_DAY_MAX = 1_000


class CodeUnknown(Refusal):
    """Không có mã trả lời này. Hãy xem lại mã in trên phiếu."""


class CodeUsed(Conflict):
    """Mã này đã được dùng để trả lời, mỗi mã chỉ trả lời một lần. Câu trả lời trước đã được ghi."""


class TooManyAnswersToday(Refusal):
    """Hôm nay điểm này đã nhận quá nhiều phiếu. Hãy trả lời trên giấy tại quầy hoặc để mai."""


@dataclass(frozen=True)
class From:
    """Where an answer comes from: which sample, of which unit, on paper or not."""

    sample: Sample
    unit_id: UUID
    on_paper: bool = False
