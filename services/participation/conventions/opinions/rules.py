"""When a draft is heard on, and how much is taken on one day (Điều 9 Nghị định 61/2023/NĐ-CP)."""

from __future__ import annotations

from libs.kernel.errors import Conflict, TooMany

# A flood from many addresses must not bury the true ones: each is read by somebody.
ONLINE_A_DAY_MAX = 200


class NotHeardNow(Conflict):
    """Dự thảo này không còn niêm yết lấy ý kiến. Hãy nêu ý kiến tại cuộc họp của khu phố."""


class TooManyOnDraftsToday(TooMany):
    """Hôm nay phường đã nhận quá nhiều góp ý qua mạng. Hãy gửi vào ngày mai."""
