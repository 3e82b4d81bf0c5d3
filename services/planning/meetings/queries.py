"""What people ask about meetings: a list, one with its conclusions and what became of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import Desk, StoredFile
from libs.permissions import permit
from services.planning.conclusions.queries import conclusions_of, content_sha256_of
from services.planning.meetings.rules import MeetingKind, kinds_seen
from services.planning.meetings.tables import Conclusion, Meeting
from services.planning.meetings.views import (
    ChangeView,
    ConclusionView,
    MeetingDetailView,
    MeetingListView,
    MeetingView,
)
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task
from services.planning.tasks.queries import named, names_of, shown
from services.planning.tasks.rules import TaskKind
from services.planning.tasks.views import FileView, TaskView

MEETINGS_MAX = 200


async def meetings_seen(
    session: AsyncSession, by: Actor, kind: MeetingKind | None, today: date
) -> MeetingListView:
    """The meetings `by` may see, the latest first, and the hearing owed now."""
    permit(by, "see_meetings")
    kinds = kinds_seen(by.roles) & ({kind} if kind else set(MeetingKind))
    query = select(Meeting).where(Meeting.ward_id == by.ward_id, Meeting.kind.in_(kinds))
    latest = query.order_by(Meeting.on.desc(), Meeting.id.desc()).limit(MEETINGS_MAX)
    rows = (await session.execute(latest)).scalars().all()
    said = select(Conclusion.meeting_id, func.count(Conclusion.id)).where(
        Conclusion.ward_id == by.ward_id, Conclusion.meeting_id.in_([row.id for row in rows])
    )
    counts = {row[0]: row[1] for row in await session.execute(said.group_by(Conclusion.meeting_id))}
    hearing = None
    if MeetingKind.FRONT in kinds:
        owed = select(Task).where(
            Task.ward_id == by.ward_id,
            Task.kind == TaskKind.FRONT_HEARING,
            Task.state == TaskState.OPEN,
        )
        task = (await session.execute(owed)).scalar_one_or_none()
        hearing = shown(task, await names_of(session, by.ward_id), today) if task else None
    return MeetingListView(
        meetings=[meeting_shown(row, counts.get(row.id, 0)) for row in rows], hearing=hearing
    )


async def seen(session: AsyncSession, by: Actor, meeting_id: UUID) -> Meeting:
    """A meeting `by` may see; for others it does not exist."""
    permit(by, "see_meetings")
    meeting = await session.get(Meeting, meeting_id)
    if meeting is None or meeting.kind not in kinds_seen(by.roles):
        raise NotFound
    return meeting


async def meeting_seen(
    session: AsyncSession, by: Actor, meeting_id: UUID, desk: Desk, now: datetime
) -> MeetingDetailView:
    """One meeting with its conclusions and their tasks."""
    meeting = await seen(session, by, meeting_id)
    conclusions = await conclusions_of(session, meeting)
    return MeetingDetailView(
        meeting=meeting_shown(meeting),
        called_at=meeting.called_at,
        agenda=meeting.agenda,
        documents=[_file(file, meeting, desk, now) for file in meeting.documents],
        changes=[ChangeView.model_validate(change) for change in meeting.changes],
        minutes=_file(meeting.minutes, meeting, desk, now) if meeting.minutes else None,
        signing_form=meeting.signing_form,
        conclusions=await _shown(session, meeting, conclusions, now.date()),
        content_sha256=content_sha256_of(meeting, conclusions),
    )


def meeting_shown(meeting: Meeting, conclusion_count: int = 0) -> MeetingView:
    """A meeting as a list shows it."""
    own = MeetingView.model_fields.keys() - {"conclusion_count"}
    fields = {name: getattr(meeting, name) for name in own}
    return MeetingView.model_validate(fields | {"conclusion_count": conclusion_count})


async def _shown(
    session: AsyncSession, meeting: Meeting, conclusions: Sequence[Conclusion], today: date
) -> list[ConclusionView]:
    names = await names_of(session, meeting.ward_id)
    query = select(Task).where(
        Task.ward_id == meeting.ward_id,
        Task.origin == TaskOrigin.CONCLUSION,
        Task.origin_id == meeting.id,
    )
    tasks: dict[str, list[TaskView]] = defaultdict(list)
    for task in (await session.execute(query.order_by(Task.id))).scalars():
        tasks[task.source_path].append(shown(task, names, today))
    return [
        ConclusionView(
            id=one.id,
            ordinal=one.ordinal,
            text=one.text,
            lead_units=[named(UUID(each), names) for each in one.lead_unit_ids],
            due_on=one.due_on,
            tasks=tasks[one.path],
        )
        for one in conclusions
    ]


def _file(file: dict[str, Any], meeting: Meeting, desk: Desk, now: datetime) -> FileView:
    return FileView(**file, link=desk.link(meeting.ward_id, StoredFile(**file), now))
