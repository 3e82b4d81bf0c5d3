"""The ward writes down what all neighbourhoods said, and sends it (articles 21.2 and 23)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Scope
from libs.permissions import permit
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter
from services.participation.papers import rules
from services.participation.papers.checking import check_unsent, kept_paper, paper_of
from services.participation.papers.tables import DecisionPaper


async def write_total_paper(
    session: AsyncSession,
    matter_id: UUID,
    *,
    decision: str,
    signer: str,
    by: Actor,
    now: datetime,
) -> DecisionPaper:
    """Written over until it is sent; the sums are those that were totalled."""
    permit(by, "write_total_paper")
    row = await matter_locked(session, matter_id)
    check_totalled(row)
    paper = await kept_paper(session, row.id, None, None)
    paper.decision, paper.head_name = decision, signer
    record(session, by, "write_total_paper", row.id, now)
    return paper


async def send_total_paper(
    session: AsyncSession, matter_id: UUID, *, by: Actor, now: datetime
) -> DecisionPaper:
    """It goes to the Front and to the neighbourhoods, and everybody reads it."""
    permit(by, "send_total_paper")
    row = await matter_locked(session, matter_id)
    check_totalled(row)
    paper = await paper_of(session, row.id, None, lock=True)
    lacks = rules.missing_of_the_whole(
        paper.decision if paper else "", paper.head_name if paper else ""
    )
    if paper is None or lacks:
        raise rules.PaperNotWhole(what="; ".join(lacks), basis=rules.TOTAL_BASIS)
    check_unsent(paper)
    paper.sent_on = now.date()
    record(session, by, "send_total_paper", row.id, now, sent_on=paper.sent_on)
    return paper


def check_totalled(row: Matter) -> None:
    """Only what all neighbourhoods decided has a paper of the ward, and only with its sums."""
    if row.scope != Scope.COMMUNE:
        raise rules.OneNeighbourhoodOnly
    if row.decided_on is None:
        raise rules.NotTotalledYet
