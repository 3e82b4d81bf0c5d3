"""Let the Front of a ward in: danbiet front CODE [USERNAME]. Prints a password once.

Its first account, or a fresh password for the only one that is left: nobody of the committee
can give either. Everybody else of the Front and of the boards under it the Front appoints itself.
The platform's operator runs it beside the directory's database, as `danbiet onboard`.
"""

from __future__ import annotations

import asyncio
import sys

from libs.kernel import clock
from libs.kernel.errors import Refusal
from services.directory.founding.actions import Key, let_front_in
from services.directory.founding.rules import FRONT
from tools.onboard import as_operator, directory_url


def main(argv: list[str]) -> int:
    """Lets the Front of one ward in; tells 2 for a wrong call or a refusal."""
    if not 1 <= len(argv) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    code, *named = argv
    try:
        key = asyncio.run(_let_in(code, named[0] if named else FRONT.username))
    except Refusal as refusal:
        print(f"danbiet front: {refusal.sentence}", file=sys.stderr)
        return 2
    print(f"{key.username} / {key.password}")
    return 0


async def _let_in(code: str, username: str) -> Key:
    async with as_operator(directory_url(), code) as (session, operator):
        return await let_front_in(session, username, by=operator, now=clock.now())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
