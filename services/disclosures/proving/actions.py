"""Completes a disclosure as soon as the last proof is there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.papers import DisclosureCompleted
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.forms import Form
from libs.rows import ward_of
from services.disclosures.proving.queries import needs_of, proofs_of
from services.disclosures.proving.rules import is_complete
from services.disclosures.queries import version_of
from services.disclosures.rules import IN_FORCE, State, check_move
from services.disclosures.tables import Disclosure


async def complete_all_proven(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """A place or a neighbourhood is gone: what waited for it alone is complete."""
    query = (
        select(Disclosure)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.state.in_(IN_FORCE))
        .order_by(Disclosure.id)
        .with_for_update()
    )
    for disclosure in (await session.execute(query)).scalars().all():
        await complete_if_proven(session, disclosure, by=by, now=now)


async def complete_if_proven(
    session: AsyncSession, disclosure: Disclosure, *, by: Actor, now: datetime
) -> bool:
    """Move the (locked) disclosure to completed when every form at every place is proven."""
    assert disclosure.public_version is not None
    await session.flush()
    version = await version_of(session, disclosure, disclosure.public_version)
    needs = await needs_of(session, disclosure, version)
    if not is_complete(needs, await proofs_of(session, disclosure, version.number)):
        return False
    check_move(State(disclosure.state), State.COMPLETED)
    disclosure.state = State.COMPLETED
    disclosure.completed_on = now.date()
    places = sum(need.form is Form.POSTING for need in needs)
    record(session, by, "complete_disclosure", disclosure.id, now, places=places)
    emit(
        session,
        DisclosureCompleted(
            occurred_at=now,
            disclosure_id=disclosure.id,
            khoan=disclosure.khoan,
            item=disclosure.item,
            completed_on=now.date(),
            places=places,
        ),
    )
    return True
