"""Prints the notice and the minutes of a vote on the web, as PDF and DOCX."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.files import Paper
from libs.kernel.clock import VIETNAM
from libs.kernel.edges import By, Session
from libs.law import decisions
from libs.law.decisions import Clause
from libs.permissions import permit
from libs.rows import found
from services.participation.ballots import queries
from services.participation.ballots.actions import print_of
from services.participation.ballots.tables import BallotRound
from services.participation.matters.tables import Matter
from services.participation.papers.printing import (
    counted_of,
    file_of,
    names_of,
    place_of,
    result_of,
    subject_of,
)
from services.participation.papers.rules import NotAnnouncedYet
from services.participation.papers.web_documents import (
    INVALID,
    Announced,
    Ballots,
    web_minutes,
    web_notice,
)
from services.participation.webvotes.tables import WebVote

router = APIRouter()
ONE = "/web-votes/{web_vote_id}"
NUMBER_DIGITS = 20  # of a ballot's number, as on its public page


@router.get(f"{ONE}/notice.{{wanted}}", response_class=Response)
async def web_vote_notice(
    web_vote_id: UUID, wanted: Paper, request: Request, session: Session, by: By
) -> Response:
    """What is hung up before people vote, with the fingerprint of the keys."""
    row = await found(session, WebVote, web_vote_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    if row.ballot_round_id is None:
        raise NotAnnouncedYet
    box = await found(session, BallotRound, row.ballot_round_id)
    base = request.app.state.settings.base_url.rstrip("/")
    matter = await found(session, Matter, row.matter_id)
    paper = web_notice(
        await place_of(session, row.unit_id),
        subject_of(matter),
        Announced(
            opens_at=box.opens_at.astimezone(VIETNAM),
            closes_at=box.closes_at.astimezone(VIETNAM),
            households=box.households,
            keys=print_of(box),
            address=f"{base}/{by.ward_id}/bieu-quyet/{box.id}",
        ),
        share=decisions.threshold(Clause(matter.clause), row.issued_on),
        on=row.issued_on,
        team=row.team,
    )
    return await file_of(paper, wanted)


@router.get(f"{ONE}/minutes.{{wanted}}", response_class=Response)
async def web_vote_minutes(web_vote_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """What box and papers held (Mẫu 04); it names the team and who saw it, and lists ballots."""
    row = await found(session, WebVote, web_vote_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter, counted = await counted_of(session, row.matter_id, row.round_id)
    assert row.ballot_round_id is not None  # counted ones have their ballots
    box = await found(session, BallotRound, row.ballot_round_id)
    assert box.counted_at is not None  # counted together with its round
    paper = web_minutes(
        await place_of(session, row.unit_id),
        subject_of(matter),
        result_of(matter, counted, counted.opened_on),
        await _ballots(session, box),
        counted_at=box.counted_at.astimezone(VIETNAM),
        team=row.team,
        witnesses=await names_of(session, counted, counted.witness_ids),
    )
    return await file_of(paper, wanted)


async def _ballots(session: AsyncSession, box: BallotRound) -> Ballots:
    tally, turnout = await queries.tally(session, box.id), await queries.turnout(session, box)
    words = [INVALID, *tally.options]
    listed = await queries.ballots(session, box.id)
    return Ballots(
        opened_at=box.opens_at.astimezone(VIETNAM),
        closed_at=box.closes_at.astimezone(VIETNAM),
        accepted=box.accepted,
        given_online=turnout.online,
        given_paper=turnout.paper,
        spoiled=turnout.papers_spoiled,
        options=tally.options,
        online=tally.online,
        paper=tally.paper,
        online_invalid=box.online_invalid,
        paper_invalid=box.paper_invalid,
        keys=print_of(box),
        root=(box.root or b"").hex(),
        listed=[(each.number[:NUMBER_DIGITS], words[each.option or 0]) for each in listed],
    )
