"""Finds cases: for officials who may see them, and by code and secret for whoever wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from libs.codes import fits
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.law.procedures import UNSORTED
from libs.permissions import Role, permit
from libs.rows import found, ward_of
from services.reception.cases import rules
from services.reception.cases.rules import Channel
from services.reception.cases.tables import Case, CaseStep, ClockOfCase, Intake

PAGE_LINES = 200
# Clocks that are no work of somebody's: warnings and rights of the sender.
ASIDE = ("neglect_warning", "neglect", "effect", "second")


class Sight(StrEnum):
    """Which cases somebody wants to look at."""

    OPEN = "open"  # chưa giải quyết xong
    INBOX = "inbox"  # mới tiếp nhận, chưa phân loại
    LATE = "late"  # quá hạn
    NEGLECTED = "neglected"  # sắp bị bỏ quên
    OVER_LEVEL = "over_level"  # vượt cấp
    LONG = "long"  # kéo dài
    SETTLED = "settled"  # đã giải quyết


@dataclass(frozen=True)
class Line:
    """A case of a list, with the clock that is over first, warnings and rights aside."""

    case: Case
    intake: Intake
    clock: ClockOfCase | None = None
    neglected_on: date | None = None  # its last day untouched, once that had to be warned of


@dataclass(frozen=True)
class About:
    """A matter and a neighbourhood to look for; empty is any."""

    matter: str = ""
    neighbourhood_id: UUID | None = None


ANY = About()


def visible(by: Actor) -> ColumnElement[bool]:
    """The cases somebody may know of: none that accuse his unit or his office.

    The clerk and the chair see every kind, the office no denunciation, a department what it has;
    an account without a unit has none.
    """
    blind = [~Case.barred_roles.contains([role]) for role in sorted(by.roles)]
    if by.unit_id:
        blind.append(~Case.accused_unit_ids.contains([str(by.unit_id)]))
    if by.roles & {Role.CHAIR, Role.RECEPTION_CLERK}:
        return and_(*blind)
    own = Case.unit_id == by.unit_id if by.unit_id else false()
    if by.roles & {Role.OFFICE}:
        return and_(*blind, or_(Case.kind != "denunciation", own))
    return and_(*blind, own)


async def case_for(session: AsyncSession, case_id: UUID, by: Actor, *, lock: bool = False) -> Case:
    """A case that somebody may see; for others it is not there."""
    permit(by, "see_cases", unit_id=by.unit_id)
    query = select(Case).where(Case.ward_id == ward_of(session), Case.id == case_id, visible(by))
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = await session.scalar(query)
    if row is None:
        raise NotFound
    return row


async def tracked(session: AsyncSession, code: str, secret: str) -> Intake:
    """The intake with this code, if the secret fits; both wrong ways are answered alike."""
    query = select(Intake).where(Intake.ward_id == ward_of(session), Intake.code == code)
    row = await session.scalar(query)
    if row is None or not fits(secret, row.secret_hash):
        raise rules.NoSuchPetition
    return row


async def intake_of(session: AsyncSession, case: Case) -> Intake:
    """The intake a case is a part of."""
    return await found(session, Intake, case.intake_id)


async def parts_of(session: AsyncSession, intake_id: UUID, *, lock: bool = False) -> Sequence[Case]:
    """The cases of an intake, first part first."""
    query = select(Case).where(Case.ward_id == ward_of(session), Case.intake_id == intake_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(query.order_by(Case.part))).all()


async def parts_for(session: AsyncSession, intake_id: UUID, by: Actor) -> Sequence[Case]:
    """Those of an intake's cases that somebody may see."""
    query = select(Case).where(
        Case.ward_id == ward_of(session), Case.intake_id == intake_id, visible(by)
    )
    return (await session.scalars(query.order_by(Case.part))).all()


async def clocks_of(session: AsyncSession, case_id: UUID) -> Sequence[ClockOfCase]:
    """The clocks of a case in the order in which they began."""
    query = select(ClockOfCase).where(
        ClockOfCase.ward_id == ward_of(session), ClockOfCase.case_id == case_id
    )
    return (await session.scalars(query.order_by(ClockOfCase.position))).all()


async def steps_of(session: AsyncSession, case_id: UUID) -> Sequence[CaseStep]:
    """What was done with a case, oldest first."""
    query = select(CaseStep).where(
        CaseStep.ward_id == ward_of(session), CaseStep.case_id == case_id
    )
    return (await session.scalars(query.order_by(CaseStep.at, CaseStep.id))).all()


