"""Which classes there are: for officials with everything, for everybody what was planned, held."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import Desk, StoredFile
from libs.permissions import permit
from services.planning.rules import OUTSIDE_COMMITTEE
from services.planning.tables import Task, Unit
from services.planning.tasks.views import FileView
from services.planning.training.rules import ClassState, Group
from services.planning.training.tables import TrainingClass
from services.planning.training.views import PublicClassView, TrainingView

CLASSES_MAX = 200
PUBLIC_MAX = 50


async def classes_seen(
    session: AsyncSession, by: Actor, year: int, desk: Desk, now: datetime
) -> list[TrainingView]:
    """The classes of a year, the newest first; plans of bodies beside the committee are theirs."""
    permit(by, "see_outreach")
    query = _rows(by.ward_id).where(
        TrainingClass.ends_on >= date(year, 1, 1), TrainingClass.ends_on <= date(year, 12, 31)
    )
    found = await session.execute(query.limit(CLASSES_MAX))
    return [_shown(*row, desk, now) for row in found if _may_see(*row[:2], by)]


async def class_seen(
    session: AsyncSession, by: Actor, class_id: UUID, desk: Desk, now: datetime
) -> TrainingView:
    """One class."""
    permit(by, "see_outreach")
    query = _rows(by.ward_id).where(TrainingClass.id == class_id)
    row = (await session.execute(query)).one_or_none()
    if row is None or not _may_see(row[0], row[1], by):
        raise NotFound
    return _shown(*row, desk, now)


async def public_classes(session: AsyncSession, ward_id: str) -> list[PublicClassView]:
    """The newest classes planned or held; what was called off or is a draft of others is not."""
    query = _rows(ward_id).where(TrainingClass.state != ClassState.CANCELLED)
    found = await session.execute(query.limit(PUBLIC_MAX))
    return [
        PublicClassView(
            topic=row.topic,
            unit=unit.name,
            place=row.place,
            days=[date.fromisoformat(day) for day in row.days],
            state=ClassState(row.state),
            people=sum(row.attendance.values()),
        )
        for row, unit, _ in found
        if unit.kind not in OUTSIDE_COMMITTEE or row.state == ClassState.HELD
    ]


def _rows(ward_id: str) -> Select[TrainingClass, Unit, Task]:
    return (
        select(TrainingClass, Unit, Task)
        .join(Unit, Unit.id == TrainingClass.unit_id)
        .outerjoin(Task, Task.id == TrainingClass.task_id)
        .where(TrainingClass.ward_id == ward_id)
        .order_by(TrainingClass.ends_on.desc(), TrainingClass.id.desc())
    )


def _may_see(row: TrainingClass, unit: Unit, by: Actor) -> bool:
    """What a body beside the committee only plans is its own matter until it is held."""
    theirs = unit.kind in OUTSIDE_COMMITTEE and by.unit_id != unit.id
    return not theirs or row.state == ClassState.HELD


def _shown(
    row: TrainingClass, unit: Unit, task: Task | None, desk: Desk, now: datetime
) -> TrainingView:
    return TrainingView(
        id=row.id,
        task_id=row.task_id,
        task=task.title if task else "",
        unit_id=row.unit_id,
        unit=unit.name,
        topic=row.topic,
        trainer=row.trainer,
        place=row.place,
        days=[date.fromisoformat(day) for day in row.days],
        hours=row.hours,
        invited={Group(name): people for name, people in row.invited.items()},
        state=ClassState(row.state),
        attendance={Group(name): people for name, people in row.attendance.items()},
        tested=row.tested,
        passed=row.passed,
        remark=row.remark,
        evidence=[
            FileView(**file, link=desk.link(row.ward_id, StoredFile(**file), now))
            for file in row.evidence
        ],
    )
