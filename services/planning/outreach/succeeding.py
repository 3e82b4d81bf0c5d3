"""What a closed unit only planned goes to its successor; what it held stays its own."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from services.planning.outreach.rules import ActivityState
from services.planning.outreach.tables import Activity, Campaign
from services.planning.training.rules import ClassState
from services.planning.training.tables import TrainingClass

PLANNED: Mapping[type[Activity | TrainingClass], str] = {
    TrainingClass: ClassState.PLANNED,
    Activity: ActivityState.PLANNED,
}


async def hand_over_plans(
    session: AsyncSession, ward_id: str, closed: UUID, successor: UUID
) -> None:
    """Classes and activities still planned, and the campaigns that these belong to."""
    waiting = select(Activity.campaign_id).where(*_planned(Activity, ward_id, closed))
    of_unit = Campaign.ward_id == ward_id, Campaign.unit_id == closed
    await session.execute(
        update(Campaign).where(*of_unit, Campaign.id.in_(waiting)).values(unit_id=successor)
    )
    for table in PLANNED:
        plans = _planned(table, ward_id, closed)
        await session.execute(update(table).where(*plans).values(unit_id=successor))


async def drop_plans(
    session: AsyncSession, closed: UUID, reason: str, *, by: Actor, now: datetime
) -> None:
    """Nobody succeeds the unit: what it planned is not done, its slots are free."""
    activities = select(Activity).where(*_planned(Activity, by.ward_id, closed))
    for activity in (await session.execute(activities.with_for_update())).scalars():
        activity.state, activity.reason = ActivityState.DROPPED, reason
        record(session, by, "drop_activity", activity.id, now)
    classes = select(TrainingClass).where(*_planned(TrainingClass, by.ward_id, closed))
    for row in (await session.execute(classes.with_for_update())).scalars():
        row.state, row.remark = ClassState.CANCELLED, reason
        record(session, by, "cancel_training", row.id, now)


def _planned(
    table: type[Activity | TrainingClass], ward_id: str, unit_id: UUID
) -> tuple[ColumnElement[bool], ...]:
    """What the unit has still to do of it."""
    return table.ward_id == ward_id, table.unit_id == unit_id, table.state == PLANNED[table]
