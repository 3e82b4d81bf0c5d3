"""Tells that a survey closed, and that its results are out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.surveys import SurveyClosed, SurveyPublished
from libs.kernel.outbox import emit
from services.participation.surveys.results.queries import asked_of, results_of
from services.participation.surveys.rules import Sample
from services.participation.surveys.tables import Survey


async def tell_closed(session: AsyncSession, row: Survey, now: datetime) -> None:
    """How many were asked and how many answered; the results are owed from this day on."""
    assert row.closed_on
    frame = await asked_of(session, row, Sample.FRAME)
    volunteers = await asked_of(session, row, Sample.VOLUNTEERS)
    emit(
        session,
        SurveyClosed(
            occurred_at=now,
            survey_id=row.id,
            form=row.form_key,
            audience=row.audience,
            title=row.title,
            closed_on=row.closed_on,
            drawn=frame.total,
            answered_of_drawn=frame.answered,
            served=volunteers.total,
            volunteers=volunteers.answered,
        ),
    )


async def tell_published(session: AsyncSession, row: Survey, released: int, now: datetime) -> None:
    """The headline of the first sample: those drawn by lot where there are any."""
    assert row.published_on
    first = next(iter(await results_of(session, row)), None)
    groups = first.headline.shown.groups if first and first.headline else None
    satisfied, others = groups[:2] if groups else (0, 0)
    emit(
        session,
        SurveyPublished(
            occurred_at=now,
            survey_id=row.id,
            form=row.form_key,
            audience=row.audience,
            title=row.title,
            published_on=row.published_on,
            sample=first.sample if first else Sample.VOLUNTEERS,
            asked=first.asked.total if first else 0,
            answered=first.asked.answered if first else 0,
            rated=satisfied + others,
            satisfied=satisfied,
            released=released,
        ),
    )
