"""Whoever chaired writes the decision that residents took, and says who signs it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from services.participation.households.queries import frozen_ids
from services.participation.matters.chairing import check_chair_in
from services.participation.matters.standings import matter_locked
from services.participation.papers import rules
from services.participation.papers.checking import kept_paper
from services.participation.papers.rules import PaperKind
from services.participation.papers.tables import DecisionPaper
from services.participation.rounds.queries import counted_round


async def write_decision(
    session: AsyncSession,
    matter_id: UUID,
    *,
    unit_id: UUID | None = None,
    kind: PaperKind,
    decision: str,
    head_name: str,
    front_name: str,
    signer_ids: Collection[UUID],
    scan: StoredFile | None,
    by: Actor,
    now: datetime,
) -> DecisionPaper:
    """Written over as often as needed until it is sent; what is missing then is refused there.

    In a matter of the whole ward `unit_id` says of which neighbourhood.
    """
    row = await matter_locked(session, matter_id)
    where = rules.neighbourhood_of(row.unit_id, unit_id)
    permit(by, "write_decision", unit_id=where)
    await check_chair_in(session, by, row, where, now.date())
    counted = await counted_round(session, row.id, where)
    if counted is None:
        raise rules.NotCountedYet
    if set(signer_ids) - await frozen_ids(session, counted.roll_id):
        raise rules.NotAWitness
    paper = await kept_paper(session, row.id, where, counted.id)
    paper.kind, paper.decision = kind, decision
    paper.head_name, paper.front_name = head_name, front_name
    paper.signer_ids = sorted(str(each) for each in set(signer_ids))
    paper.scan = asdict(scan) if scan else paper.scan
    record(session, by, "write_decision", row.id, now, kind=kind, unit_id=where)
    return paper
