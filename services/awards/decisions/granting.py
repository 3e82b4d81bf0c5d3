"""What is granted, and taken back, is one thing for models and commendations."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import new_code
from libs.contracts.awards.publicity import PublicityRequested
from libs.kernel.errors import NotFound
from libs.kernel.outbox import emit
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
    now: datetime,
    listed: bool = True,
) -> Honour:
    """The honour with the code of its certificate and the money of that day.

    What may stand on the roll is to be made known as well.
    """
    on = now.date()
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
    if listed:
        told = {"title": title_id, "number": number, "decided_on": on, "honour_code": row.code}
        emit(session, PublicityRequested(occurred_at=now, subject_id=subject_id, **told))
    return row


async def take_back(
    session: AsyncSession, subject_id: UUID, *, number: str, reason: str, on: date
) -> None:
    """The honour says from now on that it was withdrawn. Raises NotFound."""
    row = await honour_of(session, subject_id, lock=True)
    if row is None:
        raise NotFound
    row.withdrawn_on, row.withdrawal_number, row.withdrawal_reason = on, number, reason
