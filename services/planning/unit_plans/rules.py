"""What a unit may do with its plan, and who puts it in force.

The chair approves plans of units of the people's committee. The Front and other bodies stand
outside it: they adopt their own, and nobody of the committee sees a draft of theirs.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, NotFound, Refusal
from libs.permissions import Role
from libs.signed import content_sha256
from services.planning.rules import NUMBER, OUTSIDE_COMMITTEE, NumberMalformed, SignedInFuture

ITEMS_MAX = 200
# Who reads what units of the committee hand in, before it is in force.
READERS = frozenset({Role.CHAIR, Role.OFFICE, Role.CULTURE})


class UnitPlanState(StrEnum):
    """How far a unit's plan is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REPLACED = "replaced"  # một kế hoạch mới của đơn vị đã thay


MOVES = {
    UnitPlanState.DRAFT: frozenset({UnitPlanState.SUBMITTED, UnitPlanState.APPROVED}),
    UnitPlanState.SUBMITTED: frozenset({UnitPlanState.DRAFT, UnitPlanState.APPROVED}),
    UnitPlanState.APPROVED: frozenset({UnitPlanState.REPLACED}),
    UnitPlanState.REPLACED: frozenset[UnitPlanState](),
}
WORDS = {
    UnitPlanState.DRAFT: "dự thảo",
    UnitPlanState.SUBMITTED: "đã trình",
    UnitPlanState.APPROVED: "đã có hiệu lực",
    UnitPlanState.REPLACED: "đã được thay",
}


class UnitPlanMoveNotAllowed(Conflict):
    """Kế hoạch của đơn vị đang ở trạng thái “{now}” nên không chuyển sang “{to}” được."""


class NoWardPlan(Conflict):
    """Phường chưa có kế hoạch năm {year} có hiệu lực nên đơn vị chưa lập được kế hoạch của mình."""


class DraftAlreadyThere(Conflict):
    """Đơn vị đang có một bản dự thảo hoặc đã trình của năm {year}; hãy làm tiếp bản đó."""


class UnitPlanNotDraft(Conflict):
    """Kế hoạch của đơn vị đã trình hoặc đã có hiệu lực nên không sửa được nữa."""


class NoItems(Refusal):
    """Kế hoạch của đơn vị chưa có việc nào; hãy thêm ít nhất một việc."""


class TooManyItems(Refusal):
    """Kế hoạch của đơn vị đã có 200 việc; hãy gộp những việc nhỏ lại."""


class NotTheUnitsTask(Refusal):
    """Việc này của phường không giao cho đơn vị bạn chủ trì hoặc phối hợp."""


class ItemOutOfYear(Refusal):
    """Ngày {due_on} ngoài năm {year} của kế hoạch."""


class ItemUnknown(NotFound):
    """Không tìm thấy việc này trong kế hoạch của đơn vị."""


class ItemNotOwed(Conflict):
    """Kế hoạch của đơn vị chưa có hiệu lực hoặc đã được thay nên chưa báo xong được."""


class ItemDoneBefore(Conflict):
    """Việc này đã được báo xong."""


class AdoptedByItself(Conflict):
    """Tổ chức ngoài Ủy ban nhân dân tự ban hành kế hoạch của mình, không trình Chủ tịch."""


class UnitPlanChanged(Conflict):
    """Kế hoạch của đơn vị đã thay đổi sau khi bạn mở trang này; hãy đọc lại rồi phê duyệt."""


def check_move(now: UnitPlanState, to: UnitPlanState) -> None:
    """Refuse a move the table does not hold."""
    if to not in MOVES[now]:
        raise UnitPlanMoveNotAllowed(now=WORDS[now], to=WORDS[to])


def check_draft(now: UnitPlanState) -> None:
    """Refuse to write in a plan that was handed in."""
    if now is not UnitPlanState.DRAFT:
        raise UnitPlanNotDraft


def adopts_itself(unit_kind: str) -> bool:
    """Whether a unit stands outside the committee, which then has no say in its plan."""
    return unit_kind in OUTSIDE_COMMITTEE


def check_signature(number: str, signed_on: date, today: date) -> None:
    """Refuse a number nobody writes, and a day still to come."""
    if not NUMBER.fullmatch(number):
        raise NumberMalformed(fields={"number": "Ví dụ: 05/KH-KP hoặc 12/KH-VHXH."})
    if signed_on > today:
        raise SignedInFuture(signed_on=f"{signed_on:%d/%m/%Y}")


def check_due(due_on: date | None, year: int) -> None:
    """Refuse a day of another year."""
    if due_on and due_on.year != year:
        raise ItemOutOfYear(due_on=f"{due_on:%d/%m/%Y}", year=year)


def content_of(items: Iterable[tuple[str, str, str]], source_sha256: str) -> str:
    """The SHA-256 of what a unit plan says: its text, and title, ward task and day of each item."""
    return content_sha256((source_sha256, *items))
