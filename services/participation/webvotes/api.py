"""Routes of a vote on the web, for the team that holds it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.ballots import queries as ballots
from services.participation.ballots.api import Keys
from services.participation.ballots.rules import OPTIONS, PaperCount, phase
from services.participation.ballots.tables import BallotRound
from services.participation.ballots.views import OPTIONS_MAX
from services.participation.handouts.views import NumberedHousehold
from services.participation.rounds.forms import Name, Number
from services.participation.rounds.queries import frozen_numbers
from services.participation.rounds.tables import Round
from services.participation.webvotes import actions
from services.participation.webvotes.tables import WebVote

router = APIRouter()
ONE = "/web-votes/{web_vote_id}"


class WebVoteForm(BaseModel):
    """From when to when, and by whom; the head of the Front's committee comes first."""

    opens_at: AwareDatetime
    closes_at: AwareDatetime
    team: Annotated[list[Name], Field(max_length=10)]


class WebVoteReportForm(BaseModel):
    """When the ward's committee and the Front were told."""

    reported_on: date


class WebVoteCountForm(BaseModel):
    """What the papers say, option by option, and which households saw the counting."""

    paper_counts: Annotated[list[Number], Field(max_length=OPTIONS_MAX)] = []
    paper_invalid: Number = 0
    witness_ids: Annotated[list[UUID], Field(max_length=10)]

    @property
    def paper(self) -> PaperCount | None:
        """What was counted on paper; nothing where no number was given."""
        if not self.paper_counts:
            return None
        return PaperCount(tuple(self.paper_counts), self.paper_invalid)


class WebVoteView(BaseModel):
    """A vote on the web; how many papers are out says nothing of how it stands."""

    id: UUID
    matter_id: UUID
    unit_id: UUID
    issued_on: date
    opens_at: datetime
    closes_at: datetime
    team: list[str]
    state: str
    reported_on: date | None
    ballot_round_id: UUID | None
    phase: str | None
    papers: int
    options: list[str]
    numbers: list[NumberedHousehold]


async def _view(session: AsyncSession, row: WebVote, now: datetime) -> WebVoteView:
    box = await found(session, BallotRound, row.ballot_round_id) if row.ballot_round_id else None
    opened = await found(session, Round, row.round_id) if row.round_id else None
    numbers = await frozen_numbers(session, opened.roll_id) if opened else {}
    derived = {"phase", "papers", "options", "numbers"}
    return WebVoteView(
        **{name: getattr(row, name) for name in set(WebVoteView.model_fields) - derived},
        phase=phase(box.opens_at, box.closes_at, box.counted_at, now) if box else None,
        papers=(await ballots.turnout(session, box)).paper if box else 0,
        options=list(OPTIONS),
        numbers=[NumberedHousehold(household_id=k, number=v) for k, v in numbers.items()],
    )


@router.post("/matters/{matter_id}/web-votes", status_code=201)
async def plan_web_vote(
    matter_id: UUID, form: WebVoteForm, session: Session, by: By, now: Now
) -> WebVoteView:
    """Plan it."""
    row = await actions.plan_web_vote(session, matter_id, **form.model_dump(), by=by, now=now)
    return await _view(session, row, now)


@router.get(ONE)
async def web_vote(web_vote_id: UUID, session: Session, by: By, now: Now) -> WebVoteView:
    """One vote on the web, for its team."""
    row = await found(session, WebVote, web_vote_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    return await _view(session, row, now)


@router.post(f"{ONE}/report")
async def report_web_vote(
    web_vote_id: UUID, form: WebVoteReportForm, session: Session, by: By, now: Now
) -> WebVoteView:
    """Write down when the ward's committee and the Front were told."""
    said = form.model_dump()
    row = await actions.report_web_vote(session, web_vote_id, **said, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/cancellation")
async def cancel_web_vote(web_vote_id: UUID, session: Session, by: By, now: Now) -> WebVoteView:
    """Call it off."""
    row = await actions.cancel_web_vote(session, web_vote_id, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/opening")
async def open_web_vote(
    web_vote_id: UUID, session: Session, by: By, now: Now, keys: Keys
) -> WebVoteView:
    """Freeze the households, make the keys, tell everybody."""
    row = await actions.open_web_vote(session, web_vote_id, keys=keys, by=by, now=now)
    return await _view(session, row, now)


@router.post(f"{ONE}/count")
async def count_web_vote(
    web_vote_id: UUID, form: WebVoteCountForm, session: Session, by: By, now: Now, keys: Keys
) -> WebVoteView:
    """Open the box after closing, add the papers, decide."""
    row = await actions.count_web_vote(
        session,
        web_vote_id,
        paper=form.paper,
        witness_ids=form.witness_ids,
        keys=keys,
        by=by,
        now=now,
    )
    return await _view(session, row, now)
