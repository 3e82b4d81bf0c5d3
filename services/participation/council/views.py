"""What is typed and handed out of sessions: what each is told, and what is owed by when."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, Sentences
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, Number
from libs.law.clocks import working_days_left
from services.participation.council import queries
from services.participation.council.items import Items, items_for
from services.participation.explaining.queries import unreported_conclusions
from services.participation.sittings.queries import Sessions, council_sessions
from services.participation.sittings.rules import CouncilDue, ItemKind, council_due
from services.participation.sittings.tables import CouncilSession

SENTENCES: Sentences = {
    "add_council_session": "Ghi kỳ họp ngày {on} vào lịch.",
    "report_to_council": "Gửi báo cáo số {number}, {items} nội dung.",
}


class CouncilSessionForm(BaseModel):
    """The day of a regular session, and how it is called."""

    on: date
    title: Line


class CouncilReportForm(BaseModel):
    """The signed report: its number, when it went to the council and to the Front."""

    number: Number
    sent_on: date
    front_sent_on: date
    paper: Receipt


class CouncilSessionLine(BaseModel):
    """A session in the calendar."""

    id: UUID
    on: date
    title: str
    number: str
    sent_on: date | None
    front_sent_on: date | None


class CouncilSessionView(CouncilSessionLine):
    """A session with what its report holds; `paper` is the signed one."""

    items: Items
    paper: str | None
    timeline: list[HappenedView] = []  # where one is asked for


class CouncilOwedView(BaseModel):
    """What no session has heard of; by when the first of it has to be told."""

    decisions: int
    consultations: int
    due_on: date
    days_left: int
    basis: str
    council_session_id: UUID | None  # none while no session is known that it could go to


class CouncilView(BaseModel):
    """The calendar of sessions, and what is owed to the council."""

    sessions: list[CouncilSessionLine]
    owed: CouncilOwedView | None


def line(row: CouncilSession) -> CouncilSessionLine:
    """One session in the calendar."""
    return CouncilSessionLine(
        **{name: getattr(row, name) for name in CouncilSessionLine.model_fields}
    )


async def view(
    session: AsyncSession, row: CouncilSession, ward_id: str, now: datetime, files: Desk
) -> CouncilSessionView:
    """One session with its report."""
    return CouncilSessionView(
        **line(row).model_dump(),
        items=await items_for(session, row, now.date()),
        paper=files.link(ward_id, StoredFile(**row.paper), now) if row.paper else None,
    )


async def council(session: AsyncSession, today: date) -> CouncilView:
    """Everything known of the council, and what is owed to it."""
    sessions = await council_sessions(session)
    return CouncilView(
        sessions=[line(row) for row in sessions], owed=await _owed(session, sessions, today)
    )


async def _owed(session: AsyncSession, sessions: Sessions, today: date) -> CouncilOwedView | None:
    matters = await queries.unreported_matters(session, today)
    ends = await unreported_conclusions(session, today)
    waiting = {row.on: row.id for row in sessions if row.sent_on is None}
    days = [each.decided_on for each in matters if each.decided_on]
    dues = [council_due(ItemKind.MATTER, day, waiting) for day in days]
    dues += [CouncilDue(end.council_due_on, end.council_basis) for end in ends]
    if not dues:
        return None
    first = min(dues, key=lambda each: each.due_on)
    return CouncilOwedView(
        decisions=len(matters),
        consultations=len(ends),
        due_on=first.due_on,
        days_left=working_days_left(today, first.due_on),
        basis=first.basis,
        council_session_id=waiting.get(first.due_on),
    )
