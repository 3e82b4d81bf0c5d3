"""What a supervision goes through, when its plan is sent, and by when what follows is owed.

Luật 10/2022, articles 40 and 45, Nghị định 59/2023 of the people's boards; Nghị quyết liên tịch
403/2017, articles 7 and 9, of the Front.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline, last_day_before
from libs.law.rules import rule
from services.inspections.rooms.rules import Room

AHEAD_MAX = timedelta(days=400)
SENT_BEFORE = {Room.PEOPLE: "supervision.plan_sent", Room.FRONT: "front.supervision_notice"}
REPORTED_BEFORE = "front.supervised_report"
CONCLUDED_WITHIN = "front.supervision_result"


class SupervisionState(StrEnum):
    """How far a supervision is."""

    DRAFTED = "drafted"  # dự thảo
    SENT = "sent"  # đã gửi kế hoạch, yêu cầu
    STARTED = "started"  # đang giám sát
    ENDED = "ended"  # đã kết thúc, đang lập kết quả
    HANDED = "handed"  # đã gửi Mặt trận xác nhận
    CONCLUDED = "concluded"  # đã gửi kết quả
    DROPPED = "dropped"  # thôi giám sát


S = SupervisionState
WORDS: Mapping[SupervisionState, str] = {
    S.DRAFTED: "còn là dự thảo",
    S.SENT: "đã gửi kế hoạch",
    S.STARTED: "đang tiến hành",
    S.ENDED: "đã kết thúc, đang lập kết quả",
    S.HANDED: "đang chờ Mặt trận xác nhận kết quả",
    S.CONCLUDED: "đã gửi kết quả",
    S.DROPPED: "đã thôi",
}
OVER = (S.CONCLUDED, S.DROPPED)
BEFORE_START = (S.DRAFTED, S.SENT)
BEFORE_RESULT = (S.STARTED, S.ENDED)
HEARING = (S.SENT, S.STARTED)


class SupervisionNotInThisState(Conflict):
    """Cuộc giám sát này {now} nên không làm việc này được."""


class SupervisionThere(Conflict):
    """Cuộc giám sát cùng tên, cùng ngày đã có. Hãy mở cuộc đó."""


class SupervisionDayPassed(Refusal):
    """Ngày giám sát {on} đã qua. Hãy chọn từ hôm nay."""


class SupervisionDayTooFar(Refusal):
    """Ngày giám sát xa quá một năm. Hãy xem lại năm."""


class SupervisionSentTooLate(Refusal):
    """Phải gửi {says} ngày giám sát ({basis}), tức là đến hết ngày {last}."""


class SupervisionNotYet(Refusal):
    """Nơi được giám sát được báo là từ ngày {on}, chưa đến ngày đó."""


class WhichWork(Refusal):
    """Ban Giám sát đầu tư của cộng đồng giám sát công trình đã thông báo. Hãy chọn công trình."""


class BeforeTheWorkIsSupervised(Refusal):
    """Chủ đầu tư được báo là giám sát từ ngày {on}. Hãy chọn từ ngày đó."""


class NoWorkHere(Refusal):
    """Chỉ Ban Giám sát đầu tư của cộng đồng giám sát theo công trình."""


def check_state(now: SupervisionState, *wanted: SupervisionState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise SupervisionNotInThisState(now=WORDS[now])


def check_day(starts_on: date, today: date) -> None:
    """A supervision is on a day to come, within a year."""
    if starts_on < today:
        said = {"starts_on": "Chọn từ hôm nay."}
        raise SupervisionDayPassed(on=f"{starts_on:%d/%m/%Y}", fields=said)
    if starts_on > today + AHEAD_MAX:
        raise SupervisionDayTooFar(fields={"starts_on": "Xem lại năm."})


def check_work(room: Room, work_from: date | None, starts_on: date) -> None:
    """A board of a work supervises that work, from the day the investor was told."""
    if room is not Room.INVESTMENT:
        if work_from is not None:
            raise NoWorkHere(fields={"work_id": "Bỏ công trình."})
        return
    if work_from is None:
        raise WhichWork(fields={"work_id": "Chọn một công trình."})
    if starts_on < work_from:
        said = {"starts_on": "Chọn ngày khác."}
        raise BeforeTheWorkIsSupervised(on=f"{work_from:%d/%m/%Y}", fields=said)


def last_day(rule_id: str, start_on: date) -> date:
    """The last day that a rule gives from that day."""
    due_on = compute_deadline(rule(rule_id, start_on), start_on, national_calendar()).due_on
    assert due_on is not None  # nothing suspends it
    return due_on


def last_day_ahead(rule_id: str, starts_on: date) -> date:
    """The last day that a rule leaves before a supervision begins."""
    return last_day_before(rule(rule_id, starts_on), starts_on, national_calendar())


def check_sending(room: Room, starts_on: date, today: date) -> None:
    """Whoever is supervised has the plan long enough before; of works the investor had notice."""
    check_day(starts_on, today)
    if room not in SENT_BEFORE:
        return
    law, last = rule(SENT_BEFORE[room], starts_on), last_day_ahead(SENT_BEFORE[room], starts_on)
    if last < today:
        raise SupervisionSentTooLate(says=law.says, basis=law.basis, last=f"{last:%d/%m/%Y}")


def check_starting(now: SupervisionState, starts_on: date, today: date) -> None:
    """What was sent begins on its day, and not before."""
    check_state(now, S.SENT)
    if today < starts_on:
        raise SupervisionNotYet(on=f"{starts_on:%d/%m/%Y}")


def seen_by_others(now: SupervisionState) -> SupervisionState:
    """What whoever is outside the room is told: not that a result waits with the Front."""
    return S.ENDED if now is S.HANDED else now
