"""When a draft goes to the Front, and that each of its points is answered in writing.

Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13, article 36. The Front is no part of the committee: its
points are its own, and nobody of the committee sees them before it issues them.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline, compute_deadline, last_day_before
from libs.law.rules import rule

SENT_RULE = "critique.draft_sent"
AHEAD_MAX = timedelta(days=400)
POINTS_MAX = 60


class CritiqueState(StrEnum):
    """How far a critique is."""

    SENT = "sent"  # dự thảo đã gửi Mặt trận
    ISSUED = "issued"  # Mặt trận đã gửi văn bản phản biện
    ANSWERED = "answered"  # Ủy ban nhân dân đã trả lời
    WITHDRAWN = "withdrawn"  # Ủy ban nhân dân đã thu hồi dự thảo gửi nhầm


class Taken(StrEnum):
    """What the committee does with a point."""

    ACCEPTED = "accepted"  # tiếp thu
    PARTLY = "partly"  # tiếp thu một phần
    REJECTED = "rejected"  # không tiếp thu


WORDS = {
    CritiqueState.SENT: "đang chờ Mặt trận phản biện",
    CritiqueState.ISSUED: "đã có văn bản phản biện",
    CritiqueState.ANSWERED: "đã được trả lời",
    CritiqueState.WITHDRAWN: "đã được thu hồi",
}


class CritiqueNotInThisState(Conflict):
    """Dự thảo này {now} nên không làm việc này được."""


class DraftSentTooLate(Refusal):
    """Gửi dự thảo trước ngày phản biện ít nhất {days} ngày ({basis}): sớm nhất {earliest}."""


class CritiqueDayTooFar(Refusal):
    """Ngày phản biện xa quá một năm. Hãy xem lại năm."""


class FrontHasBegun(Conflict):
    """Mặt trận đã ghi điểm phản biện nên không thu hồi dự thảo được nữa; hãy trao đổi với Mặt trận:
    thu hồi được khi Mặt trận tự bỏ hết các điểm đã ghi."""


class CritiqueDayCame(Conflict):
    """Đã đến ngày phản biện {meets_on} nên không thu hồi dự thảo được nữa; hãy chờ văn bản của
    Mặt trận rồi trả lời."""


class CritiqueStillAhead(Refusal):
    """Ngày phản biện {meets_on} chưa đến nên chưa gửi văn bản phản biện được."""


class NoPoints(Refusal):
    """Văn bản phản biện cần ít nhất một điểm; nếu thống nhất với dự thảo thì hãy gửi như vậy."""


class PointsStand(Refusal):
    """Đã ghi {points} điểm nên chưa thể gửi là thống nhất với dự thảo. Hãy bỏ các điểm trước."""


class CritiqueTooLong(Refusal):
    """Một văn bản phản biện có tối đa 60 điểm."""


class PointsUnanswered(Refusal):
    """Còn {left} điểm chưa được trả lời; mỗi điểm phải được trả lời bằng văn bản ({basis})."""


def check_state(now: CritiqueState, wanted: CritiqueState) -> None:
    """Refuse what does not belong to this state."""
    if now is not wanted:
        raise CritiqueNotInThisState(now=WORDS[now])


def last_sending(meets_on: date) -> date:
    """The last day on which the draft may go to the Front for a critique on that day."""
    return last_day_before(rule(SENT_RULE, meets_on), meets_on, national_calendar())


def sending_due(meets_on: date) -> Deadline:
    """The same day with every day before the critique counted."""
    return compute_deadline(rule(SENT_RULE, meets_on), meets_on, national_calendar(), roll=False)


def earliest_meeting(sent_on: date) -> date:
    """The first day for a critique of a draft sent on that day."""
    on = sent_on + timedelta(days=rule(SENT_RULE, sent_on).value)
    while last_sending(on) < sent_on:
        on += timedelta(days=1)
    return on


def check_day(meets_on: date, sent_on: date) -> None:
    """The Front has the draft long enough before it meets."""
    if meets_on > sent_on + AHEAD_MAX:
        raise CritiqueDayTooFar(fields={"meets_on": "Xem lại năm."})
    law = rule(SENT_RULE, sent_on)
    if last_sending(meets_on) < sent_on:
        earliest = f"{earliest_meeting(sent_on):%d/%m/%Y}"
        said = {"meets_on": f"Chọn từ ngày {earliest}."}
        raise DraftSentTooLate(days=law.value, basis=law.basis, earliest=earliest, fields=said)


def check_issuing(points: int, meets_on: date, today: date, *, agrees: bool) -> None:
    """A critique has points or says that the Front agrees, and on its day at the earliest."""
    if today < meets_on:
        raise CritiqueStillAhead(meets_on=f"{meets_on:%d/%m/%Y}")
    if agrees and points:
        raise PointsStand(points=points)
    if not points and not agrees:
        raise NoPoints


def check_withdrawing(points: int, meets_on: date, today: date) -> None:
    """A draft is taken back while the Front has not begun: no criticism is silenced by it."""
    if points:
        raise FrontHasBegun
    if today >= meets_on:
        raise CritiqueDayCame(meets_on=f"{meets_on:%d/%m/%Y}")


def check_answered(left: int, sent_on: date) -> None:
    """Every point has its written reply."""
    if left:
        raise PointsUnanswered(left=left, basis=rule(SENT_RULE, sent_on).basis)
