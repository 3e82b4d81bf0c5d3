"""Opinions on a draft come in, and a person looks before everybody reads them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.participation.conventions.opinions import rules
from services.participation.conventions.opinions.queries import online_on
from services.participation.conventions.opinions.tables import DraftOpinion
from services.participation.conventions.rules import UNSEEN, ConventionState
from services.participation.conventions.tables import Convention
from services.participation.moderation.rules import needs_a_clerk, signs
from services.participation.opinions import judging
from services.participation.opinions.rules import Channel, Ground, Standing, check_standing

SEEN = tuple(each for each in Standing if each is not Standing.HANDED_OVER)


async def send_draft_opinion(
    session: AsyncSession, convention_id: UUID, *, text: str, now: datetime
) -> DraftOpinion:
    """Somebody says what they think of the draft; no name is asked for or kept."""
    row = await _heard(session, convention_id)
    if await online_on(session, now.date()) >= rules.ONLINE_A_DAY_MAX:
        raise rules.TooManyOnDraftsToday
    return _take(session, row, text, Channel.WEB, now)


async def note_draft_opinion(
    session: AsyncSession,
    convention_id: UUID,
    *,
    text: str,
    channel: Channel,
    by: Actor,
    now: datetime,
) -> DraftOpinion:
    """The head writes down what was said to him, on paper or in a meeting."""
    row = await _heard(session, convention_id)
    permit(by, "note_draft_opinion", unit_id=row.unit_id)
    made = _take(session, row, text, channel, now, by.id)
    record(session, by, "note_draft_opinion", row.id, now, channel=channel)
    return made


async def release_draft_opinion(
    session: AsyncSession, opinion_id: UUID, *, text: str, by: Actor, now: datetime
) -> DraftOpinion:
    """Everybody may read these words, which name nobody."""
    row = await _looked_at(session, opinion_id, "release_draft_opinion", by)
    judging.release(row, text)
    record(session, by, "release_draft_opinion", row.id, now)
    return row


async def keep_draft_opinion(
    session: AsyncSession, opinion_id: UUID, *, ground: Ground, by: Actor, now: datetime
) -> DraftOpinion:
    """Its words are shown to nobody; the team reads them all the same, unless it is spam."""
    row = await _looked_at(session, opinion_id, "keep_draft_opinion", by)
    judging.keep(row, ground)
    record(session, by, "keep_draft_opinion", row.id, now, ground=ground)
    return row


async def hand_over_draft_opinion(
    session: AsyncSession, opinion_id: UUID, *, by: Actor, now: datetime
) -> DraftOpinion:
    """It was written into the register of letters, and nothing of it stays here."""
    row = await _looked_at(session, opinion_id, "hand_over_draft_opinion", by)
    judging.hand_over(row)
    record(session, by, "hand_over_draft_opinion", row.id, now)
    return row


async def _heard(session: AsyncSession, convention_id: UUID) -> Convention:
    """The convention, kept posted until the opinion is stored, but not locked to others."""
    query = (
        select(Convention)
        .where(Convention.ward_id == ward_of(session), Convention.id == convention_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None or row.state in UNSEEN:
        raise NotFound
    if row.state != ConventionState.POSTED:
        raise rules.NotHeardNow
    return row


def _take(
    session: AsyncSession,
    asked: Convention,
    text: str,
    channel: Channel,
    now: datetime,
    author_id: str = "",
) -> DraftOpinion:
    """Store one; what may be a denunciation waits for the clerk of petitions."""
    why = signs(text)
    row = DraftOpinion(
        convention_id=asked.id,
        channel=channel,
        text=text,
        received_on=now.date(),
        standing=Standing.ROUTED if needs_a_clerk(why) else Standing.WAITING,
        author_id=author_id,
        signs=[asdict(each) for each in why],
    )
    session.add(row)
    return row


async def _looked_at(
    session: AsyncSession, opinion_id: UUID, action: str, by: Actor
) -> DraftOpinion:
    """An opinion that somebody may still judge, locked; who may see it at all depends on it."""
    row = await found(session, DraftOpinion, opinion_id, lock=True)
    asked = await found(session, Convention, row.convention_id)
    permit(by, action, unit_id=asked.unit_id)
    if row.standing == Standing.ROUTED:
        permit(by, "see_routed_opinions")
    check_standing(Standing(row.standing), *SEEN)
    return row
