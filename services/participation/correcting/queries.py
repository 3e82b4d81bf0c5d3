"""Reads where a count may still be put right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause, Scope
from services.participation.correcting import rules
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter
from services.participation.papers.checking import paper_of
from services.participation.rounds.rules import RoundState
from services.participation.rounds.tables import Round


async def correctable(
    session: AsyncSession, matter: Matter, rounds: Iterable[Round], today: date
) -> list[UUID]:
    """In which neighbourhoods whoever counted may put it right today."""
    asked = (Clause(matter.clause), Scope(matter.scope), MatterState(matter.state))
    found = []
    for row in rounds:
        paper = await paper_of(session, matter.id, row.unit_id)
        sent = paper is not None and paper.sent_on is not None
        late = rules.too_late(*asked, counted_on=row.counted_on, sent=sent, today=today)
        if row.state == RoundState.COUNTED and late is None:
            found.append(row.unit_id)
    return found
