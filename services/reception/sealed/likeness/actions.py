"""Compare a letter with the others, for a person who then looks at both."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import found, ward_of
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import check_reader, locked
from services.reception.sealed.likeness.marking import alike
from services.reception.sealed.likeness.rules import Likeness
from services.reception.sealed.store import store_of


async def compare_letters(
    session: AsyncSession, sealed_id: UUID, *, by: Actor, now: datetime
) -> dict[UUID, Likeness]:
    """Letters that are likely the same; none is opened, and that some were found is in the log."""
    kept = await found(session, KeptLetter, sealed_id)
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await locked(inside, sealed_id)
        check_reader(row, kept, "link_duplicate", by)
        likely = await alike(inside, sealed_id)
        if likely:
            record(inside, by, "compare_letters", sealed_id, now, found=len(likely))
    return likely
