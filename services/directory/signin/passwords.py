"""Passwords: Argon2id, in a thread, two at a time, because each takes 64 MB."""

from __future__ import annotations

import asyncio
import secrets
from functools import lru_cache

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from libs.kernel import clock
from services.directory.signin.rules import normalised

AT_ONCE_MAX = 2

_hash = PasswordHash((Argon2Hasher(),))
# For a machine whose clock a conductor drives: its people are samples, their passwords drawn at
# random, and a year that lets in thousands of them would do little else.
_sample_hash = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=1024, parallelism=1),))
_places = asyncio.Semaphore(AT_ONCE_MAX)


def use(hasher: Argon2Hasher) -> None:
    """Hash with other parameters: tests use cheap ones."""
    global _hash
    _hash = PasswordHash((hasher,))
    _nobodys.cache_clear()


async def hashed(password: str) -> str:
    """The hash to keep for a password."""
    async with _places:
        return await asyncio.to_thread(_how().hash, normalised(password))


async def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one behind `kept`; takes as long when there is no such hash."""
    async with _places:
        return await asyncio.to_thread(_fits, normalised(password), kept)


def _fits(password: str, kept: str | None) -> bool:
    try:
        good = _hash.verify(password, kept or _nobodys(_how()))
    except UnknownHashError:
        return False
    return good and kept is not None


def _how() -> PasswordHash:
    return _sample_hash if clock.held() else _hash


@lru_cache(maxsize=2)
def _nobodys(how: PasswordHash) -> str:
    """The hash of a password that nobody knows, as dear as those that are kept."""
    return how.hash(secrets.token_urlsafe(32))
