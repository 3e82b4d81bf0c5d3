"""Register what comes: an intake with its number, code and secret, and its first case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of, new_code, new_secret
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.law.standing import Standing, received
from libs.permissions import permit
from libs.rows import ward_of
from services.reception.cases import rules, telling
from services.reception.cases.queries import online_on
from services.reception.cases.rules import Channel
from services.reception.cases.standings import new_row
from services.reception.cases.tables import Case, CaseStep, Intake, IntakeCounter
from services.reception.queries import working_unit
from services.reception.sealed.letters import Letter, seal


@dataclass(frozen=True)
class Registered:
    """An intake with its first case, and the secret to follow it by, which is shown once."""

    intake: Intake
    case: Case
    secret: str

    @property
    def code(self) -> str:
        """What the sender follows it by, with the secret."""
        return self.intake.code


async def send_petition(
    session: AsyncSession, *, letter: Letter, claimed: list[str], by: Actor, now: datetime
) -> Registered:
    """Somebody writes on the web, with or without an account. Raises TooManyPetitionsToday."""
    if await online_on(session, now.date()) >= rules.ONLINE_A_DAY_MAX:
        raise rules.TooManyPetitionsToday
    return await register_intake(
        session,
        channel=Channel.PORTAL,
        received_on=now.date(),
        letter=letter,
        kinds_claimed=claimed,
        place_unit_id=None,
        by=by,
        now=now,
    )


async def register_petition(
    session: AsyncSession,
    *,
    channel: Channel,
    received_on: date,
    letter: Letter,
    claimed: list[str],
    forwarded_by: str,
    by: Actor,
    now: datetime,
) -> Registered:
    """An official writes down what came by hand, post, call, box, or from another body."""
    permit(by, "register_petition")
    return await register_intake(
        session,
        channel=channel,
        received_on=received_on,
        letter=letter,
        kinds_claimed=claimed,
        place_unit_id=None,
        forwarded_by=forwarded_by,
        by=by,
        now=now,
    )


async def register_intake(
    session: AsyncSession,
    *,
    channel: Channel,
    received_on: date,
    letter: Letter,
    kinds_claimed: list[str],
    place_unit_id: UUID | None,
    by: Actor,
    now: datetime,
    forwarded_by: str = "",
    in_register: bool = False,
) -> Registered:
    """The intake with the next number of its year, and one case that nobody has read.

    `in_register` when whoever handed it in stands in the register of who was received.
    The letter is sealed first: what follows holds a lock that other intakes wait for.
    """
    await _check(session, received_on, place_unit_id, now)
    sealed_id = await seal(session, letter, now=now, marked=True)
    secret = new_secret()
    intake = Intake(
        year=received_on.year,
        number=await _next_number(session, received_on.year),
        code=new_code(),
        secret_hash=hash_of(secret),
        channel=channel,
        received_on=received_on,
        registered_at=now,
        sealed_id=sealed_id,
        kinds_claimed=kinds_claimed,
        place_unit_id=place_unit_id,
        forwarded_by=forwarded_by,
        in_register=in_register,
    )
    session.add(intake)
    await session.flush()
    case = await open_case(session, intake, 1, by=by, now=now)
    record(session, by, "register_intake", intake.id, now, channel=channel, number=intake.number)
    return Registered(intake, case, secret)


async def _check(
    session: AsyncSession, received_on: date, place_unit_id: UUID | None, now: datetime
) -> None:
    if received_on > now.date():
        raise rules.ReceivedInFuture(received_on=f"{received_on:%d/%m/%Y}")
    if place_unit_id:
        await working_unit(session, place_unit_id)


async def open_case(
    session: AsyncSession, intake: Intake, part: int, *, by: Actor, now: datetime
) -> Case:
    """A content of an intake, unsorted, with the clocks that run from its receipt."""
    standing = received(intake.received_on)
    case = Case(
        intake_id=intake.id,
        part=part,
        received_on=intake.received_on,
        last_on=standing.last_on,
        state=standing.state,
    )
    session.add(case)
    await session.flush()
    for position, clock in enumerate(standing.clocks):
        session.add(new_row(case, position, clock))
    note_step(session, case, "register", "tiếp nhận", standing, by, now)
    telling.registered(session, case, intake, now)
    return case


def note_step(
    session: AsyncSession,
    case: Case,
    move: str,
    title: str,
    standing: Standing,
    by: Actor,
    now: datetime,
    **more: Any,
) -> None:
    """Write down a step, for the page of the case."""
    session.add(
        CaseStep(
            case_id=case.id,
            at=now,
            on=standing.last_on,
            move=move,
            title=title,
            state=standing.state,
            by=by.id,
            **more,
        )
    )


async def _next_number(session: AsyncSession, year: int) -> int:
    """The next number of the ward's year; who asks at the same time waits until this is kept."""
    row = insert(IntakeCounter).values(id=new_id(), ward_id=ward_of(session), year=year, last=1)
    counted = row.on_conflict_do_update(
        index_elements=["ward_id", "year"], set_={"last": IntakeCounter.last + 1}
    )
    return int((await session.execute(counted.returning(IntakeCounter.last))).scalar_one())
