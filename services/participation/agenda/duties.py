"""What planned meetings, ballots on paper and web votes wait for: notice, papers, plan, report."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.clock import VIETNAM
from libs.law import decisions
from libs.law.clocks import working_days_left
from libs.law.decisions import Clause, VoteForm
from libs.rows import ward_of
from services.participation.handouts import rules as handouts
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.matters.chairing import appointments_of, chair_role
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter
from services.participation.meetings import rules as meetings
from services.participation.meetings.rules import MeetingState
from services.participation.meetings.tables import Meeting
from services.participation.queries import working_ids
from services.participation.webvotes.rules import WebVoteState
from services.participation.webvotes.tables import WebVote


class GatheringDutyView(BaseModel):
    """Something to be told before a day; `holder` is the role that alone may call the meeting.

    Beside it whoever was `appointed` in the head's place, if that is who asks.
    """

    kind: str  # meeting | handout | web_vote
    id: UUID
    matter_id: UUID
    unit_id: UUID
    holder: str
    appointed: bool
    title: str
    waits: str  # notice | documents | plan | report | roll
    due_on: date
    days_left: int
    basis: str


async def gathering_duties(
    session: AsyncSession, today: date, asking: str = ""
) -> list[GatheringDutyView]:
    """What was not told yet of everything planned where somebody is at work, first things first."""
    meetings_ahead = await _of_meetings(session, today)
    ballots_ahead = [*await _of_handouts(session, today), *await _of_web_votes(session, today)]
    working, mine = await working_ids(session), await appointments_of(session, asking)
    for each in meetings_ahead:
        each.appointed = (each.matter_id, each.unit_id) in mine
    owed = [each for each in (*meetings_ahead, *ballots_ahead) if each.unit_id in working]
    return sorted(owed, key=lambda each: (each.due_on, str(each.id)))


async def _of_meetings(session: AsyncSession, today: date) -> list[GatheringDutyView]:
    query = (
        select(Meeting, Matter)
        .join(Matter, (Matter.id == Meeting.matter_id) & (Matter.ward_id == Meeting.ward_id))
        .where(Meeting.ward_id == ward_of(session), Meeting.state == MeetingState.PLANNED)
        .where(Meeting.on >= today, still_voted_on(VoteForm.MEETING))
    )
    found = []
    for row, matter in await session.execute(query):
        clause = Clause(matter.clause)
        needed = [("notice", meetings.NOTICE_RULE, row.noticed_on)]
        if decisions.needs_documents(clause):
            needed.append(("documents", meetings.DOCUMENTS_RULE, row.documents_on))
        holder = chair_role(matter, row.on)
        found += [
            _owed(row, matter, "meeting", holder, waits, *meetings.latest(rule_id, row.on), today)
            for waits, rule_id, told_on in needed
            if told_on is None
        ]
    return found


def still_voted_on(form: VoteForm) -> ColumnElement[bool]:
    """That a matter is still voted on so; of the whole ward ballots follow also on a meeting."""
    chosen = (Matter.form == form) & Matter.state.in_((MatterState.PREPARED, MatterState.OPENED))
    if form is not VoteForm.PAPER_BALLOTS:
        return chosen
    return chosen | (Matter.unit_id.is_(None) & (Matter.state == MatterState.OPENED))


async def _of_handouts(session: AsyncSession, today: date) -> list[GatheringDutyView]:
    query = (
        select(Handout, Matter)
        .join(Matter, (Matter.id == Handout.matter_id) & (Matter.ward_id == Handout.ward_id))
        .where(Handout.ward_id == ward_of(session), Handout.state == HandoutState.PLANNED)
        .where(Handout.starts_on >= today, Handout.informed_on.is_(None))
        .where(still_voted_on(VoteForm.PAPER_BALLOTS))
    )
    return [
        _owed(
            row,
            matter,
            "handout",
            chair_role(matter, row.starts_on) if matter.clause == Clause.HEAD else "",
            "plan",
            *handouts.last_notice(row.starts_on),
            today,
        )
        for row, matter in await session.execute(query)
    ]


async def _of_web_votes(session: AsyncSession, today: date) -> list[GatheringDutyView]:
    """First the report to the ward and the Front, then the frozen roll and the notice."""
    query = (
        select(WebVote, Matter)
        .join(Matter, (Matter.id == WebVote.matter_id) & (Matter.ward_id == WebVote.ward_id))
        .where(WebVote.ward_id == ward_of(session), WebVote.state == WebVoteState.PLANNED)
        .where(still_voted_on(VoteForm.ONLINE))
    )
    found = []
    for row, matter in await session.execute(query):
        opens_on = row.opens_at.astimezone(VIETNAM).date()
        if opens_on >= today:
            waits = "roll" if row.reported_on else "report"
            due = handouts.last_notice(opens_on)
            found.append(_owed(row, matter, "web_vote", "", waits, *due, today))
    return found


def _owed(
    row: Meeting | Handout | WebVote,
    matter: Matter,
    kind: str,
    holder: str,
    waits: str,
    due_on: date,
    basis: str,
    today: date,
) -> GatheringDutyView:
    return GatheringDutyView(
        kind=kind,
        id=row.id,
        matter_id=row.matter_id,
        unit_id=row.unit_id,
        holder=holder,
        appointed=False,
        title=matter.title,
        waits=waits,
        due_on=due_on,
        days_left=working_days_left(today, due_on),
        basis=basis,
    )
