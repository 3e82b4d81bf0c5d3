"""Prints the text of a convention, and Mẫu 01 to 05 about it, as PDF and DOCX."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Document
from libs.documents.files import Paper
from libs.kernel.edges import By, Session
from libs.kernel.errors import Conflict, NotFound
from libs.law.conventions import suspension_ground
from libs.permissions import permit
from libs.rows import found
from services.participation.conventions import queries
from services.participation.conventions.actions import posting_until
from services.participation.conventions.reading import passages
from services.participation.conventions.rules import Called, ConventionState, Purpose
from services.participation.conventions.standings import standing_of
from services.participation.conventions.tables import Convention
from services.participation.matters.tables import Matter
from services.participation.papers.checking import paper_of
from services.participation.papers.place import Place
from services.participation.papers.printing import (
    file_of,
    names_of,
    place_of,
    result_of,
)
from services.participation.papers.rules import NotCountedYet
from services.participation.rounds.queries import counted_round
from services.participation.village import document
from services.participation.village.booklet import whole_text
from services.participation.village.document import Signed, Subject

router = APIRouter()
ONE = "/conventions/{convention_id}"


class ConventionPaper(StrEnum):
    """Which of the five forms."""

    REQUEST = "request"  # Mẫu 01
    ADOPTION = "adoption"  # Mẫu 02
    RECOGNITION = "recognition"  # Mẫu 03
    SUSPENSION = "suspension"  # Mẫu 04
    ABOLITION = "abolition"  # Mẫu 05


class NotThisPaperYet(Conflict):
    """Hương ước, quy ước này chưa đến bước lập văn bản đó."""


@router.get(f"{ONE}/text.{{wanted}}", response_class=Response)
async def convention_text(convention_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """The last version of the text, for everybody."""
    row = await queries.public_convention(session, convention_id)
    versions = await queries.versions_of(session, row.id)
    if not versions:
        raise NotFound
    place = await place_of(session, row.unit_id)
    recognised = Signed(row.recognised_number, row.effective_on)
    paper = whole_text(place, _subject(row), passages(versions[-1].text), recognised)
    return await file_of(paper, wanted)


@router.get(f"{ONE}/papers/{{which}}.{{wanted}}", response_class=Response)
async def convention_paper(
    convention_id: UUID, which: ConventionPaper, wanted: Paper, session: Session, by: By
) -> Response:
    """One of the five forms; a draft until its number is written down."""
    row = await queries.public_convention(session, convention_id)
    # The resolution names households, as the decision of a matter does.
    action = "see_matters" if which is ConventionPaper.ADOPTION else "see_conventions"
    permit(by, action, unit_id=row.unit_id)
    place = await place_of(session, row.unit_id)
    if which in (ConventionPaper.REQUEST, ConventionPaper.ADOPTION, ConventionPaper.RECOGNITION):
        paper = await _of_the_vote(session, row, which, place)
    elif which is ConventionPaper.SUSPENSION:
        paper = _suspension(row, place)
    else:
        paper = _abolition(row, place)
    return await file_of(paper, wanted)


async def _of_the_vote(
    session: AsyncSession, row: Convention, which: ConventionPaper, place: Place
) -> Document:
    """What follows from the count: the dossier of the neighbourhood, the ward's decision."""
    counted = await counted_round(session, row.matter_id) if row.matter_id else None
    if row.matter_id is None or counted is None:
        raise NotCountedYet
    matter = await found(session, Matter, row.matter_id)
    subject, decided_on = _subject(row), matter.decided_on
    if decided_on is None or row.state in (ConventionState.VOTING, ConventionState.REJECTED):
        raise NotThisPaperYet
    if which is ConventionPaper.RECOGNITION:
        signed = _recognised(row, matter)
        return document.recognition(place, subject, decided_on, signed)
    result = result_of(matter, counted, counted.opened_on)
    if which is ConventionPaper.REQUEST:
        assert row.posted_on is not None  # nobody votes on what did not hang
        return document.request(
            place,
            subject,
            result,
            decided_on=decided_on,
            posted=(row.posted_on, posting_until(row)),
            sent_on=matter.last_on if row.state == ConventionState.SENT else None,
        )
    paper = await paper_of(session, matter.id, matter.unit_id)
    if paper is None:
        raise NotThisPaperYet
    people = await names_of(session, counted, paper.signer_ids)
    signers = [
        (place.head, paper.head_name),
        ("Trưởng ban công tác Mặt trận", paper.front_name),
        *(("Đại diện hộ gia đình", name) for name in people),
    ]
    text = paper.decision
    return document.adoption(
        place, subject, result, decided_on=decided_on, text=text, signers=signers
    )


def _recognised(row: Convention, matter: Matter) -> Signed:
    """The decision as it was signed; a draft to be signed before."""
    if row.recognised_number:
        return Signed(row.recognised_number, row.effective_on or row.ended_on)
    if row.state != ConventionState.SENT:
        raise NotThisPaperYet
    return Signed()


def _suspension(row: Convention, place: Place) -> Document:
    """Of what is suspended; a draft to be filled in for what is in use."""
    if row.state == ConventionState.SUSPENDED and row.ground:
        ground, signed = (
            suspension_ground(row.ground),
            Signed(row.number, row.answered_on, row.reason),
        )
        return document.suspension(place, _subject(row), ground, row.suspended_parts, signed)
    if row.state != ConventionState.IN_FORCE:
        raise NotThisPaperYet
    return document.suspension(place, _subject(row), None, "", Signed())


def _abolition(row: Convention, place: Place) -> Document:
    """Of what the ward abolished; a draft once a ground was found."""
    if row.state == ConventionState.ABOLISHED and row.number != row.recognised_number:
        signed = Signed(row.number, row.answered_on, row.reason)
        return document.abolition(place, _subject(row), signed)
    if standing_of(row).running("abolition") is None:
        raise NotThisPaperYet
    return document.abolition(place, _subject(row), Signed(reason=row.reason))


def _subject(row: Convention) -> Subject:
    return Subject(Called(row.called), Purpose(row.purpose), row.title)
