"""Which keys seal who wrote: danbiet seals [rewrap]. After a new master key, rewrap.

In the environment of reception (DANBIET_SEALED_URL, DANBIET_SEAL_KEY=old,new), or beside `make up`.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from libs.kernel import clock
from libs.kernel.settings import Settings
from services.reception.sealed.rotating import letters_by_key, rewrap
from services.reception.sealed.store import Store
from tools.machine import Machine

HOME = Path(".local")


def main(argv: list[str]) -> int:
    """Tells 1 while some letter is under a key that is not the newest."""
    if argv not in ([], ["rewrap"]):
        print(__doc__, file=sys.stderr)
        return 2
    settings = Settings()
    if not settings.sealed_url:
        settings = Machine.beside(HOME).settings("reception")
    return asyncio.run(seals(settings, wrap_anew=bool(argv)))


async def seals(settings: Settings, *, wrap_anew: bool) -> int:
    """Wraps anew if asked to, then counts the letters under each key."""
    store = Store(settings)
    try:
        if wrap_anew:
            print(f"{await rewrap(store, by='operator', now=clock.now())} keys wrapped anew")
        counted = await letters_by_key(store)
    finally:
        await store.close()
    counted.setdefault(store.keys.newest, 0)
    for master_id, letters in sorted(counted.items()):
        newest = ", the newest" if master_id == store.keys.newest else ""
        print(f"key {master_id}: {letters} letters{newest}")
    return 1 if counted.keys() - {store.keys.newest} else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
