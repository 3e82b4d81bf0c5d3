"""Which keys seal who wrote: danbiet seals [rewrap]. After a new master key, rewrap.

In the environment of reception (DANBIET_SEALED_URL, DANBIET_SEAL_KEY=old,new), or beside `make up`.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from libs.kernel import clock
from libs.kernel.settings import Settings
from services.reception.feedback.words import rows_by_key
from services.reception.main import service
from services.reception.sealed.rotating import letters_by_key, rewrap
from services.reception.sealed.store import Store
from tools.machine import Machine

HOME = Path(".local")


def main(argv: list[str]) -> int:
    """Tells 1 while a letter, or what was typed in a report, needs a key that is not the newest."""
    if argv not in ([], ["rewrap"]):
        print(__doc__, file=sys.stderr)
        return 2
    settings = Settings()
    if not settings.sealed_url:
        settings = Machine.beside(HOME).settings("reception")
    return asyncio.run(seals(settings, wrap_anew=bool(argv)))


async def seals(settings: Settings, *, wrap_anew: bool) -> int:
    """Wraps anew if asked to, then counts the letters and the reports under each key."""
    store, database = Store(settings), service.database(settings)
    try:
        if wrap_anew:
            print(f"{await rewrap(store, by='operator', now=clock.now())} keys wrapped anew")
        letters, reports = await letters_by_key(store), await rows_by_key(database)
    finally:
        await store.close()
        await database.close()
    keys = letters.keys() | reports.keys() | {store.keys.newest}
    for key in sorted(keys):
        newest = ", the newest" if key == store.keys.newest else ""
        print(f"key {key or '(none)'}: {letters[key]} letters, {reports[key]} reports{newest}")
    return 1 if keys - {store.keys.newest} else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
