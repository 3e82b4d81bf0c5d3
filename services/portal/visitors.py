"""Who looks at a page, as the gateway introduces them: for the greeting, the menu and the buttons.

What is shown here is a courtesy; the services decide for themselves who may do what.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from libs.kernel.actor import Actor, anyone
from libs.permissions import RULES, Role, may
from services.portal.asking import NOWHERE, Refused
from services.portal.views import Link, PersonView

HEADER = "danbiet-account"

# What the desk offers, in this order, to whoever may do it.
DESK = (
    ("see_obligations", "/viec", "Việc của tôi"),
    ("see_drafts", "/viec/ke-hoach", "Kế hoạch"),
    ("see_obligations", "/viec/cong-khai", "Công khai"),
    ("see_obligations", "/viec/theo-doi", "Bảng theo dõi"),
    ("see_internal_papers", "/viec/noi-bo", "Nội bộ"),
    ("see_drafts", "/viec/ban-chi-dao", "Ban Chỉ đạo"),
    ("see_meetings", "/viec/mat-tran", "Mặt trận"),
    ("see_late_work", "/viec/don-doc", "Đôn đốc"),
    ("see_spot_checks", "/viec/kiem-tra", "Kiểm tra"),
    ("see_information_requests", "/viec/yeu-cau-thong-tin", "Yêu cầu thông tin"),
    ("see_reception_desk", "/viec/tiep-cong-dan", "Tiếp công dân"),
    ("see_feedback", "/viec/phan-anh", "Phản ánh"),
    ("see_looks", "/viec/nhat-ky-xem-don", "Xem đơn"),
    ("see_conferences", "/viec/hoi-nghi", "Hội nghị"),
    ("see_outreach", "/viec/tuyen-truyen", "Tuyên truyền"),
    ("see_report_drafts", "/viec/bao-cao", "Báo cáo"),
    ("open_unit", "/viec/don-vi", "Đơn vị"),
    ("see_operations", "/viec/van-hanh", "Vận hành"),
)


@dataclass(frozen=True)
class Visitor:
    """A signed-in person, or anyone; the name is shown and never kept."""

    actor: Actor
    name: str = ""
    position: str = ""
    unit: str = ""

    @property
    def known(self) -> bool:
        """Whether somebody is signed in."""
        return self.actor.known

    def must_be_known(self) -> None:
        """Lead anyone to the sign-in page."""
        if not self.known:
            raise Refused(401, "Bạn cần đăng nhập để xem trang này.", {})

    def may(self, action: str, unit_id: str | None = None) -> bool:
        """Whether a button for `action` makes sense; `unit_id` is whose work it is, if known."""
        if not self.known or not may(self.actor, action):
            return False
        if unit_id is None or self.actor.roles & RULES[action].roles:
            return True
        return str(self.actor.unit_id) == unit_id

    @property
    def sees_only_own(self) -> bool:
        """Whether this is a unit's person, whose inbox is the unit's work."""
        wide = {Role.CHAIR, Role.OFFICE, Role.CULTURE, Role.INSPECTOR}
        return not self.actor.roles & wide

    def person(self, home: str) -> PersonView | None:
        """The greeting and the menu of the desk; None for anyone."""
        if not self.known:
            return None
        desk = DESK if self.actor.ward_id != NOWHERE else DESK[-1:]
        links = [Link(home + path, words) for action, path, words in desk if self.may(action)]
        return PersonView(self.name, self.position, self.unit, links, f"{home}/dang-xuat")


def visitor(ward: str, account: str) -> Visitor:
    """Whom the gateway's header introduces; `account` is its JSON, empty for anyone."""
    told = json.loads(account or "{}")
    if not told:  # anyone, or a machine: machines are not greeted
        return Visitor(anyone(ward))
    unit = UUID(told["unit_id"]) if told.get("unit_id") else None
    return Visitor(
        Actor(told["account_id"], ward, frozenset(told["roles"]), unit),
        told["display_name"],
        told["position"],
        told.get("unit_name") or "",
    )
