"""Routes of models: registered, agreed or declined, and shown."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.law.rubrics import rubrics
from libs.permissions import permit
from libs.remembered.queries import unit_names
from services.awards.blocks.queries import blocks_on
from services.awards.councils.queries import vote_on
from services.awards.decisions.queries import honour_of
from services.awards.models import actions, queries
from services.awards.models.tables import AwardModel
from services.awards.models.views import (
    CommitteeForm,
    Dossier,
    ModelForm,
    ModelView,
    ReasonForm,
    RubricView,
    view,
)
from services.awards.models.words import SENTENCES
from services.awards.notices.queries import waiting_on
from services.awards.tables import Unit

router = APIRouter()
ONE = "/models/{model_id}"


async def model_view(
    session: AsyncSession, row: AwardModel, by: Actor, files: Desk, now: datetime
) -> ModelView:
    """A model with all that belongs to it, for whoever asks."""
    await session.flush()
    lines = await queries.lines_of(session, row.id)
    dossier = Dossier(
        row,
        lines,
        await queries.proofs_of(session, row.id),
        await vote_on(session, row.id),
        await honour_of(session, row.id),
        await blocks_on(session, now.date()),
        points=sum(line.points or 0 for line in lines.values()),
        waiting=(await waiting_on(session, [row.id])).get(row.id, 0),
    )
    return view(dossier, await unit_names(session, Unit), by=by, files=files, now=now)


@router.get("/rubrics")
async def rubrics_in_use(now: Now, by: By) -> list[RubricView]:
    """The rubrics that a model can be registered against today; public."""
    found = [(each, each.on(now.date())) for each in rubrics()]
    return [
        RubricView(
            id=each.id,
            title=each.title,
            kinds=list(each.kinds),
            points=version.points,
            basis=version.basis,
        )
        for each, version in found
    ]


@router.get("/models")
async def models(session: Session, by: By, now: Now, files: Files) -> list[ModelView]:
    """The models that somebody may see, the newest first, without lines and proofs."""
    permit(by, "see_models")
    names = await unit_names(session, Unit)
    rows = await queries.models(session, by)
    blocks = await blocks_on(session, now.date())
    ids = [row.id for row in rows]
    points, waiting = await queries.points_of(session, ids), await waiting_on(session, ids)
    dossiers = [
        Dossier(
            row,
            {},
            (),
            blocks=blocks,
            points=points.get(row.id, 0),
            waiting=waiting.get(row.id, 0),
        )
        for row in rows
    ]
    return [view(each, names, by=by, files=files, now=now) for each in dossiers]


@router.post("/models", status_code=201)
async def register_model(
    form: ModelForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """Register a model."""
    said = form.model_dump(exclude={"rubric"})
    row = await actions.register_model(session, **said, rubric_id=form.rubric, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.get(ONE)
async def model(model_id: UUID, session: Session, by: By, now: Now, files: Files) -> ModelView:
    """One model, with what happened to it."""
    permit(by, "see_models")
    row = await queries.model(session, model_id, by)
    one = await model_view(session, row, by, files, now)
    return one.model_copy(update={"timeline": await happened(session, SENTENCES, row.id)})


@router.post(f"{ONE}/approval")
async def approve_model(
    model_id: UUID, form: CommitteeForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The steering committee agrees."""
    row = await actions.approve_model(session, model_id, number=form.number, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/decline")
async def decline_model(
    model_id: UUID, form: ReasonForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The steering committee does not agree."""
    row = await actions.decline_model(session, model_id, reason=form.reason, by=by, now=now)
    return await model_view(session, row, by, files, now)
