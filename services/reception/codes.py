"""What a citizen follows something by without an account: a code, and a secret kept as a hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Annotated

from pydantic import BaseModel, Field

# Without letters and digits that are taken for one another when they are copied by hand.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8
SECRET_LENGTH = 16  # eighty random bits: nobody finds one by trying


class KeyForm(BaseModel):
    """A code and its secret, in a body, so that no address holds them."""

    code: Annotated[str, Field(pattern=f"^[{LETTERS}]{{{CODE_LENGTH}}}$")]
    secret: Annotated[str, Field(pattern=f"^[{LETTERS}]{{{SECRET_LENGTH}}}$")]


def new_code() -> str:
    """A code that names something."""
    return _letters(CODE_LENGTH)


def new_secret() -> str:
    """A secret that opens it; shown once."""
    return _letters(SECRET_LENGTH)


def _letters(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def hash_of(secret: str) -> bytes:
    """What is kept of a secret. It is random, so a plain fast hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def fits(secret: str, kept: bytes) -> bool:
    """Whether this is the secret behind a hash."""
    return hmac.compare_digest(hash_of(secret), kept)
