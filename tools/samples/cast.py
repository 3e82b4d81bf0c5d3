"""Who acts in the sample ward: an account for every desk, signed in when first needed.

No real person: accounts are named after desks.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from services.directory.founding.rules import CHAIR, FRONT
from tools.onboard import onboard
from tools.people import Person

NEIGHBOURHOODS = 33  # polling areas of phường Uông Bí; the number of its khu phố is not published
HEADS = 3  # neighbourhood heads with an account; the office posts for the others


@dataclass(frozen=True)
class Desk:
    """A place in the ward: its unit (by short name), what it is called, what it may do."""

    username: str
    display_name: str
    position: str
    roles: tuple[str, ...]
    unit: str | None = None


OFFICE = Desk("vanphong", "Cán bộ Văn phòng (mẫu)", "Chuyên viên", ("office",), "VP")
DESKS = (
    OFFICE,
    Desk("vhxh", "Cán bộ VH-XH (mẫu)", "Chuyên viên", ("culture",), "VHXH"),
    Desk("kinhte", "Cán bộ KT-HT-ĐT (mẫu)", "Chuyên viên", ("department",), "KTHTĐT"),
    Desk("dichvu", "Cán bộ Trung tâm (mẫu)", "Viên chức", ("department",), "TTDV"),
    *(
        Desk(
            f"khu{number:02}",
            f"Trưởng khu {number} (mẫu)",
            "Trưởng khu phố",
            ("neighbourhood_head",),
            f"K{number}",
        )
        for number in range(1, HEADS + 1)
    ),
)

# The sample ward has none: appointed where petitions are to be received.
CLERK = Desk("tiepcongdan", "Cán bộ tiếp công dân (mẫu)", "Chuyên viên", ("reception_clerk",))

# Whom the Front appoints: the committee gives no key to the rooms that it may not enter.
DESKS_OF_FRONT = (
    Desk("ttnd", "Ban TTND (mẫu)", "Trưởng ban", ("people_board",), "TTND"),
    Desk("gsdtcd", "Ban GSĐTCĐ (mẫu)", "Trưởng ban", ("investment_board",), "GSĐTCĐ"),
)

BODIES = [
    ("Văn phòng", "Văn phòng HĐND và UBND phường", "VP"),
    ("Phòng chuyên môn", "Phòng Văn hóa - Xã hội", "VHXH"),
    ("Phòng chuyên môn", "Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT"),
    ("Trung tâm", "Trung tâm Phục vụ hành chính công", "TTPVHCC"),
    ("Trung tâm", "Trung tâm Cung ứng dịch vụ phường", "TTDV"),
    ("Ban Thanh tra nhân dân", "Ban Thanh tra nhân dân phường", "TTND"),
    ("Ban Giám sát đầu tư của cộng đồng", "Ban Giám sát đầu tư của cộng đồng (mẫu)", "GSĐTCĐ"),
    ("Ban Chỉ đạo", "Ban Chỉ đạo thực hiện dân chủ ở cơ sở", "BCĐ"),
    ("Đảng ủy", "Đảng ủy phường", "ĐU"),
    ("Hội đồng nhân dân", "Hội đồng nhân dân phường", "HĐND"),
    ("Trường học", "Trường Tiểu học mẫu", "THM"),
]


def units_sheet(neighbourhoods: int = NEIGHBOURHOODS) -> str:
    """The units as the office would paste them: CSV with the headings people know."""
    lines = ["Loại;Tên;Tên viết tắt;Thuộc đơn vị;Nhà văn hóa"]
    lines += [f"{kind};{name};{short};;" for kind, name, short in BODIES]
    lines += [
        f"Khu phố;Khu phố {number};K{number};;Nhà văn hóa khu phố {number}"
        for number in range(1, neighbourhoods + 1)
    ]
    return "\n".join(lines)


class Cast:
    """Everybody with an account in one ward, each with a browser of their own."""

    def __init__(self, base_url: str, ward: str, passwords: dict[str, str]) -> None:
        self.base_url, self.ward, self.passwords = base_url, ward, passwords
        self._people: dict[str, Person] = {}
        self._signing_in = asyncio.Lock()  # at once, everybody once

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for person in self._people.values():
            await person.client.aclose()

    async def person(self, username: str) -> Person:
        """Somebody signed in, by username."""
        async with self._signing_in:
            if username not in self._people:
                person = Person(self.base_url, self.ward)
                self._people[username] = await person.sign_in(username, self.passwords[username])
        return self._people[username]

    async def onboard(self, database_url: str) -> None:
        """The ward is let in; its chair and its Front choose their passwords."""
        first = CHAIR.username, FRONT.username
        await onboard(database_url, self.ward, *(given(self.passwords[name]) for name in first))
        for name in first:
            await self.begin(name)

    async def begin(self, username: str) -> None:
        """Somebody who was given a password chooses their own."""
        own = self.passwords[username]
        async with Person(self.base_url, self.ward) as person:
            await person.choose_password(username, given(own), own)

    async def leave(self, username: str) -> None:
        """Somebody closes the browser; the next time they sign in anew."""
        if person := self._people.pop(username, None):
            await person.client.aclose()

    def citizen(self) -> Person:
        """Somebody without an account."""
        return self._people.setdefault("", Person(self.base_url, self.ward))


def given(own: str) -> str:
    """The password somebody is given, who will then choose `own`."""
    return f"{own}, lần đầu"


def passwords_kept(path: Path) -> dict[str, str]:
    """A password for every desk, made once and readable by the machine's owner only."""
    if not path.exists():
        desks = (desk.username for desk in (*DESKS, *DESKS_OF_FRONT))
        names = (CHAIR.username, FRONT.username, *desks)
        keep_passwords(path, {name: secrets.token_urlsafe(9) for name in names})
    found: dict[str, str] = json.loads(path.read_text())
    return found


def keep_passwords(path: Path, passwords: dict[str, str]) -> None:
    """The same with those that came later, such as the clerk's."""
    path.touch(mode=0o600)
    path.write_text(json.dumps(passwords, indent=1))
