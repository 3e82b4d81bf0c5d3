"""What is done about a programme of checks."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.inspections import CheckProgrammeApproved
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.inspections.inspections.rules import InspectionKind
from services.inspections.programmes import rules
from services.inspections.programmes.queries import begun_programme, items_of, programme_of
from services.inspections.programmes.rules import CheckForm, ProgrammeState
from services.inspections.programmes.tables import CheckItem, CheckProgramme
from services.inspections.units.checking import checked_unit


async def draft_check_programme(
    session: AsyncSession, *, year: int, by: Actor, now: datetime
) -> CheckProgramme:
    """Begin the programme of a year, or take up what was proposed for it; a year has one."""
    permit(by, "draft_check_programme")
    row = await begun_programme(session, year, by.id)
    if row is None:
        row = await programme_of(session, year)
        rules.check_taking_up(row.author_id, ProgrammeState(row.state), year)
        row.author_id = by.id
    record(session, by, "draft_check_programme", row.id, now, year=year)
    return row


async def add_check_item(
    session: AsyncSession,
    programme_id: UUID,
    *,
    kind: InspectionKind,
    subject: str,
    unit_id: UUID | None,
    month: int,
    form: CheckForm,
    team: str,
    by: Actor,
    now: datetime,
) -> CheckItem:
    """Add a line to a draft."""
    permit(by, "add_check_item")
    row = await _open(session, programme_id, by)
    rules.check_item(kind, unit_id, len(await items_of(session, row.id)))
    if unit_id:
        await checked_unit(session, unit_id)
    item = CheckItem(
        programme_id=row.id,
        kind=kind,
        subject=subject,
        unit_id=unit_id,
        month=month,
        form=form,
        team=team,
    )
    session.add(item)
    record(session, by, "add_check_item", row.id, now, kind=kind, month=month)
    return item


async def remove_check_item(
    session: AsyncSession, check_item_id: UUID, *, by: Actor, now: datetime
) -> CheckProgramme:
    """Take a line out of a draft."""
    permit(by, "remove_check_item")
    item = await found(session, CheckItem, check_item_id)
    row = await _open(session, item.programme_id, by)
    await session.delete(item)
    record(session, by, "remove_check_item", row.id, now, kind=item.kind, month=item.month)
    return row


async def approve_check_programme(
    session: AsyncSession, programme_id: UUID, *, number: str, by: Actor, now: datetime
) -> CheckProgramme:
    """The chair approves it; from here on it is not changed, and self-checks are owed."""
    row = await found(session, CheckProgramme, programme_id, lock=True)
    permit(by, "approve_check_programme", author_id=row.author_id)
    lines = len(await items_of(session, row.id))
    rules.check_approving(ProgrammeState(row.state), lines)
    row.state, row.number, row.approved_on = ProgrammeState.APPROVED, number, now.date()
    record(session, by, "approve_check_programme", row.id, now, number=number, lines=lines)
    told = {"year": row.year, "number": number, "approved_on": now.date(), "lines": lines}
    emit(session, CheckProgrammeApproved(occurred_at=now, check_programme_id=row.id, **told))
    return row


async def _open(session: AsyncSession, programme_id: UUID, by: Actor) -> CheckProgramme:
    """A draft to be changed; whoever changes what was only proposed is its author from then on."""
    row = await found(session, CheckProgramme, programme_id, lock=True)
    rules.check_open(ProgrammeState(row.state))
    if row.author_id == rules.PROPOSER:
        row.author_id = by.id
    return row
