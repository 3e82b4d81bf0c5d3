"""Reception knows the ward's units as the directory tells them."""

from __future__ import annotations

from datetime import date

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitRenamed
from libs.kernel.errors import NotFound
from libs.remembered.queries import UnitClosedNow
from libs.rows import found
from services.reception import consumers
from services.reception.queries import working_unit, working_units
from services.reception.tables import Unit
from tests.reception import ward

DAY = date(2026, 3, 2)


async def test_units_are_known_renamed_and_closed(session: AsyncSession) -> None:
    names = {"name": "Phòng Kinh tế", "short_name": "KT"}
    renamed = UnitRenamed(occurred_at=ward.at(DAY), unit_id=ward.ECONOMY, **names)
    await consumers.HEARS[UnitRenamed](session, renamed, ward.heard(DAY))
    assert "Phòng Kinh tế" in [unit.name for unit in await working_units(session)]

    closed = UnitClosed(
        occurred_at=ward.at(DAY), unit_id=ward.CULTURE, successor_id=ward.ECONOMY, closed_on=DAY
    )
    await consumers.close_unit(session, closed, ward.heard(DAY))
    unit = await found(session, Unit, ward.CULTURE, lock=True)
    assert (unit.closed_on, unit.successor_id) == (DAY, ward.ECONOMY)
    with pytest.raises(UnitClosedNow, match="Phòng Văn hóa - Xã hội"):
        await working_unit(session, ward.CULTURE)


async def test_what_is_not_there_is_not_found(session: AsyncSession) -> None:
    with pytest.raises(NotFound):
        await working_unit(session, ward.an_id("nowhere"))


async def test_units_that_work_are_listed_for_everybody(client: httpx.AsyncClient) -> None:
    listed = (await client.get(f"{ward.API}/units")).json()

    assert {unit["name"] for unit in listed} == {name for _, name in ward.UNITS.values()}
