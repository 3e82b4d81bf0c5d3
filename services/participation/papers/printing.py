"""Prints the papers of a meeting, of ballots, of a decision, as PDF and DOCX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Document
from libs.documents.files import MEDIA_TYPES, Paper, called, written
from libs.kernel.edges import By, Session
from libs.law import decisions
from libs.law.decisions import Chair, Clause, VoteForm
from libs.permissions import permit
from libs.rows import found
from libs.ward_kinds import without_kind
from services.participation.candidates.queries import election_of, votes_in
from services.participation.candidates.rules import elected
from services.participation.candidates.standing import standing
from services.participation.handouts.tables import Handout
from services.participation.households.queries import representatives_on
from services.participation.matters.chairing import CHAIRS, chairing, convener_of
from services.participation.matters.tables import Matter
from services.participation.meetings.queries import clusters_of
from services.participation.meetings.tables import Meeting
from services.participation.papers import document
from services.participation.papers.api import Of
from services.participation.papers.checking import paper_of
from services.participation.papers.document import Result, Subject
from services.participation.papers.place import Place
from services.participation.papers.rules import NotCountedYet, PaperKind, neighbourhood_of
from services.participation.queries import the_ward
from services.participation.rounds.queries import counted_round, law_day
from services.participation.rounds.rules import Count, RoundState
from services.participation.rounds.tables import Round
from services.participation.tables import Unit, Ward

router = APIRouter()
MEETING = "/meetings-of-residents/{meeting_id}"


@router.get(f"{MEETING}/notice.{{wanted}}", response_class=Response)
async def meeting_notice(meeting_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """The invitation to hang up (Mẫu 01)."""
    row = await found(session, Meeting, meeting_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter = await found(session, Matter, row.matter_id)
    place = await place_of(session, row.unit_id)
    subject = await subject_in(session, matter, row.unit_id)
    when = (row.on, row.starts_at, row.place, row.noticed_on)
    return await file_of(document.notice(place, subject, *when), wanted)


@router.get(f"{MEETING}/minutes.{{wanted}}", response_class=Response)
async def meeting_minutes(meeting_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """What was counted (Mẫu 02); it names who counted and who saw it."""
    row = await found(session, Meeting, meeting_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter, counted = await counted_of(session, row.matter_id, row.round_id)
    assert counted.counted_on is not None  # counted rounds have their day
    paper = document.minutes(
        await place_of(session, row.unit_id),
        await subject_in(session, matter, row.unit_id),
        await _result(session, matter, counted),
        [(each.name, Count.of(each)) for each in await clusters_of(session, row.id)],
        on=counted.counted_on,
        secret=bool(row.secret),
        secretary=row.secretary,
        tellers=row.tellers,
        witnesses=await names_of(session, counted, counted.witness_ids),
        course=row.course,
    )
    return await file_of(paper, wanted)


@router.get("/handouts/{handout_id}/minutes.{wanted}", response_class=Response)
async def handout_minutes(handout_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """Which ballots went out and came back (Mẫu 04); it names the team and who saw it."""
    row = await found(session, Handout, handout_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    matter, counted = await counted_of(session, row.matter_id, row.round_id)
    assert counted.counted_on is not None  # counted rounds have their day
    paper = document.ballots(
        await place_of(session, row.unit_id),
        subject_of(matter),
        await _result(session, matter, counted),
        on=counted.counted_on,
        given=row.given or 0,
        team=row.team,
        witnesses=await names_of(session, counted, counted.witness_ids),
    )
    return await file_of(paper, wanted)


@router.get("/matters/{matter_id}/decision.{wanted}", response_class=Response)
async def decision_paper(
    matter_id: UUID, wanted: Paper, session: Session, by: By, unit_id: Of = None
) -> Response:
    """The decision to be signed (Mẫu 03); of the whole ward that of one neighbourhood."""
    matter = await found(session, Matter, matter_id)
    where = neighbourhood_of(matter.unit_id, unit_id)
    permit(by, "see_matters", unit_id=where)
    counted = await counted_round(session, matter.id, where)
    paper = await paper_of(session, matter.id, where)
    if counted is None or counted.counted_on is None or paper is None:
        raise NotCountedYet
    people = await names_of(session, counted, paper.signer_ids)
    subject = await subject_in(session, matter, where)
    place = await place_of(session, counted.unit_id)
    signers = [
        (subject.chaired_by or place.head, paper.head_name),
        ("Trưởng ban công tác Mặt trận", paper.front_name),
        *(("Đại diện hộ gia đình", name) for name in people),
    ]
    written = document.decision(
        place,
        subject,
        await _result(session, matter, counted),
        kind=PaperKind(paper.kind),
        on=counted.counted_on,
        text=paper.decision,
        signers=signers,
    )
    return await file_of(written, wanted)


async def counted_of(
    session: AsyncSession, matter_id: UUID, round_id: UUID | None
) -> tuple[Matter, Round]:
    """A matter and its counted round. Raises NotCountedYet."""
    row = await found(session, Round, round_id) if round_id else None
    if row is None or row.state != RoundState.COUNTED:
        raise NotCountedYet
    return await found(session, Matter, matter_id), row


async def place_of(session: AsyncSession, unit_id: UUID) -> Place:
    """The ward and the neighbourhood, for the head of a paper."""
    ward = await the_ward(session)
    unit = await found(session, Unit, unit_id)
    return Place(ward_name(ward), unit.name)


def ward_name(ward: Ward) -> str:
    """The ward as papers name it: its kind in small letters."""
    name = without_kind(ward.name)
    return f"{ward.kind} {name}"


async def subject_in(session: AsyncSession, matter: Matter, unit_id: UUID) -> Subject:
    """The same where somebody may have been appointed to call and chair in the head's place."""
    subject = subject_of(matter)
    if await convener_of(session, matter.id, unit_id):
        return replace(subject, chaired_by="Người được chỉ định triệu tập")
    return subject


