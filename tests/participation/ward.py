"""The people and units of the tests. No real person."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor, anyone
from services.participation import consumers
from tests.told import CODE, ELSEWHERE, an_id, at, heard, tell

__all__ = ["CODE", "ELSEWHERE", "an_id", "at", "heard"]

API = f"/api/wards/{CODE}/participation"

OFFICE, CULTURE, FRONT, NORTH, SOUTH = (
    an_id(name) for name in ("office", "culture", "front", "north", "south")
)
UNITS = {
    OFFICE: ("office", "Văn phòng HĐND và UBND"),
    CULTURE: ("department", "Phòng Văn hóa - Xã hội"),
    FRONT: ("front", "Ủy ban Mặt trận Tổ quốc"),
    NORTH: ("neighbourhood", "Khu phố Bắc"),
    SOUTH: ("neighbourhood", "Khu phố Nam"),
}

OFFICIAL = Actor("binh", CODE, frozenset({"office"}), OFFICE)
CHAIR = Actor("ong-chu-tich", CODE, frozenset({"chair"}))
HEAD = Actor("truong-khu-bac", CODE, frozenset({"neighbourhood_head"}), NORTH)
OTHER_HEAD = Actor("truong-khu-nam", CODE, frozenset({"neighbourhood_head"}), SOUTH)
FRONT_OFFICIAL = Actor("mat-tran", CODE, frozenset({"front"}), FRONT)
ELSEWHERE_CLERK = Actor("quay-khac", CODE, frozenset({"department"}), OFFICE)
CLERK = Actor("tiep-dan", CODE, frozenset({"reception_clerk"}), OFFICE)
INSPECTOR = Actor("thanh-tra", CODE, frozenset({"inspector"}))
STRANGER = anyone(CODE)
CLOCK = Actor("clock", CODE, frozenset({"clock"}))


async def open_ward(session: AsyncSession) -> None:
    """The ward with its units, as the directory tells them."""
    await tell(session, consumers.HEARS, UNITS)


async def close(
    session: AsyncSession, day: date, unit_id: UUID = NORTH, into: UUID | None = SOUTH
) -> None:
    """A neighbourhood ends, and its households go over to another, if there is one."""
    closed = UnitClosed(occurred_at=at(day), unit_id=unit_id, successor_id=into, closed_on=day)
    await consumers.HEARS[UnitClosed](session, closed, heard(day))
