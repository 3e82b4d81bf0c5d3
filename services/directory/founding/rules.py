"""Who is let in first, and what those accounts are called."""

from __future__ import annotations

from dataclasses import dataclass

from libs.kernel.errors import Conflict
from libs.permissions import Role


class NoChair(Conflict):
    """Phường này chưa có tài khoản Chủ tịch nào."""


@dataclass(frozen=True)
class First:
    """The first account of its kind: nobody real, named after what it is."""

    username: str
    display_name: str
    position: str
    role: Role


CHAIR = First("chutich", "Chủ tịch UBND", "Chủ tịch UBND", Role.CHAIR)
# Named after its unit, which is named after the ward's kind.
FRONT = First("mttq", "", "Ban Thường trực Mặt trận", Role.FRONT)
PROVINCE = First("tinh", "Cán bộ theo dõi của tỉnh", "Chuyên viên Sở Nội vụ", Role.PROVINCE)
OPERATOR = First("vanhanh", "Người vận hành", "Người vận hành", Role.OPERATOR)


def front_name(kind: str) -> str:
    """What the Front of a ward of that kind is called."""
    return f"Ủy ban Mặt trận Tổ quốc {kind.lower()}"
