"""The balance of a span of days: opening + received - settled = closing, counted from the rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import permit
from libs.rows import ward_of
from services.reception.cases.tables import Case


@dataclass(frozen=True)
class Balance:
    """The cases of one kind in a span of days. Numbers only: whoever may see them sees no case."""

    kind: str
    opening: int
    received: int
    settled: int
    closing: int


async def balances(
    session: AsyncSession, from_on: date, to_on: date, *, by: Actor
) -> list[Balance]:
    """For each kind what was open, came, was settled, and is open; both days are counted."""
    permit(by, "see_backlog")
    came, went = Case.received_on, func.coalesce(Case.settled_on, date.max, type_=Date)
    query = (
        select(
            Case.kind,
            func.count(case((came < from_on, 1))).filter(went >= from_on),
            func.count().filter(came.between(from_on, to_on)),
            func.count().filter(went.between(from_on, to_on)),
            func.count().filter(came <= to_on, went > to_on),
        )
        .where(Case.ward_id == ward_of(session))
        .group_by(Case.kind)
        .order_by(Case.kind)
    )
    return [Balance(*row) for row in await session.execute(query)]
