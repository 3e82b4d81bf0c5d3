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
from services.portal.menu import menu
from services.portal.views import PersonView

HEADER = "danbiet-account"


@dataclass(frozen=True)
class Visitor:
    """A signed-in person, or anyone; the name is shown and never kept."""

    actor: Actor
    name: str = ""
    position: str = ""
    unit: str = ""
    must_change_password: bool = False

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
        wide = {Role.CHAIR, Role.OFFICE, Role.CULTURE, Role.INSPECTOR, Role.PARTY}
        return not self.actor.roles & wide

    @property
    def of_party(self) -> bool:
        """Whether this is somebody of the party committee, who reads no drafts of the ward's."""
        return self.actor.roles == {Role.PARTY}

    @property
    def owes_nothing(self) -> bool:
        """Whether this is somebody who only reads what others owe, and has no inbox."""
        return self.of_party and self.actor.unit_id is None

    def person(self, home: str, here: str, unread: int | None = None) -> PersonView | None:
        """The greeting and the menu of the desk as it looks on the page `here`; None for anyone."""
        if not self.known:
            return None
        # Who runs the platform belongs to no ward, and sees nothing of one.
        only = ("see_operations", "found_ward") if self.actor.ward_id == NOWHERE else ()
        # Until a password is chosen, every entry would lead to the page that asks for it.
        groups = [] if self.must_change_password else menu(self.may, home, here, only)
        return PersonView(
            self.name,
            self.position,
            self.unit,
            groups,
            f"{home}/dang-xuat",
            f"{home}/mat-khau",
            self.actor.id,
            f"{home}/viec/thong-bao",
            unread,
        )


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
        told.get("must_change_password", False),
    )