def subject_of(matter: Matter) -> Subject:
    """What was decided, and who chairs by the law where it is not the head."""
    chair = chairing(matter, matter.proposed_on).chair
    who = "" if chair is Chair.HEAD else CHAIRS[chair][1]
    return Subject(Clause(matter.clause), matter.title, matter.summary, who)


async def _result(session: AsyncSession, matter: Matter, row: Round) -> Result:
    """The same with the ballots of each candidate, where several stood."""
    people, election = await standing(session, matter), await election_of(session, matter.id)
    plain = result_of(matter, row, await law_day(session, matter, row))
    if election is None or len(people) < 2:
        return plain
    counted = await votes_in(session, row.id, people, yes=row.yes)
    won = elected(counted, row.households, row.opened_on, election.seats)
    return replace(
        plain,
        votes=tuple((each.full_name, counted.get(each.id, 0)) for each in people),
        won=tuple(each.full_name for each in people if each.id in won),
    )


def result_of(matter: Matter, row: Round, on: date) -> Result:
    """The count against what the law of that day asks for."""
    clause = Clause(matter.clause)
    return Result(
        form=VoteForm(row.form),
        households=row.households,
        count=Count.of(row),
        share=decisions.threshold(clause, on),
        needed=decisions.needed(clause, row.households, on),
        corrected_on=row.corrected_on,
        passed=decisions.passed(clause, row.yes, row.households, on),
    )


async def names_of(session: AsyncSession, row: Round, ids: Iterable[str]) -> list[str]:
    """Who spoke for these households when the round was opened."""
    wanted = [UUID(each) for each in ids]
    people = await representatives_on(session, wanted, row.opened_on)
    return [people[each].full_name for each in wanted if each in people]


async def file_of(paper: Document, wanted: Paper) -> Response:
    """The paper as a file that nobody keeps."""
    content, headers = await written(paper, wanted), called("van-ban", wanted, kept=False)
    return Response(content, media_type=MEDIA_TYPES[wanted], headers=headers)
