"""Whether the decision of a matter holds all that article 20.2 asks for."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.matters.tables import Matter
from services.participation.papers import rules
from services.participation.papers.rules import Contents
from services.participation.papers.tables import DecisionPaper
from services.participation.rounds.queries import counted_round
from services.participation.rounds.tables import Round


async def paper_of(
    session: AsyncSession, matter_id: UUID, *, lock: bool = False
) -> DecisionPaper | None:
    """The decision of a matter as it is written so far."""
    query = select(DecisionPaper).where(
        DecisionPaper.ward_id == ward_of(session), DecisionPaper.matter_id == matter_id
    )
    found: DecisionPaper | None = await session.scalar(query.with_for_update() if lock else query)
    return found


def contents(matter: Matter, counted: Round | None, paper: DecisionPaper | None) -> Contents:
    """What stands in it; a paper nobody wrote holds only what the count gives."""
    return Contents(
        decided_on=matter.decided_on,
        households=counted.households if counted else 0,
        present=counted.present if counted else None,
        content=matter.summary,
        form=counted.form if counted else "",
        counted=counted is not None,
        decision=paper.decision if paper else "",
        head_name=paper.head_name if paper else "",
        front_name=paper.front_name if paper else "",
        household_signers=len(set(paper.signer_ids)) if paper else 0,
    )


async def check_decision_paper(session: AsyncSession, matter: Matter) -> None:
    """Refuse a matter whose decision lacks one of the seven contents."""
    counted = await counted_round(session, matter.id)
    paper = await paper_of(session, matter.id)
    rules.check_whole(contents(matter, counted, paper))
