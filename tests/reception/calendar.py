"""The sessions of the tests: days as planning tells them, and what the desk says of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.reception import DayHeld, ReceptionDaysSet
from libs.law.calendar import national_calendar
from libs.law.reception import DayOffPolicy, hold, monthly_days
from services.reception import consumers
from services.reception.sessions.actions import Arrangement
from services.reception.sessions.rules import Leader, Mode
from services.reception.sessions.tables import ReceptionSession
from tests.reception import ward

PLAN = ward.an_id("plan")


def days_set(
    year: int,
    on: date,
    policy: DayOffPolicy = DayOffPolicy.NEXT_WORKING_DAY,
    chosen: Mapping[date, date] | None = None,
    days_of_month: tuple[int, ...] = (1, 15),
) -> ReceptionDaysSet:
    """What planning tells on a day of the 01 and 15 of each month."""
    held = hold(monthly_days(year, days_of_month), national_calendar(), policy, chosen)
    return ReceptionDaysSet(
        occurred_at=ward.at(on),
        plan_id=PLAN,
        year=year,
        policy=policy,
        held_on=tuple(sorted({day.held_on for day in held})),
        days=tuple(
            DayHeld(nominal_on=day.nominal_on, held_on=day.held_on, moved_because=day.moved_because)
            for day in held
        ),
    )


async def hear(session: AsyncSession, event: ReceptionDaysSet) -> dict[date, ReceptionSession]:
    """Hear the days; the sessions by the day the plan names."""
    await consumers.follow_days(session, event, ward.heard(event.occurred_at.date()))
    await session.flush()
    rows = (
        await session.execute(select(ReceptionSession).order_by(ReceptionSession.nominal_on))
    ).scalars()
    return {row.nominal_on: row for row in rows if row.nominal_on}


def arranged(**changes: Any) -> Arrangement:
    """What the calendar says of a session."""
    said: dict[str, Any] = {
        "starts_at": time(8),
        "ends_at": time(11),
        "place": "Phòng tiếp công dân (mẫu)",
        "participants": "Văn phòng, Công an phường (mẫu)",
        "content": "Tiếp nhận phản ánh về đất đai (mẫu)",
        "led_by": Leader.CHAIR,
        "mode": Mode.IN_PERSON,
    }
    return Arrangement(**{**said, **changes})
