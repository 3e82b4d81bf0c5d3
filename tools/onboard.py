"""Let a ward use the product: danbiet onboard CODE. Prints its first passwords once.

One is the chair's, who appoints whoever works for the committee; one is of the Front, which
appoints its own and the boards' people (docs/decisions/0021): they go to different persons.
The platform's operator runs it beside the directory's database (DANBIET_DATABASE_URL of the
directory); everything after this goes through the door.
"""

from __future__ import annotations

import asyncio
import secrets
import sys

from libs.kernel import clock
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.errors import Refusal
from libs.kernel.settings import Settings
from libs.permissions import Role
from services.directory.officials.actions import appoint_official
from services.directory.wards.actions import onboard_ward
from tools.front import FRONT_USERNAME, appoint_front

FIRST_USERNAME = "chutich"


def main(argv: list[str]) -> int:
    """Onboards one ward; tells 2 for a wrong call or a refusal."""
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    chair, front = secrets.token_urlsafe(12), secrets.token_urlsafe(12)
    try:
        asyncio.run(onboard(Settings().database_url, argv[0], chair, front))
    except Refusal as refusal:
        print(f"danbiet onboard: {refusal.sentence}", file=sys.stderr)
        return 2
    print(f"{FIRST_USERNAME} / {chair}")
    print(f"{FRONT_USERNAME} / {front}")
    return 0


async def onboard(database_url: str, code: str, password: str, password_of_front: str) -> None:
    """The ward, an account for its chair, and one of the Front: each appoints their own people."""
    database = Database(database_url, "onboard")
    operator = Actor("operator", code, frozenset({Role.OPERATOR}))
    try:
        async with database.transaction(code) as session:
            await onboard_ward(session, by=operator, now=clock.now())
        async with database.transaction(code) as session:
            await appoint_official(
                session,
                username=FIRST_USERNAME,
                display_name="Chủ tịch UBND",
                email=None,
                password=password,
                unit_id=None,
                position="Chủ tịch UBND",
                roles=[Role.CHAIR],
                by=operator,
                now=clock.now(),
            )
            await appoint_front(session, FRONT_USERNAME, password_of_front, by=operator)
    finally:
        await database.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
