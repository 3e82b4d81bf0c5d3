"""What somebody is in a ward, and what a rule says of roles: words of the permissions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in a ward."""

    CHAIR = "chair"  # Chủ tịch, Phó Chủ tịch UBND
    OFFICE = "office"  # Văn phòng HĐND và UBND
    CULTURE = "culture"  # Phòng Văn hóa - Xã hội: compiles plan and report
    DEPARTMENT = "department"  # phòng chuyên môn, trung tâm
    RECEPTION_CLERK = "reception_clerk"  # cán bộ tiếp công dân
    NEIGHBOURHOOD_HEAD = "neighbourhood_head"  # Trưởng khu, Tổ trưởng
    FRONT = "front"  # Mặt trận Tổ quốc
    INSPECTOR = "inspector"  # đoàn kiểm tra, người kiểm tra niêm yết
    # Rooms of their own: nobody of the committee comes in (services/inspections/rooms).
    PEOPLE_BOARD = "people_board"  # Ban Thanh tra nhân dân
    INVESTMENT_BOARD = "investment_board"  # Ban Giám sát đầu tư của cộng đồng
    COUNCIL = "council"  # Hội đồng Thi đua - Khen thưởng
    PARTY = "party"  # Đảng ủy: no part of the committee; reads what is late, works on its own
    PROVINCE = "province"  # sees the wards of a province added up; an account of the province's
    OPERATOR = "operator"  # runs the platform, sees no content
    INTEGRATOR = "integrator"  # a machine
    CLOCK = "clock"  # the service itself, at a due time


UNITS = (Role.DEPARTMENT, Role.NEIGHBOURHOOD_HEAD, Role.FRONT)


@dataclass(frozen=True)
class Rule:
    """Roles that may act anywhere in the ward, roles only for their own unit, and four eyes."""

    roles: frozenset[Role] = frozenset()
    own_unit: frozenset[Role] = frozenset()
    not_author: bool = False


def a_rule(*roles: Role, own_unit: tuple[Role, ...] = (), not_author: bool = False) -> Rule:
    """A rule in one line of the table."""
    return Rule(frozenset(roles), frozenset(own_unit), not_author)
