"""What a unit does with its model: proves it, scores itself, hands the score in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.models import ModelScored
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.rubrics import rubric
from libs.permissions import permit
from libs.rows import found
from services.awards.models.actions import locked
from services.awards.models.queries import lines_of, proofs_of
from services.awards.models.rules import ModelState
from services.awards.models.tables import AwardModel, ModelProof
from services.awards.scoring import rules


class Score(NamedTuple):
    """The points of one line, and a word on them."""

    key: str
    points: int
    note: str


async def add_model_proof(
    session: AsyncSession,
    model_id: UUID,
    *,
    line_key: str,
    note: str,
    file: StoredFile | None,
    by: Actor,
    now: datetime,
) -> ModelProof:
    """What was done, for a line of the rubric or as a note of progress."""
    model = await locked(session, model_id, ModelState.APPROVED)
    permit(by, "add_model_proof", unit_id=model.keeper_id)
    if line_key:
        rules.line_of(rubric(model.rubric).on(model.registered_on), line_key)
    if len(await proofs_of(session, model_id)) >= rules.PROOFS_MAX:
        raise rules.TooManyProofs
    kept = asdict(file) if file else None
    row = ModelProof(
        model_id=model_id, line_key=line_key, note=note, added_on=now.date(), file=kept
    )
    session.add(row)
    record(session, by, "add_model_proof", model_id, now, line=line_key)
    return row


async def remove_model_proof(
    session: AsyncSession, proof_id: UUID, *, by: Actor, now: datetime
) -> AwardModel:
    """A proof is taken back before the score is handed in."""
    proof = await found(session, ModelProof, proof_id, lock=True)
    model = await locked(session, proof.model_id, ModelState.APPROVED)
    permit(by, "remove_model_proof", unit_id=model.keeper_id)
    await session.delete(proof)
    record(session, by, "remove_model_proof", model.id, now, line=proof.line_key)
    return model


async def score_model(
    session: AsyncSession, model_id: UUID, scores: Sequence[Score], *, by: Actor, now: datetime
) -> AwardModel:
    """The unit gives itself points on some lines; it may change them until it hands them in."""
    model = await locked(session, model_id, ModelState.APPROVED)
    permit(by, "score_model", unit_id=model.keeper_id)
    version = rubric(model.rubric).on(model.registered_on)
    lines = await lines_of(session, model_id)
    for score in scores:
        rules.check_points(rules.line_of(version, score.key), score.points)
        line = lines[score.key]
        line.self_points, line.self_note = score.points, score.note
    record(session, by, "score_model", model_id, now, lines=len(scores))
    return model


async def hand_in_score(
    session: AsyncSession, model_id: UUID, *, by: Actor, now: datetime
) -> AwardModel:
    """The unit's own score is whole, proven, and changes no more."""
    model = await locked(session, model_id, ModelState.APPROVED)
    permit(by, "hand_in_score", unit_id=model.keeper_id)
    version = rubric(model.rubric).on(model.registered_on)
    lines = await lines_of(session, model_id)
    proven = {proof.line_key for proof in await proofs_of(session, model_id)}
    scored = [(key, line.self_points) for key, line in lines.items()]
    points = rules.check_whole(version, scored, proven)
    model.state, model.scored_on = ModelState.SCORED, now.date()
    record(session, by, "hand_in_score", model_id, now, points=points)
    told = {"kind": model.kind, "scored_on": now.date()}
    event = ModelScored(
        occurred_at=now, model_id=model_id, **told, points=points, points_max=version.points
    )
    emit(session, event)
    return model
