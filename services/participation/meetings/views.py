"""How a meeting is shown to whoever holds it. Names of representatives only to the own head."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law import decisions
from libs.law.decisions import Clause
from libs.rows import found
from services.participation.candidates.queries import StandingView
from services.participation.candidates.standing import standing
from services.participation.households.queries import representatives_on, roll_on
from services.participation.matters.tables import Matter
from services.participation.meetings import rules
from services.participation.meetings.queries import clusters_of, ticked
from services.participation.meetings.tables import Cluster, Meeting
from services.participation.rounds.queries import frozen_numbers
from services.participation.rounds.tables import Round


class ClusterView(BaseModel):
    """A part that met, how many came, what they said."""

    id: UUID
    name: str
    ticked: int
    present: int
    yes: int
    no: int
    other: int
    invalid: int


class SeatView(BaseModel):
    """A household of the frozen roll; its representative by name only for the own head."""

    household_id: UUID
    number: int
    name: str
    cluster_id: UUID | None


class MeetingView(BaseModel):
    """A meeting; before it is opened `households` is what the roll says today."""

    id: UUID
    matter_id: UUID
    unit_id: UUID
    on: date
    starts_at: time
    place: str
    state: str
    noticed_on: date | None
    documents_on: date | None
    notice_typed_on: date | None
    documents_typed_on: date | None
    notice_due_on: date
    notice_basis: str
    documents_needed: bool
    households: int
    present: int
    needed: int
    secret: bool | None
    secretary: str
    tellers: list[str]
    approving: int | None
    course: str
    clusters: list[ClusterView]
    seats: list[SeatView]
    candidates: list[StandingView]


async def meeting_view(session: AsyncSession, row: Meeting, by: Actor, today: date) -> MeetingView:
    """A meeting for whoever holds it."""
    matter = await found(session, Matter, row.matter_id)
    clause, came = Clause(matter.clause), await ticked(session, row.id)
    opened = await found(session, Round, row.round_id) if row.round_id else None
    total = opened.households if opened else len(await roll_on(session, row.unit_id, today))
    due_on, basis = rules.latest(rules.NOTICE_RULE, row.on)
    derived = {"notice_due_on", "notice_basis", "documents_needed", "households", "present"}
    lists = {"clusters", "seats", "candidates"}
    same = set(MeetingView.model_fields) - derived - {"needed"} - lists
    return MeetingView(
        **{name: getattr(row, name) for name in same},
        notice_due_on=due_on,
        notice_basis=basis,
        documents_needed=decisions.needs_documents(clause),
        households=total,
        present=len(came),
        needed=decisions.needed_present(clause, total, row.on) if total else 0,
        clusters=[_cluster(each, came) for each in await clusters_of(session, row.id)],
        seats=await _seats(session, row, opened, by, came) if opened else [],
        candidates=await standing(session, matter),
    )


def _cluster(row: Cluster, came: dict[UUID, UUID]) -> ClusterView:
    same = set(ClusterView.model_fields) - {"ticked"}
    here = sum(where == row.id for where in came.values())
    return ClusterView(**{name: getattr(row, name) for name in same}, ticked=here)


async def _seats(
    session: AsyncSession, row: Meeting, opened: Round, by: Actor, came: dict[UUID, UUID]
) -> list[SeatView]:
    numbers = await frozen_numbers(session, opened.roll_id)
    own = by.unit_id == row.unit_id
    people = await representatives_on(session, numbers, row.on) if own else {}
    return [
        SeatView(
            household_id=each,
            number=number,
            name=people[each].full_name if each in people else "",
            cluster_id=came.get(each),
        )
        for each, number in numbers.items()
    ]
