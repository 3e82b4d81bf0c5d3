"""Identifiers that sort by the moment they were made (UUID version 7)."""

from __future__ import annotations

import secrets
import time
from uuid import UUID

_last = 0


def new_id() -> UUID:
    """A UUIDv7 later than every other of this process (RFC 9562, section 6.2, method 3).

    48 bits of milliseconds, 12 bits that count on within one, then 62 random bits.
    """
    global _last
    _last = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
    milliseconds, count = divmod(_last, 4096)
    head = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | count << 64
    return UUID(int=head | 0b10 << 62 | secrets.randbits(62))
