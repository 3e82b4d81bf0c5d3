"""Entering many households at once: every row is checked first, and all of them enter or none."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Refusal
from libs.kernel.history import record
from libs.permissions import permit
from services.participation.households import rules
from services.participation.households.importing.queries import standing_now
from services.participation.households.importing.sheet import COLUMNS, HouseholdRow, check
from services.participation.households.locking import locked_neighbourhood
from services.participation.households.representing import representative
from services.participation.households.tables import Household
from services.participation.households.telling import tell_count


class HouseholdRowsNotGood(Refusal):
    """Có {bad} dòng lỗi nên chưa nhập hộ nào. Hãy sửa tệp rồi nhập lại."""


class NotStatedCapable(Refusal):
    """Hãy xác nhận mọi người đại diện trong tệp có năng lực hành vi dân sự đầy đủ (Điều 18 khoản 2
    Luật 10/2022/QH15)."""


async def check_households(
    session: AsyncSession,
    neighbourhood_id: UUID,
    rows: list[HouseholdRow],
    *,
    by: Actor,
    now: datetime,
) -> list[HouseholdRow]:
    """What is wrong with which row, and which are on the roll already; changes nothing."""
    permit(by, "import_households", unit_id=neighbourhood_id)
    await locked_neighbourhood(session, neighbourhood_id)
    roll = await standing_now(session, neighbourhood_id, now.date())
    return check(rows, roll, now.date())


async def import_households(
    session: AsyncSession,
    neighbourhood_id: UUID,
    rows: list[HouseholdRow],
    *,
    capable: bool,
    by: Actor,
    now: datetime,
) -> list[HouseholdRow]:
    """Enter every row that is not on the roll yet; one bad row refuses them all.

    The same file again enters nothing. Raises HouseholdRowsNotGood with each fault.
    """
    checked = await check_households(session, neighbourhood_id, rows, by=by, now=now)
    if faults := _faults(checked):
        bad = sum(bool(row.errors) for row in checked)
        raise HouseholdRowsNotGood(bad=bad, fields=faults)
    if not capable:
        raise NotStatedCapable
    fresh = [row for row in checked if not row.unchanged]
    if not fresh:
        return checked
    await _enter(session, neighbourhood_id, fresh, now)
    record(session, by, "import_households", neighbourhood_id, now, households=len(fresh))
    await tell_count(session, neighbourhood_id, now, added=len(fresh))
    return checked


async def _enter(
    session: AsyncSession, neighbourhood_id: UUID, fresh: list[HouseholdRow], now: datetime
) -> None:
    roll = await standing_now(session, neighbourhood_id, now.date())
    taken = {each.number for each in roll} | {row.number for row in fresh if row.number}
    if len({each.number for each in roll}) + len(fresh) > rules.HOUSEHOLDS_MAX:
        raise rules.RollFull(most=rules.HOUSEHOLDS_MAX)
    for row in fresh:
        assert row.adult is not None  # it was checked
        number = row.number or rules.next_number(taken)
        taken.add(number)
        household = Household(
            neighbourhood_id=neighbourhood_id,
            number=number,
            address=row.cells["address"],
            since=now.date(),
        )
        session.add_all((household, representative(household, row.adult, now.date(), None)))
    await session.flush()


def _faults(rows: list[HouseholdRow]) -> dict[str, str]:
    return {
        f"{row.line}.{column}": f"Dòng {row.line}, cột {COLUMNS[column]}: {sentence}"
        for row in rows
        for column, sentence in row.errors.items()
    }
