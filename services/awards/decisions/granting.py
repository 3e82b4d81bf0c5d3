"""What is granted, and taken back, is one thing for models and commendations."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import new_code
from libs.kernel.errors import NotFound
from libs.law.titles import title
from services.awards.decisions.queries import honour_of
from services.awards.decisions.tables import Honour


def grant(
    session: AsyncSession,
    subject_id: UUID,
    *,
    title_id: str,
    holder: str,
    merit: str,
    number: str,
    on: date,
    listed: bool = True,
) -> Honour:
    """The honour with the code of its certificate and the money of that day."""
    row = Honour(
        subject_id=subject_id,
        code=new_code(),
        title=title_id,
        holder=holder,
        merit=merit,
        number=number,
        decided_on=on,
        prize_dong=title(title_id).prize(on),
        listed=listed,
    )
    session.add(row)
    return row


async def take_back(
    session: AsyncSession, subject_id: UUID, *, number: str, reason: str, on: date
) -> None:
    """The honour says from now on that it was withdrawn. Raises NotFound."""
    row = await honour_of(session, subject_id, lock=True)
    if row is None:
        raise NotFound
    row.withdrawn_on, row.withdrawal_number, row.withdrawal_reason = on, number, reason
