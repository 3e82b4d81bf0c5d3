"""Accounts in words: sides, roles, and in which units each side has its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.portal.reading import Told
from services.portal.views import Choice
from services.portal.visitors import Visitor

FRONT, COMMITTEE = "front", "committee"
ROLES = {
    COMMITTEE: {
        "chair": "Chủ tịch, Phó Chủ tịch UBND",
        "office": "Văn phòng HĐND và UBND",
        "culture": "Phòng Văn hóa - Xã hội (lập kế hoạch, báo cáo)",
        "department": "Phòng chuyên môn, trung tâm",
        "reception_clerk": "Tiếp công dân, đơn thư",
        "neighbourhood_head": "Trưởng khu phố, thôn",
        "inspector": "Kiểm tra niêm yết, đoàn kiểm tra",
        "party": "Cấp ủy (xem việc quá hạn và báo cáo, chỉ ghi việc của mình)",
        "council": "Hội đồng Thi đua - Khen thưởng",
    },
    FRONT: {
        "front": "Mặt trận Tổ quốc",
        "people_board": "Ban Thanh tra nhân dân",
        "investment_board": "Ban Giám sát đầu tư của cộng đồng",
    },
}
WORDS = ROLES[COMMITTEE] | ROLES[FRONT]
WHOSE = {COMMITTEE: "Tài khoản của UBND, khu phố", FRONT: "Tài khoản của Mặt trận, các Ban"}
WHY = (
    "Mặt trận, Ban Thanh tra nhân dân và Ban Giám sát đầu tư của cộng đồng giám sát UBND nên "
    "tài khoản của họ do Mặt trận cấp, đặt lại mật khẩu và thu hồi. UBND chỉ thấy ai có tài khoản."
)
UNITS = {
    FRONT: ("front", "organisation", "neighbourhood", "inspection_board", "investment_board"),
    COMMITTEE: (
        *("office", "department", "service_centre", "school", "neighbourhood"),
        *("organisation", "steering_committee", "party", "council"),
    ),
}


def side_of(visitor: Visitor) -> str:
    """Whose accounts the visitor keeps."""
    return FRONT if visitor.actor.roles <= set(ROLES[FRONT]) else COMMITTEE


def units_of(side: str, units: Sequence[Told]) -> list[Choice]:
    """Where somebody of that side may work; the committee also has people without a unit."""
    found = [Choice(each["id"], each["name"]) for each in units if each["kind"] in UNITS[side]]
    return found if side == FRONT else [Choice("", "Không thuộc đơn vị nào"), *found]


def roles_of(side: str, typed: Mapping[str, str]) -> list[Choice]:
    """The roles that side may give."""
    return [Choice(role, words, f"role-{role}" in typed) for role, words in ROLES[side].items()]


def notes_of(told: Told) -> list[str]:
    """What is said of an account below its name."""
    notes = [told["position"], told["unit_name"] or ""]
    notes += [WORDS.get(role, role) for role in told["roles"]]
    return [note for note in dict.fromkeys(notes) if note]


def helped_words(told: Told) -> str:
    """Whom an operator let in again, and by which document."""
    whom = "Mặt trận" if told["action"] == "let_front_in" else "Chủ tịch"
    by = f", theo văn bản {told['document']}" if told["document"] else ""
    return f"cấp lại mật khẩu lần đầu cho {whom}{by}"


def appointment(typed: Mapping[str, str]) -> dict[str, Any]:
    """Unit, position and roles as they were typed."""
    roles = [name.removeprefix("role-") for name in typed if name.startswith("role-")]
    place = {"unit_id": typed.get("unit_id") or None, "position": typed.get("position", "")}
    return place | {"roles": roles}
