"""At which session the council hears of what residents decided and said, and by when.

Luật 10/2022/QH15, article 23 for what residents decided, article 28.5 for what they were asked:
at the nearest regular session, and the Front gets the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule

AHEAD_MAX = timedelta(days=400)


class ItemKind(StrEnum):
    """What is reported."""

    MATTER = "matter"  # nội dung Nhân dân bàn, quyết định
    CONSULTATION = "consultation"  # nội dung Nhân dân tham gia ý kiến


RULES = {
    ItemKind.MATTER: "participation.council_report",
    ItemKind.CONSULTATION: "consultation.council_report",
}


class SessionPast(Refusal):
    """Ngày kỳ họp Hội đồng nhân dân gần nhất phải từ hôm nay trở đi."""


class SessionTooFar(Refusal):
    """Ngày kỳ họp xa quá một năm. Hãy xem lại năm."""


class SessionKnown(Conflict):
    """Kỳ họp ngày {on} đã có trong lịch."""


@dataclass(frozen=True)
class CouncilDue:
    """By when the council hears of it, and where that is written."""

    due_on: date
    basis: str


def check_session(on: date, today: date, known: Iterable[date]) -> None:
    """A session that is ahead, not too far, and not in the calendar yet."""
    if on < today:
        raise SessionPast(fields={"on": "Chọn một ngày sắp tới."})
    if on > today + AHEAD_MAX:
        raise SessionTooFar(fields={"on": "Xem lại năm."})
    if on in set(known):
        raise SessionKnown(on=f"{on:%d/%m/%Y}")


def council_due(kind: ItemKind, since: date, sessions: Iterable[date]) -> CouncilDue:
    """The nearest of the sessions that got no report yet, or when it is at the latest."""
    law = rule(RULES[kind], since)
    nearest = min((on for on in sessions if on >= since), default=None)
    if nearest is None:
        nearest = compute_deadline(law, since, national_calendar()).due_on
        assert nearest is not None  # nothing suspends it
    return CouncilDue(nearest, law.basis)
