"""A recommendation after a check is a task too; whichever is done first, the other follows once."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.recommendations import (
    RecommendationClosed,
    RecommendationIssued,
    RecommendationMoved,
    RecommendationRemedied,
    RecommendationReturned,
)
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.permissions import the_clock
from libs.remembered.queries import stand_in_for
from services.planning.days import calendar_known_on
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task, Unit
from services.planning.tasks.actions import finish
from services.planning.tasks.assigning import Owed, assign_task
from services.planning.tasks.moving import move_day
from services.planning.tasks.rules import Occurrence, TaskKind, by_named_day
from services.planning.tasks.withdrawing import open_task_of, withdraw

Asked = RecommendationIssued | RecommendationReturned
SHOWN = "Đơn vị đã báo khắc phục trong mục Kiến nghị sau kiểm tra."
TAKEN_BACK = "Kiến nghị đã được rút."


async def assign_remedy(session: AsyncSession, event: Asked, heard: Heard) -> None:
    """The unit owes it; one that was not enough is owed again, unless its task is still open."""
    if await _open_task(session, event.recommendation_id, heard.ward_id):
        return
    source = f"Kiến nghị {event.ordinal}, kết luận kiểm tra số {event.number}"
    title = f"Khắc phục kiến nghị {event.ordinal} theo kết luận kiểm tra số {event.number}"
    owed = Owed(
        origin=TaskOrigin.RECOMMENDATION,
        origin_id=event.recommendation_id,
        kind=TaskKind.REMEDY,
        title=title,
        lead_unit_id=await stand_in_for(session, Unit, event.unit_id),
        occurrence=_day(event.due_on, source, heard),
        source_path=source,
        source_sentence=title,
    )
    task = assign_task(session, owed, now=heard.now)
    record(
        session, the_clock(heard.ward_id), "assign_remedy", task.id, heard.now, due_on=task.due_on
    )


async def finish_remedy(session: AsyncSession, event: RecommendationRemedied, heard: Heard) -> None:
    """The unit reported it there: its task is done by the same proof, unless it was before."""
    task = await _open_task(session, event.recommendation_id, heard.ward_id)
    if task is None:
        return
    finish(session, task, TaskState.DONE, SHOWN, event.on, event.evidence, heard.now)
    record(
        session, the_clock(heard.ward_id), "finish_task", task.id, heard.now, outcome=TaskState.DONE
    )


async def withdraw_remedy(session: AsyncSession, event: RecommendationClosed, heard: Heard) -> None:
    """It was taken back: nobody owes its task any more."""
    task = await _open_task(session, event.recommendation_id, heard.ward_id)
    if task is None:
        return
    number, now = event.number, heard.now
    withdraw(session, task, TAKEN_BACK, number=number, on=event.closed_on, now=now)
    record(session, the_clock(heard.ward_id), "withdraw_task", task.id, now, number=number)


async def move_remedy(session: AsyncSession, event: RecommendationMoved, heard: Heard) -> None:
    """The calendar gave the recommendation another day: its task is due then."""
    task = await _open_task(session, event.recommendation_id, heard.ward_id)
    if task is None or task.due_on is None or task.due_on == event.due_on:
        return
    again = _day(event.due_on, task.source_path, heard)
    move_day(session, task, again, {}, by=the_clock(heard.ward_id), now=heard.now)


async def _open_task(session: AsyncSession, recommendation_id: UUID, ward_id: str) -> Task | None:
    return await open_task_of(session, TaskOrigin.RECOMMENDATION, recommendation_id, ward_id)


def _day(due_on: date, source: str, heard: Heard) -> Occurrence:
    return by_named_day(due_on, source, calendar_known_on(heard.now.date()))
