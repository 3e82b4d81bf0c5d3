"""Who writes what into a programme, who sees it, and when it is in force.

A joint programme has two sides: the people's committee and the Front. Each writes its own items,
shows them to the other when it wants to, and both sign the same text.
"""

from collections.abc import Sequence, Set
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Forbidden, Refusal
from libs.permissions import Role
from services.planning.rules import FIRST_YEAR, OUTSIDE_COMMITTEE

FRONT_KINDS = frozenset({"front", "organisation"})  # MTTQ and its member organisations (đoàn thể)


class ProgrammeKind(StrEnum):
    """Whose programme it is."""

    COMMITTEE = "committee"  # chương trình công tác năm của Ban Chỉ đạo
    FRONT = "front"  # chương trình phối hợp với Mặt trận Tổ quốc


class Side(StrEnum):
    """Who owns an item."""

    WARD = "ward"  # Ủy ban nhân dân
    FRONT = "front"


class ProgrammeState(StrEnum):
    """How far a programme is."""

    DRAFT = "draft"
    IN_FORCE = "in_force"


class ProgrammeThere(Conflict):
    """Năm {year} đã có chương trình này."""


class ProgrammeYearWrong(Refusal):
    """Chương trình lập cho năm nay hoặc năm sau."""


class NotYourProgramme(Forbidden):
    """Đây là chương trình nội bộ của Ban Chỉ đạo."""


class ProgrammeInForce(Conflict):
    """Chương trình đã có hiệu lực nên không sửa được nữa."""


class OtherSidesItem(Forbidden):
    """Mục này do bên kia đăng ký; chỉ bên đó sửa được."""


class OtherSidesUnit(Refusal):
    """Mỗi bên chỉ giao việc cho đơn vị của mình; việc của bên kia do bên kia đăng ký."""


class ItemDayWrong(Refusal):
    """Hạn phải trong năm {year} và chưa qua."""


class NothingAgreed(Refusal):
    """Chương trình chưa có mục nào để ký."""


class ItemsNotShown(Conflict):
    """Còn {count} mục chưa gửi cho bên kia xem; hai bên chỉ ký khi đã thấy mọi mục."""


class ItemDayPassed(Refusal):
    """Mục {ordinal} có hạn {due_on} đã qua; hãy bỏ hoặc đăng ký lại trước khi ký."""


class ItemUnitEnded(Refusal):
    """Mục {ordinal} giao cho đơn vị đã kết thúc hoạt động; hãy bỏ hoặc đăng ký lại trước khi ký."""


class SignedAlready(Conflict):
    """Bên này đã ký rồi, đang chờ bên kia ký."""


class ProgrammeChanged(Conflict):
    """Chương trình đã thay đổi sau khi bạn mở trang này; hãy đọc lại rồi ký."""


class NotJoint(Refusal):
    """Chương trình này chỉ cần Trưởng ban, Chủ tịch phê duyệt."""


def side_of(roles: Set[str]) -> Side:
    """For which side somebody acts."""
    return Side.FRONT if Role.FRONT in roles else Side.WARD


def check_kind(kind: str, roles: Set[str]) -> None:
    """The Front has nothing to do with the committee's own programme."""
    if kind == ProgrammeKind.COMMITTEE and side_of(roles) is Side.FRONT:
        raise NotYourProgramme


def check_year(year: int, today: date) -> None:
    """Refuse a year that is over, or too far ahead."""
    if not max(FIRST_YEAR, today.year) <= year <= today.year + 1:
        raise ProgrammeYearWrong(fields={"year": "Xem lại năm."})


def check_item(side: Side, unit_kind: str, due_on: date, year: int, today: date) -> None:
    """Each side gives work to its own units only, within the year."""
    ours = unit_kind in FRONT_KINDS if side is Side.FRONT else unit_kind not in OUTSIDE_COMMITTEE
    if not ours:
        raise OtherSidesUnit(fields={"unit_id": "Chọn đơn vị của bên mình."})
    if due_on.year != year or due_on < today:
        raise ItemDayWrong(year=year, fields={"due_on": "Xem lại hạn."})


def check_draft(state: str) -> None:
    """Refuse to change what both sides signed."""
    if state != ProgrammeState.DRAFT:
        raise ProgrammeInForce


def check_signing(
    items: Sequence[tuple[int, date, bool]], *, joint: bool, signed_on: date | None, today: date
) -> None:
    """Nobody signs twice, an empty text, items unseen by the other side, or work already late.

    `items` are ordinal, due day and whether the other side was shown it.
    """
    if signed_on:
        raise SignedAlready
    if not items:
        raise NothingAgreed
    hidden = sum(not shared for _, _, shared in items)
    if joint and hidden:
        raise ItemsNotShown(count=hidden)
    for ordinal, due_on, _ in items:
        if due_on < today:
            raise ItemDayPassed(ordinal=ordinal, due_on=f"{due_on:%d/%m/%Y}")
