"""By which days an election of a head or of a board is prepared, and whom its votes elect.

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
    """Why somebody is elected."""

    TERM_OVER = "term_over"  # hết nhiệm kỳ
    DISMISSED = "dismissed"  # người trước được cho thôi
    RESIGNED = "resigned"  # người trước xin thôi hoặc đã mất
    VACANT = "vacant"  # khuyết
    NEW_UNIT = "new_unit"  # khu phố mới thành lập
    AGAIN = "again"  # lần trước không có người trúng cử
    NEW_BOARD = "new_board"  # Ban mới thành lập
    MEMBER_LEFT = "member_left"  # bầu bổ sung thành viên Ban


# Somebody is elected because a head was dismissed; where that is abolished nothing is vacant.
AFTER_DISMISSAL = (Cause.DISMISSED, Cause.VACANT, Cause.AGAIN)


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
# The law asks for no other step before residents elect somebody into a board.
BOARD_RULES = {Step.ANNOUNCEMENT: "supervision.candidates_announced"}
ELECTED_BY_CLAUSE = (Clause.HEAD, Clause.BOARD)


class NotAnnounced(Conflict):
    """Ngày bầu cử và danh sách ứng cử chưa được thông báo. Căn cứ: {basis}."""


class ElectionNotCalled(Conflict):
    """Các hộ đã đề xuất bầu thành viên Ban: Trưởng khu phố ấn định ngày bầu ở trang của Ban trước,
    rồi mới họp."""


class ElectionDayIsFixed(Refusal):
    """Cuộc họp bầu cử phải vào ngày đã quyết định và thông báo: {on}."""


class CandidatesNotCounted(Refusal):
    """Có nhiều người ứng cử nên phải ghi số phiếu của từng người."""


def rules_of(*, board: bool) -> Mapping[Step, str]:
    """The steps before a head, or a member of a board, is elected, each with its rule."""
    return BOARD_RULES if board else RULES


def due(step: Step, on: date, *, board: bool = False) -> Deadline:
    """The last day of a step for an election on a day; the day itself, also on a Sunday."""
    law = rule(rules_of(board=board)[step], on)
    return compute_deadline(law, on, national_calendar(), roll=False)


def check_votes(votes: Sequence[int], yes: int, other: int, seats: int = 1) -> None:
    """What was counted for each candidate is what the round says: most of them yes.

    A ballot that counts names at least one candidate, and as many as there are seats at most.
    """
    valid = yes + other
    if not votes or max(votes) != yes or not valid <= sum(votes) <= seats * valid:
        raise CandidatesNotCounted


def elected(
    votes: Mapping[UUID, int], households: int, on: date, seats: int = 1
) -> frozenset[UUID]:
    """Whom more than half of all households elected, the first on so many seats (article 21.1).

    Of several who have as many ballots for the last seat nobody is elected.
    """
    passed = {  # of khoản 4 and of khoản 5 the law asks for the same share
        each: count
        for each, count in votes.items()
        if decisions.passed(Clause.HEAD, count, households, on)
    }
    counts = sorted(passed.values(), reverse=True)
    # Where more passed than there are seats, the first count that got none is not enough.
    enough = counts[seats] if len(counts) > seats else 0
    return frozenset(each for each, count in passed.items() if count > enough)
