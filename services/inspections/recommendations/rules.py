"""What a recommendation goes through, by when it is carried out, and who may find it done.

No law gives the days after a check of the people's committee: `inspection.remedy` is the product's,
and whoever issues a recommendation may name another day. What boards outside the committee
recommend is answered by the law's own clock (Luật 10/2022/QH15, articles 40.1.c and 45.2.c).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Forbidden, Refusal
from libs.law.calendar import national_calendar
from libs.permissions import Role
from services.inspections.dues import Due
from services.inspections.inspections.rules import (
    InspectionKind,
    InspectionState,
    Secrecy,
    may_read_findings,
    may_see,
    on_team,
)

RULE = "inspection.remedy"
NAMED = "named"  # the day that the recommendation itself says
AHEAD_MAX = timedelta(days=400)
OF_ONE_CHECK_MAX = 60
STEPS_MAX = 200


class RecommendationState(StrEnum):
    """How far a recommendation (kiến nghị) is."""

    ISSUED = "issued"  # mới
    RECEIVED = "received"  # đơn vị đã nhận
    IN_PROGRESS = "in_progress"  # đang thực hiện
    REMEDIED = "remedied"  # đơn vị báo đã khắc phục
    INSUFFICIENT = "insufficient"  # chưa đủ, phải làm tiếp
    REFUSED = "refused"  # đơn vị không tiếp thu
    CLOSED = "closed"  # đã xác nhận


S = RecommendationState
STATE_WORDS: Mapping[RecommendationState, str] = {
    S.ISSUED: "mới ban hành",
    S.RECEIVED: "đã được đơn vị nhận",
    S.IN_PROGRESS: "đang được thực hiện",
    S.REMEDIED: "đã được đơn vị báo khắc phục, đang chờ xác nhận",
    S.INSUFFICIENT: "chưa đủ và đã giao làm tiếp",
    S.REFUSED: "không được đơn vị tiếp thu, đang chờ xem xét",
    S.CLOSED: "đã kết thúc",
}
OWED = (S.ISSUED, S.RECEIVED, S.IN_PROGRESS, S.INSUFFICIENT)  # the unit has to act
ANSWERED = (S.REMEDIED, S.REFUSED)  # somebody else has to look
# The table is all there is; any other move is refused.
MOVES: Mapping[RecommendationState, tuple[RecommendationState, ...]] = {
    # Closed while it is owed: taken back, by its leader or the chair, or as its unit ended.
    S.ISSUED: (S.RECEIVED, S.IN_PROGRESS, S.REMEDIED, S.REFUSED, S.CLOSED),
    S.RECEIVED: (S.IN_PROGRESS, S.REMEDIED, S.REFUSED, S.CLOSED),
    S.IN_PROGRESS: (S.IN_PROGRESS, S.REMEDIED, S.REFUSED, S.CLOSED),
    S.INSUFFICIENT: (S.IN_PROGRESS, S.REMEDIED, S.REFUSED, S.CLOSED),
    S.REMEDIED: (S.INSUFFICIENT, S.CLOSED),
    S.REFUSED: (S.INSUFFICIENT, S.CLOSED),
    S.CLOSED: (),
}
BY_THE_UNIT = (S.RECEIVED, S.IN_PROGRESS, S.REMEDIED, S.REFUSED)


class NotConcludedYet(Conflict):
    """Chỉ ra kiến nghị khi cuộc kiểm tra đã có kết luận."""


class ConclusionIssuedAlready(Conflict):
    """Văn bản kết luận đã ban hành với đủ kiến nghị nên không thêm kiến nghị vào được nữa."""


class NoneOfASelfCheck(Refusal):
    """Tự kiểm tra không ra kiến nghị: đơn vị tự khắc phục và ghi trong kết quả tự kiểm tra."""


class NotYoursToIssue(Forbidden):
    """Chỉ thành viên đoàn kiểm tra hoặc Chủ tịch ra kiến nghị của cuộc kiểm tra này."""


class TooManyRecommendations(Refusal):
    """Một cuộc kiểm tra có tối đa 60 kiến nghị."""


class FindingOfAnotherCheck(Refusal):
    """Phát hiện đã chọn không thuộc cuộc kiểm tra này."""


class RemedyDayNotAhead(Refusal):
    """Hạn khắc phục phải sau hôm nay."""


class RemedyDayTooFar(Refusal):
    """Hạn khắc phục xa quá một năm. Hãy xem lại năm."""


class RemedyDayOff(Refusal):
    """Ngày {on} là ngày nghỉ. Hãy chọn một ngày làm việc."""


class RecommendationNotInThisState(Conflict):
    """Kiến nghị này {now} nên không làm việc này được."""


class RemedyUnproven(Refusal):
    """Báo đã khắc phục phải có minh chứng (ảnh hoặc văn bản)."""


class TooManySteps(Refusal):
    """Kiến nghị này đã có quá nhiều lần ghi."""


class VerifiedByTheImplementer(Forbidden):
    """Người, đơn vị thực hiện kiến nghị không tự xác nhận kết quả; phải do người khác xác nhận."""


class NotYoursToTakeBack(Forbidden):
    """Chỉ trưởng đoàn kiểm tra hoặc Chủ tịch, không thuộc đơn vị phải thực hiện, rút kiến nghị."""


class NotYoursToVerify(Forbidden):
    """Chỉ thành viên đoàn kiểm tra hoặc Chủ tịch xác nhận kết quả thực hiện kiến nghị này."""


def due_as_named(due_on: date, issued_on: date, basis: str) -> Due:
    """The working day that the recommendation names, within a year from when it is issued."""
    said = {"due_on": "Chọn ngày khác."}
    if due_on <= issued_on:
        raise RemedyDayNotAhead(fields=said)
    if due_on > issued_on + AHEAD_MAX:
        raise RemedyDayTooFar(fields=said)
    calendar = national_calendar()
    if not calendar.is_working(due_on):
        raise RemedyDayOff(on=f"{due_on:%d/%m/%Y}", fields=said)
    return Due(due_on, NAMED, issued_on, basis, calendar.version, [])


def check_issuing(one: Secrecy, issued_on: date | None, before: int, by: Actor) -> None:
    """The team or the chair recommends, after the conclusion of a check that was ordered.

    What is asked stands in the paper of the conclusion: once that is issued nothing is added.
    """
    if not (on_team(one, by) or Role.CHAIR in by.roles):
        raise NotYoursToIssue
    if one.kind is InspectionKind.SELF:
        raise NoneOfASelfCheck
    if one.state is not InspectionState.CONCLUDED:
        raise NotConcludedYet
    if issued_on:
        raise ConclusionIssuedAlready
    if before >= OF_ONE_CHECK_MAX:
        raise TooManyRecommendations


def may_read(one: Secrecy, unit_id: UUID, by: Actor) -> bool:
    """Whoever reads what the check found, and the unit that is asked to put it right."""
    return by.unit_id == unit_id or may_read_findings(one, by)


def may_read_check(one: Secrecy, by: Actor) -> bool:
    """Whether the check it came from may be named; another unit's is not the addressee's."""
    return may_see(one, by)


def check_move(now: RecommendationState, to: RecommendationState, steps: int) -> None:
    """Refuse a move that the table does not have; what went back and forth can still be ended."""
    if to not in MOVES[now]:
        raise RecommendationNotInThisState(now=STATE_WORDS[now])
    if steps >= STEPS_MAX and to is not S.CLOSED:
        raise TooManySteps


def check_state(now: RecommendationState, wanted: Collection[RecommendationState]) -> None:
    """Refuse what does not belong to this state, though the move itself is there."""
    if now not in wanted:
        raise RecommendationNotInThisState(now=STATE_WORDS[now])


def check_remedy(files: int) -> None:
    """What was put right is proven."""
    if not files:
        raise RemedyUnproven(fields={"evidence": "Cần một minh chứng."})


@dataclass(frozen=True)
class Implementers:
    """Who did something of what was asked: accounts, and the units they worked for."""

    accounts: Collection[str]
    units: Collection[UUID]


def may_verify(one: Secrecy, did: Implementers, by: Actor) -> bool:
    """Whether `by` may find it done: of the team or the chair, and nobody who carried it out."""
    other = by.id not in did.accounts and by.unit_id not in did.units
    return other and (on_team(one, by) or Role.CHAIR in by.roles)


def check_verifying(one: Secrecy, did: Implementers, by: Actor) -> None:
    """Refuse whoever carried it out, and who did not check."""
    if by.id in did.accounts or by.unit_id in did.units:
        raise VerifiedByTheImplementer
    if not may_verify(one, did, by):
        raise NotYoursToVerify


def may_take_back(one: Secrecy, unit_id: UUID, by: Actor) -> bool:
    """Whether `by` may end what is owed: the team's leader or the chair, never the unit."""
    return by.unit_id != unit_id and (by.id == one.leader_id or Role.CHAIR in by.roles)


def is_taken_back(states: Sequence[str]) -> bool:
    """Whether it ended, after these states, without anybody finding it done."""
    return states[-1:] == [S.CLOSED] and states[-2:-1] != [S.REMEDIED]


def is_overdue(state: RecommendationState, due_on: date, today: date) -> bool:
    """Whether the unit still owes it after its day; what it reported waits for others."""
    return state in OWED and due_on < today
