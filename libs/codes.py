"""What somebody without an account follows something by: a code, and a secret kept as a hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Annotated

from pydantic import Field

# Without letters and digits that are taken for one another when they are copied by hand.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 8
_SECRET_LENGTH = 16  # eighty random bits: nobody finds one by trying
_SEED_BYTES = 8

CODE = f"^[{_LETTERS}]{{{_CODE_LENGTH}}}$"
SECRET = f"^[{_LETTERS}]{{{_SECRET_LENGTH}}}$"
# In the body of a form, so that no address holds a secret.
Code = Annotated[str, Field(pattern=CODE)]
Secret = Annotated[str, Field(pattern=SECRET)]


def new_code() -> str:
    """A code that names something; it hides nothing."""
    return _random(_CODE_LENGTH)


def new_secret() -> str:
    """A secret that opens it; shown once."""
    return _random(_SECRET_LENGTH)


def new_seed() -> str:
    """What nobody could choose when something is drawn by lot; everybody sees it afterwards."""
    return secrets.token_hex(_SEED_BYTES)


def _random(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def hash_of(secret: str) -> bytes:
    """What is kept of a secret. It is random, so a plain fast hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def fits(secret: str, kept: bytes) -> bool:
    """Whether this is the secret behind a hash."""
    return hmac.compare_digest(hash_of(secret), kept)
