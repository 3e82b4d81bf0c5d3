"""What may be seen of letters without seeing them: who asks, who looked, how the chain ends."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.tables import history, history_head
from libs.permissions import may, permit
from libs.rows import found, ward_of
from services.reception.sealed import rules
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import check_reader
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import Reveal, SealedLetter

SHOWN_MAX = 200


@dataclass(frozen=True)
class Standing:
    """How a letter stands towards whoever asks: what he may do next."""

    restricted: bool
    shredded: bool
    waiting: bool  # he asked, and nobody answered yet
    open_until: datetime | None  # until when he may look


@dataclass(frozen=True)
class Look:
    """One line of the log: who did what with a letter, and why. Never what was in it."""

    number: int
    at: datetime
    actor_id: str
    action: str
    letter_id: UUID
    said: dict[str, Any]


async def standing(session: AsyncSession, sealed_id: UUID, *, by: Actor, now: datetime) -> Standing:
    """How a letter stands towards `by`. Raises NotFound, Forbidden."""
    kept = await found(session, KeptLetter, sealed_id)
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await found(inside, SealedLetter, sealed_id)
        check_reader(row, kept, "open_letter", by)
        query = select(Reveal).where(
            Reveal.ward_id == ward_of(inside),
            Reveal.letter_id == sealed_id,
            Reveal.asked_by == by.id,
        )
        mine = (await inside.scalars(query)).all()
    opened = [r.open_until for r in mine if rules.is_open(r.asked_by, r.open_until, by, now)]
    return Standing(
        row.restricted_at is not None,
        row.wrapped_key is None,
        any(rules.is_waiting(r.asked_at, r.answered_at, now) for r in mine),
        max(filter(None, opened), default=None),
    )


async def reveals(session: AsyncSession, *, by: Actor, now: datetime) -> list[Reveal]:
    """What waits for a second person, and what `by` asked or may look at; the newest first."""
    permit_any(by, "agree_to_reveal", "ask_to_reveal")
    async with store_of(session).transaction(ward_of(session)) as inside:
        query = (
            select(Reveal, SealedLetter)
            .join(SealedLetter, SealedLetter.id == Reveal.letter_id)
            .where(Reveal.ward_id == ward_of(inside))
            .where(Reveal.asked_at > now - rules.QUESTION_MAX - rules.LOOK_MAX)
            .order_by(Reveal.id.desc())
            .limit(SHOWN_MAX)
        )
        rows = (await inside.execute(query)).all()
    agrees = may(by, "agree_to_reveal")
    return [
        reveal
        for reveal, row in rows
        if _may_know(by, row)
        and (agrees or reveal.asked_by == by.id)
        and (
            rules.is_waiting(reveal.asked_at, reveal.answered_at, now)
            or rules.is_open(reveal.asked_by, reveal.open_until, by, now)
        )
    ]


def permit_any(by: Actor, *actions: str) -> None:
    """Refuse unless some role of `by` may do one of these at all."""
    if not any(may(by, action) for action in actions):
        permit(by, actions[0])


async def looks(session: AsyncSession, *, before: int | None, by: Actor) -> list[Look]:
    """The log of looks, the newest first, without those at letters that accuse `by`'s unit."""
    permit(by, "see_looks")
    async with store_of(session).transaction(ward_of(session)) as inside:
        query = (
            select(history, SealedLetter)
            .join(SealedLetter, cast(SealedLetter.id, Text) == history.c.object_id)
            .where(history.c.ward_id == ward_of(inside))
            .order_by(history.c.ward_seq.desc())
            .limit(SHOWN_MAX)
        )
        if before is not None:
            query = query.where(history.c.ward_seq < before)
        rows = (await inside.execute(query)).all()
    return [
        Look(
            row.ward_seq,
            row.at,
            row.actor_id,
            row.action,
            row.SealedLetter.id,
            json.loads(row.said),
        )
        for row in rows
        if _may_know(by, row.SealedLetter)
    ]


async def head(session: AsyncSession, *, by: Actor) -> tuple[int, str]:
    """The last number of the log and its hash: kept elsewhere, they prove what was before."""
    permit(by, "see_looks")
    async with store_of(session).transaction(ward_of(session)) as inside:
        query = select(history_head.c.ward_seq, history_head.c.hash)
        row = (await inside.execute(query.where(history_head.c.ward_id == ward_of(inside)))).first()
    return (row.ward_seq, row.hash.hex()) if row else (0, "")


def _may_know(by: Actor, row: SealedLetter) -> bool:
    """Whether somebody may know of this letter at all."""
    return not rules.is_barred(by, row.barred_unit_ids, row.barred_roles)
