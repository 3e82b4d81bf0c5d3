"""The people and units of the tests. No real person."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitOpened, WardOnboarded
from libs.kernel.actor import Actor, anyone
from libs.kernel.clock import VIETNAM
from libs.kernel.events import Heard
from services.awards import consumers

CODE = "06811"
ELSEWHERE = "06820"
API = f"/api/wards/{CODE}/awards"
SPACE = UUID("00000000-0000-4000-8000-000000000007")


def an_id(name: str) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(SPACE, name)


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


def at(day: date, hour: int = 9) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)


def heard(day: date, sequence: int = 1) -> Heard:
    """How an event of that day arrives."""
    event_id = an_id(f"event {sequence}")
    return Heard(CODE, event_id, at(day), "EVENTS_DIRECTORY", sequence, "", "", at(day))


async def open_ward(session: AsyncSession) -> None:
    """The ward with its units, as the directory tells them."""
    day = date(2026, 1, 5)
    onboarded = WardOnboarded(
        occurred_at=at(day),
        code=CODE,
        name="Uông Bí",
        kind="phường",
        province_code=22,
        province_name="Quảng Ninh",
    )
    await consumers.HEARS[WardOnboarded](session, onboarded, heard(day))
    for unit_id, (kind, name) in UNITS.items():
        opened = UnitOpened(
            occurred_at=at(day), unit_id=unit_id, kind=kind, name=name, short_name=name
        )
        await consumers.HEARS[UnitOpened](session, opened, heard(day))
