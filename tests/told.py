"""A ward as the directory tells a service of it, for tests of one service. No real person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitOpened, WardOnboarded
from libs.kernel.clock import VIETNAM
from libs.kernel.events import Heard
from libs.kernel.listener import Hears

CODE = "06811"
ELSEWHERE = "06820"
SPACE = UUID("00000000-0000-4000-8000-000000000004")


def an_id(name: str) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(SPACE, name)


def at(day: date, hour: int = 9) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)


def heard(day: date, sequence: int = 1) -> Heard:
    """How an event of that day arrives."""
    event_id = an_id(f"event {sequence}")
    return Heard(CODE, event_id, at(day), "EVENTS_DIRECTORY", sequence, "", "", at(day))


async def tell(session: AsyncSession, hears: Hears, units: Mapping[UUID, tuple[str, str]]) -> None:
    """The ward is onboarded and its units, of these kinds and names, are opened."""
    day = date(2026, 1, 5)
    onboarded = WardOnboarded(
        occurred_at=at(day),
        code=CODE,
        name="Uông Bí",
        kind="phường",
        province_code=22,
        province_name="Quảng Ninh",
    )
    await hears[WardOnboarded](session, onboarded, heard(day))
    for unit_id, (kind, name) in units.items():
        opened = UnitOpened(
            occurred_at=at(day), unit_id=unit_id, kind=kind, name=name, short_name=name
        )
        await hears[UnitOpened](session, opened, heard(day))
