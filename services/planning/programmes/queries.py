"""Programmes as each side may see them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import permit
from libs.signed import content_sha256
from services.planning.programmes.rules import ProgrammeKind, Side, side_of
from services.planning.programmes.tables import Programme, ProgrammeItem
from services.planning.programmes.views import ItemView, ProgrammeDetailView, ProgrammeView
from services.planning.rules import TaskOrigin
from services.planning.tables import Task
from services.planning.tasks.queries import named, names_of, shown
from services.planning.tasks.views import TaskView


async def programmes_seen(
    session: AsyncSession, by: Actor, kind: ProgrammeKind | None
) -> list[ProgrammeView]:
    """The programmes `by` may see, the latest year first."""
    permit(by, "see_programmes")
    query = select(Programme).where(Programme.ward_id == by.ward_id)
    if kind:
        query = query.where(Programme.kind == kind)
    if side_of(by.roles) is Side.FRONT:
        query = query.where(Programme.kind == ProgrammeKind.FRONT)
    rows = (await session.execute(query.order_by(Programme.year.desc(), Programme.kind))).scalars()
    return [ProgrammeView.model_validate(row) for row in rows]


async def programme_seen(
    session: AsyncSession, by: Actor, programme_id: UUID, today: date
) -> ProgrammeDetailView:
    """One programme: the items of one's own side, and those the other side has shown."""
    permit(by, "see_programmes")
    programme = await session.get(Programme, programme_id)
    side = side_of(by.roles)
    if programme is None or (side is Side.FRONT and programme.kind != ProgrammeKind.FRONT):
        raise NotFound
    names = await names_of(session, by.ward_id)
    query = select(Task).where(
        Task.ward_id == by.ward_id,
        Task.origin == TaskOrigin.PROGRAMME,
        Task.origin_id == programme.id,
    )
    tasks: dict[str, list[TaskView]] = defaultdict(list)
    for task in (await session.execute(query.order_by(Task.id))).scalars():
        tasks[task.source_path].append(shown(task, names, today))
    items = [
        item for item in await items_of(session, programme) if item.side == side or item.shared
    ]
    return ProgrammeDetailView(
        programme=ProgrammeView.model_validate(programme),
        side=side,
        items=[
            ItemView(
                id=item.id,
                ordinal=item.ordinal,
                side=Side(item.side),
                unit=named(item.unit_id, names),
                text=item.text,
                due_on=item.due_on,
                shared=item.shared,
                task=next(iter(tasks[f"mục {item.ordinal}"]), None),
            )
            for item in items
        ],
        content_sha256=content_sha256_of(programme, items),
    )


async def items_of(session: AsyncSession, programme: Programme) -> Sequence[ProgrammeItem]:
    """The items of a programme in their order."""
    query = select(ProgrammeItem).where(
        ProgrammeItem.ward_id == programme.ward_id, ProgrammeItem.programme_id == programme.id
    )
    return (await session.execute(query.order_by(ProgrammeItem.ordinal))).scalars().all()


def content_sha256_of(programme: Programme, items: Sequence[ProgrammeItem]) -> str:
    """What whoever signs names as read: every item with its unit and its day."""
    signed = (
        (one.ordinal, one.side, str(one.unit_id), one.text, one.due_on.isoformat()) for one in items
    )
    return content_sha256((str(programme.id), *signed))
