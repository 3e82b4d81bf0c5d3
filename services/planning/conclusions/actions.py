"""Conclusions of a meeting, and the announcement under whose number they become tasks."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.meetings import ConclusionsAnnounced
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.remembered.queries import heir_of
from services.planning.conclusions.queries import conclusions_of, content_sha256_of
from services.planning.days import calendar_known_on
from services.planning.meetings import rules
from services.planning.meetings.actions import locked
from services.planning.meetings.tables import Conclusion, Meeting
from services.planning.rules import Signature, TaskOrigin, check_signature
from services.planning.tables import Unit
from services.planning.tasks.assigning import Owed, assign_task, title_of
from services.planning.tasks.rules import TaskKind, by_named_day


async def add_conclusion(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    text: str,
    lead_unit_ids: Sequence[UUID],
    due_on: date | None,
    by: Actor,
    now: datetime,
) -> Conclusion:
    """Write down a sentence of the conclusion; with units and a day it gives them work."""
    permit(by, "add_conclusion")
    meeting = await locked(session, meeting_id)
    rules.check_concluding(meeting.state, meeting.number)
    rules.check_duty(meeting.on, units=len(lead_unit_ids), due_on=due_on)
    for unit_id in lead_unit_ids:
        unit = await session.get(Unit, unit_id)
        if unit is None or unit.closed_on:
            raise rules.UnitNotThere(fields={"lead_unit_ids": "Chọn đơn vị đang hoạt động."})
    last = select(func.coalesce(func.max(Conclusion.ordinal), 0)).where(
        Conclusion.ward_id == by.ward_id, Conclusion.meeting_id == meeting.id
    )
    conclusion = Conclusion(
        meeting_id=meeting.id,
        ordinal=(await session.execute(last)).scalar_one() + 1,
        text=text,
        lead_unit_ids=[str(each) for each in dict.fromkeys(lead_unit_ids)],
        due_on=due_on,
        author_id=by.id,
    )
    session.add(conclusion)
    record(session, by, "add_conclusion", meeting.id, now, ordinal=conclusion.ordinal)
    return conclusion


async def remove_conclusion(
    session: AsyncSession, conclusion_id: UUID, *, by: Actor, now: datetime
) -> Meeting:
    """Take a sentence back before the conclusions are announced; the others keep their order."""
    permit(by, "remove_conclusion")
    conclusion = await session.get(Conclusion, conclusion_id)
    if conclusion is None:
        raise NotFound
    meeting = await locked(session, conclusion.meeting_id)
    rules.check_concluding(meeting.state, meeting.number)
    await session.delete(conclusion)
    await session.flush()
    for ordinal, other in enumerate(await conclusions_of(session, meeting), start=1):
        other.ordinal = ordinal
        # One by one: all at once two of them would for a moment bear the same number.
        await session.flush()
    record(session, by, "remove_conclusion", meeting.id, now)
    return meeting


async def announce_conclusions(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    signature: Signature,
    content_sha256: str,
    by: Actor,
    now: datetime,
) -> Meeting:
    """Sign the announcement of what was read (Thông báo kết luận): its tasks are owed now."""
    meeting = await locked(session, meeting_id)
    found = await conclusions_of(session, meeting)
    own = by.id if any(each.author_id == by.id for each in found) else None
    permit(by, "announce_conclusions", author_id=own)
    rules.check_concluding(meeting.state, meeting.number)
    check_signature(signature, meeting.on.year, now.date())
    rules.check_signed_after(signature.signed_on, meeting.on)
    if not found:
        raise rules.NothingConcluded
    for each in found:
        rules.check_still_ahead(each.ordinal, each.due_on, now.date())
    if content_sha256_of(meeting, found) != content_sha256:
        raise rules.ConclusionsChanged
    meeting.number, meeting.signed_on = signature.number, signature.signed_on
    meeting.signing_form, meeting.signer_id = signature.form, by.id
    tasks = sum([await _assign(session, meeting, each, now) for each in found])
    record(session, by, "announce_conclusions", meeting.id, now, number=signature.number)
    announced = ConclusionsAnnounced(
        occurred_at=now,
        meeting_id=meeting.id,
        kind=meeting.kind,
        number=signature.number,
        signed_on=signature.signed_on,
        conclusion_count=len(found),
        task_count=tasks,
    )
    emit(session, announced)
    return meeting


async def _assign(
    session: AsyncSession, meeting: Meeting, conclusion: Conclusion, now: datetime
) -> int:
    """One task for each unit the conclusion names, or who succeeded it; returns how many."""
    if conclusion.due_on is None:
        return 0
    heirs = [await heir_of(session, Unit, UUID(each)) for each in conclusion.lead_unit_ids]
    units = dict.fromkeys(heirs)
    if None in units:
        raise rules.UnitEnded(ordinal=conclusion.ordinal)
    basis = f"Kết luận {conclusion.ordinal}, Thông báo số {meeting.number}"
    occurrence = by_named_day(conclusion.due_on, basis, calendar_known_on(now.date()))
    for unit_id in units:
        owed = Owed(
            origin=TaskOrigin.CONCLUSION,
            origin_id=meeting.id,
            kind=TaskKind.CONCLUSION,
            title=title_of(conclusion.text),
            lead_unit_id=unit_id,
            occurrence=occurrence,
            source_path=conclusion.path,
            source_sentence=conclusion.text,
        )
        assign_task(session, owed, now=now)
    return len(units)
