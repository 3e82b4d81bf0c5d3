"""When a board may supervise a programme or project, whom it may have, and when it ends.

Luật 10/2022: article 42 says how many members, 45.1.b that the Front notifies the investor at
least 45 days before; the board dissolves by itself when the project is done.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import last_day_before
from libs.law.rules import rule

NOTICE = "supervision.investment_notice"
MEMBERS_MIN = "supervision.investment_min"
RESIDENTS_MAX = "supervision.investment_residents_max"
AHEAD_MAX = timedelta(days=800)


class WorkState(StrEnum):
    """How far the supervision of a work is."""

    OPENED = "opened"  # Mặt trận đã lập Ban, chưa thông báo
    NOTIFIED = "notified"  # đã thông báo cho chủ đầu tư
    ENDED = "ended"  # xong, Ban tự giải thể


WORDS = {
    WorkState.OPENED: "chưa được thông báo cho chủ đầu tư",
    WorkState.NOTIFIED: "đang được giám sát",
    WorkState.ENDED: "đã xong và Ban đã giải thể",
}


class WorkNotInThisState(Conflict):
    """Công trình này {now} nên không làm việc này được."""


class WorkThere(Conflict):
    """Công trình này đã có Ban giám sát. Hãy mở công trình đó."""


class WorkBoardTooSmall(Refusal):
    """Ban Giám sát đầu tư của cộng đồng có ít nhất {least} thành viên ({basis})."""


class WorkResidentsTooMany(Refusal):
    """Đại diện người dân trong Ban không quá {most} người ({basis})."""


class WorkNoticeTooLate(Refusal):
    """Thông báo trước khi giám sát ít nhất {days} ngày ({basis}): gửi hôm nay thì sớm nhất {on}."""


class WorkDayTooFar(Refusal):
    """Ngày bắt đầu giám sát xa quá hai năm. Hãy xem lại năm."""


class WorkStillSupervised(Conflict):
    """Còn {left} cuộc giám sát công trình này chưa kết thúc."""


def check_state(now: WorkState, *wanted: WorkState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise WorkNotInThisState(now=WORDS[now])


def check_members(members: int, residents: int, today: date) -> None:
    """Enough members, and not more residents than the law has."""
    least, most = rule(MEMBERS_MIN, today), rule(RESIDENTS_MAX, today)
    if members < least.value:
        said = {"members": f"Ít nhất {least.value} người."}
        raise WorkBoardTooSmall(least=least.value, basis=least.basis, fields=said)
    if residents > min(most.value, members):
        said = {"residents": f"Không quá {most.value} người."}
        raise WorkResidentsTooMany(most=most.value, basis=most.basis, fields=said)


def last_notice(starts_on: date) -> date:
    """The last day on which the investor is notified of a supervision from that day."""
    return last_day_before(rule(NOTICE, starts_on), starts_on, national_calendar())


def check_notice(starts_on: date, today: date) -> None:
    """The investor has the notice long enough before."""
    if starts_on > today + AHEAD_MAX:
        raise WorkDayTooFar(fields={"starts_on": "Xem lại năm."})
    if last_notice(starts_on) >= today:
        return
    first = starts_on
    while last_notice(first) < today:
        first += timedelta(days=1)
    law = rule(NOTICE, first)
    on = f"{first:%d/%m/%Y}"
    said = {"starts_on": f"Chọn từ ngày {on}."}
    raise WorkNoticeTooLate(days=law.value, basis=law.basis, on=on, fields=said)


def check_ending(left: int) -> None:
    """The board dissolves when nothing of the work is still being supervised."""
    if left:
        raise WorkStillSupervised(left=left)
