"""When the conference of a neighbourhood may be held, and what it owes.

Luật 10/2022/QH15, article 33.1; Nghị định 59/2023/NĐ-CP, article 11.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline, compute_deadline, last_day_before
from libs.law.rules import rule

INVITATION_RULE = "community.invitation"
YEARLY_RULE = "community.conference"
REMINDER_RULE = "community.reminder"
AHEAD_MAX = timedelta(days=120)
QUESTIONS_MAX = 100


class ConferenceState(StrEnum):
    """How far a conference is."""

    PLANNED = "planned"  # đã lập kế hoạch
    INVITED = "invited"  # đã mời các hộ
    HELD = "held"  # đã họp, đã ghi số dự
    CONCLUDED = "concluded"  # đã có văn bản kết quả
    CANCELLED = "cancelled"  # đã hủy


WORDS = {
    ConferenceState.PLANNED: "chưa mời các hộ",
    ConferenceState.INVITED: "đã mời, chưa họp",
    ConferenceState.HELD: "đã họp, chưa có văn bản kết quả",
    ConferenceState.CONCLUDED: "đã có văn bản kết quả",
    ConferenceState.CANCELLED: "đã hủy",
}


class ConferenceNotInThisState(Conflict):
    """Hội nghị này {now} nên không làm việc này được."""


class ConferenceYearWrong(Refusal):
    """Chỉ lập hội nghị của năm nay, hoặc của năm trước nếu năm đó còn nợ."""


class YearAlreadyHeld(Conflict):
    """Năm {year} đã có hội nghị hoặc đã có kế hoạch hội nghị của khu phố này."""


class ConferenceDayWrong(Refusal):
    """Ngày họp phải trong 120 ngày tới và đủ {days} ngày để mời ({basis}): sớm nhất {earliest}."""


class CommunityPlanNotSent(Refusal):
    """Hãy ghi ngày gửi kế hoạch cho Ủy ban nhân dân, Mặt trận và Ban Thanh tra nhân dân trước."""


class InvitedBeforePlan(Refusal):
    """Kế hoạch gửi ngày {sent_on} nên ngày mời các hộ không được sớm hơn ngày đó."""


class InvitedTooLate(Refusal):
    """Giấy mời phải đến từng hộ chậm nhất ngày {due_on} ({basis}). Hãy dời ngày hội nghị."""


class DayNotYet(Refusal):
    """Ngày {on} còn ở tương lai."""


class StillAhead(Refusal):
    """Hội nghị họp ngày {on}, chưa ghi kết quả được."""


class MoreCameThanThere(Refusal):
    """Khu phố có {households} hộ nên số hộ dự không quá số đó, và ít nhất 1."""


class TooManyQuestions(Refusal):
    """Một hội nghị ghi tối đa 100 câu hỏi."""


class QuestionsUnanswered(Refusal):
    """Còn {left} câu hỏi chưa ghi trả lời, hoặc chưa ghi ai sẽ trả lời."""


def check_state(now: ConferenceState, *wanted: ConferenceState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise ConferenceNotInThisState(now=WORDS[now])


def year_end(year: int) -> date:
    """The last day on which the conference of a year is in time (article 33.1)."""
    return date(year, 12, 31)


def basis_of_year(year: int) -> str:
    """The article that asks for one a year."""
    return rule(YEARLY_RULE, year_end(year)).basis


def remind_from(year: int) -> date:
    """From when on the desk of a head shows that the year's conference is owed."""
    return _due(REMINDER_RULE, year_end(year)).due_on or year_end(year)


def check_year(year: int, today: date, *, owed: bool) -> None:
    """This year's, or last year's while it is still owed."""
    if year != today.year and not (owed and year == today.year - 1):
        raise ConferenceYearWrong(fields={"year": "Chọn năm nay, hoặc năm trước nếu còn nợ."})


def last_invitation(on: date) -> Deadline:
    """By when every household has its invitation (Nghị định 59/2023/NĐ-CP, article 11.1.c)."""
    return _due(INVITATION_RULE, on)


def check_day(on: date, today: date) -> None:
    """The day leaves time to invite every household."""
    earliest = today
    while _last_day(earliest) < today:
        earliest += timedelta(days=1)
    if not earliest <= on <= today + AHEAD_MAX or _last_day(on) < today:
        law, said = rule(INVITATION_RULE, on), {"on": f"Chọn từ ngày {earliest:%d/%m/%Y}."}
        shown = {"days": law.value, "basis": law.basis, "earliest": f"{earliest:%d/%m/%Y}"}
        raise ConferenceDayWrong(**shown, fields=said)


def check_inviting(plan_sent_on: date | None, invited_on: date, on: date, today: date) -> None:
    """Invited on a day that is over, after the plan was sent, and long enough before."""
    if plan_sent_on is None:
        raise CommunityPlanNotSent
    check_past(invited_on, today)
    if invited_on < plan_sent_on:
        said = {"invited_on": f"Từ ngày {plan_sent_on:%d/%m/%Y}."}
        raise InvitedBeforePlan(sent_on=f"{plan_sent_on:%d/%m/%Y}", fields=said)
    owed = last_invitation(on)
    if invited_on > _last_day(on):
        said = {"invited_on": f"Chậm nhất {_last_day(on):%d/%m/%Y}."}
        raise InvitedTooLate(due_on=f"{_last_day(on):%d/%m/%Y}", basis=owed.basis, fields=said)


def check_past(on: date, today: date) -> None:
    """What happened, happened."""
    if on > today:
        raise DayNotYet(on=f"{on:%d/%m/%Y}")


def check_holding(on: date, present: int, households: int, today: date) -> None:
    """On its day at the earliest; of all households so many came."""
    if today < on:
        raise StillAhead(on=f"{on:%d/%m/%Y}")
    if not 1 <= present <= households:
        said = {"present": f"Từ 1 đến {households}."}
        raise MoreCameThanThere(households=households, fields=said)


def check_answered(unanswered: int) -> None:
    """Every question has an answer, or says who will answer it."""
    if unanswered:
        raise QuestionsUnanswered(left=unanswered)


def _last_day(on: date) -> date:
    return last_day_before(rule(INVITATION_RULE, on), on, national_calendar())


def _due(rule_id: str, on: date) -> Deadline:
    # A day counted back is that day: moved before a weekend, a notice in time would be too late.
    return compute_deadline(rule(rule_id, on), on, national_calendar(), roll=False)
