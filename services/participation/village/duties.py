"""What waits about conventions, for inboxes: opinions to look at, answers, reviews, sending out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_left
from libs.rows import ward_of
from services.participation.conventions.opinions.queries import waiting
from services.participation.conventions.rules import ConventionState
from services.participation.conventions.standings import standing_of
from services.participation.conventions.tables import Convention
from services.participation.conventions.voting import GIVEN_UP
from services.participation.matters.tables import Matter
from services.participation.queries import working_ids
from services.participation.village.overseeing.dues import looked_back, owed_about
from services.participation.village.overseeing.flagging import WATCHED
from services.participation.village.overseeing.queries import open_complaints, reviewed_since
from services.participation.village.overseeing.rules import answer_by, reminded_from


class ConventionDutyView(BaseModel):
    """One thing owed about a convention; `number` counts what waits where several do."""

    convention_id: UUID
    unit_id: UUID
    title: str
    waits: str  # vote | look | sending_out | abolition | complaint | review
    number: int = 1
    due_on: date | None = None
    days_left: int | None = None


async def convention_duties(session: AsyncSession, now: datetime) -> list[ConventionDutyView]:
    """Everything that waits for somebody today.

    A neighbourhood that ended owes nothing of its conventions; a letter is answered all the same.
    """
    today = now.date()
    unseen = await waiting(session)
    reviewed = await reviewed_since(session, looked_back(today).year)
    complained = await open_complaints(session)
    wanted = {*unseen, *(each.convention_id for each in complained)}
    states = (*WATCHED, ConventionState.POSTED)
    query = select(Convention).where(
        Convention.ward_id == ward_of(session),
        Convention.state.in_(states) | Convention.id.in_(wanted),
    )
    rows = {row.id: row for row in (await session.scalars(query)).all()}
    working = await working_ids(session)
    owing = {each: row for each, row in rows.items() if row.unit_id in working}
    found = [
        *(_duty(owing[e], "look", number=count) for e, count in unseen.items() if e in owing),
        *(_duty(row, "vote") for row in await _ready(session, owing.values(), today)),
    ]
    for told in complained:
        due_on = answer_by(told.received_on).due_on
        found.append(_duty(rows[told.convention_id], "complaint", due_on, today))
    for row in owing.values():
        for owed in owed_about(row, today, reviewed):
            if owed.what != "review" or today >= reminded_from(owed.due_on):
                found.append(_duty(row, owed.what, owed.due_on, today))
    return found


async def _ready(
    session: AsyncSession, rows: Iterable[Convention], today: date
) -> list[Convention]:
    """Those that hung long enough and nobody put to the vote, or what was put was given up."""
    hung = [row for row in rows if _hung_long_enough(row, today)]
    query = select(Matter.id).where(
        Matter.ward_id == ward_of(session),
        Matter.id.in_([row.matter_id for row in hung if row.matter_id]),
        Matter.state.not_in(GIVEN_UP),
    )
    on_its_way = set((await session.scalars(query)).all())
    return [row for row in hung if row.matter_id not in on_its_way]


def _hung_long_enough(row: Convention, today: date) -> bool:
    clock = standing_of(row).running("posting")
    return bool(clock and clock.is_over(today, national_calendar()))


def _duty(
    row: Convention,
    waits: str,
    due_on: date | None = None,
    today: date | None = None,
    number: int = 1,
) -> ConventionDutyView:
    left = working_days_left(today, due_on, national_calendar()) if due_on and today else None
    return ConventionDutyView(
        convention_id=row.id,
        unit_id=row.unit_id,
        title=row.title,
        waits=waits,
        number=number,
        due_on=due_on,
        days_left=left,
    )
