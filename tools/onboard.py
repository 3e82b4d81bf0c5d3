"""Let a ward use the product: danbiet onboard CODE. Prints its first passwords once.

One is the chair's, who appoints whoever works for the committee; one is of the Front, which
appoints its own and the boards' people (docs/decisions/0021): they go to different persons.
A province's code (P0022) is let in by the account of an official who sees its wards added up.
The platform's operator runs it beside the directory's database (DANBIET_DATABASE_URL of the
directory); everything after this goes through the door.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.errors import Refusal
from libs.kernel.settings import Settings
from libs.official_list import province_at
from libs.permissions import Role
from services.directory.officials.actions import appoint_official
from services.directory.wards.actions import onboard_ward
from tools.front import FRONT_USERNAME, appoint_front

FIRST_USERNAME = "chutich"
PROVINCE_USERNAME = "tinh"


def main(argv: list[str]) -> int:
    """Onboards one ward or province; tells 2 for a wrong call or a refusal."""
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    [code], url = argv, Settings().database_url
    names = (PROVINCE_USERNAME,) if province_at(code) else (FIRST_USERNAME, FRONT_USERNAME)
    given = {name: secrets.token_urlsafe(12) for name in names}
    begin = onboard_province if province_at(code) else onboard
    try:
        asyncio.run(begin(url, code, *given.values()))
    except Refusal as refusal:
        print(f"danbiet onboard: {refusal.sentence}", file=sys.stderr)
        return 2
    for name, password in given.items():
        print(f"{name} / {password}")
    return 0


async def onboard(database_url: str, code: str, password: str, password_of_front: str) -> None:
    """The ward, an account for its chair, and one of the Front: each appoints their own people."""
    operator = Actor("operator", code, frozenset({Role.OPERATOR}))
    chair = ("Chủ tịch UBND", "Chủ tịch UBND", Role.CHAIR)
    async with _directory(database_url) as database:
        async with database.transaction(code) as session:
            await onboard_ward(session, by=operator, now=clock.now())
        async with database.transaction(code) as session:
            await _appoint(session, FIRST_USERNAME, password, *chair, by=operator)
            await appoint_front(session, FRONT_USERNAME, password_of_front, by=operator)


async def onboard_province(database_url: str, code: str, password: str) -> None:
    """An account for an official of the province, which itself is on the official list."""
    operator = Actor("operator", code, frozenset({Role.OPERATOR}))
    official = ("Cán bộ theo dõi của tỉnh", "Chuyên viên Sở Nội vụ", Role.PROVINCE)
    async with _directory(database_url) as database, database.transaction(code) as session:
        await _appoint(session, PROVINCE_USERNAME, password, *official, by=operator)


@asynccontextmanager
async def _directory(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url, "onboard")
    try:
        yield database
    finally:
        await database.close()


async def _appoint(
    session: AsyncSession,
    username: str,
    password: str,
    display_name: str,
    position: str,
    role: Role,
    *,
    by: Actor,
) -> None:
    await appoint_official(
        session,
        username=username,
        display_name=display_name,
        email=None,
        password=password,
        unit_id=None,
        position=position,
        roles=[role],
        by=by,
        now=clock.now(),
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
