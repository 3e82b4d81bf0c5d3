"""Prints the papers of a meeting, of ballots, of a decision, as PDF and DOCX."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Document
from libs.documents.docx import write_docx
from libs.documents.pdf import write_pdf
from libs.kernel.clock import VIETNAM
from libs.kernel.edges import By, Session
from libs.law import decisions
from libs.law.decisions import Clause, VoteForm
from libs.permissions import permit
from libs.rows import found
from services.participation.ballots import queries
from services.participation.ballots.actions import print_of
from services.participation.ballots.tables import BallotRound
from services.participation.handouts.tables import Handout
from services.participation.households.queries import representatives_on
from services.participation.matters.tables import Matter
from services.participation.meetings.queries import clusters_of
from services.participation.meetings.tables import Meeting
from services.participation.papers import document
from services.participation.papers.checking import paper_of
from services.participation.papers.document import Place, Result, Subject
from services.participation.papers.rules import NotCountedYet, PaperKind
from services.participation.papers.web_minutes import INVALID, Ballots, web_minutes
from services.participation.queries import the_ward
from services.participation.rounds.queries import counted_round
from services.participation.rounds.rules import Count, RoundState
from services.participation.rounds.tables import Round
from services.participation.tables import Unit
from services.participation.webvotes.tables import WebVote

router = APIRouter()
NUMBER_DIGITS = 20  # of a ballot's number, as on its public page
MEETING = "/meetings-of-residents/{meeting_id}"


class PaperForm(StrEnum):
    """As which file."""

    PDF = "pdf"
    DOCX = "docx"


MEDIA = {
    PaperForm.PDF: "application/pdf",
    PaperForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@router.get(f"{MEETING}/notice.{{wanted}}", response_class=Response)
async def meeting_notice(meeting_id: UUID, wanted: PaperForm, session: Session, by: By) -> Response:
    """The invitation to hang up (Mẫu 01)."""
    row = await found(session, Meeting, meeting_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter = await found(session, Matter, row.matter_id)
    place = await place_of(session, row.unit_id)
    when = (row.on, row.starts_at, row.place, row.noticed_on)
    return await _file(document.notice(place, _subject(matter), *when), wanted)


@router.get(f"{MEETING}/minutes.{{wanted}}", response_class=Response)
async def meeting_minutes(
    meeting_id: UUID, wanted: PaperForm, session: Session, by: By
) -> Response:
    """What was counted (Mẫu 02); it names who counted and who saw it."""
    row = await found(session, Meeting, meeting_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter, counted = await _counted(session, row.matter_id, row.round_id)
    assert counted.counted_on is not None  # counted rounds have their day
    paper = document.minutes(
        await place_of(session, row.unit_id),
        _subject(matter),
        _result(matter, counted),
        [(each.name, _count(each)) for each in await clusters_of(session, row.id)],
        on=counted.counted_on,
        secret=bool(row.secret),
        secretary=row.secretary,
        tellers=row.tellers,
        witnesses=await _names(session, counted, counted.witness_ids),
        course=row.course,
    )
    return await _file(paper, wanted)


@router.get("/handouts/{handout_id}/minutes.{wanted}", response_class=Response)
async def handout_minutes(
    handout_id: UUID, wanted: PaperForm, session: Session, by: By
) -> Response:
    """Which ballots went out and came back (Mẫu 04); it names the team and who saw it."""
    row = await found(session, Handout, handout_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter, counted = await _counted(session, row.matter_id, row.round_id)
    assert counted.counted_on is not None  # counted rounds have their day
    paper = document.ballots(
        await place_of(session, row.unit_id),
        _subject(matter),
        _result(matter, counted),
        on=counted.counted_on,
        given=row.given or 0,
        team=row.team,
        witnesses=await _names(session, counted, counted.witness_ids),
    )
    return await _file(paper, wanted)


@router.get("/web-votes/{web_vote_id}/minutes.{wanted}", response_class=Response)
async def web_vote_minutes(
    web_vote_id: UUID, wanted: PaperForm, session: Session, by: By
) -> Response:
    """What box and papers held (Mẫu 04); it names the team and who saw it, and lists ballots."""
    row = await found(session, WebVote, web_vote_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter, counted = await _counted(session, row.matter_id, row.round_id)
    assert row.ballot_round_id is not None  # counted ones have their ballots
    box = await found(session, BallotRound, row.ballot_round_id)
    assert box.counted_at is not None  # counted together with its round
    paper = web_minutes(
        await place_of(session, row.unit_id),
        _subject(matter),
        _result(matter, counted),
        await _ballots(session, box),
        counted_at=box.counted_at.astimezone(VIETNAM),
        team=row.team,
        witnesses=await _names(session, counted, counted.witness_ids),
    )
    return await _file(paper, wanted)


@router.get("/matters/{matter_id}/decision.{wanted}", response_class=Response)
async def decision_paper(matter_id: UUID, wanted: PaperForm, session: Session, by: By) -> Response:
    """The decision to be signed (Mẫu 03)."""
    matter = await found(session, Matter, matter_id)
    permit(by, "see_matters", unit_id=matter.unit_id or by.unit_id)
    counted, paper = await counted_round(session, matter.id), await paper_of(session, matter.id)
    if counted is None or counted.counted_on is None or paper is None:
        raise NotCountedYet
    people = await _names(session, counted, paper.signer_ids)
    signers = [
        ("Trưởng khu phố", paper.head_name),
        ("Trưởng ban công tác Mặt trận", paper.front_name),
        *(("Đại diện hộ gia đình", name) for name in people),
    ]
    written = document.decision(
        await place_of(session, counted.unit_id),
        _subject(matter),
        _result(matter, counted),
        kind=PaperKind(paper.kind),
        on=counted.counted_on,
        text=paper.decision,
        signers=signers,
    )
    return await _file(written, wanted)


async def _counted(
    session: AsyncSession, matter_id: UUID, round_id: UUID | None
) -> tuple[Matter, Round]:
    row = await found(session, Round, round_id) if round_id else None
    if row is None or row.state != RoundState.COUNTED:
        raise NotCountedYet
    return await found(session, Matter, matter_id), row


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


async def place_of(session: AsyncSession, unit_id: UUID) -> Place:
    """The ward and the neighbourhood as they stand in the head of a paper."""
    ward = await the_ward(session)
    unit = await found(session, Unit, unit_id)
    name = ward.name.removeprefix(f"{ward.kind} ").removeprefix(f"{ward.kind.capitalize()} ")
    return Place(f"{ward.kind} {name}", unit.name)


def _subject(matter: Matter) -> Subject:
    return Subject(Clause(matter.clause), matter.title, matter.summary)


def _count(row: object) -> Count:
    return Count(**{name: getattr(row, name) for name in Count.__dataclass_fields__})


def _result(matter: Matter, row: Round) -> Result:
    clause, on = Clause(matter.clause), row.opened_on
    return Result(
        form=VoteForm(row.form),
        households=row.households,
        count=_count(row),
        share=decisions.threshold(clause, on),
        needed=decisions.needed(clause, row.households, on),
        passed=decisions.passed(clause, row.yes, row.households, on),
    )


async def _names(session: AsyncSession, row: Round, ids: Iterable[str]) -> list[str]:
    wanted = [UUID(each) for each in ids]
    people = await representatives_on(session, wanted, row.opened_on)
    return [people[each].full_name for each in wanted if each in people]


async def _file(paper: Document, wanted: PaperForm) -> Response:
    write = write_pdf if wanted is PaperForm.PDF else write_docx
    written = await asyncio.to_thread(write, paper)
    headers = {
        "content-disposition": f'inline; filename="van-ban.{wanted}"',
        "cache-control": "no-store",
    }
    return Response(written, media_type=MEDIA[wanted], headers=headers)
