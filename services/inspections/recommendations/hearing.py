"""What recommendations do when others speak: a unit ended, a task was finished."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.contracts.planning.tasks import TaskDone
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.history import record
from services.inspections.recommendations import rules, telling
from services.inspections.recommendations.answering import take_step
from services.inspections.recommendations.queries import heard_of
from services.inspections.recommendations.rules import RecommendationState
from services.inspections.recommendations.tables import Recommendation
from services.inspections.recommendations.verifying import end_owed

NOBODY_LEFT = "Đơn vị đã giải thể và không có đơn vị kế thừa."
DONE = "done"
FINISHED = {
    DONE: "Nhiệm vụ đã được báo hoàn thành.",
    "partly": "Nhiệm vụ được báo hoàn thành một phần.",
    "not_done": "Nhiệm vụ được báo không thực hiện.",
}


async def hand_over_recommendations(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """What a unit still owed goes to its successor; what it did stays under its own name.

    Without one nobody owes it any more; what it reported or refused before still waits for others.
    """
    query = (
        select(Recommendation)
        .where(Recommendation.ward_id == heard.ward_id, Recommendation.closed_on.is_(None))
        .where(Recommendation.unit_id == event.unit_id)
        .order_by(Recommendation.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    said = {"from": str(event.unit_id), "to": str(event.successor_id)}
    for row in (await session.scalars(query)).all():
        if event.successor_id is None:
            one = await heard_of(session, row.id)
            if one and row.state in rules.OWED:
                end_owed(session, one, NOBODY_LEFT, _clerk(heard), heard.now)
            continue
        row.unit_id = event.successor_id
        record(session, _clerk(heard), "hand_over_recommendation", row.id, heard.now, **said)


async def note_finished_task(session: AsyncSession, event: TaskDone, heard: Heard) -> None:
    """The task of a recommendation was finished: done and proven, it waits to be verified.

    What the unit reported here before made that task done: then there is nothing to note.
    """
    one = await heard_of(session, event.origin_id) if event.origin_id else None
    if one is None or RecommendationState(one.row.state) not in rules.OWED:
        return
    proven = event.outcome == DONE and bool(event.evidence)
    to = RecommendationState.REMEDIED if proven else RecommendationState.IN_PROGRESS
    files = [each.model_dump() for each in event.evidence]
    by = Actor("planning", heard.ward_id, unit_id=event.by_unit_id)
    take_step(session, one, to, FINISHED[event.outcome], files, by, heard.now)
    said = {"task": str(event.task_id), "outcome": event.outcome}
    record(session, by, "note_finished_task", one.row.id, heard.now, **said)
    if proven:
        telling.remedied(session, one.row, files, heard.now)


def _clerk(heard: Heard) -> Actor:
    return Actor("inspections", heard.ward_id)
