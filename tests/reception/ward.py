"""The people and units of the tests. No real person."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor, anyone
from services.reception import consumers
from tests.told import CODE, ELSEWHERE, an_id, at, heard, tell

__all__ = ["CODE", "ELSEWHERE", "an_id", "at", "heard"]

API = f"/api/wards/{CODE}/reception"

OFFICE, CULTURE, ECONOMY, FRONT, NORTH = (
    an_id(name) for name in ("office", "culture", "economy", "front", "north")
)
UNITS = {
    OFFICE: ("office", "Văn phòng HĐND và UBND"),
    CULTURE: ("department", "Phòng Văn hóa - Xã hội"),
    ECONOMY: ("department", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    FRONT: ("front", "Ủy ban Mặt trận Tổ quốc"),
    NORTH: ("neighbourhood", "Khu phố Bắc"),
}

CLERK = Actor("lan", CODE, frozenset({"reception_clerk"}), OFFICE)
OTHER_CLERK = Actor("mai", CODE, frozenset({"reception_clerk"}), OFFICE)
OFFICIAL = Actor("binh", CODE, frozenset({"office"}), OFFICE)
CHAIR = Actor("ong-chu-tich", CODE, frozenset({"chair"}))
HANDLER = Actor("hoa", CODE, frozenset({"department"}), ECONOMY)
STRANGER = anyone(CODE)
CLOCK = Actor("clock", CODE, frozenset({"clock"}))


async def open_ward(session: AsyncSession) -> None:
    """The ward with its units, as the directory tells them."""
    await tell(session, consumers.HEARS, UNITS)
