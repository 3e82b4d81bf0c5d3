"""Second factors: six digits of a phone (TOTP, RFC 6238). Each code works once."""

from __future__ import annotations

from datetime import datetime

import pyotp
from pyotp.exceptions import OTPVerificationError
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import SignInNeeded
from libs.kernel.history import record
from services.directory.officials.queries import own_account
from services.directory.signin import rules
from services.directory.signin.vault import Vault
from services.directory.tables import Account

ISSUER = "Dân Biết"
# A phone's clock may be half a minute off, either way.
STEPS_OFF_MAX = 1


def accept(account: Account, code: str, vault: Vault, now: datetime) -> bool:
    """Whether the code is right and newer than the last one used; then it is used up."""
    if account.code_secret is None or not (code.isascii() and code.isdigit()):
        return False
    totp = pyotp.TOTP(vault.open(account.code_secret, account.id))
    try:
        step = totp.verify_and_get_timecode(code, for_time=now, valid_window=STEPS_OFF_MAX)
    except OTPVerificationError:
        return False
    if step <= account.code_last_step:
        return False
    account.code_last_step = step
    return True


async def enrol_second_factor(session: AsyncSession, *, vault: Vault, by: Actor) -> tuple[str, str]:
    """A fresh secret for the account that asks: as text and as an address for a QR code.

    It counts only when a code confirmed it.
    """
    account = await _own(session, by)
    if account.code_confirmed_at:
        raise rules.SecondFactorAlreadyOn
    secret = pyotp.random_base32()
    account.code_secret = vault.seal(secret, account.id)
    account.code_last_step = 0
    name = f"{account.username} ({by.ward_id})"
    uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
    return secret, uri


async def confirm_second_factor(
    session: AsyncSession, *, code: str, vault: Vault, by: Actor, now: datetime
) -> None:
    """The phone shows the right code: from now on it is asked at every sign-in."""
    account = await _own(session, by)
    if account.code_confirmed_at:
        raise rules.SecondFactorAlreadyOn
    if account.code_secret is None:
        raise rules.SecondFactorNotStarted
    if not accept(account, code, vault, now):
        raise rules.WrongCode
    account.code_confirmed_at = now
    record(session, by, "confirm_second_factor", account.id, now)


async def _own(session: AsyncSession, by: Actor) -> Account:
    if not by.known:
        raise SignInNeeded
    return await own_account(session, by, lock=True)
