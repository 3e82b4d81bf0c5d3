"""Letting somebody in where nobody has an account yet; each first password is told once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import Role, permit
from services.directory.founding.rules import (
    CHAIR,
    FRONT,
    OPERATOR,
    PROVINCE,
    First,
    NoChair,
    front_name,
)
from services.directory.officials.actions import appoint_official
from services.directory.officials.queries import Official, at_work, officials
from services.directory.officials.sides import Side, check_helping, side_of
from services.directory.signin.credentials import give_password
from services.directory.tables import Unit, Ward
from services.directory.units.actions import open_unit
from services.directory.units.queries import units
from services.directory.units.rules import UnitKind
from services.directory.wards.actions import onboard_ward
from services.directory.wards.queries import present_ward


@dataclass(frozen=True)
class Key:
    """An account and its first password; whoever signs in with it has to choose another."""

    username: str
    position: str
    password: str


async def found_ward(
    session: AsyncSession, *, by: Actor, now: datetime, passwords: Sequence[str] = ()
) -> tuple[Ward, list[Key]]:
    """The ward of this session is let in, with a key for its chair and one for its Front.

    They go to two different persons (docs/decisions/0021). Passwords are made unless given.
    """
    permit(by, "found_ward")
    ward = await onboard_ward(session, by=by, now=now)
    of_chair, of_front = passwords or (_password(), _password())
    keys = [await _appoint(session, CHAIR, of_chair, by=by, now=now)]
    keys.append(await appoint_front(session, FRONT.username, of_front, by=by, now=now))
    return ward, keys


async def found_province(
    session: AsyncSession, *, by: Actor, now: datetime, password: str = ""
) -> Key:
    """An official of the province of this session may sign in; it is on the official list."""
    return await _appoint(session, PROVINCE, password or _password(), by=by, now=now)


async def found_platform(session: AsyncSession, *, by: Actor, now: datetime) -> Key:
    """Somebody may operate the platform, and let wards in by its pages."""
    return await _appoint(session, OPERATOR, _password(), by=by, now=now)


async def appoint_front(
    session: AsyncSession, username: str, password: str, *, by: Actor, now: datetime
) -> Key:
    """The first account of the Front, in its unit, which is entered where the ward has none."""
    unit = await _unit_of_front(session, by, now)
    return await _appoint(session, FRONT, password, username=username, unit=unit, by=by, now=now)


async def let_front_in(session: AsyncSession, username: str, *, by: Actor, now: datetime) -> Key:
    """A first account for the Front, or a fresh password for the only one that is left."""
    permit(by, "let_front_in")
    for one in await officials(session):
        roles = one.appointment.roles
        if Role.FRONT in roles and side_of(roles) is Side.FRONT:
            return await _let_in(session, one, "let_front_in", by=by, now=now)
    return await appoint_front(session, username, _password(), by=by, now=now)


async def let_chair_in(session: AsyncSession, *, document: str, by: Actor, now: datetime) -> Key:
    """A fresh first password for the only chair who is left, by a document that asks for it.

    While another chair or deputy has an account, that one does it. The old password, the second
    factor and every session end, so the chair notices; the ward reads who helped by which document.
    """
    permit(by, "let_chair_in")
    chairs = [one for one in await officials(session) if Role.CHAIR in one.appointment.roles]
    if not chairs:
        raise NoChair
    return await _let_in(session, chairs[0], "let_chair_in", by=by, now=now, document=document)


async def _let_in(
    session: AsyncSession, one: Official, action: str, *, by: Actor, now: datetime, **said: str
) -> Key:
    """The last key of a side, given anew; `action` is what the ward reads (queries.py)."""
    check_helping(one.appointment.roles, others=await at_work(session, besides=one.account.id))
    fresh = await give_password(session, one.account, by=by, now=now)
    record(session, by, action, one.account.id, now, **said)
    return Key(one.account.username, one.appointment.position, fresh)


def _password() -> str:
    return secrets.token_urlsafe(12)


async def _appoint(
    session: AsyncSession,
    first: First,
    password: str,
    *,
    by: Actor,
    now: datetime,
    username: str = "",
    unit: Unit | None = None,
) -> Key:
    made = await appoint_official(
        session,
        username=username or first.username,
        display_name=unit.name if unit else first.display_name,
        email=None,
        password=password,
        unit_id=unit.id if unit else None,
        position=first.position,
        roles=[first.role],
        by=by,
        now=now,
    )
    return Key(made.account.username, first.position, password)


async def _unit_of_front(session: AsyncSession, by: Actor, now: datetime) -> Unit:
    for unit in await units(session):
        if unit.kind == UnitKind.FRONT:
            return unit
    name = front_name((await present_ward(session)).kind)
    return await open_unit(
        session, kind=UnitKind.FRONT, name=name, short_name="MTTQ", by=by, now=now
    )
