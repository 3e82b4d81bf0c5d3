"""Prints the invitation and the written result of a conference as PDF and DOCX, for everybody."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.documents.files import Paper
from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import NotFound
from services.participation.conferences import document, queries, views
from services.participation.conferences.rules import ConferenceState
from services.participation.papers.printing import file_of, place_of

router = APIRouter()


ONE = "/community-conferences/{conference_id}"


@router.get(f"{ONE}/invitation.{{wanted}}", response_class=Response)
async def community_invitation(
    conference_id: UUID, wanted: Paper, session: Session, by: By, now: Now
) -> Response:
    """The invitation, once households are invited."""
    row = await queries.public_conference(session, conference_id)
    told = await views.shown(session, row, now.date(), official=False)
    return await file_of(document.invitation(await place_of(session, row.unit_id), told), wanted)


@router.get(f"{ONE}/result.{{wanted}}", response_class=Response)
async def community_result(
    conference_id: UUID, wanted: Paper, session: Session, by: By, now: Now
) -> Response:
    """The written result, once there is one."""
    row = await queries.public_conference(session, conference_id)
    if row.state != ConferenceState.CONCLUDED:
        raise NotFound
    told = await views.shown(session, row, now.date(), official=False)
    return await file_of(document.result(await place_of(session, row.unit_id), told), wanted)
