"""A convention as its neighbourhood and the ward work on it: team, opinions, complaints, steps."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Forbidden
from libs.kernel.files import Desk
from libs.permissions import may, permit
from libs.rows import found
from services.participation.conventions.opinions.queries import by_standing
from services.participation.conventions.tables import Convention
from services.participation.conventions.voting import GIVEN_UP
from services.participation.dues import DueView, due_view
from services.participation.matters.tables import Matter
from services.participation.opinions.rules import LOOKED_AT, UNSEEN, Standing
from services.participation.village.overseeing.queries import complaints_about
from services.participation.village.overseeing.rules import answer_by
from services.participation.village.overseeing.tables import ConventionComplaint
from services.participation.village.views import ConventionView, moves_of, shown


class ConventionComplaintView(BaseModel):
    """A complaint, and by when it is answered."""

    id: UUID
    source: str
    number: str
    gist: str
    received_on: date
    answered_on: date | None
    upheld: bool | None
    answer_number: str
    answer: str
    due: DueView | None


class ConventionWorkView(ConventionView):
    """One convention with everything its officials need."""

    team: list[str]
    text: str
    moves: list[str]
    on_agenda: bool
    unseen: int
    looked_at: int
    complaints: list[ConventionComplaintView]


async def worked_on(
    session: AsyncSession, row: Convention, by: Actor, now: datetime, files: Desk
) -> ConventionWorkView:
    """A convention for whoever works on it; how many opinions came for those who look at them."""
    await session.flush()
    public = await shown(session, row, now, files)
    sums = await by_standing(session, row.id) if _looks(by, row) else Counter[Standing]()
    complained = may(by, "see_convention_complaints")
    complaints = await complaints_about(session, row.id) if complained else []
    return ConventionWorkView(
        **public.model_dump(),
        team=row.team,
        text=_typed(public),
        moves=moves_of(row, now.date()),
        on_agenda=await _on_agenda(session, row),
        unseen=sum(sums[each] for each in UNSEEN),
        looked_at=sum(sums[each] for each in LOOKED_AT),
        complaints=[_complaint(each, now.date()) for each in complaints],
    )


def _looks(by: Actor, row: Convention) -> bool:
    """Whether they look at opinions: a head only at those on the draft of the own unit."""
    try:
        permit(by, "see_draft_opinions", unit_id=row.unit_id)
    except Forbidden:
        return False
    return True


async def _on_agenda(session: AsyncSession, row: Convention) -> bool:
    """Whether its matter is on its way; one that was given up leaves room for another."""
    matter = await found(session, Matter, row.matter_id) if row.matter_id else None
    return matter is not None and matter.state not in GIVEN_UP


def _complaint(row: ConventionComplaint, today: date) -> ConventionComplaintView:
    due = None if row.answered_on else due_view("complaint", answer_by(row.received_on), today)
    same = set(ConventionComplaintView.model_fields) - {"due"}
    return ConventionComplaintView(**{name: getattr(row, name) for name in same}, due=due)


def _typed(public: ConventionView) -> str:
    """The text as it may be typed again."""
    parts = [[each.heading, *each.paragraphs] for each in public.passages]
    return "\n\n".join("\n".join(line for line in lines if line) for lines in parts)
