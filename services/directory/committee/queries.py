"""The committee now, and as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from services.directory.tables import Account, Committee, Member, Unit

SHOWN_MAX = 50


class NoCommittee(NotFound):
    """Phường, xã này chưa có Ban Chỉ đạo."""


@dataclass(frozen=True)
class Seated:
    """A member with the names to show."""

    member: Member
    display_name: str | None
    unit_name: str | None


async def committees(session: AsyncSession) -> Sequence[Committee]:
    """Every committee, the present one first."""
    wanted = select(Committee).where(Committee.ward_id == session.info["ward_id"])
    newest_first = wanted.order_by(Committee.decided_on.desc(), Committee.id.desc())
    return (await session.scalars(newest_first.limit(SHOWN_MAX))).all()


async def present_committee(session: AsyncSession) -> Committee:
    """The committee at work; refuses when none was formed."""
    wanted = select(Committee).where(
        Committee.ward_id == session.info["ward_id"], Committee.ended_on.is_(None)
    )
    committee = await session.scalar(wanted)
    if committee is None:
        raise NoCommittee
    return committee


async def seats_of(session: AsyncSession, committee: Committee) -> list[Seated]:
    """The members of a committee in the order of the decision."""
    rows = await session.execute(
        select(Member, Account.display_name, Unit.name)
        .outerjoin(Account, Account.id == Member.account_id)
        .outerjoin(Unit, Unit.id == Member.unit_id)
        .where(Member.ward_id == committee.ward_id, Member.committee_id == committee.id)
        .order_by(Member.seat)
    )
    return [Seated(*row) for row in rows]
