"""What a ward may do with its plan: states, moves, who signs how, and what it owes when finished.

The form of a signed document follows Nghị định 30/2020/NĐ-CP, articles 13 and 15.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal


class PlanState(StrEnum):
    """How far a plan is."""

    DRAFT = "draft"  # dự thảo
    SUBMITTED = "submitted"  # đã trình
    APPROVED = "approved"  # đã phê duyệt, chưa đến ngày thực hiện
    IN_FORCE = "in_force"  # đang thực hiện
    CLOSED = "closed"  # đã kết thúc
    REPLACED = "replaced"  # đã được thay bằng bản sửa đổi, bổ sung


PLAN_MOVES: dict[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFT: frozenset({PlanState.SUBMITTED}),
    PlanState.SUBMITTED: frozenset({PlanState.DRAFT, PlanState.APPROVED}),
    PlanState.APPROVED: frozenset({PlanState.IN_FORCE, PlanState.REPLACED}),
    PlanState.IN_FORCE: frozenset({PlanState.CLOSED, PlanState.REPLACED}),
    PlanState.CLOSED: frozenset(),
    PlanState.REPLACED: frozenset(),
}
SIGNED_STATES = (PlanState.APPROVED, PlanState.IN_FORCE, PlanState.CLOSED, PlanState.REPLACED)
BINDING_STATES = (PlanState.APPROVED, PlanState.IN_FORCE)
STATE_WORDS = {
    PlanState.DRAFT: "dự thảo",
    PlanState.SUBMITTED: "đã trình",
    PlanState.APPROVED: "đã phê duyệt",
    PlanState.IN_FORCE: "đang thực hiện",
    PlanState.CLOSED: "đã kết thúc",
    PlanState.REPLACED: "đã được thay bằng bản sửa đổi",
}


class TaskState(StrEnum):
    """How far a task is. A finished task stays as it was finished."""

    OPEN = "open"
    DONE = "done"  # hoàn thành
    PARTLY = "partly"  # hoàn thành một phần
    NOT_DONE = "not_done"  # không thực hiện
    LAPSED = "lapsed"  # hạn đã qua trước khi kế hoạch được ký, không tính là trễ
    WITHDRAWN = "withdrawn"  # không còn được yêu cầu: kế hoạch sửa đổi, kết thúc, hoặc việc đã bỏ


class TaskOrigin(StrEnum):
    """What makes a unit owe a task."""

    PLAN = "plan"
    CONCLUSION = "conclusion"  # kết luận cuộc họp
    PROGRAMME = "programme"  # chương trình công tác, chương trình phối hợp
    LAW = "law"  # a duty that comes back by law, whatever the plan says
    COMMITMENT = "commitment"  # cam kết tại buổi đối thoại với người dân
    DECISION = "decision"  # quyết định của cộng đồng dân cư đã có hiệu lực
    RECOMMENDATION = "recommendation"  # kiến nghị sau kiểm tra


# What is typed for those in the room is called thus wherever an event carries it.
TYPED_IN_THE_ROOM = {
    TaskOrigin.CONCLUSION: "Việc giao tại cuộc họp",
    TaskOrigin.PROGRAMME: "Việc theo chương trình",
}
OUTCOMES = (TaskState.DONE, TaskState.PARTLY, TaskState.NOT_DONE)
TASK_MOVES: dict[TaskState, frozenset[TaskState]] = {
    state: frozenset(OUTCOMES) if state is TaskState.OPEN else frozenset() for state in TaskState
}


class SigningForm(StrEnum):
    """In whose name a plan is signed. Nghị định 30/2020/NĐ-CP, article 13."""

    ON_BEHALF = "tm"  # TM. ỦY BAN NHÂN DÂN, Chủ tịch ký
    FOR_CHAIR = "tm_kt"  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, Phó Chủ tịch ký


class Position(StrEnum):
    """Who may sign a plan of the ward."""

    CHAIR = "Chủ tịch"
    DEPUTY = "Phó Chủ tịch"


@dataclass(frozen=True)
class Signature:
    """How a plan was signed; who signed is the account that approves it."""

    number: str
    signed_on: date
    form: SigningForm
    position: Position


SIGNED_BY = {SigningForm.ON_BEHALF: Position.CHAIR, SigningForm.FOR_CHAIR: Position.DEPUTY}
# Bodies beside the people's committee (UBND): it may ask them, never speak for them.
OUTSIDE_COMMITTEE = frozenset(
    {
        "front",
        "organisation",
        "inspection_board",
        "investment_board",
        "party",
        "council",
    }
)
# Law 10/2022/QH15 is in force since 01/07/2023, so the first whole plan year is 2024.
FIRST_YEAR = 2024
# "36/KH-UBND", with a letter for a number put in later ("168a"), or with the year inside.
NUMBER = re.compile(r"\d{1,5}[a-zđ]?/(?:\d{4}/)?[A-ZĐ]{2,10}(?:-[A-ZĐ&]{2,20})*")


class PlanMoveNotAllowed(Conflict):
    """Kế hoạch đang ở trạng thái “{now}” nên không chuyển sang “{to}” được."""


class AlreadyApproved(Conflict):
    """Kế hoạch này đã được phê duyệt, không phê duyệt lần nữa."""


class AnotherPlanInForce(Conflict):
    """Năm {year} đã có kế hoạch số {number}; bản này chỉ phê duyệt được là bản sửa đổi."""


class PlanNotDraft(Conflict):
    """Kế hoạch đã trình nên không sửa được nữa; hãy rút về dự thảo trước khi sửa."""


class YearOutOfReach(Refusal):
    """Chỉ nhập được kế hoạch của năm {first_year} đến năm {last_year}."""


class NumberMalformed(Refusal):
    """Số, ký hiệu viết chưa đúng; hãy viết như 36/KH-UBND hoặc 168a/KH-UBND."""


class SignedInFuture(Refusal):
    """Ngày ký {signed_on} chưa đến."""


class SignedTooEarly(Refusal):
    """Ngày ký {signed_on} quá sớm đối với kế hoạch năm {year}; hãy xem lại năm."""


class SigningFormWrong(Refusal):
    """Chủ tịch ký thì ghi TM.; Phó Chủ tịch ký thay thì ghi TM. và KT. CHỦ TỊCH."""


class AlreadyFinished(Conflict):
    """Nhiệm vụ này đã được báo kết quả, không báo lần nữa."""


class PlanNotBinding(Conflict):
    """Kế hoạch của nhiệm vụ này không còn hiệu lực nên không ghi nhận thêm được."""


class FinishedByItsAct(Conflict):
    """Việc này luật giao: xong khi biên bản, kết quả được ghi ở trang của việc, không báo ở đây."""


class NotYetHappened(Refusal):
    """Ngày {on} chưa đến nên chưa ghi nhận được."""


class TaskLapsed(Conflict):
    """Hạn của nhiệm vụ này đã qua trước khi kế hoạch được ký nên không phải báo kết quả."""


class NoLongerAsked(Conflict):
    """Kế hoạch sửa đổi không còn yêu cầu nhiệm vụ này nên không phải báo kết quả."""


class ReasonMissing(Refusal):
    """Cần ghi lý do khi nhiệm vụ chỉ hoàn thành một phần hoặc không thực hiện."""


class EvidenceMissing(Refusal):
    """Cần có minh chứng (ảnh, văn bản) thì mới báo hoàn thành được."""


class MeasureMissing(Refusal):
    """Số lượng phải kèm đơn vị tính, ví dụ 120 người, 30 phút."""


class SpeaksForItself(Refusal):
    """Việc này của tổ chức ngoài Ủy ban nhân dân nên chỉ tổ chức đó tự ghi nhận, trả lời."""


def check_move(now: PlanState, to: PlanState) -> None:
    """Refuse a move the table does not hold; a second approval is named as such."""
    if to is PlanState.APPROVED and now in SIGNED_STATES:
        raise AlreadyApproved
    if to not in PLAN_MOVES[now]:
        raise PlanMoveNotAllowed(now=STATE_WORDS[now], to=STATE_WORDS[to])


def check_year(year: int, today: date) -> None:
    """Refuse a year before the law, or later than the next one."""
    if not FIRST_YEAR <= year <= today.year + 1:
        raise YearOutOfReach(first_year=FIRST_YEAR, last_year=today.year + 1)


def check_signature(signature: Signature, year: int, today: date) -> None:
    """Refuse a number, a day or a signing form that no plan of `year` could bear."""
    if not NUMBER.fullmatch(signature.number):
        raise NumberMalformed(fields={"number": "Ví dụ: 36/KH-UBND."})
    signed_on = signature.signed_on
    if signed_on > today:
        raise SignedInFuture(signed_on=f"{signed_on:%d/%m/%Y}")
    if signed_on.year < year - 1:
        raise SignedTooEarly(signed_on=f"{signed_on:%d/%m/%Y}", year=year)
    if SIGNED_BY[signature.form] is not signature.position:
        raise SigningFormWrong


def span(year: int, signed_on: date) -> tuple[date, date]:
    """The first and the last day of a plan: from its signing, but within its year."""
    return max(signed_on, date(year, 1, 1)), date(year, 12, 31)


def check_outcome(state: TaskState, outcome: TaskState, reason: str, proven: bool) -> None:
    """Refuse to finish twice, to fall short without a reason, or to be done without proof."""
    if state is TaskState.LAPSED:
        raise TaskLapsed
    if state is TaskState.WITHDRAWN:
        raise NoLongerAsked
    if outcome not in TASK_MOVES[state]:
        raise AlreadyFinished
    if outcome is not TaskState.DONE and not reason:
        raise ReasonMissing(fields={"reason": "Cần điền mục này."})
    if outcome is TaskState.DONE and not proven:
        raise EvidenceMissing(fields={"evidence": "Cần ít nhất một minh chứng."})
