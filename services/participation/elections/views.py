"""How an election is shown: each step by its last day, who stands, who was elected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.law import decisions
from libs.law.decisions import Clause
from services.participation.candidates import queries, rules
from services.participation.candidates.rules import Step
from services.participation.candidates.tables import Candidate, Election
from services.participation.dues import DueView, due_view
from services.participation.elections.words import STEPS, VOTE
from services.participation.headships.queries import headship_of
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter
from services.participation.queries import unit_names
from services.participation.rounds.queries import counted_round
from services.participation.rounds.tables import Round


class ElectionState(StrEnum):
    """How far an election is, read from its days and its matter."""

    PREPARING = "preparing"
    ANNOUNCED = "announced"
    MISSED = "missed"  # its day went by
    VOTING = "voting"
    ELECTED = "elected"  # waits for recognition
    RECOGNISED = "recognised"
    NOBODY = "nobody"
    REFUSED = "refused"
    ABOLISHED = "abolished"
    CALLED_OFF = "called_off"


OF_MATTER = {
    MatterState.OPENED: ElectionState.VOTING,
    MatterState.ADOPTED: ElectionState.ELECTED,
    MatterState.SENT: ElectionState.ELECTED,
    MatterState.RECOGNISED: ElectionState.RECOGNISED,
    MatterState.REJECTED: ElectionState.NOBODY,
    MatterState.REFUSED: ElectionState.REFUSED,
    MatterState.ABOLISHED: ElectionState.ABOLISHED,
    MatterState.WITHDRAWN: ElectionState.CALLED_OFF,
    MatterState.DECLINED: ElectionState.CALLED_OFF,
}
# Afterwards everybody is shown the elected one only: the others are private people again.
OVER = (
    ElectionState.MISSED,
    ElectionState.RECOGNISED,
    ElectionState.NOBODY,
    ElectionState.REFUSED,
    ElectionState.ABOLISHED,
    ElectionState.CALLED_OFF,
)


class StepView(BaseModel):
    """Something that has to be done before the day: by when, and when it was."""

    step: str
    due: DueView
    done_on: date | None
    number: str


class CandidateView(BaseModel):
    """Somebody who stands; votes once they are counted."""

    id: UUID
    ordinal: int
    full_name: str
    born_year: int
    votes: int | None
    elected: bool


class ElectionLineView(BaseModel):
    """An election in a list."""

    id: UUID
    matter_id: UUID
    unit_id: UUID
    unit: str
    title: str  # what residents elect
    board_id: UUID | None
    seats: int
    cause: str
    number: str
    decided_on: date
    on: date
    state: str


class ElectionView(ElectionLineView):
    """An election for everybody; who stands from the day it is announced."""

    steps: list[StepView]
    candidates: list[CandidateView]
    households: int | None
    needed: int | None
    since: date | None
    until: date | None
    reason: str
    first_on: date | None  # the day that was set before it was moved
    moved_reason: str
    timeline: list[HappenedView]


class ElectionWorkView(ElectionView):
    """The same for officials; what the Front writes it alone sees until the list is sent."""

    matter_state: str
    written: bool
    team: list[str]
    met_on: date | None
    present: int
    course: str


def state_of(row: Election, matter: Matter, today: date) -> ElectionState:
    """How far it is."""
    if row.called_off_on:
        return ElectionState.CALLED_OFF
    if state := OF_MATTER.get(MatterState(matter.state)):
        return state
    # A meeting that lacked households goes on with ballots after its day.
    if today > row.on and "lacking" not in matter.facts:
        return ElectionState.MISSED
    return ElectionState.ANNOUNCED if row.announced_on else ElectionState.PREPARING


def line(row: Election, matter: Matter, names: dict[UUID, str], today: date) -> ElectionLineView:
    """An election in a list."""
    same = set(ElectionLineView.model_fields) - {"unit", "title", "state"}
    return ElectionLineView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, ""),
        title=matter.title,
        state=state_of(row, matter, today),
    )


async def shown(
    session: AsyncSession, row: Election, matter: Matter, now: datetime
) -> ElectionView:
    """An election for everybody."""
    head = line(row, matter, await unit_names(session), now.date())
    counted = await counted_round(session, matter.id)
    people = await _people(session, row, counted) if row.announced_on else []
    if head.state in OVER:
        people = [each for each in people if each.elected]
    term = await headship_of(session, row.id)
    return ElectionView(
        **head.model_dump(),
        steps=_steps(row, now.date()),
        candidates=people,
        households=counted.households if counted else None,
        needed=decisions.needed(Clause(matter.clause), counted.households, row.on)
        if counted
        else None,
        since=term.since if term else None,
        until=term.until if term else None,
        reason=matter.reason,
        first_on=row.first_on,
        moved_reason=row.moved_reason,
        timeline=without_actors(await happened(session, {**STEPS, **VOTE}, row.id, matter.id)),
    )


async def worked_on(
    session: AsyncSession, row: Election, matter: Matter, now: datetime, *, front: bool
) -> ElectionWorkView:
    """An election for officials; `front` sees the list before it is sent."""
    told = (await shown(session, row, matter, now)).model_dump(exclude={"candidates"})
    counted = await counted_round(session, matter.id)
    may_see = front or row.sent_on is not None
    same = ("team", "met_on", "present", "course")
    written = {name: getattr(row, name) for name in same}
    if not may_see:
        written |= {"met_on": None, "present": 0, "course": ""}
    return ElectionWorkView(
        **told,
        **written,
        candidates=await _people(session, row, counted) if may_see else [],
        matter_state=matter.state,
        written=row.met_on is not None and may_see,
    )


def _steps(row: Election, today: date) -> list[StepView]:
    board = row.board_id is not None
    asked = rules.rules_of(board=board)
    done: Sequence[tuple[Step, date | None, str]] = (
        (Step.DECISION, row.decided_on, row.number),
        (Step.CANDIDATES, row.sent_on, ""),
        (Step.TEAM, row.team_on, row.team_number),
        (Step.ANNOUNCEMENT, row.announced_on, ""),
    )
    return [
        StepView(step=step, due=due, done_on=on, number=number)
        for step, on, number in done
        if step in asked and (due := due_view(step, rules.due(step, row.on, board=board), today))
    ]


async def _people(
    session: AsyncSession, row: Election, counted: Round | None
) -> list[CandidateView]:
    people: Sequence[Candidate] = await queries.candidates_of(session, row.id)
    votes: dict[UUID, int] = {}
    if counted:
        votes = await queries.votes_in(session, counted.id, people, yes=counted.yes)
    won: frozenset[UUID] = frozenset()
    if counted:
        won = rules.elected(votes, counted.households, counted.opened_on, row.seats)
    return [
        CandidateView(
            id=each.id,
            ordinal=each.ordinal,
            full_name=each.full_name,
            born_year=each.born_year,
            votes=votes.get(each.id),
            elected=each.id in won,
        )
        for each in people
    ]
