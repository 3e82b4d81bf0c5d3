"""The conclusions of a meeting, and their announcement as a document."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.planning.meetings.tables import Conclusion, Meeting


async def conclusions_of(session: AsyncSession, meeting: Meeting) -> Sequence[Conclusion]:
    """The conclusions of a meeting in their order."""
    query = select(Conclusion).where(
        Conclusion.ward_id == meeting.ward_id, Conclusion.meeting_id == meeting.id
    )
    return (await session.execute(query.order_by(Conclusion.ordinal))).scalars().all()
