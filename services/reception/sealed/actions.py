"""Two persons for one look: one asks, another agrees or declines. Luật Tố cáo, Điều 47, Điều 56."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reception.sealed import rules
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import check_reader, locked
from services.reception.sealed.rules import Reason
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import Reveal


async def ask_to_reveal(
    session: AsyncSession, sealed_id: UUID, *, reason: Reason, by: Actor, now: datetime
) -> Reveal:
    """Somebody who works on a restricted letter asks to see it."""
    kept = await found(session, KeptLetter, sealed_id)
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await locked(inside, sealed_id)
        check_reader(row, kept, "ask_to_reveal", by)
        rules.check_askable(row.restricted_at, row.shredded_at)
        query = select(Reveal).where(
            Reveal.ward_id == ward_of(inside),
            Reveal.letter_id == sealed_id,
            Reveal.asked_by == by.id,
        )
        for before in (await inside.scalars(query)).all():
            if rules.is_waiting(before.asked_at, before.answered_at, now):
                raise rules.AskedAlready
        reveal = Reveal(letter_id=sealed_id, asked_by=by.id, asked_at=now, reason=reason)
        inside.add(reveal)
        record(inside, by, "ask_to_reveal", sealed_id, now, reason=reason)
    return reveal


async def agree_to_reveal(
    session: AsyncSession, reveal_id: UUID, *, by: Actor, now: datetime
) -> Reveal:
    """A second person agrees: whoever asked may look for a short time. Who agrees sees nothing."""
    return await _answer(session, reveal_id, "agree_to_reveal", by, now, now + rules.LOOK_MAX)


async def decline_reveal(
    session: AsyncSession, reveal_id: UUID, *, by: Actor, now: datetime
) -> Reveal:
    """A second person does not agree."""
    return await _answer(session, reveal_id, "decline_reveal", by, now, None)


async def _answer(
    session: AsyncSession,
    reveal_id: UUID,
    action: str,
    by: Actor,
    now: datetime,
    open_until: datetime | None,
) -> Reveal:
    async with store_of(session).transaction(ward_of(session)) as inside:
        reveal = await found(inside, Reveal, reveal_id, lock=True)
        row = await locked(inside, reveal.letter_id)
        rules.check_not_barred(by, row.barred_unit_ids, row.barred_roles)
        permit(by, action, author_id=reveal.asked_by)
        if not rules.is_waiting(reveal.asked_at, reveal.answered_at, now):
            raise rules.AnsweredAlready
        reveal.answered_by, reveal.answered_at = by.id, now
        reveal.open_until = open_until
        record(inside, by, action, reveal.letter_id, now, asked_by=reveal.asked_by)
    return reveal
