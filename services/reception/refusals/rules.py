"""When a refusal owes a written notice, and by which day."""

from __future__ import annotations

from datetime import date

from libs.kernel.errors import Refusal
from libs.law.refusal_grounds import RefusalGround
from libs.law.refusals import RuleNotInForce
from services.reception.dues import Due, due_after

NOTICE = "reception.refusal_notice"


class RefusedLater(Refusal):
    """Ngày từ chối {on} còn ở tương lai."""


class NoticeNotOwed(Refusal):
    """Trường hợp từ chối này chỉ phải giải thích trực tiếp, không phải ra thông báo."""


class RefusalNotified(Refusal):
    """Thông báo từ chối này đã có số {number}."""


class NoticeTooEarly(Refusal):
    """Ngày thông báo phải từ ngày từ chối {refused_on} đến hôm nay."""


def notice_due(ground: RefusalGround, refused_on: date) -> Due | None:
    """By when a notice is owed (Decree 154/2026, article 4.3); None where none is.

    Before the decree a ground might want a notice without any day.
    """
    if not ground.notice:
        return None
    try:
        return due_after(refused_on, NOTICE)
    except RuleNotInForce:
        return None


def check_day(refused_on: date, today: date) -> None:
    """Nothing is refused ahead."""
    if refused_on > today:
        raise RefusedLater(on=f"{refused_on:%d/%m/%Y}")


def check_notice(
    ground: RefusalGround, number: str | None, refused_on: date, on: date, today: date
) -> None:
    """A notice is issued once, where one is owed, after the refusal and not ahead."""
    if not ground.notice:
        raise NoticeNotOwed
    if number:
        raise RefusalNotified(number=number)
    if not refused_on <= on <= today:
        raise NoticeTooEarly(refused_on=f"{refused_on:%d/%m/%Y}")
