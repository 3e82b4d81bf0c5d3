"""To which other day an election may be moved, and by whom."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Forbidden, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule
from libs.permissions import Role
from services.participation.candidates.rules import Step
from services.participation.elections.rules import check_in_time
from services.participation.matters.rules import MatterState

MOVED_RULE = "village_head.election_moved"
NOT_VOTED = (MatterState.PROPOSED, MatterState.AGREED, MatterState.PREPARED)


class MovedByOthers(Forbidden):
    """Ngày bầu Trưởng khu phố do Chủ tịch dời, ngày bầu vào Ban do Trưởng khu phố dời."""


class VoteBegun(Conflict):
    """Các hộ gia đình đang bầu hoặc đã bầu nên không dời ngày được nữa."""


class MeetingStands(Conflict):
    """Cuộc họp ngày {on} còn trong lịch. Người triệu tập hủy cuộc họp đó trước khi dời ngày bầu."""


class HandoutStands(Conflict):
    """Đợt phát phiếu từ ngày {on} còn trong lịch. Hãy hủy đợt đó trước khi dời ngày bầu."""


class MovedTooFar(Refusal):
    """Ngày bầu chỉ dời đến sau ngày {on} và chậm nhất ngày {last}. Căn cứ: {basis}."""


class MoveNeedsNumber(Refusal):
    """Hãy ghi số quyết định dời ngày bầu Trưởng khu phố."""


def check_mover(by: Actor, board_id: UUID | None, number: str) -> None:
    """Whoever set the day sets another one: the chair by a decision, into a board the head."""
    role = Role.NEIGHBOURHOOD_HEAD if board_id else Role.CHAIR
    if role not in by.roles:
        raise MovedByOthers
    if board_id is None and not number:
        raise MoveNeedsNumber(fields={"number": "Ghi số quyết định."})


def check_moved(first: date, before: date, on: date, today: date, *, board: bool) -> None:
    """Later than the day that was set, not too far from the first, and residents can be told."""
    law = rule(MOVED_RULE, first)
    last = compute_deadline(law, first, national_calendar(), roll=False).due_on
    assert last is not None  # nothing suspends it
    if not before < on <= last or on <= today:
        said = {"on": f"{before:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}", "basis": law.basis}
        raise MovedTooFar(**said, fields={"on": "Chọn ngày khác."})
    check_in_time(Step.ANNOUNCEMENT, today, on, today, board=board)
