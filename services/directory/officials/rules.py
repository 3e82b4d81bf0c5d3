"""Which roles may be given, and what is said when an appointment cannot be made."""

from __future__ import annotations

from collections.abc import Iterable

from libs import vietnamese
from libs.kernel.errors import Conflict, NotFound, Refusal
from libs.official_list import province_at
from libs.permissions import Role
from services.directory.officials.sides import ROOMS, check_one_side
from services.directory.wards.rules import PLATFORM

# A ward gives the roles of a ward; the platform and a province give one each. Nobody gives `clock`
# (the services themselves) or `integrator` (a key, see signin/keys.py).
PLATFORM_ROLES = frozenset({Role.OPERATOR})
PROVINCE_ROLES = frozenset({Role.PROVINCE})
WARD_ROLES = frozenset(Role) - PLATFORM_ROLES - PROVINCE_ROLES - {Role.CLOCK, Role.INTEGRATOR}

# These act for their own unit only, so they need one.
UNIT_ROLES = frozenset({Role.DEPARTMENT, Role.NEIGHBOURHOOD_HEAD}) | ROOMS

USERNAME = r"^[a-zA-Z0-9][a-zA-Z0-9._-]{2,39}$"
EMAIL = r"^[^@\s]{1,64}@[^@\s]{3,190}$"
ROLES_MAX = 6
# As the accounts' page names them, and as people write them in lists.
ROLE_WORDS = {
    Role.CHAIR: ("Chủ tịch", "Phó Chủ tịch", "Lãnh đạo"),
    Role.OFFICE: ("Văn phòng",),
    Role.CULTURE: ("Văn hóa - Xã hội", "Văn hóa"),
    Role.DEPARTMENT: ("Phòng chuyên môn", "Phòng", "Đơn vị"),
    Role.RECEPTION_CLERK: ("Tiếp công dân", "Đơn thư"),
    Role.NEIGHBOURHOOD_HEAD: ("Trưởng khu phố", "Trưởng khu", "Trưởng thôn", "Tổ trưởng"),
    Role.INSPECTOR: ("Kiểm tra",),
    Role.PARTY: ("Cấp ủy", "Đảng ủy"),
    Role.COUNCIL: ("Hội đồng Thi đua - Khen thưởng", "Hội đồng thi đua"),
    Role.FRONT: ("Mặt trận Tổ quốc", "Mặt trận", "MTTQ"),
    Role.PEOPLE_BOARD: ("Ban Thanh tra nhân dân", "Ban TTND"),
    Role.INVESTMENT_BOARD: ("Ban Giám sát đầu tư của cộng đồng", "Ban GSĐTCĐ"),
}
ROLE_OF_WORDS = {
    vietnamese.fold(words): role for role, ways in ROLE_WORDS.items() for words in ways
}


class UsernameTaken(Conflict):
    """Tên đăng nhập “{username}” đã có người dùng."""


class RoleNotGiven(Refusal):
    """Không thể giao vai trò này ở đây."""


class UnitNeeded(Refusal):
    """Vai trò này cần gắn với một đơn vị đang hoạt động."""


class NoSuchOfficial(NotFound):
    """Không tìm thấy người này, hoặc người này đã thôi giữ nhiệm vụ."""


class NotYourself(Refusal):
    """Bạn không thể tự làm việc này cho chính mình."""


def _given_in(ward_id: str) -> frozenset[Role]:
    if ward_id == PLATFORM:
        return PLATFORM_ROLES
    return PROVINCE_ROLES if province_at(ward_id) else WARD_ROLES


def check_roles(ward_id: str, roles: Iterable[Role], *, has_unit: bool) -> None:
    """Refuse roles not of this ward, of both sides of a room's door, or of a unit without one."""
    wanted = frozenset(roles)
    if not wanted <= _given_in(ward_id):
        raise RoleNotGiven
    check_one_side(wanted)
    if wanted & UNIT_ROLES and not has_unit:
        raise UnitNeeded


def role_of(words: str) -> Role | None:
    """The role that people mean by `words`, with or without marks, or by its code."""
    folded = vietnamese.fold(" ".join(words.split()))
    return ROLE_OF_WORDS.get(folded) or next((role for role in Role if role == folded), None)
