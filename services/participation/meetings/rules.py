"""When a meeting may be held, and what has to be approved in it.

Luật 10/2022/QH15, article 18; Nghị định 59/2023/NĐ-CP, article 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.deadlines import last_day_before
from libs.law.decisions import Clause
from libs.law.rules import rule

NOTICE_RULE = "participation.meeting_notice"
DOCUMENTS_RULE = "participation.meeting_documents"
AHEAD_MAX = timedelta(days=120)
CLUSTERS_MAX = 20
WHOLE = "Cả khu phố"


class MeetingState(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"  # đã định ngày
    OPENED = "opened"  # đang họp
    COUNTED = "counted"  # đã kiểm phiếu
    LACKING = "lacking"  # không đủ đại diện
    BROKEN_OFF = "broken_off"  # dừng giữa chừng, chưa biểu quyết
    CANCELLED = "cancelled"  # đã hủy


STATE_WORDS = {
    MeetingState.PLANNED: "chưa họp",
    MeetingState.OPENED: "đang họp",
    MeetingState.COUNTED: "đã kiểm phiếu",
    MeetingState.LACKING: "không đủ đại diện hộ",
    MeetingState.BROKEN_OFF: "đã dừng giữa chừng",
    MeetingState.CANCELLED: "đã hủy",
}


@dataclass(frozen=True)
class MeetingPlan:
    """When, where, and by which clusters; no cluster means all meet together."""

    on: date
    starts_at: time
    place: str
    clusters: tuple[str, ...] = ()
    scattered: bool = False


class NotThisForm(Conflict):
    """Nội dung này chưa chọn hình thức họp nên chưa mời họp được."""


class MeetingNotInThisState(Conflict):
    """Cuộc họp {now} nên không làm việc này được."""


class MeetingDayWrong(Refusal):
    """Ngày họp phải trong vòng 120 ngày tới và còn kịp thông báo: sớm nhất là ngày {earliest}."""


class NoClusters(Refusal):
    """Chỉ họp theo cụm khi có từ {least} hộ hoặc địa bàn rộng, phân tán. Căn cứ: {basis}."""


class ClustersUnclear(Refusal):
    """Họp theo cụm cần từ 2 đến 20 cụm, mỗi cụm một tên khác nhau."""


class ToldTooLate(Refusal):
    """{what} phải xong chậm nhất ngày {due_on} ({basis}). Hãy dời cuộc họp sang ngày khác."""


class ToldInFuture(Refusal):
    """Ngày {on} còn ở tương lai."""


class NotToldYet(Refusal):
    """Chưa ghi ngày {what}; phải xong chậm nhất ngày {due_on} ({basis})."""


class NotTheDay(Refusal):
    """Cuộc họp được mời vào ngày {on}, hôm nay không mở được."""


class TickedElsewhere(Refusal):
    """Hộ số {number} đã được ghi dự ở cụm khác."""


class TellersWrong(Refusal):
    """Ban kiểm phiếu phải có từ {least} đến {most} người khác nhau. Căn cứ: {basis}."""


class TooFewApprove(Refusal):
    """Thư ký và Ban kiểm phiếu cần trên một nửa số người dự tán thành: {needed} trong {present}."""


class WitnessNotThere(Refusal):
    """Người chứng kiến phải là đại diện của hộ đã được ghi là có dự."""


class NoTellersYet(Conflict):
    """Chưa bầu thư ký và Ban kiểm phiếu."""


class ClusterUnknown(Refusal):
    """Hãy ghi kết quả của đúng từng cụm của cuộc họp."""


def latest(rule_id: str, meeting_on: date) -> tuple[date, str]:
    """The last day for a notice, and its article; the day itself, also on a Sunday."""
    law = rule(rule_id, meeting_on)
    return last_day_before(law, meeting_on, national_calendar()), law.basis


def check_plan(plan: MeetingPlan, households: int, today: date) -> None:
    """A day that still can be told in time; clusters only where the law allows them."""
    last_notice, _ = latest(NOTICE_RULE, plan.on)
    if last_notice < today or plan.on > today + AHEAD_MAX:
        earliest = today + (plan.on - last_notice)
        raise MeetingDayWrong(earliest=f"{earliest:%d/%m/%Y}")
    if not plan.clusters:
        return
    asked = rule("participation.cluster_meeting", plan.on)
    if households < asked.value and not plan.scattered:
        raise NoClusters(least=asked.value, basis=asked.basis)
    names = {name.casefold() for name in plan.clusters}
    if not 2 <= len(plan.clusters) <= CLUSTERS_MAX or len(names) != len(plan.clusters):
        raise ClustersUnclear


def check_told(rule_id: str, what: str, told_on: date, meeting_on: date, today: date) -> None:
    """Told in time, and not tomorrow."""
    if told_on > today:
        raise ToldInFuture(on=f"{told_on:%d/%m/%Y}")
    due_on, basis = latest(rule_id, meeting_on)
    if told_on > due_on:
        raise ToldTooLate(what=what, due_on=f"{due_on:%d/%m/%Y}", basis=basis)


def check_opening(
    clause: Clause, on: date, noticed_on: date | None, documents_on: date | None, today: date
) -> None:
    """On its day, after the notice, and for works, spending and conventions after the papers."""
    if today != on:
        raise NotTheDay(on=f"{on:%d/%m/%Y}")
    needed = [(NOTICE_RULE, "niêm yết, gửi thông báo mời họp", noticed_on)]
    if decisions.needs_documents(clause):
        needed.append((DOCUMENTS_RULE, "gửi tài liệu đến từng hộ", documents_on))
    for rule_id, what, told_on in needed:
        if told_on is None:
            due_on, basis = latest(rule_id, on)
            raise NotToldYet(what=what, due_on=f"{due_on:%d/%m/%Y}", basis=basis)


def check_tellers(secretary: str, tellers: Sequence[str], on: date) -> None:
    """Three to five, each named once; the secretary is not one of them."""
    least, most = rule("participation.tellers_min", on), rule("participation.tellers_max", on)
    names = {name.casefold() for name in tellers}
    enough = least.value <= len(tellers) <= most.value and len(names) == len(tellers)
    if not enough or secretary.casefold() in names:
        raise TellersWrong(least=least.value, most=most.value, basis=least.basis)


def check_approved(approving: int, present: int, on: date) -> None:
    """More than half of those present approve who counts."""
    share = rule("participation.tellers_approval", on)
    if approving > present or not share.is_met(approving, present):
        raise TooFewApprove(needed=share.least(present), present=present)


def check_state(now: MeetingState, *wanted: MeetingState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise MeetingNotInThisState(now=STATE_WORDS[now])
