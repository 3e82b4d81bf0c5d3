"""The people of the rooms and of the committee, and supervisions as the rooms make them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from services.inspections import consumers
from services.inspections.people import actions as people
from services.inspections.supervisions import actions
from services.inspections.supervisions.tables import Supervision
from services.inspections.works import actions as works
from services.inspections.works.tables import Work
from tests.inspections import ward
from tests.told import tell

DAY = date(2026, 3, 2)  # a Monday
BOARD, WORKS_BOARD = ward.an_id("people's board"), ward.an_id("board of the road")
OTHER_BOARD = ward.an_id("board of the school")
BOARDS = {
    BOARD: ("inspection_board", "Ban Thanh tra nhân dân"),
    WORKS_BOARD: ("investment_board", "Ban Giám sát đường liên khu"),
    OTHER_BOARD: ("investment_board", "Ban Giám sát trường học"),
}


def somebody(name: str, *roles: str, unit: UUID | None = None) -> Actor:
    return Actor(str(ward.an_id(name)), ward.CODE, frozenset(roles), unit)


PEOPLE = somebody("ttnd", "people_board", "inspector", unit=BOARD)
INVESTMENT = somebody("gsdtcd", "investment_board", unit=WORKS_BOARD)
OTHER_INVESTMENT = somebody("gsdtcd 2", "investment_board", unit=OTHER_BOARD)
FRONT = somebody("mttq", "front", unit=ward.FRONT)

CHAIR = somebody("chair", "chair")
OFFICE = somebody("office", "office", unit=ward.OFFICE)
CULTURE = somebody("culture", "culture", unit=ward.CULTURE)
LAND = somebody("land", "department", unit=ward.LAND)
HEAD = somebody("head", "neighbourhood_head", unit=ward.NORTH)
CLERK = somebody("clerk", "reception_clerk", unit=ward.OFFICE)
INSPECTOR = somebody("inspector", "inspector", unit=ward.CULTURE)
# An account that the committee gave a key of a room besides is of the committee all the same.
CHAIR_WITH_KEYS = somebody("chair 2", "chair", "front", "people_board", unit=BOARD)
DEPARTMENT_WITH_KEY = somebody("land 2", "department", "investment_board", unit=WORKS_BOARD)
# A key without the board that it opens.
KEY_OF_NOTHING = somebody("culture 2", "people_board", unit=ward.CULTURE)
OF_COMMITTEE = (
    *(CHAIR, OFFICE, CULTURE, LAND, HEAD, CLERK, INSPECTOR),
    *(CHAIR_WITH_KEYS, DEPARTMENT_WITH_KEY, KEY_OF_NOTHING),
)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


async def open_boards(session: AsyncSession) -> None:
    """The ward with the boards among its units."""
    await tell(session, consumers.HEARS, ward.UNITS | BOARDS)


async def a_work(session: AsyncSession, notified: bool = True) -> Work:
    """A road under its board; its investor has notice from the day 46 days on."""
    row = await works.open_work(
        session,
        name="Đường liên khu (mẫu)",
        investor="Ban Quản lý dự án (mẫu)",
        unit_id=ward.LAND,
        board_id=WORKS_BOARD,
        members=7,
        residents=5,
        by=FRONT,
        now=ward.at(DAY),
    )
    if notified:
        how = {"number": "3/TB-MTTQ", "starts_on": on(46), "by": FRONT, "now": ward.at(DAY)}
        await works.give_work_notice(session, row.id, **how)
    return row


async def drafted(
    session: AsyncSession, by: Actor, starts_in: int = 20, **other: Any
) -> Supervision:
    given: dict[str, Any] = {"subject": "Giám sát thu phí (mẫu)", "scope": "Sổ thu, biên lai."}
    given |= {"unit_id": ward.LAND, "work_id": None, "starts_on": on(starts_in)}
    return await actions.draft_supervision(session, **given | other, by=by, now=ward.at(DAY))


async def sent(session: AsyncSession, by: Actor, **other: Any) -> Supervision:
    row = await drafted(session, by, **other)
    return await actions.send_supervision(session, row.id, number="5/KH", by=by, now=ward.at(DAY))


async def ended(session: AsyncSession, by: Actor, **other: Any) -> Supervision:
    """Over, with one recommendation written down."""
    row = await sent(session, by, **other)
    day = ward.at(row.starts_on)
    await actions.start_supervision(session, row.id, by=by, now=day)
    said = {"text": "Trả lại khoản thu sai.", "basis": "Điều 11 khoản 12", "about_law": False}
    await actions.advise(session, row.id, **said, by=by, now=day)
    return await actions.end_supervision(session, row.id, by=by, now=day)


async def handed(session: AsyncSession, by: Actor = PEOPLE, **other: Any) -> Supervision:
    row = await ended(session, by, **other)
    said = {"result": "Thu sai 2 khoản.", "wrongs": 2, "by": by}
    return await people.hand_in_result(session, row.id, **said, now=ward.at(row.starts_on))


async def confirmed(session: AsyncSession, by: Actor = PEOPLE, **other: Any) -> Supervision:
    row = await handed(session, by, **other)
    how = {"number": "6/MTTQ", "by": FRONT, "now": ward.at(row.starts_on)}
    return await people.confirm_result(session, row.id, **how)
