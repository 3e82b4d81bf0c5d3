"""Whose keys are whose: the committee gives none to the rooms that it may not enter.

The Front, Ban Thanh tra nhân dân and Ban Giám sát đầu tư của cộng đồng watch over the committee
(Luật 10/2022, articles 36 to 45). Whoever appoints or resets a password can sign in as somebody,
so only the Front does it for the three. The operator gives accounts to a side that has none; where
one is left he lets its holder in again by `founding`, which the ward reads (docs/decisions/0021).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Forbidden, Refusal
from libs.permissions import Role
from services.directory.units.rules import UnitKind

ROOMS = frozenset({Role.FRONT, Role.PEOPLE_BOARD, Role.INVESTMENT_BOARD})
# Where each of them works; a neighbourhood has its committee of the Front (Ban công tác Mặt trận).
UNITS_OF_ROOMS = {
    Role.FRONT: (UnitKind.FRONT, UnitKind.ORGANISATION, UnitKind.NEIGHBOURHOOD),
    Role.PEOPLE_BOARD: (UnitKind.INSPECTION_BOARD,),
    Role.INVESTMENT_BOARD: (UnitKind.INVESTMENT_BOARD,),
}
OF_FRONT_ALONE = (UnitKind.FRONT, UnitKind.INSPECTION_BOARD, UnitKind.INVESTMENT_BOARD)


class Side(StrEnum):
    """On which side of the door an account stands."""

    COMMITTEE = "committee"
    FRONT = "front"


@dataclass(frozen=True)
class AtWork:
    """Whether somebody of the Front, and whether a chair or deputy, has an account."""

    front: bool
    chair: bool


class KeysOfTheFront(Forbidden):
    """Tài khoản của Mặt trận, Ban Thanh tra nhân dân và Ban Giám sát đầu tư của cộng đồng do
    Mặt trận cấp, đặt lại và thu hồi. UBND là nơi được giám sát nên không giữ các tài khoản này."""


class KeysOfTheCommittee(Forbidden):
    """Mặt trận chỉ cấp, đặt lại và thu hồi tài khoản của Mặt trận và hai Ban của Nhân dân;
    tài khoản khác do Chủ tịch UBND quản lý."""


class FirstOfTheFrontOnly(Conflict):
    """Người vận hành chỉ cấp tài khoản đầu tiên của Mặt trận, hoặc giúp khi Mặt trận chỉ còn tài
    khoản đó. Các tài khoản khác do Mặt trận tự cấp, đặt lại và thu hồi."""


class ChairIsThere(Conflict):
    """Phường đã có tài khoản Chủ tịch, Phó Chủ tịch: các tài khoản của UBND do Chủ tịch cấp, đổi
    nhiệm vụ, đặt lại và thu hồi. Người vận hành chỉ giúp Chủ tịch vào lại, theo văn bản."""


class NotWithinAWard(Conflict):
    """Người vận hành không đặt lại mật khẩu trong phường. Bên nào chỉ còn một tài khoản thì được
    giúp vào lại ở trang đưa phường vào dùng; cả UBND và Mặt trận đều đọc được lần giúp đó."""


class OnlyChairLeft(Conflict):
    """Người vận hành chỉ cấp lại mật khẩu cho Chủ tịch khi phường không còn tài khoản Chủ tịch,
    Phó Chủ tịch nào khác. Các tài khoản khác của UBND do Chủ tịch đặt lại ở trang Tài khoản."""


class BothSides(Refusal):
    """Một tài khoản không thể vừa thuộc Mặt trận, các Ban của Nhân dân, vừa giữ vai trò khác."""


class OtherSide(Refusal):
    """Tài khoản không chuyển được giữa UBND và Mặt trận, các Ban của Nhân dân.
    Hãy thu hồi tài khoản này; bên kia cấp tài khoản mới."""


class UnitOfOtherSide(Refusal):
    """Vai trò này không gắn với đơn vị đã chọn. Hãy chọn đơn vị đúng nơi người đó làm việc."""


def side_of(roles: Iterable[str]) -> Side:
    """The side of an account; one with any other role is no key to a room (rooms/rules.py)."""
    held = frozenset(roles)
    return Side.FRONT if held and held <= ROOMS else Side.COMMITTEE


def check_one_side(roles: Iterable[str]) -> None:
    """Refuse roles of both sides."""
    wanted = frozenset(roles)
    if wanted & ROOMS and not wanted <= ROOMS:
        raise BothSides


def check_same_side(present: Iterable[str], wanted: Iterable[str]) -> None:
    """Refuse to take an account across."""
    if side_of(present) is not side_of(wanted):
        raise OtherSide


def check_keeper(by: Actor, roles: Iterable[str], *, there: AtWork) -> None:
    """Refuse whoever gives, changes or ends an account of those roles for the other side.

    The operator does so for neither side that has somebody of the Front, or a chair, at work.
    """
    held = frozenset(roles)
    of_front = side_of(by.roles) is Side.FRONT and Role.FRONT in by.roles
    if side_of(held) is Side.COMMITTEE:
        if of_front:
            raise KeysOfTheCommittee
        if Role.OPERATOR in by.roles and there.chair:
            raise ChairIsThere
    elif not of_front:
        if Role.OPERATOR not in by.roles:
            raise KeysOfTheFront
        if there.front or Role.FRONT not in held:
            raise FirstOfTheFrontOnly


def check_helping(roles: Iterable[str], *, others: AtWork) -> None:
    """Refuse to let an account in again that a colleague could reset."""
    if side_of(roles) is Side.FRONT:
        if others.front:
            raise FirstOfTheFrontOnly
    elif others.chair:
        raise OnlyChairLeft


def check_resetting(by: Actor, roles: Iterable[str]) -> None:
    """Refuse an operator who resets an account of a ward: the ward would not read of it."""
    if Role.OPERATOR in by.roles and not frozenset(roles) & {Role.OPERATOR, Role.PROVINCE}:
        raise NotWithinAWard


def check_place(roles: Iterable[Role], kind: str) -> None:
    """Refuse a key to a room in another's unit, and anybody else in a unit that is the Front's."""
    wanted = frozenset(roles)
    for role in wanted & ROOMS:
        if kind not in UNITS_OF_ROOMS[role]:
            raise UnitOfOtherSide
    if not wanted & ROOMS and kind in OF_FRONT_ALONE:
        raise UnitOfOtherSide
