"""When a dialogue is owed, announced, held and concluded, and what became of its commitments.

The conference: Luật 10/2022/QH15, article 32.1, at least once a year. The dialogue of a complaint:
Nghị định 155/2026/NĐ-CP, article 11, told at least five days before.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.refusals import RuleNotInForce
from libs.law.rules import rule
from services.reception.dues import Due, due_after

CONFERENCE_RULE = "dialogue.conference"
NOTICE_RULE = "complaint.dialogue_notice"
# Nobody calls a dialogue further ahead; a wrong year is the usual slip.
AHEAD_MAX = timedelta(days=400)
COMMITMENTS_MAX = 60


class DialogueKind(StrEnum):
    """With whom the ward speaks."""

    CONFERENCE = "conference"  # hội nghị trao đổi, đối thoại với Nhân dân
    COMPLAINT = "complaint"  # đối thoại giải quyết khiếu nại


class DialogueState(StrEnum):
    """How far a dialogue is."""

    PLANNED = "planned"  # đã định ngày
    HELD = "held"  # đã tổ chức
    CONCLUDED = "concluded"  # đã kết luận, cam kết đã giao
    CANCELLED = "cancelled"  # đã hủy


class Kept(StrEnum):
    """What became of a commitment."""

    OPEN = "open"  # đang thực hiện
    KEPT = "kept"  # đã thực hiện
    PARTLY = "partly"  # thực hiện một phần
    BROKEN = "broken"  # không thực hiện


# How planning reports the task that a commitment became.
OUTCOMES = {"done": Kept.KEPT, "partly": Kept.PARTLY, "not_done": Kept.BROKEN}
WORDS = {
    DialogueState.PLANNED: "chưa tổ chức",
    DialogueState.HELD: "đã tổ chức",
    DialogueState.CONCLUDED: "đã kết luận",
    DialogueState.CANCELLED: "đã hủy",
}


class NeedsItsCase(Refusal):
    """Buổi đối thoại khiếu nại phải được định ngày từ trang của vụ khiếu nại."""


class NoDialogueNow(Refusal):
    """Chỉ định ngày đối thoại khi khiếu nại đang được giải quyết (Điều 30 Luật Khiếu nại)."""


class DialogueDayWrong(Refusal):
    """Ngày đối thoại phải từ hôm nay đến một năm tới."""


class HeldAfterDecision(Refusal):
    """Ngày đối thoại {on} sau ngày {decided_on} ra quyết định. Buổi đã tổ chức trước quyết định thì
    ghi đúng ngày đã tổ chức; sau quyết định không còn đối thoại trong vụ việc này."""


class DialogueBeforeItsCase(Refusal):
    """Ngày đối thoại phải từ ngày {since} nhận đơn trở đi."""


class DialogueNotInThisState(Conflict):
    """Buổi đối thoại {now} nên không làm việc này được."""


class NoticeTooLate(Refusal):
    """Phải thông báo chậm nhất ngày {due_on} ({basis}). Hãy dời buổi đối thoại sang ngày khác."""


class NoticeInFuture(Refusal):
    """Ngày thông báo {on} còn ở tương lai."""


class NoticeMissing(Refusal):
    """Chưa ghi ngày thông báo buổi đối thoại; phải thông báo chậm nhất ngày {due_on} ({basis})."""


class DialogueStillAhead(Refusal):
    """Buổi đối thoại ngày {on} chưa đến nên chưa ghi kết quả được."""


class NobodyCame(Refusal):
    """Hãy ghi số người dân dự buổi đối thoại."""


class CommitmentDayPast(Refusal):
    """Hạn thực hiện cam kết phải sau ngày đối thoại và chưa qua."""


class TooManyCommitments(Refusal):
    """Một buổi đối thoại có tối đa 60 cam kết."""


class UnitNotOfCommittee(Refusal):
    """{name} không thuộc Ủy ban nhân dân nên không nhận cam kết của Ủy ban nhân dân."""


def check_day(on: date, today: date) -> None:
    """A dialogue is planned ahead, and not further than a year."""
    if not today <= on <= today + AHEAD_MAX:
        raise DialogueDayWrong


def check_case_day(on: date, received_on: date, decided_on: date | None, today: date) -> None:
    """The dialogue of a complaint: ahead, or on the day on which it was; before the decision."""
    if on < received_on:
        raise DialogueBeforeItsCase(since=f"{received_on:%d/%m/%Y}")
    if decided_on and on > decided_on:
        raise HeldAfterDecision(on=f"{on:%d/%m/%Y}", decided_on=f"{decided_on:%d/%m/%Y}")
    if on > today + AHEAD_MAX:
        raise DialogueDayWrong


def check_state(now: DialogueState, *wanted: DialogueState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise DialogueNotInThisState(now=WORDS[now])


def notice(kind: DialogueKind, on: date) -> Due | None:
    """By when the dialogue of a complaint must be told; nothing where no law asks for it."""
    if kind is not DialogueKind.COMPLAINT:
        return None
    try:
        return due_after(on, NOTICE_RULE)
    except RuleNotInForce:
        return None  # before Nghị định 155/2026/NĐ-CP


def check_notice(owed: Due | None, notified_on: date, today: date) -> None:
    """Told in time, and not tomorrow."""
    if notified_on > today:
        raise NoticeInFuture(on=f"{notified_on:%d/%m/%Y}")
    if owed and notified_on > owed.due_on:
        raise NoticeTooLate(due_on=f"{owed.due_on:%d/%m/%Y}", basis=owed.basis)


def check_holding(owed: Due | None, notified_on: date | None, on: date, today: date) -> None:
    """Only what was told in time and has come can have been held."""
    if today < on:
        raise DialogueStillAhead(on=f"{on:%d/%m/%Y}")
    if owed and notified_on is None:
        raise NoticeMissing(due_on=f"{owed.due_on:%d/%m/%Y}", basis=owed.basis)


def check_commitment(due_on: date, held_on: date, today: date) -> None:
    """A promise is for a day that is still to come."""
    if due_on <= held_on or due_on < today:
        raise CommitmentDayPast(fields={"due_on": "Chọn một ngày sắp tới."})


def year_end(year: int) -> date:
    """The last day on which the conference of a year can be held."""
    return date(year, 12, 31)


def basis_of_year(year: int) -> str:
    """The article that asks for a conference in a year."""
    return rule(CONFERENCE_RULE, year_end(year)).basis
