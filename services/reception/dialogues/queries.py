"""Reads dialogues, what was promised in them, and the duty of a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import Role, may
from libs.rows import found, ward_of
from services.reception.cases.queries import visible
from services.reception.cases.tables import Case
from services.reception.dialogues.rules import DialogueKind, DialogueState
from services.reception.dialogues.tables import Commitment, ConferenceDuty, Dialogue

SHOWN_MAX = 100


async def conferences(session: AsyncSession) -> Sequence[Dialogue]:
    """Conferences that were not called off, for everybody, the newest first."""
    return await _newest(
        session,
        Dialogue.kind == DialogueKind.CONFERENCE,
        Dialogue.state != DialogueState.CANCELLED,
    )


async def dialogues(session: AsyncSession, by: Actor) -> Sequence[Dialogue]:
    """Conferences, and the dialogues of the complaints that `by` may see, the newest first."""
    if not may(by, "see_cases"):
        return await _newest(session, Dialogue.kind == DialogueKind.CONFERENCE)
    seen = select(Case.id).where(Case.ward_id == ward_of(session), visible(by))
    shown = [Dialogue.kind == DialogueKind.CONFERENCE, Dialogue.case_id.in_(seen)]
    if sees_caseless(by):
        shown.append(Dialogue.case_id.is_(None))
    return await _newest(session, or_(*shown))


def sees_caseless(by: Actor) -> bool:
    """Who sees the dialogue of a complaint that is tied to no case: whoever sees every kind."""
    return bool(by.roles & {Role.CHAIR, Role.RECEPTION_CLERK})


async def dialogues_of(session: AsyncSession, case_id: UUID) -> Sequence[Dialogue]:
    """The dialogues of a complaint, the newest first."""
    return await _newest(session, Dialogue.case_id == case_id)


async def _newest(session: AsyncSession, *wanted: ColumnElement[bool]) -> Sequence[Dialogue]:
    query = select(Dialogue).where(Dialogue.ward_id == ward_of(session), *wanted)
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
