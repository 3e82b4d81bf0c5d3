"""Let a ward use the product: danbiet onboard CODE. Prints its first passwords once.

One is the chair's, who appoints whoever works for the committee; one is of the Front, which
appoints its own and the boards' people (docs/decisions/0021): they go to different persons.
A province's code (P0022) is let in by the account of an official who sees its wards added up;
00000 is the platform itself: an operator, who lets wards in on a page instead of here.
It runs beside the directory's database (DANBIET_DATABASE_URL of the directory, or `make up` in
this folder); everything after this goes through the door.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.errors import Refusal
from libs.kernel.settings import Settings
from libs.official_list import province_at
from libs.permissions import Role
from services.directory.founding.actions import Key, found_platform, found_province, found_ward
from services.directory.wards.rules import PLATFORM

HERE = Path(".local")


def main(argv: list[str]) -> int:
    """Lets in one ward, province or operator; tells 2 for a wrong call or a refusal."""
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    [code] = argv
    try:
        keys = asyncio.run(_let_in(directory_url(), code))
    except Refusal as refusal:
        print(f"danbiet onboard: {refusal.sentence}", file=sys.stderr)
        return 2
    for key in keys:
        print(f"{key.username} / {key.password}  ({key.position})")
    print(f"Sign in at /{code}/dang-nhap; each has to choose another password there.")
    return 0


def directory_url() -> str:
    """The directory's database: the one that is named, or the one of `make up` in this folder."""
    named = Settings().database_url
    if named or not (HERE / "parts.json").exists():
        return named
    from tools.machine import Machine  # only here: production embeds no servers

    return Machine.beside(HERE).database_url("directory", "app")


async def onboard(database_url: str, code: str, password: str, password_of_front: str) -> None:
    """The ward with passwords that are known already: for samples and tests."""
    async with as_operator(database_url, code) as (session, operator):
        passwords = password, password_of_front
        await found_ward(session, by=operator, now=clock.now(), passwords=passwords)


async def onboard_province(database_url: str, code: str, password: str) -> None:
    """The same for a province."""
    async with as_operator(database_url, code) as (session, operator):
        await found_province(session, by=operator, now=clock.now(), password=password)


@asynccontextmanager
async def as_operator(database_url: str, code: str) -> AsyncIterator[tuple[AsyncSession, Actor]]:
    """One transaction in that ward, and whose it is."""
    database = Database(database_url, "onboard")
    try:
        async with database.transaction(code) as session:
            yield session, Actor("operator", code, frozenset({Role.OPERATOR}))
    finally:
        await database.close()


async def _let_in(database_url: str, code: str) -> list[Key]:
    async with as_operator(database_url, code) as (session, operator):
        if code == PLATFORM:
            return [await found_platform(session, by=operator, now=clock.now())]
        if province_at(code):
            return [await found_province(session, by=operator, now=clock.now())]
        _, keys = await found_ward(session, by=operator, now=clock.now())
        return keys


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
