"""Reads dialogues, what was promised in them, and the duty of a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from services.reception.dialogues.rules import DialogueKind, DialogueState
from services.reception.dialogues.tables import Commitment, ConferenceDuty, Dialogue
from services.reception.queries import found, ward_of

SHOWN_MAX = 100


async def dialogues(session: AsyncSession, *, public: bool) -> Sequence[Dialogue]:
    """Dialogues, the newest first; `public` leaves the conferences that were not called off."""
    query = select(Dialogue).where(Dialogue.ward_id == ward_of(session))
    if public:
        query = query.where(
            Dialogue.kind == DialogueKind.CONFERENCE, Dialogue.state != DialogueState.CANCELLED
        )
    ordered = query.order_by(Dialogue.on.desc(), Dialogue.id).limit(SHOWN_MAX)
    return (await session.execute(ordered)).scalars().all()


async def public_dialogue(session: AsyncSession, dialogue_id: UUID) -> Dialogue:
    """A conference for everybody; raises NotFound for the dialogue of a complaint."""
    row = await found(session, Dialogue, dialogue_id)
    if row.kind != DialogueKind.CONFERENCE or row.state == DialogueState.CANCELLED:
        raise NotFound
    return row


async def commitments_of(
    session: AsyncSession, rows: Iterable[Dialogue]
) -> dict[UUID, list[Commitment]]:
    """What was promised in some dialogues, in its order."""
    kept: dict[UUID, list[Commitment]] = {row.id: [] for row in rows}
    query = (
        select(Commitment)
        .where(Commitment.ward_id == ward_of(session), Commitment.dialogue_id.in_(kept))
        .order_by(Commitment.ordinal)
    )
    for each in (await session.execute(query)).scalars():
        kept[each.dialogue_id].append(each)
    return kept


async def duty_of(session: AsyncSession, year: int, *, lock: bool = False) -> ConferenceDuty | None:
    """The duty of a year, if it was owed yet."""
    query = select(ConferenceDuty).where(
        ConferenceDuty.ward_id == ward_of(session), ConferenceDuty.year == year
    )
    return await session.scalar(query.with_for_update() if lock else query)
