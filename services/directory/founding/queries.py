"""What an operator did to let somebody of the ward in again, for those who see its accounts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.tables import history
from libs.rows import ward_of

HELPED = ("let_chair_in", "let_front_in")
SHOWN_MAX = 50


@dataclass(frozen=True)
class Help:
    """When, whom (by the action) and by which document; "" where none was asked for."""

    at: datetime
    action: str
    document: str


async def helped(session: AsyncSession) -> list[Help]:
    """Every time an operator gave a password of the ward again, the newest first.

    There is no other way: officials/sides.py refuses him where a side has somebody at work.
    """
    query = (
        select(history.c.at, history.c.action, history.c.said)
        .where(history.c.ward_id == ward_of(session), history.c.action.in_(HELPED))
        .order_by(history.c.ward_seq.desc())
        .limit(SHOWN_MAX)
    )
    rows = await session.execute(query)
    return [Help(at, action, json.loads(said).get("document", "")) for at, action, said in rows]
