"""Drop a correction that is not out: what is shown stands as before, and its proofs go on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.disclosures.proving.queries import postings_of
from services.disclosures.publishing.rules import check_droppable, state_before
from services.disclosures.rules import State
from services.disclosures.tables import Disclosure, Version


async def drop_correction(
    session: AsyncSession, disclosure_id: UUID, *, by: Actor, now: datetime
) -> Disclosure:
    """The correction, approved or not, goes; the disclosure is what it was before.

    Nobody but the ward saw it. That it was written and dropped stays in the history. Raises
    NoCorrection.
    """
    disclosure = await found(session, Disclosure, disclosure_id, lock=True)
    permit(by, "drop_correction", unit_id=disclosure.owner_unit_id)
    public = check_droppable(State(disclosure.state), disclosure.public_version)
    said = {"version": disclosure.version}
    await session.execute(
        delete(Version).where(
            Version.ward_id == ward_of(session),
            Version.disclosure_id == disclosure.id,
            Version.number > public,
        )
    )
    sheets = await postings_of(session, disclosure.id)
    hung = any(sheet.version == public for sheet in sheets)
    disclosure.version = public
    disclosure.state = state_before(hung=hung, completed=disclosure.completed_on is not None)
    record(session, by, "drop_correction", disclosure.id, now, **said)
    return disclosure
