"""By which days an election is prepared, and whom its votes elect.

Nghị định 59/2023/NĐ-CP, articles 6 to 8; Luật 10/2022/QH15, article 21.1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.decisions import Clause
from libs.law.rules import rule


class Cause(StrEnum):
    """Why a head is elected."""

    TERM_OVER = "term_over"  # hết nhiệm kỳ
    DISMISSED = "dismissed"  # người trước được cho thôi
    VACANT = "vacant"  # khuyết
    NEW_UNIT = "new_unit"  # khu phố mới thành lập
    AGAIN = "again"  # lần trước không có người trúng cử


class Step(StrEnum):
    """What has to be done so many days before the day of the election."""

    DECISION = "decision"
    CANDIDATES = "candidates"
    TEAM = "team"
    ANNOUNCEMENT = "announcement"


RULES = {
    Step.DECISION: "village_head.election_decision",
    Step.CANDIDATES: "village_head.candidates",
    Step.TEAM: "village_head.election_team",
    Step.ANNOUNCEMENT: "village_head.announcement",
}


class NotAnnounced(Conflict):
    """Tổ bầu cử chưa thông báo ngày bầu cử và danh sách ứng cử. Căn cứ: {basis}."""


class ElectionDayIsFixed(Refusal):
    """Cuộc họp bầu cử phải vào ngày đã quyết định và thông báo: {on}."""


class CandidatesNotCounted(Refusal):
    """Có nhiều người ứng cử nên phải ghi số phiếu của từng người."""


def due(step: Step, on: date) -> Deadline:
    """The last day of a step for an election on a day; the day itself, also on a Sunday."""
    return compute_deadline(rule(RULES[step], on), on, national_calendar(), roll=False)


def check_votes(votes: Sequence[int], yes: int, other: int) -> None:
    """What was counted for each candidate is what the round says: most of them yes."""
    if not votes or max(votes) != yes or sum(votes) != yes + other:
        raise CandidatesNotCounted


def elected(votes: Mapping[UUID, int], households: int, on: date) -> UUID | None:
    """Whom more than half of all households elected; at most one can be (article 21.1)."""
    best = max(votes, key=lambda each: votes[each], default=None)
    if best and decisions.passed(Clause.HEAD, votes[best], households, on):
        return best
    return None
