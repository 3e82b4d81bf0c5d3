"""Routes of elections: what everybody reads, each step, the count of several candidates."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.permissions import Role, permit
from libs.rows import found
from services.participation.candidates import queries
from services.participation.candidates.tables import Election
from services.participation.elections import actions, calling_off, counting, moving, views
from services.participation.elections.forms import (
    AnnouncementForm,
    CallingOffForm,
    CandidatesForm,
    ElectionCountForm,
    ElectionForm,
    HandoutVotesForm,
    MovingForm,
    TeamForm,
)
from services.participation.elections.views import (
    ElectionLineView,
    ElectionView,
    ElectionWorkView,
)
from services.participation.handouts.views import HandoutView, handout_view
from services.participation.matters.tables import Matter
from services.participation.meetings.views import MeetingView, meeting_view
from services.participation.queries import unit_names

router = APIRouter()
ONE = "/elections/{election_id}"


async def _work(session: AsyncSession, row: Election, by: Actor, now: datetime) -> ElectionWorkView:
    matter = await found(session, Matter, row.matter_id)
    return await views.worked_on(session, row, matter, now, front=Role.FRONT in by.roles)


@router.get("/elections")
async def elections(session: Session, by: By, now: Now) -> list[ElectionLineView]:
    """Every election of heads, for everybody."""
    names = await unit_names(session)
    found_rows = await queries.elections(session)
    return [views.line(row, matter, names, now.date()) for row, matter in found_rows]


@router.get(ONE)
async def election(election_id: UUID, session: Session, by: By, now: Now) -> ElectionView:
    """One election for everybody: its days, and who stands once that is announced."""
    row = await found(session, Election, election_id)
    return await views.shown(session, row, await found(session, Matter, row.matter_id), now)


@router.get("/elections-at-work/{election_id}")
async def election_at_work(
    election_id: UUID, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """One election for whoever has a step to take."""
    row = await found(session, Election, election_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    return await _work(session, row, by, now)


@router.post("/neighbourhoods/{neighbourhood_id}/elections", status_code=201)
async def decide_election(
    neighbourhood_id: UUID, form: ElectionForm, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """Decide on which day a neighbourhood elects its head."""
    said = form.model_dump()
    row = await actions.decide_election(session, neighbourhood_id, **said, by=by, now=now)
    return await _work(session, row, by, now)


@router.put(f"{ONE}/candidates")
async def write_candidates(
    election_id: UUID, form: CandidatesForm, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """Write down who is put forward."""
    people = [each.nominee() for each in form.people]
    said = form.model_dump(exclude={"people"})
    row = await actions.write_candidates(
        session, election_id, people=people, **said, by=by, now=now
    )
    return await _work(session, row, by, now)


@router.post(f"{ONE}/candidates/sending")
async def send_candidates(
    election_id: UUID, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """Send the list to the ward."""
    row = await actions.send_candidates(session, election_id, by=by, now=now)
    return await _work(session, row, by, now)


@router.post(f"{ONE}/team")
async def form_election_team(
    election_id: UUID, form: TeamForm, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """Form the team."""
    row = await actions.form_election_team(
        session, election_id, **form.model_dump(), by=by, now=now
    )
    return await _work(session, row, by, now)


@router.post(f"{ONE}/announcement")
async def announce_election(
    election_id: UUID, form: AnnouncementForm, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """Write down when residents were told."""
    row = await actions.announce_election(session, election_id, **form.model_dump(), by=by, now=now)
    return await _work(session, row, by, now)


@router.post(f"{ONE}/day")
async def move_election(
    election_id: UUID, form: MovingForm, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """Set another day before residents vote."""
    row = await moving.move_election(session, election_id, **form.model_dump(), by=by, now=now)
    return await _work(session, row, by, now)


@router.post(f"{ONE}/cancellation")
async def call_off_election(
    election_id: UUID, form: CallingOffForm, session: Session, by: By, now: Now
) -> ElectionWorkView:
    """Call it off before residents vote."""
    row = await calling_off.call_off_election(
        session, election_id, reason=form.reason, by=by, now=now
    )
    return await _work(session, row, by, now)


@router.post("/meetings-of-residents/{meeting_id}/votes")
async def count_election(
    meeting_id: UUID, form: ElectionCountForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Write down what each of several candidates had."""
    row = await counting.count_election(
        session,
        meeting_id,
        parts={each.cluster_id: each.ballots() for each in form.clusters},
        total=form.total.ballots(),
        witness_ids=form.witness_ids,
        course=form.course,
        by=by,
        now=now,
    )
    return await meeting_view(session, row, by, now.date())


@router.post("/handouts/{handout_id}/votes")
async def count_election_handout(
    handout_id: UUID, form: HandoutVotesForm, session: Session, by: By, now: Now
) -> HandoutView:
    """Write down what each of several candidates had on the ballots that came back."""
    row = await counting.count_election_handout(
        session,
        handout_id,
        given=form.given,
        total=form.total.ballots(),
        witness_ids=form.witness_ids,
        by=by,
        now=now,
    )
    return await handout_view(session, row)
