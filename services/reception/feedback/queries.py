"""Finds feedback: by id for officials, by its code for everybody, by its secret for the sender."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import fits
from libs.kernel.errors import NotFound
from libs.rows import ward_of
from services.reception.feedback import rules
from services.reception.feedback.rules import Channel, Step
from services.reception.feedback.tables import Feedback, FeedbackClock, FeedbackSetting

LINES_MAX = 300


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; empty is everything."""

    categories: Sequence[str] = ()
    progress: Sequence[str] = ()
    codes: Sequence[str] = ()
    neighbourhood_id: UUID | None = None
    unit_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


async def tracked(session: AsyncSession, code: str, secret: str, *, lock: bool = False) -> Feedback:
    """The report with this code, if the secret fits; both wrong ways are answered alike."""
    query = _all(session).where(Feedback.code == code)
    row = await session.scalar(query.with_for_update() if lock else query)
    if row is None or not fits(secret, row.secret_hash):
        raise rules.FeedbackKeyWrong
    return row


async def public_feedback(session: AsyncSession, code: str) -> Feedback:
    """One report that everybody may see; raises NotFound."""
    row = await session.scalar(_all(session).where(Feedback.code == code, *everybody_may_see()))
    if row is None:
        raise NotFound
    return row


async def public_list(
    session: AsyncSession, wanted: Wanted, *, limit: int = LINES_MAX
) -> Sequence[Feedback]:
    """What everybody may see, newest first."""
    query = _narrowed(_all(session).where(*everybody_may_see()), wanted)
    newest = query.order_by(Feedback.received_at.desc(), Feedback.id.desc())
    return (await session.execute(newest.limit(limit))).scalars().all()


async def triage_list(session: AsyncSession, wanted: Wanted) -> Sequence[Feedback]:
    """What officials work on, the oldest first; what is over is newest first behind it."""
    query = _narrowed(_all(session), wanted)
    ordered = query.order_by(
        Feedback.ended_on.desc().nulls_first(), Feedback.received_at, Feedback.id
    )
    return (await session.execute(ordered.limit(LINES_MAX))).scalars().all()


async def counts_by_progress(session: AsyncSession) -> dict[str, int]:
    """How many reports there are in each state, whatever everybody may see of them."""
    query = select(Feedback.progress, func.count()).where(Feedback.ward_id == ward_of(session))
    return dict((await session.execute(query.group_by(Feedback.progress))).all())


async def online_on(session: AsyncSession, day: date) -> int:
    """How many reports came without an official on a day."""
    query = select(func.count(Feedback.id)).where(
        Feedback.ward_id == ward_of(session),
        Feedback.received_on == day,
        Feedback.channel.in_((Channel.WEB, Channel.OPEN311)),
    )
    return await session.scalar(query) or 0


async def clocks_of(
    session: AsyncSession, rows: Iterable[Feedback]
) -> dict[UUID, list[FeedbackClock]]:
    """The clocks of some reports, in the order of their rounds and days."""
    found: dict[UUID, list[FeedbackClock]] = {row.id: [] for row in rows}
    query = (
        select(FeedbackClock)
        .where(FeedbackClock.ward_id == ward_of(session))
        .where(FeedbackClock.feedback_id.in_(found))
        .order_by(FeedbackClock.round, FeedbackClock.due_on, FeedbackClock.step)
    )
    for clock in (await session.execute(query)).scalars():
        found[clock.feedback_id].append(clock)
    return found


async def running(session: AsyncSession, row: Feedback, step: Step) -> FeedbackClock | None:
    """The clock of a step that is still owed."""
    return await session.scalar(
        select(FeedbackClock)
        .where(FeedbackClock.ward_id == ward_of(session), FeedbackClock.ended_on.is_(None))
        .where(FeedbackClock.feedback_id == row.id, FeedbackClock.step == step)
    )


async def setting(session: AsyncSession) -> FeedbackSetting:
    """What the ward chose; the safe choice where it chose nothing."""
    row = await session.scalar(
        select(FeedbackSetting).where(FeedbackSetting.ward_id == ward_of(session))
    )
    return row or FeedbackSetting()


def _all(session: AsyncSession) -> Select[Feedback]:
    return select(Feedback).where(Feedback.ward_id == ward_of(session))


def everybody_may_see() -> tuple[ColumnElement[bool], ...]:
    """`rules.shown_to_all`, for the database."""
    return (
        Feedback.wants_public.is_(True),
        Feedback.hidden_on.is_(None),
        Feedback.progress.not_in(rules.GONE),
    )


def _narrowed(query: Select[Feedback], wanted: Wanted) -> Select[Feedback]:
    for column, values in (
        (Feedback.category, wanted.categories),
        (Feedback.progress, wanted.progress),
        (Feedback.code, wanted.codes),
    ):
        if values:
            query = query.where(column.in_(values))
    if wanted.neighbourhood_id:
        query = query.where(Feedback.neighbourhood_id == wanted.neighbourhood_id)
    if wanted.unit_id:
        query = query.where(Feedback.unit_id == wanted.unit_id)
    if wanted.since:
        query = query.where(Feedback.received_at >= wanted.since)
    if wanted.until:
        query = query.where(Feedback.received_at <= wanted.until)
    return query
