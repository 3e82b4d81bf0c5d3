"""Signing in and out, and going on from one request to the next."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from services.directory.signin import codes, passwords, rules
from services.directory.signin.rules import Way
from services.directory.signin.tokens import hash_of, new_token
from services.directory.signin.vault import Vault
from services.directory.tables import Account, SignIn, Trial

FORGET_TRIALS_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Started:
    """A session begun: its token, shown once, and whether a code is still needed."""

    token: str
    ends_at: datetime
    needs_code: bool


async def start_session(
    session: AsyncSession,
    *,
    username: str,
    password: str,
    code: str | None,
    way: Way = Way.ANYWHERE,
    vault: Vault,
    now: datetime,
) -> Started:
    """Somebody signs in. An unknown name and a wrong password look the same, also in time."""
    trial = await locked_trial(session, username, way, now)
    account = await _account(session, username)
    if not await passwords.fits(password, account.password_hash if account else None):
        count_failure(trial, now)
        raise rules.WrongSignIn
    assert account is not None
    await look_again(session, account)
    needs_code = account.code_confirmed_at is not None
    if needs_code and code:
        if not codes.accept(account, code, vault, now):
            count_failure(trial, now)
            raise rules.WrongCode
        needs_code = False
    if not needs_code:
        forget_failures(trial)
    return await _start(session, account, needs_code=needs_code, now=now)


async def give_code(
    session: AsyncSession, token: str, code: str, *, vault: Vault, now: datetime
) -> Started:
    """The second step: the code of the phone turns a half session into a whole one."""
    half = await _sign_in(session, token, now)
    if not half.needs_code:
        raise rules.SessionEnded
    account = await session.get_one(Account, half.account_id)
    trial = await locked_trial(session, account.username, Way.CODE, now)
    await session.refresh(account)  # another may have used the code while we waited
    if not codes.accept(account, code, vault, now):
        count_failure(trial, now)
        raise rules.WrongCode
    forget_failures(trial)
    await session.delete(half)
    return await _start(session, account, needs_code=False, now=now)


async def continue_session(session: AsyncSession, token: str, *, now: datetime) -> SignIn:
    """The session behind a token, kept alive by being used; refuses one that ended."""
    row = await _sign_in(session, token, now)
    if row.needs_code:
        raise rules.SessionEnded
    if now - row.seen_at >= rules.SEEN_EVERY:
        row.seen_at = now
    return row


async def end_session(session: AsyncSession, token: str) -> None:
    """Sign out; an unknown token is as good as signed out."""
    await session.execute(
        delete(SignIn).where(
            SignIn.ward_id == session.info["ward_id"], SignIn.token_hash == hash_of(token)
        )
    )


async def forget_old(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Every day: sessions that ended and failures of yesterday are no longer remembered."""
    ward_id = session.info["ward_id"]
    old = now - rules.SESSION_LIFETIME
    await session.execute(delete(SignIn).where(SignIn.ward_id == ward_id, SignIn.started_at < old))
    old = now - FORGET_TRIALS_AFTER
    await session.execute(delete(Trial).where(Trial.ward_id == ward_id, Trial.last_at < old))


async def _start(
    session: AsyncSession, account: Account, *, needs_code: bool, now: datetime
) -> Started:
    token = new_token()
    session.add(
        SignIn(
            account_id=account.id,
            token_hash=hash_of(token),
            started_at=now,
            seen_at=now,
            needs_code=needs_code,
        )
    )
    if not needs_code:
        by = Actor(str(account.id), session.info["ward_id"])
        record(session, by, "start_session", account.id, now)
    return Started(token, rules.ends_at(now, now, needs_code=needs_code), needs_code)


async def _account(session: AsyncSession, username: str) -> Account | None:
    return await session.scalar(
        select(Account).where(
            Account.ward_id == session.info["ward_id"],
            Account.username == username.lower(),
            Account.left_on.is_(None),
        )
    )


async def _sign_in(session: AsyncSession, token: str, now: datetime) -> SignIn:
    row = await session.scalar(
        select(SignIn).where(
            SignIn.ward_id == session.info["ward_id"], SignIn.token_hash == hash_of(token)
        )
    )
    if row is None or now >= rules.ends_at(row.started_at, row.seen_at, needs_code=row.needs_code):
        raise rules.SessionEnded
    return row


async def look_again(session: AsyncSession, account: Account) -> None:
    """A password takes long to try: it may be another by now, or the account may have ended.

    Held until it is over, so that who changes the password ends a session just begun as well.
    """
    tried = account.password_hash
    await session.refresh(account, with_for_update=True)
    if account.password_hash != tried or account.left_on is not None:
        raise rules.WrongSignIn


async def locked_trial(session: AsyncSession, username: str, way: Way, now: datetime) -> Trial:
    """The failures under a name on one way, locked: tries at the same time wait for one another."""
    ward_id = session.info["ward_id"]
    # Names that people typed are not kept: one may be a password in the wrong box.
    name_hash = hashlib.sha256(f"{way}\n{username.lower()}".encode()).digest()
    row = {"id": new_id(), "ward_id": ward_id, "username_hash": name_hash, "last_at": now}
    await session.execute(insert(Trial).values(failures=0, **row).on_conflict_do_nothing())
    trial = await session.scalar(
        select(Trial)
        .where(Trial.ward_id == ward_id, Trial.username_hash == name_hash)
        .with_for_update()
    )
    assert trial is not None
    if trial.wait_until and now < trial.wait_until:
        raise rules.TooManyTries(wait_seconds=ceil((trial.wait_until - now).total_seconds()))
    return trial


def count_failure(trial: Trial, now: datetime) -> None:
    """One more wrong try, and the wait that follows from it."""
    trial.failures += 1
    trial.last_at = now
    wait = rules.wait_after(trial.failures)
    trial.wait_until = now + wait if wait else None


def forget_failures(trial: Trial) -> None:
    """A right try clears the count."""
    trial.failures, trial.wait_until = 0, None
