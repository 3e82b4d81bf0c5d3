"""The people and units of the tests. No real person."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor, anyone
from services.awards import consumers
from tests.told import CODE, ELSEWHERE, an_id, at, heard, tell

__all__ = ["CODE", "ELSEWHERE", "an_id", "at", "heard"]

API = f"/api/wards/{CODE}/awards"

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
APPRAISER = Actor("tham-dinh", CODE, frozenset({"culture"}), CULTURE)
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
