"""Which due days an address may show, and how an address is kept."""

import hashlib
import secrets
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Refusal
from libs.permissions import Role

TOKEN_BYTES = 32
# Who oversees the whole ward's work may have all of its days.
OVERSEERS = frozenset({Role.CHAIR, Role.OFFICE, Role.CULTURE})


class Scope(StrEnum):
    """What an address shows."""

    UNIT = "unit"  # việc của đơn vị
    WARD = "ward"  # việc của cả phường


class ScopeTooWide(Refusal):
    """Lịch của cả phường chỉ dành cho lãnh đạo, Văn phòng và Phòng Văn hóa - Xã hội."""


class WithoutUnit(Refusal):
    """Bạn chưa thuộc đơn vị nào nên chưa có lịch việc của đơn vị."""


def unit_of(scope: Scope, by: Actor) -> UUID | None:
    """The unit whose days `by` may have; None for the ward's, refused when not theirs to have."""
    if scope is Scope.WARD:
        if not by.roles & OVERSEERS:
            raise ScopeTooWide
        return None
    if by.unit_id is None:
        raise WithoutUnit
    return by.unit_id


def new_token() -> str:
    """A secret that nobody can guess, fit for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> bytes:
    """What is kept of a token; a random one needs no salt."""
    return hashlib.sha256(token.encode()).digest()
