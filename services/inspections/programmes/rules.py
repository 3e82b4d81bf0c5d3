"""What a programme of checks may hold, and when it may be changed.

The ward's yearly plan, II.7, asks for checks by programme and for self-checks of offices, schools
and neighbourhoods. An unannounced check stands in no programme: whoever reads it would know.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Refusal
from libs.permissions import Role
from services.inspections.inspections.rules import InspectionKind

LINES_MAX = 60
PROPOSER = "inspections"  # the service itself, until somebody takes its proposal up


class ProgrammeState(StrEnum):
    """How far a programme is."""

    DRAFTED = "drafted"
    APPROVED = "approved"


class CheckForm(StrEnum):
    """How a check is carried out."""

    ON_SITE = "on_site"  # trực tiếp tại đơn vị
    REPORT = "report"  # qua báo cáo


class ProgrammeOfYearThere(Conflict):
    """Năm {year} đã có chương trình kiểm tra. Hãy mở chương trình đó."""


class CheckProgrammeFixed(Conflict):
    """Chương trình kiểm tra đã được phê duyệt nên không sửa được nữa."""


class CheckProgrammeEmpty(Refusal):
    """Chương trình kiểm tra chưa có nội dung nào. Hãy thêm ít nhất một nội dung."""


class CheckProgrammeTooLong(Refusal):
    """Một chương trình kiểm tra có tối đa 60 nội dung."""


class UnannouncedNotProgrammed(Refusal):
    """Kiểm tra đột xuất không ghi vào chương trình, vì đơn vị sẽ biết trước."""


class UnitMissing(Refusal):
    """Hãy chọn đơn vị được kiểm tra. Chỉ tự kiểm tra mới giao cho mọi đơn vị."""


class ItemOfAnotherKind(Refusal):
    """Nội dung này của chương trình không phải loại kiểm tra đang lập."""


class ItemOfAnotherUnit(Refusal):
    """Nội dung này của chương trình giao cho đơn vị khác. Hãy chọn nội dung của đơn vị này."""


class CheckProgrammeNotApproved(Conflict):
    """Chương trình kiểm tra chưa được phê duyệt nên chưa lập cuộc kiểm tra theo đó được."""


def may_read(state: ProgrammeState, by: Actor) -> bool:
    """A draft is for those who prepare and approve it; what was approved is for everybody."""
    preparing = {Role.CHAIR, Role.OFFICE, Role.CULTURE}
    return state is ProgrammeState.APPROVED or bool(by.roles & preparing)


def check_open(state: ProgrammeState) -> None:
    """Refuse to change what the chair approved."""
    if state is ProgrammeState.APPROVED:
        raise CheckProgrammeFixed


def check_taking_up(author_id: str, state: ProgrammeState, year: int) -> None:
    """A year has one programme; only what nobody has taken up or approved yet is taken up."""
    if author_id != PROPOSER or state is not ProgrammeState.DRAFTED:
        raise ProgrammeOfYearThere(year=year)


def check_item(kind: InspectionKind, unit_id: UUID | None, lines: int) -> None:
    """A line names its unit; only self-checks are everybody's."""
    if lines >= LINES_MAX:
        raise CheckProgrammeTooLong
    if kind is InspectionKind.UNANNOUNCED:
        raise UnannouncedNotProgrammed
    if unit_id is None and kind is not InspectionKind.SELF:
        raise UnitMissing(fields={"unit_id": "Chọn một đơn vị."})


def check_approving(state: ProgrammeState, lines: int) -> None:
    """Only a draft that says something is approved."""
    check_open(state)
    if not lines:
        raise CheckProgrammeEmpty


def check_following(state: ProgrammeState, item: InspectionKind, kind: InspectionKind) -> None:
    """A check follows a line of an approved programme, of its own kind."""
    if state is not ProgrammeState.APPROVED:
        raise CheckProgrammeNotApproved
    if item is not kind:
        raise ItemOfAnotherKind(fields={"check_item_id": "Chọn nội dung khác."})


def check_owing(unit_id: UUID, owing: Collection[UUID]) -> None:
    """A check follows a line that is about its unit."""
    if unit_id not in owing:
        raise ItemOfAnotherUnit(fields={"check_item_id": "Chọn nội dung khác."})
