"""Whether the decision of a matter holds all that article 20.2 asks for."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.matters.tables import Matter
from services.participation.papers import rules
from services.participation.papers.rules import Contents, PaperKind
from services.participation.papers.tables import DecisionPaper
from services.participation.rounds.queries import counted_round
from services.participation.rounds.tables import Round


async def paper_of(
    session: AsyncSession, matter_id: UUID, unit_id: UUID | None, *, lock: bool = False
) -> DecisionPaper | None:
    """The decision of a neighbourhood as it is written so far; of none, the ward's paper."""
    query = select(DecisionPaper).where(
        DecisionPaper.ward_id == ward_of(session),
        DecisionPaper.matter_id == matter_id,
        DecisionPaper.unit_id == unit_id,
    )
    found: DecisionPaper | None = await session.scalar(query.with_for_update() if lock else query)
    return found


async def kept_paper(
    session: AsyncSession, matter_id: UUID, unit_id: UUID | None, round_id: UUID | None
) -> DecisionPaper:
    """The decision to be written on, begun now where nobody did; refused once it was sent."""
    paper = await paper_of(session, matter_id, unit_id, lock=True)
    if paper is None:
        paper = DecisionPaper(
            matter_id=matter_id,
            unit_id=unit_id,
            round_id=round_id,
            kind=PaperKind.MINUTES,
            decision="",
            head_name="",
            front_name="",
        )
        session.add(paper)
    check_unsent(paper)
    return paper


def contents(matter: Matter, counted: Round | None, paper: DecisionPaper | None) -> Contents:
    """What stands in it; a paper nobody wrote holds only what the count gives."""
    return Contents(
        decided_on=counted.counted_on if counted else None,
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


async def complete_paper(session: AsyncSession, matter: Matter, unit_id: UUID) -> DecisionPaper:
    """The decision of a neighbourhood to be sent; refused when one of the seven contents lacks."""
    counted = await counted_round(session, matter.id, unit_id)
    paper = await paper_of(session, matter.id, unit_id, lock=True)
    rules.check_whole(contents(matter, counted, paper))
    assert paper is not None  # what nobody wrote lacks its words
    check_unsent(paper)
    return paper


def check_unsent(paper: DecisionPaper) -> None:
    """What was sent stays as it was sent."""
    if paper.sent_on:
        raise rules.DecisionSentAlready(on=f"{paper.sent_on:%d/%m/%Y}")


async def check_total_paper(session: AsyncSession, matter: Matter) -> None:
    """The ward sent what it added up before it says from when that has effect."""
    paper = await paper_of(session, matter.id, None)
    if paper is None or paper.sent_on is None:
        raise rules.TotalPaperOwed
