"""The three keys of a vote, made when it is opened, wrapped at rest, destroyed when they are done.

`sign` makes a ballot valid, `box` opens the sealed choices, `receipt` proves that a ballot was
taken. What is wrapped says in which vote and for what it is good, so that none serves elsewhere.
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from libs.ballots import box, rsabssa
from libs.kernel.errors import Unavailable

NONCE_BYTES = 12


class KeysClosed(Unavailable):
    """Chưa mở được khóa của cuộc biểu quyết. Hãy báo người quản trị hệ thống."""


@dataclass(frozen=True)
class KeyPair:
    """A key as it is kept: the public half, and the private one wrapped."""

    public: bytes
    wrapped: bytes


class Keyring:
    """Wraps and unwraps with the key of the setting."""

    def __init__(self, setting: str) -> None:
        """`setting` is 64 hex digits. Raises KeysClosed when it is none."""
        try:
            self._master = AESGCM(bytes.fromhex(setting))
        except ValueError as error:
            raise KeysClosed from error

    async def new_pair(self, round_id: UUID, purpose: str) -> KeyPair:
        """A fresh key for one purpose of one vote. Making it takes a while: other work goes on."""
        key = await asyncio.to_thread(rsabssa.new_key, box.KEY_BITS)
        nonce = secrets.token_bytes(NONCE_BYTES)
        private = box.private_bytes(key)
        sealed = self._master.encrypt(nonce, private, _bound_to(round_id, purpose))
        return KeyPair(rsabssa.public_bytes(key.public_key()), nonce + sealed)

    def unwrapped(self, wrapped: bytes | None, round_id: UUID, purpose: str) -> RSAPrivateKey:
        """The private key. Raises KeysClosed, also for one that was destroyed."""
        if wrapped is None:
            raise KeysClosed
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            private = self._master.decrypt(nonce, sealed, _bound_to(round_id, purpose))
        except InvalidTag as error:
            raise KeysClosed from error
        return box.private_key(private, our_own=True)


def _bound_to(round_id: UUID, purpose: str) -> bytes:
    return f"ballot round {round_id} {purpose}".encode()
