"""Who holds which roles now."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import Role
from libs.vietnamese import person_key
from services.directory.officials.rules import NoSuchOfficial
from services.directory.officials.sides import AtWork, Side, side_of
from services.directory.tables import Account, Appointment, Unit

SHOWN_MAX = 2000


@dataclass(frozen=True)
class Official:
    """An account with its present appointment and the name of its unit."""

    account: Account
    appointment: Appointment
    unit_name: str | None


async def own_account(session: AsyncSession, by: Actor, *, lock: bool = False) -> Account:
    """The account behind the actor; refuses machines and those who left."""
    try:
        account_id = UUID(by.id)
    except ValueError as error:
        raise NoSuchOfficial from error
    account = await session.get(Account, account_id, with_for_update=lock, populate_existing=lock)
    if account is None or account.left_on:
        raise NoSuchOfficial
    return account


async def official(session: AsyncSession, account_id: UUID) -> Official:
    """One official at work; refuses an unknown one and one who left."""
    found = (await session.execute(_current(session).where(Account.id == account_id))).first()
    if found is None:
        raise NoSuchOfficial
    return Official(*found)


async def officials(session: AsyncSession) -> list[Official]:
    """Everybody at work, in the order of Vietnamese names."""
    rows = (await session.execute(_current(session).limit(SHOWN_MAX))).all()
    found = [Official(*row) for row in rows]
    return sorted(found, key=lambda one: person_key(one.account.display_name))


async def at_work(session: AsyncSession, *, besides: UUID | None = None) -> AtWork:
    """Which sides have somebody who gives accounts, other than that one."""
    roles = (Role.FRONT, Role.CHAIR)
    keys = or_(*(Appointment.roles.contains([role.value]) for role in roles))
    rows = (await session.execute(_current(session).where(keys))).all()
    held = [appointment.roles for account, appointment, _ in rows if account.id != besides]
    return AtWork(
        front=any(Role.FRONT in each and side_of(each) is Side.FRONT for each in held),
        chair=any(Role.CHAIR in each for each in held),
    )


async def addresses_of(session: AsyncSession, unit_id: UUID) -> list[str]:
    """The mail addresses of everybody at work in a unit who gave one."""
    rows = await session.execute(_current(session).where(Appointment.unit_id == unit_id))
    return sorted({account.email for account, _, _ in rows if account.email})


async def positions(session: AsyncSession) -> list[tuple[UUID, str, str | None]]:
    """Account, position and unit of everybody who ever held one, newest last; no names."""
    rows = await session.execute(
        select(Appointment.account_id, Appointment.position, Unit.name)
        .outerjoin(Unit, Unit.id == Appointment.unit_id)
        .where(Appointment.ward_id == session.info["ward_id"])
        .order_by(Appointment.from_on, Appointment.id)
        .limit(SHOWN_MAX)
    )
    return [(account_id, position, unit) for account_id, position, unit in rows]


def _current(session: AsyncSession):  # type: ignore[no-untyped-def] # a select is too long to name
    return (
        select(Account, Appointment, Unit.name)
        .join(Appointment, Appointment.account_id == Account.id)
        .outerjoin(Unit, Unit.id == Appointment.unit_id)
        .where(
            Account.ward_id == session.info["ward_id"],
            Account.left_on.is_(None),
            Appointment.until_on.is_(None),
        )
    )
