"""Changing one's own password, and setting another's anew."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import SignInNeeded
from libs.kernel.history import record
from libs.permissions import permit
from services.directory.officials.actions import end_sessions, must_keep
from services.directory.officials.queries import official, own_account
from services.directory.officials.rules import NoSuchOfficial, NotYourself
from services.directory.officials.sides import check_resetting
from services.directory.signin import actions, passwords, rules
from services.directory.tables import Account


async def change_password(
    session: AsyncSession, *, current: str, new: str, by: Actor, at: datetime, now: datetime
) -> None:
    """Somebody chooses a new password; every session ends, this one as well."""
    if not by.known:
        raise SignInNeeded
    account = await own_account(session, by)
    trial = await actions.locked_trial(session, account.username, rules.Way.SIGNED_IN, at)
    if not await passwords.fits(current, account.password_hash):
        actions.count_failure(trial, at)
        raise rules.WrongSignIn
    rules.check_password(new, account.username)
    if await passwords.fits(new, account.password_hash):
        raise rules.PasswordUnchanged
    fresh = await passwords.hashed(new)
    await actions.look_again(session, account)
    account.password_hash = fresh
    account.must_change_password = False
    await end_sessions(session, account.id)
    record(session, by, "change_password", account.id, now)


async def reset_password(
    session: AsyncSession, account_id: UUID, *, by: Actor, now: datetime
) -> str:
    """A fresh password for somebody who lost theirs, by whoever keeps the account.

    The operator does so on the platform and in a province; a ward he helps by `founding`.
    """
    permit(by, "reset_password")
    if str(account_id) == by.id:
        raise NotYourself
    present = await official(session, account_id)
    await must_keep(session, present.appointment.roles, by=by)
    check_resetting(by, present.appointment.roles)
    return await give_password(session, present.account, by=by, now=now)


async def give_password(
    session: AsyncSession, account: Account, *, by: Actor, now: datetime
) -> str:
    """A fresh password, shown once; the second factor is off. Who may, the caller has asked."""
    password = secrets.token_urlsafe(12)
    fresh = await passwords.hashed(password)
    await session.refresh(account, with_for_update=True)
    if account.left_on:
        raise NoSuchOfficial
    account.password_hash = fresh
    account.must_change_password = True
    account.code_secret = account.code_confirmed_at = None
    await end_sessions(session, account.id)
    record(session, by, "reset_password", account.id, now)
    return password
