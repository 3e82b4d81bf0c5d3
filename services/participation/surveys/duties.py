"""What surveys that are over wait for: comments to be looked at, results to be published."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_left
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule
from libs.rows import ward_of
from services.participation.surveys.comments.queries import counted_by_state
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.rules import State
from services.participation.surveys.tables import Survey

PUBLICATION_RULE = "survey.publication"


class SurveyWaits(StrEnum):
    """What it waits for."""

    COMMENTS = "comments"  # xem ý kiến bằng lời
    PUBLICATION = "publication"  # công bố kết quả


class SurveyDutyView(BaseModel):
    """Something to do before a day; `number` comments wait."""

    survey_id: UUID
    title: str
    waits: SurveyWaits
    number: int
    due_on: date
    days_left: int
    basis: str


async def survey_duties(session: AsyncSession, today: date) -> list[SurveyDutyView]:
    """One for each survey that closed and is not published, the oldest first."""
    query = (
        select(Survey)
        .where(Survey.ward_id == ward_of(session), Survey.state == State.CLOSED)
        .order_by(Survey.closed_on, Survey.id)
    )
    return [await _of(session, row, today) for row in (await session.scalars(query)).all()]


async def _of(session: AsyncSession, row: Survey, today: date) -> SurveyDutyView:
    assert row.closed_on
    law = rule(PUBLICATION_RULE, row.closed_on)
    due_on = compute_deadline(law, row.closed_on, national_calendar()).due_on
    assert due_on is not None  # nothing suspends it
    waiting = (await counted_by_state(session, row.id))[CommentState.WAITING]
    return SurveyDutyView(
        survey_id=row.id,
        title=row.title,
        waits=SurveyWaits.COMMENTS if waiting else SurveyWaits.PUBLICATION,
        number=waiting,
        due_on=due_on,
        days_left=working_days_left(today, due_on),
        basis=law.basis,
    )
