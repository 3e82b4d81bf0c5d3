"""Random tokens: shown once, kept as hashes."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """256 random bits as text for a header or a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> bytes:
    """What is kept of a token. It is random, so a plain fast hash is enough."""
    return hashlib.sha256(token.encode()).digest()
