"""What makes an announcement count: a file that comes later, or the word of a neighbourhood's head.

Law 10/2022/QH15, articles 13.3 and 13.4, asks that people are told; who says so is our proposal.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.forms import Form
from libs.permissions import NotYourUnit, permit
from libs.rows import found
from services.disclosures.announcing import telling
from services.disclosures.announcing.queries import acknowledgements_of, announcement
from services.disclosures.announcing.rules import (
    AlreadyAcknowledged,
    AlreadyProven,
    OldVersionAnnounced,
)
from services.disclosures.announcing.tables import Acknowledgement
from services.disclosures.proving.actions import complete_if_proven
from services.disclosures.queries import in_force
from services.disclosures.tables import Broadcast, Disclosure, Notice, Unit


async def acknowledge(
    session: AsyncSession, announcement_id: UUID, *, by: Actor, now: datetime
) -> Acknowledgement:
    """The head of a neighbourhood confirms a notice to it, or that it heard the loudspeakers."""
    permit(by, "acknowledge", unit_id=by.unit_id)
    disclosure, row = await _announced(session, announcement_id)
    unit = await found(session, Unit, by.unit_id) if by.unit_id else None
    if unit is None or unit.closed_on or (isinstance(row, Notice) and row.unit_id != unit.id):
        raise NotYourUnit
    confirmed = (await acknowledgements_of(session, disclosure.id)).get(row.id, [])
    if any(unit_id == unit.id for unit_id, _ in confirmed):
        raise AlreadyAcknowledged
    kept = confirm(session, disclosure, row, unit.id, by=by, now=now)
    await complete_if_proven(session, disclosure, by=by, now=now)
    return kept


def confirm(
    session: AsyncSession,
    disclosure: Disclosure,
    row: Broadcast | Notice,
    unit_id: UUID,
    *,
    by: Actor,
    now: datetime,
) -> Acknowledgement:
    """Keep the head's word about a broadcast or a notice that was flushed before."""
    kept = Acknowledgement(
        about_id=row.id, disclosure_id=disclosure.id, unit_id=unit_id, acknowledged_at=now
    )
    session.add(kept)
    form = Form(row.form) if isinstance(row, Notice) else Form.LOUDSPEAKER
    record(session, by, "acknowledge", disclosure.id, now, form=form)
    telling.acknowledged(session, disclosure, form, unit_id, now)
    return kept


async def add_proof(
    session: AsyncSession, announcement_id: UUID, *, proof: StoredFile, by: Actor, now: datetime
) -> Broadcast | Notice:
    """A file proves a broadcast or a notice that was noted without one."""
    disclosure, row = await _announced(session, announcement_id)
    permit(by, "add_proof", unit_id=row.unit_id if isinstance(row, Notice) else None)
    if row.proof:
        raise AlreadyProven
    row.proof = asdict(proof)
    record(session, by, "add_proof", disclosure.id, now, on=row.on)
    await complete_if_proven(session, disclosure, by=by, now=now)
    return row


async def _announced(
    session: AsyncSession, announcement_id: UUID
) -> tuple[Disclosure, Broadcast | Notice]:
    """An announcement of what is shown now, both locked; the disclosure first, as everywhere."""
    disclosure, version = await in_force(
        session, (await announcement(session, announcement_id)).disclosure_id
    )
    row = await announcement(session, announcement_id, lock=True)
    if row.version != version.number:
        raise OldVersionAnnounced
    return disclosure, row
