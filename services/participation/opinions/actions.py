"""How opinions come in: sent by anybody, or typed in from paper, calls and meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.participation.consultations.actions import locked
from services.participation.consultations.rules import Stance, State, check_state
from services.participation.consultations.tables import Consultation
from services.participation.moderation.rules import needs_a_clerk, signs
from services.participation.opinions import rules
from services.participation.opinions.queries import online_on
from services.participation.opinions.rules import Channel, Standing
from services.participation.opinions.tables import Opinion, OpinionCount
from services.participation.tables import Unit

NEIGHBOURHOOD = "neighbourhood"


@dataclass(frozen=True)
class Said:
    """What somebody says to the draft; words may be missing where for or against is enough."""

    stance: Stance
    text: str
    neighbourhood_id: UUID | None = None


@dataclass(frozen=True)
class Numbers:
    """How many said what."""

    in_favour: int
    against: int
    other: int


async def send_opinion(
    session: AsyncSession, consultation_id: UUID, said: Said, *, now: datetime
) -> Opinion:
    """Somebody says what they think; no account is needed, no name is asked for or kept."""
    row = await _asked(session, consultation_id, State.OPEN)
    if now.date() > _last_day(row):
        raise rules.PeriodOver(closes_on=f"{_last_day(row):%d/%m/%Y}")
    if await online_on(session, now.date()) >= rules.ONLINE_A_DAY_MAX:
        raise rules.TooManyOpinionsToday
    return await _take(session, row, said, Channel.WEB, now.date())


async def enter_opinions(
    session: AsyncSession,
    consultation_id: UUID,
    all_said: Sequence[Said],
    *,
    channel: Channel,
    received_on: date,
    neighbourhood_id: UUID | None,
    by: Actor,
    now: datetime,
) -> Sequence[Opinion]:
    """An official, or a head for the own neighbourhood, types in what came on paper or by word."""
    permit(by, "enter_opinions", unit_id=neighbourhood_id)
    row = await _asked(session, consultation_id, State.OPEN, State.CLOSED)
    _check_day(row, received_on, now)
    made = []
    for said in all_said:
        placed = Said(said.stance, said.text, neighbourhood_id)
        made.append(await _take(session, row, placed, channel, received_on, by.id))
    record(session, by, "enter_opinions", row.id, now, channel=channel, opinions=len(made))
    return made


async def count_opinions(
    session: AsyncSession,
    consultation_id: UUID,
    numbers: Numbers,
    *,
    channel: Channel,
    held_on: date,
    neighbourhood_id: UUID | None,
    minutes: StoredFile | None,
    by: Actor,
    now: datetime,
) -> OpinionCount:
    """A meeting or a bundle of slips is counted: for, against, another opinion."""
    permit(by, "count_opinions", unit_id=neighbourhood_id)
    row = await locked(session, consultation_id, State.OPEN, State.CLOSED)
    _check_day(row, held_on, now)
    await _check_neighbourhood(session, neighbourhood_id)
    if not sum(asdict(numbers).values()):
        raise rules.NobodySaidAnything(fields={"in_favour": "Cần ít nhất một ý kiến."})
    if await _counted_before(session, row.id, channel, neighbourhood_id, held_on):
        raise rules.CountedBefore
    made = OpinionCount(
        consultation_id=row.id,
        channel=channel,
        neighbourhood_id=neighbourhood_id,
        held_on=held_on,
        author_id=by.id,
        minutes=asdict(minutes) if minutes else None,
        **asdict(numbers),
    )
    session.add(made)
    record(session, by, "count_opinions", row.id, now, channel=channel, **asdict(numbers))
    return made


async def remove_count(
    session: AsyncSession, count_id: UUID, *, by: Actor, now: datetime
) -> OpinionCount:
    """Take a wrong count back before anything is explained; history keeps its numbers."""
    count = await found(session, OpinionCount, count_id)
    permit(by, "remove_count", unit_id=count.neighbourhood_id)
    row = await locked(session, count.consultation_id, State.OPEN, State.CLOSED)
    await session.delete(count)
    said = {name: getattr(count, name) for name in ("in_favour", "against", "other")}
    record(session, by, "remove_count", row.id, now, channel=count.channel, **said)
    return count


async def _asked(session: AsyncSession, consultation_id: UUID, *wanted: State) -> Consultation:
    """The consultation, kept open until these opinions are stored, but not locked to others."""
    query = (
        select(Consultation)
        .where(Consultation.ward_id == ward_of(session), Consultation.id == consultation_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None or row.published_on is None:
        raise NotFound
    check_state(State(row.state), *wanted)
    return row


async def _take(
    session: AsyncSession,
    asked: Consultation,
    said: Said,
    channel: Channel,
    received_on: date,
    author_id: str = "",
) -> Opinion:
    """Store one: no words wait for nobody, some words wait for the clerk of petitions."""
    rules.check_said(said.stance, said.text)
    await _check_neighbourhood(session, said.neighbourhood_id)
    why = signs(said.text)
    standing = Standing.COUNTED
    if said.text:
        standing = Standing.ROUTED if needs_a_clerk(why) else Standing.WAITING
    row = Opinion(
        consultation_id=asked.id,
        channel=channel,
        stance=said.stance,
        text=said.text,
        received_on=received_on,
        standing=standing,
        neighbourhood_id=said.neighbourhood_id,
        author_id=author_id,
        signs=[asdict(each) for each in why],
    )
    session.add(row)
    return row


async def _check_neighbourhood(session: AsyncSession, unit_id: UUID | None) -> None:
    if unit_id is not None and (await found(session, Unit, unit_id)).kind != NEIGHBOURHOOD:
        raise rules.OpinionFromNowhere(fields={"neighbourhood_id": "Chọn khu dân cư."})


async def _counted_before(
    session: AsyncSession,
    consultation_id: UUID,
    channel: Channel,
    neighbourhood_id: UUID | None,
    held_on: date,
) -> bool:
    query = select(OpinionCount.id).where(
        OpinionCount.ward_id == ward_of(session),
        OpinionCount.consultation_id == consultation_id,
        OpinionCount.channel == channel,
        OpinionCount.neighbourhood_id.is_not_distinct_from(neighbourhood_id),
        OpinionCount.held_on == held_on,
    )
    return await session.scalar(query) is not None


def _check_day(row: Consultation, on: date, now: datetime) -> None:
    assert row.published_on is not None
    rules.check_received(on, row.published_on, _last_day(row), now.date())


def _last_day(row: Consultation) -> date:
    assert row.closes_on is not None  # it was published
    return row.closes_on
