"""Entering many units at once: every row is checked first, and all of them enter or none."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Refusal
from libs.kernel.history import record
from libs.permissions import permit
from services.directory.units import actions, queries, rules
from services.directory.units.sheet import COLUMNS, SheetRow, check


class RowsNotGood(Refusal):
    """Có {bad} dòng lỗi nên chưa nhập dòng nào. Hãy sửa tệp rồi nhập lại."""


async def check_units(session: AsyncSession, rows: list[SheetRow], *, by: Actor) -> list[SheetRow]:
    """What is wrong with which row; changes nothing."""
    permit(by, "import_units")
    present = await queries.units(session)
    bare = [
        unit.name_key
        for unit in present
        if unit.kind == rules.UnitKind.NEIGHBOURHOOD and not unit.community_house
    ]
    return check(rows, [unit.name_key for unit in present], bare)


async def import_units(
    session: AsyncSession, rows: list[SheetRow], *, by: Actor, now: datetime
) -> list[SheetRow]:
    """Enter every row as a unit, or as the house of one that is there; one bad row refuses all."""
    checked = await check_units(session, rows, by=by)
    if faults := _faults(checked):
        raise RowsNotGood(bad=sum(bool(row.errors) for row in checked), fields=faults)
    known: dict[str, UUID] = {unit.name_key: unit.id for unit in await queries.units(session)}
    for row in checked:
        cells = row.cells
        if row.present:
            there = known[rules.name_key(cells["name"])]
            house = {"community_house": cells["community_house"]}
            await actions.house_unit(session, there, **house, by=by, now=now)
            continue
        unit = await actions.open_unit(
            session,
            kind=str(row.kind),
            name=cells["name"],
            short_name=cells["short_name"] or None,
            parent_id=known[rules.name_key(cells["parent"])] if cells["parent"] else None,
            community_house=cells["community_house"] or None,
            by=by,
            now=now,
        )
        known[unit.name_key] = unit.id
    record(session, by, "import_units", session.info["ward_id"], now, units=len(checked))
    return checked


def _faults(rows: list[SheetRow]) -> dict[str, str]:
    return {
        f"{row.line}.{column}": f"Dòng {row.line}, cột {COLUMNS[column]}: {sentence}"
        for row in rows
        for column, sentence in row.errors.items()
    }
