"""Inspections knows the ward's units as the directory tells them."""

from __future__ import annotations

from datetime import date

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitRenamed
from libs.kernel.errors import NotFound
from libs.remembered.queries import UnitClosedNow, working_unit, working_units
from libs.rows import found
from services.inspections.consumers import HEARS
from services.inspections.tables import Unit
from tests.inspections import ward

DAY = date(2026, 3, 2)


async def test_units_are_known_renamed_and_closed(session: AsyncSession) -> None:
    names = {"name": "Khu phố Bắc Sơn", "short_name": "Bắc Sơn"}
    renamed = UnitRenamed(occurred_at=ward.at(DAY), unit_id=ward.NORTH, **names)
    await HEARS[UnitRenamed](session, renamed, ward.heard(DAY))
    assert "Khu phố Bắc Sơn" in [unit.name for unit in await working_units(session, Unit)]

    closed = UnitClosed(
        occurred_at=ward.at(DAY), unit_id=ward.CULTURE, successor_id=ward.NORTH, closed_on=DAY
    )
    await HEARS[UnitClosed](session, closed, ward.heard(DAY))
    unit = await found(session, Unit, ward.CULTURE, lock=True)
    assert (unit.closed_on, unit.successor_id) == (DAY, ward.NORTH)
    with pytest.raises(UnitClosedNow, match="Phòng Văn hóa - Xã hội"):
        await working_unit(session, Unit, ward.CULTURE)


async def test_what_is_not_there_is_not_found(session: AsyncSession) -> None:
    with pytest.raises(NotFound):
        await working_unit(session, Unit, ward.an_id("nowhere"))


async def test_units_that_work_are_listed_for_everybody(client: httpx.AsyncClient) -> None:
    listed = (await client.get(f"{ward.API}/units")).json()

    assert {unit["name"] for unit in listed} == {name for _, name in ward.UNITS.values()}
