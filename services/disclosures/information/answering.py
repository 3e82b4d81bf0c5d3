"""How a request ends: answered, refused on a ground of the law, or guided to another body."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.clocks import working_days_late
from libs.permissions import permit
from libs.rows import found
from services.disclosures.information import rules, telling
from services.disclosures.information.actions import moved
from services.disclosures.information.rules import Ground, Progress
from services.disclosures.information.tables import InformationRequest
from services.disclosures.tables import Disclosure


async def answer_information_request(
    session: AsyncSession,
    request_id: UUID,
    *,
    answer: str,
    disclosure_id: UUID | None,
    file: StoredFile | None,
    by: Actor,
    now: datetime,
) -> InformationRequest:
    """The information is given, in words, as a file, or by leading to what is public."""
    permit(by, "answer_information_request")
    await _check_public(session, disclosure_id)
    row = await moved(session, request_id, Progress.ANSWERED)
    row.answer, row.disclosure_id = answer, disclosure_id
    row.answer_file = asdict(file) if file else None
    _close(row, now)
    record(session, by, "answer_information_request", row.id, now, days_late=row.days_late)
    telling.answered(session, row, now)
    return row


async def refuse_information_request(
    session: AsyncSession,
    request_id: UUID,
    *,
    ground: Ground,
    number: str,
    answer: str,
    disclosure_id: UUID | None,
    by: Actor,
    now: datetime,
) -> InformationRequest:
    """No, by a document, on a ground of the law; what is public already is pointed at."""
    permit(by, "refuse_information_request")
    if ground is Ground.ALREADY_PUBLIC and disclosure_id is None:
        raise rules.PublicNotNamed
    await _check_public(session, disclosure_id)
    row = await moved(session, request_id, Progress.REFUSED)
    row.ground, row.document_number = ground, number
    row.answer, row.disclosure_id = answer, disclosure_id
    _close(row, now)
    record(session, by, "refuse_information_request", row.id, now, ground=ground, number=number)
    telling.refused(session, row, now)
    return row


async def guide_information_request(
    session: AsyncSession, request_id: UUID, *, answer: str, by: Actor, now: datetime
) -> InformationRequest:
    """Another body has it: whoever asked is told which, and how to ask there."""
    permit(by, "guide_information_request")
    row = await moved(session, request_id, Progress.GUIDED)
    row.answer = answer
    _close(row, now)
    record(session, by, "guide_information_request", row.id, now)
    telling.guided(session, row, now)
    return row


async def _check_public(session: AsyncSession, disclosure_id: UUID | None) -> None:
    if disclosure_id:
        shown = await found(session, Disclosure, disclosure_id)
        if shown.published_on is None or shown.withdrawn_on is not None:
            raise rules.PublicNotNamed


def _close(row: InformationRequest, now: datetime) -> None:
    row.closed_on = now.date()
    row.days_late = working_days_late(row.due_on, now.date()) if row.due_on else 0
