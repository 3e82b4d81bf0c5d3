"""Seals secrets of second factors and addresses of subscribers (AES-256-GCM), bound to a row."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from libs.kernel.errors import Unavailable

NONCE_BYTES = 12


class VaultClosed(Unavailable):
    """Mã xác thực tạm thời không dùng được. Hãy báo người quản trị hệ thống."""


class Vault:
    """Seals and opens with the deployment's vault key."""

    def __init__(self, key: str) -> None:
        """Without a key nothing is sealed or opened."""
        self._cipher = AESGCM(hashlib.sha256(key.encode()).digest()) if key else None

    def seal(self, secret: str, account_id: UUID) -> bytes:
        """The secret as it is kept; it opens for this account only."""
        if self._cipher is None:
            raise VaultClosed
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, secret.encode(), account_id.bytes)

    def open(self, sealed: bytes, account_id: UUID) -> str:
        """The secret; refuses when the key is another or the row was moved."""
        if self._cipher is None:
            raise VaultClosed
        nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, body, account_id.bytes).decode()
        except InvalidTag as error:
            raise VaultClosed from error
