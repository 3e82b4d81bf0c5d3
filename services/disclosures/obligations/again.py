"""Owes anew what was public and taken back. Law 10/2022/QH15, article 14.1.

What was met stays met: it was shown, on its day. That it is gone is owed as something of its own,
so that it has its days, is called late and is counted like anything else.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import found, ward_of
from services.disclosures.board.papers import shown
from services.disclosures.obligations.actions import apply_due, tell_raised
from services.disclosures.obligations.rules import RaisedBy, due_after
from services.disclosures.rules import REPUBLISH_RULE
from services.disclosures.tables import Disclosure, Obligation, QuarterlyList
from services.disclosures.widening.queries import catalogue_of

SAME = ("khoan", "item", "period", "source_path", "source_sentence", "task_id")
DOCUMENT = ("document_number", "document_on", "signer_position", "file")


async def owe_again(
    session: AsyncSession, disclosure: Disclosure, *, by: Actor, now: datetime
) -> None:
    """What was just withdrawn must be shown again; a list of persons that had left must not.

    Its title is that of the item: the one it had may be why it was taken back.
    """
    [public] = await shown(session, [disclosure], now.date())
    if public.has_left:
        return
    before = await found(session, Obligation, disclosure.obligation_id, lock=True)
    row = Obligation(
        key=_key(disclosure.id),
        title=(await catalogue_of(session)).item(disclosure.item).title,
        owner_unit_id=disclosure.owner_unit_id,
        raised_by=RaisedBy.DOCUMENT,
        raised_on=now.date(),
        **{name: getattr(before, name) for name in (*SAME, *DOCUMENT)},
    )
    apply_due(row, due_after(now.date(), REPUBLISH_RULE))
    session.add(row)
    record(session, by, "raise_obligation", row.id, now, withdrawn=str(disclosure.id))
    tell_raised(session, row, now)
    await session.execute(  # a list of a quarter is found by what owes it
        update(QuarterlyList)
        .where(QuarterlyList.ward_id == ward_of(session))
        .where(QuarterlyList.obligation_id == before.id)
        .values(obligation_id=row.id)
    )


async def is_owed_again(session: AsyncSession, obligation_id: UUID) -> bool:
    """Whether another obligation took the place of this one, since its paper was taken back."""
    withdrawn = select(Disclosure.id).where(
        Disclosure.ward_id == ward_of(session),
        Disclosure.obligation_id == obligation_id,
        Disclosure.withdrawn_on.is_not(None),
    )
    keys = [_key(each) for each in (await session.execute(withdrawn)).scalars()]
    query = select(Obligation.id).where(
        Obligation.ward_id == ward_of(session), Obligation.key.in_(keys)
    )
    return await session.scalar(query.limit(1)) is not None


def _key(disclosure_id: UUID) -> str:
    return f"again:{disclosure_id}"
