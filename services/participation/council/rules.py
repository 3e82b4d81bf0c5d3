"""When the report to a session is noted as sent.

Luật 10/2022/QH15, articles 23 and 28.5.
"""

from __future__ import annotations

from datetime import date

from libs.kernel.errors import Conflict, Refusal


class SessionReported(Conflict):
    """Báo cáo với kỳ họp này đã gửi nên không làm việc này được."""


class NothingToReport(Refusal):
    """Chưa có nội dung nào để báo cáo Hội đồng nhân dân."""


class SentTomorrow(Refusal):
    """Ngày {on} còn ở tương lai; chỉ ghi việc đã làm."""


def check_report(sent_on: date, front_sent_on: date, items: int, today: date) -> None:
    """What was done is noted, and there was something to say."""
    if max(sent_on, front_sent_on) > today:
        raise SentTomorrow(on=f"{max(sent_on, front_sent_on):%d/%m/%Y}")
    if not items:
        raise NothingToReport
