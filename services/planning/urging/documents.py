"""Documents not shown in time: noted when heard, urged for by the clock, until they are shown."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.obligations import DisclosureLate
from libs.contracts.planning.urgings import UrgingFulfilled
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.outbox import emit
from libs.remembered.queries import stand_in_for
from libs.rows import found
from services.planning.tables import Task, Unit
from services.planning.urging.actions import day_to_answer, send
from services.planning.urging.rules import Cause
from services.planning.urging.tables import LateDisclosure, Urging

# What a letter sent by the clock says; a ward that wants other words sends a letter of its own.
OPENING = "Qua theo dõi việc công khai thông tin theo Luật Thực hiện dân chủ ở cơ sở số \
10/2022/QH15, các nội dung sau do đơn vị phụ trách đã quá hạn mà chưa được công khai:"
LINE = "- Khoản {khoan} Điều 11, mục {item}: {title} (hạn công khai ngày {due_on:%d/%m/%Y})."
# The day to answer stands on the paper beside the words: a changed calendar may still move it.
CLOSING = "Đề nghị đơn vị công khai ngay các nội dung trên và trả lời, nêu rõ lý do chậm."


async def note_late(
    session: AsyncSession, ward_id: str, task: Task | None, event: DisclosureLate
) -> None:
    """Remember a late document; one that was shown and taken back is late anew.

    It is owed by law: where no plan has a task for it, it is urged for all the same.
    """
    row = await _row(session, ward_id, event.obligation_id)
    task_id, owner_id = (task.id, task.lead_unit_id) if task else (None, None)
    named = event.owner_unit_id or owner_id
    unit_id = await stand_in_for(session, Unit, named) if named else None
    if row is None:
        row = LateDisclosure(
            obligation_id=event.obligation_id,
            task_id=task_id,
            unit_id=unit_id,
            khoan=event.khoan,
            item=event.item,
            title=event.title,
            due_on=event.due_on,
        )
        session.add(row)
    elif row.shown_on:
        row.task_id, row.unit_id = task_id, unit_id
        row.due_on, row.shown_on, row.urging_id, row.escalated_on = event.due_on, None, None, None


async def note_shown(
    session: AsyncSession, obligation_id: UUID, shown_on: date, heard: Heard
) -> None:
    """A late document was shown, or is owed no more: nobody is urged for it."""
    row = await _row(session, heard.ward_id, obligation_id)
    if row is None or row.shown_on:
        return
    row.shown_on = shown_on
    if row.urging_id:
        await _tell_fulfilled(session, row.urging_id, heard.now)


async def _tell_fulfilled(session: AsyncSession, urging_id: UUID, now: datetime) -> None:
    """A letter of which this was the last asks for nothing more, if nobody answered it."""
    letter = await found(session, Urging, urging_id, lock=True)
    left = select(LateDisclosure.id).where(
        LateDisclosure.ward_id == letter.ward_id,
        LateDisclosure.urging_id == urging_id,
        LateDisclosure.shown_on.is_(None),
    )
    if letter.answered_on or await session.scalar(left.limit(1)):
        return
    of = {"urging_id": letter.id, "task_id": letter.task_id, "unit_id": letter.unit_id}
    emit(session, UrgingFulfilled(occurred_at=now, **of))


async def urge_late_disclosures(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: one letter to each unit for what it has not shown, in the office's name."""
    query = select(LateDisclosure).where(
        LateDisclosure.ward_id == by.ward_id,
        LateDisclosure.shown_on.is_(None),
        LateDisclosure.urging_id.is_(None),
        LateDisclosure.unit_id.is_not(None),
    )
    ordered = query.order_by(LateDisclosure.unit_id, LateDisclosure.due_on, LateDisclosure.id)
    rows = (await session.execute(ordered.with_for_update())).scalars()
    for unit_id, of_unit in groupby(rows, key=lambda row: row.unit_id):
        late = list(of_unit)
        assert unit_id is not None, "the query asks for a unit"
        tasks = dict.fromkeys(row.task_id for row in late if row.task_id)
        answer_on, clock = await day_to_answer(session, by.ward_id, now.date())
        letter = Urging(
            task_id=next(iter(tasks), None),
            task_ids=[str(each) for each in tasks],
            unit_id=unit_id,
            author_id=by.id,
            cause=Cause.LATE_DISCLOSURE,
            sent_on=now.date(),
            answer_by=answer_on,
            clock=clock,
            text=words_for(late),
        )
        send(session, letter, by=by, now=now)
        for row in late:
            row.urging_id = letter.id


def words_for(late: Sequence[LateDisclosure]) -> str:
    """What the letter says of these documents."""
    lines = [LINE.format(**{name: getattr(row, name) for name in _NAMED}) for row in late]
    return "\n".join((OPENING, *lines, CLOSING))


_NAMED = ("khoan", "item", "title", "due_on")


async def _row(session: AsyncSession, ward_id: str, obligation_id: UUID) -> LateDisclosure | None:
    query = select(LateDisclosure).where(
        LateDisclosure.ward_id == ward_id, LateDisclosure.obligation_id == obligation_id
    )
    row: LateDisclosure | None = (await session.execute(query)).scalar_one_or_none()
    return row
