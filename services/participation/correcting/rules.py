"""What of a count may be put right, and until when (Luật 10/2022/QH15, articles 9.5, 20 and 21)."""

from __future__ import annotations

from datetime import date

from libs.kernel.errors import Conflict, Refusal
from libs.law import decisions
from libs.law.decisions import Clause
from services.participation.rounds.rules import Count


class SentAlready(Conflict):
    """Quyết định đã gửi, hoặc toàn phường đã tổng hợp, nên kết quả kiểm phiếu giữ nguyên."""


class NothingToCorrect(Conflict):
    """Chưa có kết quả kiểm phiếu để sửa."""


class CountedOtherwise(Refusal):
    """Kết quả bầu cử và kết quả biểu quyết trực tuyến không sửa ở đây được."""


class NothingCorrected(Refusal):
    """Số liệu ghi lại giống số liệu đã ghi."""


class OutcomeWouldChange(Refusal):
    """Sửa như vậy thì nội dung {after}, trong khi kết quả đã công bố là {before}. Lỗi làm đổi kết
    quả không sửa ở đây được: báo cáo Ủy ban nhân dân xử lý theo Điều 22 Luật 10/2022/QH15."""


WORDS = {True: "được thông qua", False: "không được thông qua"}


def check_changed(before: Count, after: Count) -> None:
    """A correction corrects something."""
    if before == after:
        raise NothingCorrected


def check_outcome(clause: Clause, before: Count, after: Count, households: int, on: date) -> None:
    """What everybody was told residents decided stays decided: nobody turns it by typing."""
    was = decisions.passed(clause, before.yes, households, on)
    becomes = decisions.passed(clause, after.yes, households, on)
    if was != becomes:
        raise OutcomeWouldChange(before=WORDS[was], after=WORDS[becomes])
