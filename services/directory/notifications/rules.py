"""What is told to whom, for how long it is kept, and what a morning's mail says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound, Refusal
from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from libs.law.rules import rule
from libs.permissions import RULES, may

KEPT_RULE = "official.notification_kept"
NEAR_RULE = "official.notification_near"
SHOWN_MAX = 50
COUNT_MAX = 100  # more is shown as 99+
WEEK = timedelta(days=7)
NOON = time(12)


class Kind(StrEnum):
    """What a notification is about. Its object's page is the portal's to know."""

    TASK = "task"
    URGING = "urging"  # by the task that the letter names first
    PETITION = "petition"
    FEEDBACK = "feedback"
    OBLIGATION = "obligation"
    PART = "part"
    RECOMMENDATION = "recommendation"
    INFORMATION = "information"
    PERIOD = "period"  # of which a report is owed
    GONE_UP = "gone_up"  # a task that went up to the leaders
    DOCUMENT_UP = "document_up"  # something to be shown that did, by what is owed
    PLAN = "plan"
    PLAN_BACK = "plan_back"
    UNIT_PLAN = "unit_plan"
    DISCLOSURE_PLAN = "disclosure_plan"
    REPORT = "report"


class Stage(StrEnum):
    """What happened to it."""

    GIVEN = "given"
    NEAR = "near"
    LATE = "late"
    RETURNED = "returned"


# What somebody has to be allowed to do to be told. What names a unit is told to that unit only.
SEEN_BY: Mapping[Kind, str] = {
    Kind.TASK: "see_tasks",
    Kind.URGING: "answer_urging",
    Kind.PETITION: "see_cases",
    Kind.FEEDBACK: "see_feedback",
    Kind.OBLIGATION: "see_obligations",
    Kind.PART: "write_part",
    Kind.RECOMMENDATION: "report_remedy",
    Kind.INFORMATION: "see_information_requests",
    Kind.PERIOD: "issue_report",
    Kind.GONE_UP: "see_late_work",
    Kind.DOCUMENT_UP: "see_late_work",
    Kind.PLAN: "approve_plan",
    Kind.PLAN_BACK: "submit_plan",
    Kind.UNIT_PLAN: "approve_unit_plan",
    Kind.DISCLOSURE_PLAN: "approve_disclosure_plan",
    Kind.REPORT: "approve_report",
}
# Which petitions a leader may know of only reception knows: some accuse a leader.
NOT_ADDED_UP = (Kind.PETITION,)
WORDS: Mapping[Kind, str] = {
    Kind.TASK: "nhiệm vụ",
    Kind.URGING: "văn bản đôn đốc",
    Kind.PETITION: "đơn thư",
    Kind.FEEDBACK: "phản ánh hiện trường",
    Kind.OBLIGATION: "nội dung phải công khai",
    Kind.PART: "phần báo cáo",
    Kind.RECOMMENDATION: "kiến nghị sau kiểm tra",
    Kind.INFORMATION: "yêu cầu thông tin",
    Kind.PERIOD: "kỳ báo cáo",
    Kind.GONE_UP: "việc báo lên lãnh đạo",
    Kind.DOCUMENT_UP: "công khai báo lên lãnh đạo",
    Kind.PLAN: "kế hoạch chờ duyệt",
    Kind.PLAN_BACK: "kế hoạch trả lại",
    Kind.UNIT_PLAN: "kế hoạch đơn vị chờ duyệt",
    Kind.DISCLOSURE_PLAN: "kế hoạch công khai chờ duyệt",
    Kind.REPORT: "báo cáo chờ duyệt",
}

SUBJECT = "Việc sáng {day}: {late} quá hạn, {week} đến hạn trong 7 ngày"
LETTER = """\
Kính gửi đồng chí,

Đến sáng {day}, các thông báo gửi tới tài khoản của đồng chí ở {ward} gồm:

{lines}

Thư chỉ đếm những loại việc có thông báo. Xem đầy đủ, sau khi đăng nhập, tại: {link}

Không nhận thư này nữa, bấm vào đây: {stop}
"""


class NoSuchNotification(NotFound):
    """Thông báo này không còn. Thông báo cũ được xóa sau một thời gian."""


class NoAddressYet(Refusal):
    """Muốn nhận thư thì cần ghi địa chỉ thư."""


def seen_by(by: Actor) -> list[Kind]:
    """The kinds of which `by` may be told at all: of what names a unit only by that unit."""
    return [kind for kind, action in SEEN_BY.items() if may(by, action)]


def seen_everywhere(by: Actor) -> list[Kind]:
    """The kinds that `by` may see of every unit, to be told what names none."""
    return [kind for kind, action in SEEN_BY.items() if by.roles & RULES[action].roles]


def added_up(by: Actor) -> list[Kind]:
    """The kinds that a leader is told of by unit; none for who leads nothing."""
    if not may(by, "see_late_work"):
        return []
    return [kind for kind in seen_everywhere(by) if kind not in NOT_ADDED_UP]


def kept_since(now: datetime) -> datetime:
    """What came before is listed no more."""
    return now - timedelta(days=rule(KEPT_RULE, now.date()).value)


def near_until(today: date) -> date:
    """What is due up to that day is near."""
    return add_working_days(today, rule(NEAR_RULE, today).value, national_calendar())


def is_morning(now: datetime) -> bool:
    """Whether a mail of the morning may leave: before noon of a working day."""
    return now.time() < NOON and national_calendar().is_working(now.date())


def counted(title: str, counts: Iterable[tuple[Kind, int]]) -> str:
    """Quá hạn: 3 (nhiệm vụ 2, phần báo cáo 1); empty where there is nothing."""
    found = list(counts)
    total = sum(count for _, count in found)
    each = ", ".join(f"{WORDS[kind]} {count}" for kind, count in found)
    return f"{title}: {total} ({each})" if total else ""