async def online_on(session: AsyncSession, day: date) -> int:
    """How many petitions came on the web on a day."""
    query = select(func.count(Intake.id)).where(
        Intake.ward_id == ward_of(session),
        Intake.channel == Channel.PORTAL,
        Intake.received_on == day,
    )
    return await session.scalar(query) or 0


async def cases(
    session: AsyncSession,
    by: Actor,
    sight: Sight,
    today: date,
    page: int = 1,
    about: About = ANY,
) -> tuple[int, list[Line]]:
    """How many there are, and one page of them, by the clock that is over first."""
    permit(by, "see_cases", unit_id=by.unit_id)
    first = _first_clock(session).subquery()
    query = (
        select(Case, Intake, ClockOfCase, _neglected_on(session, today))
        .join(Intake, Intake.id == Case.intake_id)
        .outerjoin(first, first.c.case_id == Case.id)
        .outerjoin(ClockOfCase, ClockOfCase.id == first.c.id)
        .where(Case.ward_id == ward_of(session), visible(by), *_seen(session, sight, today))
        .where(*_about(about))
    )
    total = await session.scalar(query.with_only_columns(func.count(Case.id)))
    query = query.order_by(first.c.due_on.asc().nulls_last(), Case.received_on, Case.id)
    rows = await session.execute(query.offset((page - 1) * PAGE_LINES).limit(PAGE_LINES))
    return total or 0, [Line(*row) for row in rows]


async def numbered(session: AsyncSession, by: Actor, number: str) -> list[Line]:
    """The cases of a number, or the one part of it, that somebody may see. Raises NotANumber."""
    permit(by, "see_cases", unit_id=by.unit_id)
    first, part, year = rules.number_in(number)
    query = (
        select(Case, Intake)
        .join(Intake, Intake.id == Case.intake_id)
        .where(Intake.ward_id == ward_of(session), Intake.year == year, Intake.number == first)
        .where(Case.ward_id == ward_of(session), visible(by))
        .order_by(Case.part)
    )
    rows = await session.execute(query.where(Case.part == part) if part else query)
    return [Line(*row) for row in rows]


def _first_clock(session: AsyncSession) -> Select[UUID, UUID, date | None]:
    """Of each case the clock that is over first and still runs, warnings and rights aside."""
    return (
        select(ClockOfCase.id, ClockOfCase.case_id, ClockOfCase.due_on)
        .ext(distinct_on(ClockOfCase.case_id))
        .where(ClockOfCase.ward_id == ward_of(session))
        .where(ClockOfCase.ended_on.is_(None), ClockOfCase.due_on.is_not(None))
        .where(ClockOfCase.clock.not_in(ASIDE))
        .order_by(ClockOfCase.case_id, ClockOfCase.due_on, ClockOfCase.position)
    )


def _about(about: About) -> list[ColumnElement[bool]]:
    wanted = []
    if about.matter:
        wanted.append(Case.matter == about.matter)
    if about.neighbourhood_id:
        wanted.append(Case.neighbourhood_id == about.neighbourhood_id)
    return wanted


def _seen(session: AsyncSession, sight: Sight, today: date) -> list[ColumnElement[bool]]:
    open_now = Case.settled_on.is_(None)
    match sight:
        case Sight.OPEN:
            return [Case.closed_on.is_(None)]
        case Sight.INBOX:
            return [open_now, Case.kind == UNSORTED]
        case Sight.LATE:
            return [ClockOfCase.due_on < today]
        case Sight.NEGLECTED:
            return [open_now, _nearly_neglected(session, today)]
        case Sight.OVER_LEVEL:
            above = [Case.facts.contains([fact]) for fact in ("not_ours", "second_time")]
            return [open_now, or_(*above)]
        case Sight.LONG:
            return [open_now, Case.received_on < rules.long_since(today)]
        case Sight.SETTLED:
            return [Case.settled_on.is_not(None)]


def _neglected_on(session: AsyncSession, today: date) -> ColumnElement[date | None]:
    """By when somebody has to touch a case of which the chair was warned."""
    clock = aliased(ClockOfCase)
    last = select(func.min(clock.due_on)).where(
        clock.ward_id == ward_of(session),
        clock.case_id == Case.id,
        clock.clock == "neglect",
        clock.ended_on.is_(None),
    )
    return case((_nearly_neglected(session, today), last.scalar_subquery()))


def _nearly_neglected(session: AsyncSession, today: date) -> ColumnElement[bool]:
    """Nobody touched it, and the day of the warning has come."""
    warned = select(ClockOfCase.case_id).where(
        ClockOfCase.ward_id == ward_of(session),
        ClockOfCase.clock == "neglect_warning",
        ClockOfCase.ended_on.is_(None),
        ClockOfCase.due_on <= today,
    )
    return Case.id.in_(warned.correlate(None))
