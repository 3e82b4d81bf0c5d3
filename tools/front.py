"""Let the Front of a ward in: danbiet front CODE [USERNAME]. Prints a password once.

Its first account, or a fresh password for the only one that is left: nobody of the committee
can give either. Everybody else of the Front and of the boards under it the Front appoints itself.
The platform's operator runs it beside the directory's database, as `danbiet onboard`.
"""

from __future__ import annotations

import asyncio
import secrets
import sys

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.errors import Refusal
from libs.kernel.settings import Settings
from libs.permissions import Role
from services.directory.officials.actions import appoint_official
from services.directory.officials.queries import officials
from services.directory.officials.sides import Side, side_of
from services.directory.signin.credentials import reset_password
from services.directory.tables import Unit
from services.directory.units.actions import open_unit
from services.directory.units.queries import units
from services.directory.units.rules import UnitKind
from services.directory.wards.queries import present_ward

FRONT_USERNAME = "mttq"


def main(argv: list[str]) -> int:
    """Lets the Front of one ward in; tells 2 for a wrong call or a refusal."""
    if not 1 <= len(argv) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        username, password = asyncio.run(_let_in(*argv))
    except Refusal as refusal:
        print(f"danbiet front: {refusal.sentence}", file=sys.stderr)
        return 2
    print(f"{username} / {password}")
    return 0


async def appoint_front(session: AsyncSession, username: str, password: str, *, by: Actor) -> None:
    """The first account of the Front, in its unit, which is entered where the ward has none."""
    now = clock.now()
    unit = await _unit_of_front(session, by)
    await appoint_official(
        session,
        username=username,
        display_name=unit.name,
        email=None,
        password=password,
        unit_id=unit.id,
        position="Ban Thường trực",
        roles=[Role.FRONT],
        by=by,
        now=now,
    )


async def _let_in(code: str, username: str = FRONT_USERNAME) -> tuple[str, str]:
    database = Database(Settings().database_url, "front")
    operator = Actor("operator", code, frozenset({Role.OPERATOR}))
    try:
        async with database.transaction(code) as session:
            at_work = [
                one.account
                for one in await officials(session)
                if Role.FRONT in one.appointment.roles
                and side_of(one.appointment.roles) is Side.FRONT
            ]
            if at_work:
                account = at_work[0]
                fresh = await reset_password(session, account.id, by=operator, now=clock.now())
                return account.username, fresh
            password = secrets.token_urlsafe(12)
            await appoint_front(session, username, password, by=operator)
            return username, password
    finally:
        await database.close()


async def _unit_of_front(session: AsyncSession, by: Actor) -> Unit:
    for unit in await units(session):
        if unit.kind == UnitKind.FRONT:
            return unit
    ward = await present_ward(session)
    return await open_unit(
        session,
        kind=UnitKind.FRONT,
        name=f"Ủy ban Mặt trận Tổ quốc {ward.kind.lower()}",
        short_name="MTTQ",
        by=by,
        now=clock.now(),
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
