"""Finds letters: those about tasks, those nobody answered, those without a number."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, cast, exists, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from services.planning.rules import TaskState
from services.planning.tables import Task
from services.planning.urging.rules import Cause, Pace, pace_by_default
from services.planning.urging.tables import LateDisclosure, Urging, UrgingPace

LETTERS_MAX = 200


async def letters_about(
    session: AsyncSession, ward_id: str, task_ids: Sequence[UUID]
) -> Sequence[Urging]:
    """Every letter that names one of these tasks, the oldest first."""
    wanted = cast([str(each) for each in task_ids], ARRAY(Text))
    query = select(Urging).where(Urging.ward_id == ward_id, Urging.task_ids.has_any(wanted))
    return (await session.execute(query.order_by(Urging.sent_on, Urging.id))).scalars().all()


async def unanswered(session: AsyncSession, ward_id: str, unit_id: UUID) -> Sequence[Urging]:
    """What a unit still has to answer: letters of which something is still owed."""
    query = select(Urging).where(
        Urging.ward_id == ward_id,
        Urging.unit_id == unit_id,
        Urging.answered_on.is_(None),
        still_owed(),
    )
    found = await session.execute(query.order_by(Urging.answer_by, Urging.id).limit(LETTERS_MAX))
    return found.scalars().all()


async def letters_to_number(session: AsyncSession, by: Actor) -> Sequence[Urging]:
    """Letters that still need a number and a signature to go out on paper."""
    query = select(Urging).where(
        Urging.ward_id == by.ward_id,
        Urging.number.is_(None),
        Urging.answered_on.is_(None),
        still_owed(),
    )
    found = await session.execute(query.order_by(Urging.sent_on, Urging.id).limit(LETTERS_MAX))
    return found.scalars().all()


def still_owed() -> ColumnElement[bool]:
    """Whether something that a letter asks for is not done yet.

    A letter about documents asks for those documents; the task behind them goes on all year.
    """
    documents = exists().where(
        LateDisclosure.ward_id == Urging.ward_id,
        LateDisclosure.urging_id == Urging.id,
        LateDisclosure.shown_on.is_(None),
    )
    tasks = exists().where(
        Task.ward_id == Urging.ward_id,
        Task.state == TaskState.OPEN,
        Urging.task_ids.has_key(cast(Task.id, Text)),
    )
    return or_(documents, and_(Urging.cause == Cause.OFFICE, tasks))


async def pace_of(session: AsyncSession, ward_id: str, on: date) -> Pace:
    """The ward's own numbers, else those of the rules in force on a day."""
    query = select(UrgingPace).where(UrgingPace.ward_id == ward_id)
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        return pace_by_default(on)
    return Pace(row.answer_days, row.head_days, row.chair_days)
