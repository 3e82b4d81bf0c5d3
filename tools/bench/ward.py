"""A founded ward for measurements."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tools.apart import Apart
from tools.sample import WARD
from tools.samples.cast import Cast, passwords_kept
from tools.samples.ward import found_ward


@asynccontextmanager
async def founded(machine: Apart) -> AsyncIterator[Cast]:
    """Units and accounts are there; everybody can sign in."""
    passwords = passwords_kept(machine.home / "sample-accounts.json")
    url = machine.machine.database_url("directory", "app")
    async with Cast(machine.base_url, WARD, passwords) as cast:
        await cast.onboard(url)
        await found_ward(cast)
        yield cast
