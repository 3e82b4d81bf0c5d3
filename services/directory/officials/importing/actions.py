"""Giving many accounts at once: each by `appoint_official`, with its own rules and event."""

from __future__ import annotations

import secrets
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Refusal
from libs.kernel.history import record
from libs.permissions import permit
from services.directory.officials import sides
from services.directory.officials.actions import appoint_official
from services.directory.officials.importing.sheet import COLUMNS, OfficialRow, Standing, check
from services.directory.officials.queries import at_work
from services.directory.tables import Account
from services.directory.units.queries import units


class AccountsNotGood(Refusal):
    """Có {bad} dòng lỗi nên chưa cấp tài khoản nào. Hãy sửa tệp rồi gửi lại."""


class ListGivenBefore(Refusal):
    """Mọi tên đã có: danh sách này có lẽ vừa được cấp. Mật khẩu, hãy đặt lại ở trang từng người."""


async def check_officials(
    session: AsyncSession, rows: list[OfficialRow], *, by: Actor
) -> list[OfficialRow]:
    """What is wrong with which row; changes nothing. Refuses a list whose names are all taken."""
    permit(by, "import_officials")
    ward_id = session.info["ward_id"]
    open_units = {unit.name_key: (unit.id, unit.kind) for unit in await units(session)}
    # Names of who left stay taken, as they do when accounts are given one by one.
    found = await session.scalars(select(Account.username).where(Account.ward_id == ward_id))
    names = frozenset(found)
    if rows and all(row.cells["username"].lower() in names for row in rows):
        raise ListGivenBefore
    standing = Standing(ward_id, open_units, names)
    return check(rows, standing, partial(sides.check_keeper, by, there=await at_work(session)))


async def import_officials(
    session: AsyncSession, rows: list[OfficialRow], *, by: Actor, now: datetime
) -> list[tuple[OfficialRow, str]]:
    """Give every row an account, each with the password made for it; one bad row refuses all."""
    checked = await check_officials(session, rows, by=by)
    if faults := _faults(checked):
        raise AccountsNotGood(bad=sum(bool(row.errors) for row in checked), fields=faults)
    given = []
    for row in checked:
        password = secrets.token_urlsafe(12)
        await appoint_official(
            session,
            username=row.cells["username"],
            display_name=row.cells["display_name"],
            email=row.cells["email"] or None,
            password=password,
            unit_id=row.unit_id,
            position=row.cells["position"],
            roles=row.roles,
            by=by,
            now=now,
        )
        given.append((row, password))
    record(session, by, "import_officials", session.info["ward_id"], now, accounts=len(given))
    return given


def _faults(rows: list[OfficialRow]) -> dict[str, str]:
    return {
        f"{row.line}.{column}": f"Dòng {row.line}, cột {COLUMNS[column]}: {sentence}"
        for row in rows
        for column, sentence in row.errors.items()
    }
