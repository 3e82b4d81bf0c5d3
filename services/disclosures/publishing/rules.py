"""What is refused in the life of a disclosure."""

from __future__ import annotations

from libs.kernel.errors import Refusal
from services.disclosures.rules import State


class AlreadyDrafted(Refusal):
    """Nghĩa vụ này đã có bản công khai. Muốn sửa nội dung, hãy lập bản đính chính."""


class DocumentMissing(Refusal):
    """Nghĩa vụ này chưa có văn bản. Hãy ghi nhận văn bản trước khi lập bản công khai."""


class OwedAgain(Refusal):
    """Nội dung này đã công khai rồi thu hồi. Hãy soạn lại từ nghĩa vụ công khai lại của nó."""


class NoCorrection(Refusal):
    """Nội dung này không có bản đính chính nào đang chờ duyệt hoặc chờ công khai."""


def check_droppable(state: State, public_version: int | None) -> int:
    """The version that is shown, while another waits to come out. Raises NoCorrection."""
    if public_version is None or state not in (State.CORRECTED, State.APPROVED):
        raise NoCorrection
    return public_version


def state_before(*, hung: bool, completed: bool) -> State:
    """Where a disclosure was before its correction: by its sheets, and whether all was proven."""
    if completed:
        return State.COMPLETED
    return State.POSTING if hung else State.PUBLISHED
