"""Who may enter which room: the one place that decides it.

Ban Thanh tra nhân dân and Ban Giám sát đầu tư của cộng đồng work under the Front (Luật 10/2022,
articles 36 to 45), and none of the three is a part of the committee. What they prepare is theirs;
the committee reads what was sent to it, from the day it was sent. A chair is no exception.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Forbidden, Refusal
from libs.permissions import Role


class Room(StrEnum):
    """Whose papers they are."""

    PEOPLE = "people"  # Ban Thanh tra nhân dân
    INVESTMENT = "investment"  # Ban Giám sát đầu tư của cộng đồng
    FRONT = "front"  # Mặt trận Tổ quốc


KEYS = {
    Room.PEOPLE: Role.PEOPLE_BOARD,
    Room.INVESTMENT: Role.INVESTMENT_BOARD,
    Room.FRONT: Role.FRONT,
}
BOARD_KINDS = {Room.PEOPLE: "inspection_board", Room.INVESTMENT: "investment_board"}
# Articles 37.2 and 42.2 keep its people off the boards: whoever is one of them stays outside,
# whatever else the account may be.
OF_COMMITTEE = frozenset(
    {
        *(Role.CHAIR, Role.OFFICE, Role.CULTURE, Role.DEPARTMENT, Role.RECEPTION_CLERK),
        *(Role.NEIGHBOURHOOD_HEAD, Role.COUNCIL, Role.PROVINCE, Role.OPERATOR, Role.INTEGRATOR),
        Role.PARTY,  # its accounts are given by the committee's chair
    }
)
ADDRESSED = frozenset({Role.CHAIR, Role.OFFICE})  # who open what is sent to the committee


class NotYourRoom(Forbidden):
    """Đây là hồ sơ riêng của Mặt trận hoặc Ban của Nhân dân; bạn không thuộc nơi này."""


class NotABoard(Refusal):
    """Đơn vị của bạn không phải Ban Thanh tra nhân dân hay Ban Giám sát đầu tư của cộng đồng."""


@dataclass(frozen=True)
class Standing:
    """What decides who may know of a paper: whose it is, and how far it has gone.

    `handed` is whether the Front has it, `sent` whether the committee has it.
    """

    room: Room
    board_id: UUID | None
    handed: bool
    sent: bool
    unit_id: UUID | None = None  # who of the committee it is about


def works_in(room: Room, board_id: UUID | None, by: Actor) -> bool:
    """Whether `by` is of that room: of the Front, or of that very board."""
    if not by.known or by.roles & OF_COMMITTEE or KEYS[room] not in by.roles:
        return False
    return room is Room.FRONT or (board_id is not None and by.unit_id == board_id)


def of_front(by: Actor) -> bool:
    """Whether `by` is of the Front and of nothing that is the committee's."""
    return works_in(Room.FRONT, None, by)


def may_see(one: Standing, by: Actor) -> bool:
    """Whether `by` may know that the paper exists: the one answer for lists, counts and pages."""
    if works_in(one.room, one.board_id, by):
        return True
    if of_front(by):
        return one.handed or one.sent
    if not one.sent:
        return False
    concerned = by.unit_id is not None and by.unit_id == one.unit_id
    return by.known and bool(by.roles & ADDRESSED or (concerned and by.roles & OF_COMMITTEE))


def check_room(room: Room, board_id: UUID | None, by: Actor) -> None:
    """Refuse who is not of that room."""
    if not works_in(room, board_id, by):
        raise NotYourRoom


def room_of(by: Actor) -> Room:
    """The room in which `by` prepares papers; raises NotYourRoom."""
    for room in Room:
        if works_in(room, by.unit_id, by):
            return room
    raise NotYourRoom


def check_board(room: Room, kind: str) -> None:
    """A board's room is opened only by somebody of a unit that is such a board."""
    if room is not Room.FRONT and kind != BOARD_KINDS[room]:
        raise NotABoard
