"""How long a model is public before it is decided, and what becomes of residents' comments."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.clocks import CountedDay
from libs.law.deadlines import Deadline, compute_deadline, explain
from libs.law.rules import rule

NOTICE_RULE = "award.notice"
COMMENTS_MAX = 500
WAITING_MAX = 60  # nobody fills the desk faster than a clerk looks


class CommentState(StrEnum):
    """What a clerk did with a comment."""

    WAITING = "waiting"  # chờ xem
    SHOWN = "shown"  # hiện công khai
    HIDDEN = "hidden"  # không hiện


class Ground(StrEnum):
    """Why a comment is not shown."""

    PERSONAL = "personal"  # có thông tin cá nhân
    INSULT = "insult"  # xúc phạm người khác
    PETITION = "petition"  # là khiếu nại, tố cáo
    OFF_TOPIC = "off_topic"  # không nói về mô hình


class NoticeOver(Conflict):
    """Đã hết hạn góp ý về mô hình này."""


class NoticeRunning(Conflict):
    """Mô hình còn được công khai đến hết ngày {until}; sau ngày đó mới quyết định được."""


class CommentsWaiting(Conflict):
    """Còn {waiting} góp ý của Nhân dân chưa được xem."""


class TooManyComments(Conflict):
    """Mô hình này đã nhận rất nhiều góp ý. Xin gửi trực tiếp đến Ủy ban nhân dân phường."""


class DeskFull(Conflict):
    """Đang có nhiều góp ý về mô hình này chờ xem. Xin gửi lại sau."""


class GroundMissing(Refusal):
    """Không hiện góp ý thì phải chọn lý do."""


class NothingChosen(Refusal):
    """Hãy chọn ít nhất một góp ý."""


class SomebodyLooked(Conflict):
    """Có {looked} góp ý đã chọn vừa được xem xong. Hãy tải lại trang rồi chọn lại."""


def last_day(noticed_on: date) -> date:
    """Until when a model that is public from that day on stays so before it is decided."""
    due_on = _counted(noticed_on).due_on
    assert due_on is not None  # nothing suspends it
    return due_on


def days_counted(noticed_on: date) -> tuple[Deadline, list[CountedDay]]:
    """How that day is counted by the calendar of today, day by day."""
    deadline = _counted(noticed_on)
    return deadline, explain(deadline, national_calendar())


def _counted(noticed_on: date) -> Deadline:
    return compute_deadline(rule(NOTICE_RULE, noticed_on), noticed_on, national_calendar())


def check_open(until: date | None, today: date, comments: int, waiting: int) -> None:
    """Comments are taken through the last day, and not without end."""
    if until is None or today > until:
        raise NoticeOver
    if comments >= COMMENTS_MAX:
        raise TooManyComments
    if waiting >= WAITING_MAX:
        raise DeskFull


def check_chosen(chosen: int, waiting: int) -> None:
    """Several are sorted at once only while nobody looked at any of them."""
    if not chosen:
        raise NothingChosen
    if looked := chosen - waiting:
        raise SomebodyLooked(looked=looked)


def check_ground(ground: Ground | None, *, shown: bool) -> None:
    """What is not shown has a reason."""
    if not shown and ground is None:
        raise GroundMissing(fields={"ground": "Chọn lý do."})


def check_heard(until: date | None, today: date, waiting: int) -> None:
    """Nothing is decided before the last day is over and every comment was looked at."""
    if until is None or today <= until:
        raise NoticeRunning(until=f"{until:%d/%m/%Y}" if until else "")
    if waiting:
        raise CommentsWaiting(waiting=waiting)
