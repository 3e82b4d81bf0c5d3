"""What is done about a check until it starts: drafted, decided, announced, begun, dropped."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.checklists import checklist
from libs.permissions import permit
from services.inspections.inspections import rules, teams, telling
from services.inspections.inspections.permitting import permit_self_check
from services.inspections.inspections.queries import inspection, self_check_there
from services.inspections.inspections.rules import InspectionKind, InspectionState
from services.inspections.inspections.tables import Inspection
from services.inspections.officials.queries import officials_of
from services.inspections.programmes.queries import check_item_of
from services.inspections.units.checking import checked_unit


async def draft_inspection(
    session: AsyncSession,
    *,
    kind: InspectionKind,
    subject: str,
    scope: str,
    unit_id: UUID,
    planned_on: date,
    leader_id: UUID,
    team: Collection[UUID],
    checklist_key: str,
    check_item_id: UUID | None,
    by: Actor,
    now: datetime,
) -> Inspection:
    """Prepare the decision of a check; whoever drafts it knows of it, and does not decide it."""
    permit(by, "draft_inspection")
    rules.check_new(kind, planned_on, now.date())
    await checked_unit(session, unit_id)
    everybody = {leader_id, *team}
    teams.check_team(unit_id, by, everybody, await officials_of(session, everybody))
    if check_item_id:
        await check_item_of(session, check_item_id, kind, unit_id)
    lines = checklist(checklist_key, planned_on)
    row = Inspection(
        kind=kind,
        subject=subject,
        scope=scope,
        unit_id=unit_id,
        planned_on=planned_on,
        author_id=by.id,
        leader_id=str(leader_id),
        team=sorted(str(each) for each in everybody),
        checklist=lines.key,
        checklist_version=lines.version,
        check_item_id=check_item_id,
    )
    session.add(row)
    record(session, by, "draft_inspection", row.id, now, planned_on=planned_on)
    return row


async def begin_self_check(
    session: AsyncSession,
    *,
    subject: str,
    unit_id: UUID,
    checklist_key: str,
    check_item_id: UUID | None,
    by: Actor,
    now: datetime,
) -> Inspection:
    """A unit checks itself: begun today by its own people, or for a school by who writes for it."""
    await permit_self_check(session, by, unit_id)
    if check_item_id:
        await check_item_of(session, check_item_id, InspectionKind.SELF, unit_id)
    lines = checklist(checklist_key, now.date())
    if await self_check_there(session, unit_id, lines.key, check_item_id):
        raise rules.SelfCheckThere
    row = Inspection(
        kind=InspectionKind.SELF,
        subject=subject,
        scope="",
        unit_id=unit_id,
        planned_on=now.date(),
        author_id=by.id,
        leader_id=by.id,
        team=[by.id],
        checklist=lines.key,
        checklist_version=lines.version,
        check_item_id=check_item_id,
        state=InspectionState.STARTED,
        started_on=now.date(),
    )
    session.add(row)
    record(session, by, "begin_self_check", row.id, now)
    telling.started(session, row, now)
    return row


async def decide_inspection(
    session: AsyncSession, inspection_id: UUID, *, number: str, by: Actor, now: datetime
) -> Inspection:
    """The chair signs the decision; of an unannounced check still nobody else is told."""
    row = await inspection(session, inspection_id, by, lock=True)
    permit(by, "decide_inspection", author_id=row.author_id)
    teams.check_independent(row.secrecy, by)
    rules.check_state(InspectionState(row.state), InspectionState.DRAFTED)
    row.state, row.number = InspectionState.DECIDED, number
    row.decided_on, row.decided_by = now.date(), by.id
    record(session, by, "decide_inspection", row.id, now, number=number)
    return row


async def announce_inspection(
    session: AsyncSession, inspection_id: UUID, *, by: Actor, now: datetime
) -> Inspection:
    """The unit gets its notice; an unannounced check has none."""
    permit(by, "announce_inspection")
    row = await inspection(session, inspection_id, by, lock=True)
    rules.check_announcing(InspectionKind(row.kind), InspectionState(row.state))
    row.state, row.announced_on = InspectionState.ANNOUNCED, now.date()
    record(session, by, "announce_inspection", row.id, now)
    telling.announced(session, row, now)
    return row


async def start_inspection(
    session: AsyncSession, inspection_id: UUID, *, by: Actor, now: datetime
) -> Inspection:
    """The team is there; from here on everybody concerned knows of it."""
    permit(by, "start_inspection")
    row = await inspection(session, inspection_id, by, lock=True)
    rules.check_on_team(row.secrecy, by)
    kind, state = InspectionKind(row.kind), InspectionState(row.state)
    rules.check_starting(kind, state, row.planned_on, now.date())
    row.state, row.started_on = InspectionState.STARTED, now.date()
    record(session, by, "start_inspection", row.id, now)
    telling.started(session, row, now)
    return row


async def drop_inspection(
    session: AsyncSession, inspection_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Inspection:
    """The chair gives the check up before it starts; one that was hidden stays hidden."""
    permit(by, "drop_inspection")
    row = await inspection(session, inspection_id, by, lock=True)
    rules.check_state(InspectionState(row.state), *rules.BEFORE_START)
    row.state, row.drop_reason = InspectionState.DROPPED, reason
    record(session, by, "drop_inspection", row.id, now)
    return row
