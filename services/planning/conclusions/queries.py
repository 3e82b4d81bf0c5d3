"""The conclusions of a meeting, and their announcement as a document."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.signed import content_sha256
from services.planning.meetings.tables import Conclusion, Meeting


async def conclusions_of(session: AsyncSession, meeting: Meeting) -> Sequence[Conclusion]:
    """The conclusions of a meeting in their order."""
    query = select(Conclusion).where(
        Conclusion.ward_id == meeting.ward_id, Conclusion.meeting_id == meeting.id
    )
    return (await session.execute(query.order_by(Conclusion.ordinal))).scalars().all()


def content_sha256_of(meeting: Meeting, conclusions: Sequence[Conclusion]) -> str:
    """What whoever signs names as read: every conclusion with its units and its day."""
    items = (
        (one.ordinal, one.text, one.lead_unit_ids, f"{one.due_on}" if one.due_on else "")
        for one in conclusions
    )
    return content_sha256((str(meeting.id), *items))
