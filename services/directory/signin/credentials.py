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
from services.directory.officials.queries import chair_remains, official, own_account
from services.directory.officials.rules import NotYourself
from services.directory.officials.sides import check_helping
from services.directory.signin import actions, passwords, rules


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
    account.password_hash = await passwords.hashed(new)
    account.must_change_password = False
    await end_sessions(session, account.id)
    record(session, by, "change_password", account.id, now)


async def reset_password(
    session: AsyncSession, account_id: UUID, *, by: Actor, now: datetime
) -> str:
    """A fresh password for somebody who lost theirs, shown once; their second factor is off."""
    permit(by, "reset_password")
    if str(account_id) == by.id:
        raise NotYourself
    present = await official(session, account_id)
    await must_keep(session, present.appointment.roles, account_id, by=by)
    remains = await chair_remains(session, besides=account_id)
    check_helping(by, present.appointment.roles, chair_remains=remains)
    account = present.account
    password = secrets.token_urlsafe(12)
    account.password_hash = await passwords.hashed(password)
    account.must_change_password = True
    account.code_secret = account.code_confirmed_at = None
    await end_sessions(session, account_id)
    record(session, by, "reset_password", account_id, now)
    return password
