"""Appointing, moving and releasing officials."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import OfficialAppointed, OfficialLeft, OfficialMoved
from libs.kernel.actor import Actor
from libs.kernel.database import remember_ward
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import Role, permit
from services.directory.officials import rules, sides
from services.directory.officials.queries import Official, at_work, official
from services.directory.signin import passwords
from services.directory.signin.rules import check_password
from services.directory.tables import Account, Appointment, SignIn, Unit
from services.directory.wards.actions import must_have_accounts


async def appoint_official(
    session: AsyncSession,
    *,
    username: str,
    display_name: str,
    email: str | None,
    password: str,
    unit_id: UUID | None,
    position: str,
    roles: Iterable[Role],
    by: Actor,
    now: datetime,
) -> Official:
    """Somebody receives an account, a unit, a position and roles."""
    permit(by, "appoint_official")
    await must_have_accounts(session)
    roles = frozenset(roles)
    rules.check_roles(by.ward_id, roles, has_unit=unit_id is not None)
    await must_keep(session, roles, by=by)
    check_password(password, username)
    username = username.lower()
    same = select(Account.id).where(Account.ward_id == by.ward_id, Account.username == username)
    if await session.scalar(same):
        raise rules.UsernameTaken(username=username)
    unit = await _unit(session, unit_id, roles)
    account = Account(
        username=username,
        display_name=display_name,
        email=email,
        password_hash=await passwords.hashed(password),
        must_change_password=True,  # whoever appoints knows it
    )
    session.add(account)
    await remember_ward(session)  # a province is onboarded by nobody, and has sessions that end
    await session.flush()
    appointment = _appoint(session, account.id, unit_id, position, roles, now)
    record(session, by, "appoint_official", account.id, now, roles=appointment.roles)
    emit(session, OfficialAppointed(occurred_at=now, account_id=account.id, **_told(appointment)))
    return Official(account, appointment, unit.name if unit else None)


async def move_official(
    session: AsyncSession,
    account_id: UUID,
    *,
    unit_id: UUID | None,
    position: str,
    roles: Iterable[Role],
    by: Actor,
    now: datetime,
) -> Official:
    """An official receives another unit, position or roles; open sessions end with the old ones."""
    permit(by, "move_official")
    if str(account_id) == by.id:
        raise rules.NotYourself
    roles = frozenset(roles)
    rules.check_roles(by.ward_id, roles, has_unit=unit_id is not None)
    present = await official(session, account_id)
    await must_keep(session, present.appointment.roles, by=by)
    await must_keep(session, roles, by=by)
    sides.check_same_side(present.appointment.roles, roles)
    unit = await _unit(session, unit_id, roles)
    present.appointment.until_on = now.date()
    await session.flush()
    appointment = _appoint(session, account_id, unit_id, position, roles, now)
    await end_sessions(session, account_id)
    record(session, by, "move_official", account_id, now, roles=appointment.roles)
    emit(session, OfficialMoved(occurred_at=now, account_id=account_id, **_told(appointment)))
    return Official(present.account, appointment, unit.name if unit else None)


async def release_official(
    session: AsyncSession, account_id: UUID, *, by: Actor, now: datetime
) -> None:
    """An official leaves: no role, no session, no sign-in any more."""
    permit(by, "release_official")
    if str(account_id) == by.id:
        raise rules.NotYourself
    present = await official(session, account_id)
    await must_keep(session, present.appointment.roles, by=by)
    present.appointment.until_on = now.date()
    present.account.left_on = now.date()
    await end_sessions(session, account_id)
    record(session, by, "release_official", account_id, now)
    emit(session, OfficialLeft(occurred_at=now, account_id=account_id))


async def must_keep(session: AsyncSession, roles: Iterable[str], *, by: Actor) -> None:
    """Refuse whoever does not keep accounts of those roles."""
    sides.check_keeper(by, roles, there=await at_work(session))


async def end_sessions(session: AsyncSession, account_id: UUID) -> None:
    """Sign an account out everywhere."""
    await session.execute(
        delete(SignIn).where(
            SignIn.ward_id == session.info["ward_id"], SignIn.account_id == account_id
        )
    )


def _appoint(
    session: AsyncSession,
    account_id: UUID,
    unit_id: UUID | None,
    position: str,
    roles: Iterable[Role],
    now: datetime,
) -> Appointment:
    appointment = Appointment(
        account_id=account_id,
        unit_id=unit_id,
        position=position,
        roles=sorted(set(roles)),
        from_on=now.date(),
    )
    session.add(appointment)
    return appointment


def _told(appointment: Appointment) -> dict[str, object]:
    return {
        "unit_id": appointment.unit_id,
        "position": appointment.position,
        "roles": tuple(appointment.roles),
    }


async def _unit(session: AsyncSession, unit_id: UUID | None, roles: Iterable[Role]) -> Unit | None:
    if unit_id is None:
        return None
    unit = await session.get(Unit, unit_id)
    if unit is None or unit.closed_on:
        raise rules.UnitNeeded
    sides.check_place(roles, unit.kind)
    return unit
