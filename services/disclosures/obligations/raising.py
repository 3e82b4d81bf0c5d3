"""Raises what an event of another service makes the ward owe to its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.catalogue import Catalogue
from services.disclosures.obligations.actions import apply_due, tell_raised
from services.disclosures.obligations.rules import RaisedBy, due_after, publish_rule
from services.disclosures.tables import Obligation


@dataclass(frozen=True)
class OwedByEvent:
    """A content of the catalogue that is owed from a day on, and why."""

    key: str
    item: str
    title: str
    on: date
    raised_by: RaisedBy
    owner_unit_id: UUID | None = None


async def raise_owed(
    session: AsyncSession,
    owed: OwedByEvent,
    *,
    wanted: Catalogue,
    by: Actor,
    now: datetime,
    **said: Any,
) -> None:
    """The obligation with its day by the ward's catalogue; `said` is what the history keeps."""
    row = Obligation(
        key=owed.key,
        khoan=wanted.item(owed.item).khoan,
        item=owed.item,
        title=owed.title,
        owner_unit_id=owed.owner_unit_id,
        raised_by=owed.raised_by,
        raised_on=now.date(),
    )
    apply_due(row, due_after(owed.on, publish_rule(owed.item, owed.on, wanted)))
    session.add(row)
    record(session, by, "raise_obligation", row.id, now, **said)
    tell_raised(session, row, now)
