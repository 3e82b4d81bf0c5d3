"""What the appraisers do: points and reasons on each line, then the appraisal as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.models import ModelAppraised
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.rubrics import rubric
from libs.permissions import permit
from services.awards.appraisal import rules
from services.awards.models.actions import locked
from services.awards.models.queries import lines_of
from services.awards.models.rules import ModelState, check_no_part
from services.awards.models.tables import AwardModel
from services.awards.scoring.actions import Score
from services.awards.scoring.rules import check_points, line_of


async def appraise_model(
    session: AsyncSession, model_id: UUID, scores: Sequence[Score], *, by: Actor, now: datetime
) -> AwardModel:
    """The points that the appraisers find on some lines, with reasons where they differ."""
    model = await _of_others(session, model_id, "appraise_model", by)
    version = rubric(model.rubric).on(model.registered_on)
    lines = await lines_of(session, model_id)
    for score in scores:
        check_points(line_of(version, score.key), score.points)
        line = lines[score.key]
        rules.check_reason(score.key, line.self_points, score.points, score.note)
        line.points, line.reason = score.points, score.note
    record(session, by, "appraise_model", model_id, now, lines=len(scores))
    return model


async def issue_appraisal(
    session: AsyncSession, model_id: UUID, *, number: str, by: Actor, now: datetime
) -> AwardModel:
    """The appraisal is whole and goes to the council."""
    model = await _of_others(session, model_id, "issue_appraisal", by)
    lines = (await lines_of(session, model_id)).values()
    rules.check_appraised(line.points for line in lines)
    points = sum(line.points or 0 for line in lines)
    changed = sum(line.points != line.self_points for line in lines)
    model.state, model.appraised_on = ModelState.APPRAISED, now.date()
    model.appraisal_number = number
    record(session, by, "issue_appraisal", model_id, now, number=number, points=points)
    event = ModelAppraised(
        occurred_at=now,
        model_id=model_id,
        kind=model.kind,
        appraised_on=now.date(),
        points=points,
        points_max=rubric(model.rubric).on(model.registered_on).points,
        lines_changed=changed,
    )
    emit(session, event)
    return model


async def _of_others(session: AsyncSession, model_id: UUID, action: str, by: Actor) -> AwardModel:
    model = await locked(session, model_id, ModelState.SCORED)
    permit(by, action)
    check_no_part(by.unit_id, model.involved)
    return model
