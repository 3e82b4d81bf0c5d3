"""Prints the papers of an election, as PDF and DOCX."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.files import Paper
from libs.kernel.edges import By, Session
from libs.kernel.errors import NotFound
from libs.permissions import Role, permit
from libs.rows import found
from services.participation.candidates.queries import candidates_of
from services.participation.candidates.tables import Election
from services.participation.elections import document
from services.participation.elections.document import Called, People
from services.participation.matters.tables import Matter
from services.participation.papers.printing import file_of, place_of

router = APIRouter()
ONE = "/elections/{election_id}"


@router.get(f"{ONE}/nomination.{{wanted}}", response_class=Response)
async def nomination_minutes(
    election_id: UUID, wanted: Paper, session: Session, by: By
) -> Response:
    """The minutes that put candidates forward (Mẫu 05); until they are sent, for the Front."""
    row = await found(session, Election, election_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    if row.met_on is None or (row.sent_on is None and Role.FRONT not in by.roles):
        raise NotFound
    paper = document.nomination(
        await _called(session, row),
        await _people(session, row),
        met_on=row.met_on,
        present=row.present,
        course=row.course,
    )
    return await file_of(paper, wanted)


@router.get(f"{ONE}/notice.{{wanted}}", response_class=Response)
async def election_notice(election_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """The day and who stands, to hang up."""
    row = await found(session, Election, election_id)
    permit(by, "see_matters", unit_id=row.unit_id)
    if row.sent_on is None:
        raise NotFound
    called, people = await _called(session, row), await _people(session, row)
    return await file_of(document.announcement(called, people, row.announced_on), wanted)


async def _called(session: AsyncSession, row: Election) -> Called:
    place = await place_of(session, row.unit_id)
    matter = await found(session, Matter, row.matter_id)
    return Called(
        place.ward,
        place.unit,
        row.on,
        row.number,
        row.decided_on,
        who=matter.title.removeprefix("Bầu "),
        board=row.board_id is not None,
        seats=row.seats,
    )


async def _people(session: AsyncSession, row: Election) -> People:
    people = await candidates_of(session, row.id)
    return [(each.ordinal, each.full_name, each.born_year) for each in people]
