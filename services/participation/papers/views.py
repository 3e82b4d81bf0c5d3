"""How the decisions of neighbourhoods, and the ward's paper of the whole, are shown."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.dues import DueView, due_view
from services.participation.matters.chairing import appointments_of
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter
from services.participation.papers.checking import contents
from services.participation.papers.owed import decisions_owed, sending_deadline
from services.participation.papers.rules import missing
from services.participation.papers.tables import DecisionPaper
from services.participation.queries import unit_names
from services.participation.rounds.queries import rounds_of
from services.participation.rounds.rules import RoundState


class PartView(BaseModel):
    """The decision of one neighbourhood on a matter of the whole ward, for everybody."""

    unit_id: UUID
    unit: str
    sent_on: date | None
    due: DueView | None  # while it is not sent


class PartWorkView(PartView):
    """The same for officials: whether it is written, and what it lacks."""

    written: bool
    missing: list[str]


class TotalView(BaseModel):
    """The ward's paper of the whole, once it was sent."""

    sent_on: date
    decision: str


class OwedDecisionView(BaseModel):
    """A neighbourhood has to send its decision on a matter of the whole ward."""

    matter_id: UUID
    title: str
    unit_id: UUID
    unit: str
    appointed: bool  # whoever asks calls and signs there in the head's place
    due: DueView


class OwedTotalView(BaseModel):
    """The ward has to write and send its paper of the whole, before it sets the day of effect."""

    matter_id: UUID
    title: str


async def parts_of(session: AsyncSession, matter: Matter, today: date) -> list[PartWorkView]:
    """The decision of each neighbourhood that counted; none of a matter of one neighbourhood."""
    if matter.unit_id:
        return []
    names, papers = await unit_names(session), await _papers(session, matter.id)
    found = []
    for row in await rounds_of(session, [matter.id]):
        if row.state != RoundState.COUNTED:
            continue
        paper = papers.get(row.unit_id)
        sent_on = paper.sent_on if paper else None
        found.append(
            PartWorkView(
                unit_id=row.unit_id,
                unit=names.get(row.unit_id, ""),
                sent_on=sent_on,
                due=None if sent_on else due_view("sending", sending_deadline(row), today),
                written=paper is not None,
                missing=missing(contents(matter, row, paper)),
            )
        )
    return sorted(found, key=lambda part: part.unit)


async def total_of(session: AsyncSession, matter: Matter) -> TotalView | None:
    """What the ward wrote of the whole, once it was sent."""
    paper = None if matter.unit_id else (await _papers(session, matter.id)).get(None)
    if paper is None or paper.sent_on is None:
        return None
    return TotalView(sent_on=paper.sent_on, decision=paper.decision)


async def owed_views(
    session: AsyncSession, today: date, asking: str = ""
) -> list[OwedDecisionView]:
    """Every decision that a neighbourhood at work has to send, the oldest first."""
    names, mine = await unit_names(session), await appointments_of(session, asking)
    found = []
    for owed in await decisions_owed(session):
        unit = {"unit_id": owed.round.unit_id, "unit": names.get(owed.round.unit_id, "")}
        if due := due_view("sending", owed.deadline, today):
            what = {"matter_id": owed.matter.id, "title": owed.matter.title}
            what |= {"appointed": (owed.matter.id, owed.round.unit_id) in mine}
            found.append(OwedDecisionView(**what, **unit, due=due))
    return found


async def total_papers_owed(session: AsyncSession) -> list[OwedTotalView]:
    """What all neighbourhoods adopted and the ward did not write down and send yet."""
    sent = exists().where(
        DecisionPaper.ward_id == Matter.ward_id,
        DecisionPaper.matter_id == Matter.id,
        DecisionPaper.unit_id.is_(None),
        DecisionPaper.sent_on.is_not(None),
    )
    query = (
        select(Matter)
        .where(Matter.ward_id == ward_of(session), Matter.unit_id.is_(None))
        .where(Matter.state == MatterState.ADOPTED, ~sent)
        .order_by(Matter.decided_on, Matter.id)
    )
    rows = (await session.scalars(query)).all()
    return [OwedTotalView(matter_id=row.id, title=row.title) for row in rows]


async def _papers(session: AsyncSession, matter_id: UUID) -> dict[UUID | None, DecisionPaper]:
    query = select(DecisionPaper).where(
        DecisionPaper.ward_id == ward_of(session), DecisionPaper.matter_id == matter_id
    )
    return {each.unit_id: each for each in (await session.scalars(query)).all()}
