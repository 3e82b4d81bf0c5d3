"""The units of the tests. No real person."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import anyone
from services.inspections import consumers
from tests.told import CODE, ELSEWHERE, an_id, at, heard, tell

__all__ = ["CODE", "ELSEWHERE", "an_id", "at", "heard"]

API = f"/api/wards/{CODE}/inspections"

OFFICE, CULTURE, LAND, FRONT, NORTH, SOUTH, SCHOOL = (
    an_id(name) for name in ("office", "culture", "land", "front", "north", "south", "school")
)
UNITS = {
    OFFICE: ("office", "Văn phòng HĐND và UBND"),
    CULTURE: ("department", "Phòng Văn hóa - Xã hội"),
    LAND: ("department", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    FRONT: ("front", "Ủy ban Mặt trận Tổ quốc"),
    NORTH: ("neighbourhood", "Khu phố Bắc"),
    SOUTH: ("neighbourhood", "Khu phố Nam"),
    SCHOOL: ("school", "Trường Tiểu học (mẫu)"),
}
STRANGER = anyone(CODE)


async def open_ward(session: AsyncSession) -> None:
    """The ward with its units, as the directory tells them."""
    await tell(session, consumers.HEARS, UNITS)
