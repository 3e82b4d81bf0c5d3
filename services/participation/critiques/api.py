"""Routes of critiques: the committee sends and replies, the Front writes and issues."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened, without_actors
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import taken
from libs.permissions import Role, permit
from libs.rows import found
from services.participation.critiques import actions, queries
from services.participation.critiques.tables import Critique
from services.participation.critiques.views import (
    CritiqueDayForm,
    CritiqueForm,
    CritiqueIssueForm,
    CritiquePointForm,
    CritiqueReplyForm,
    CritiqueView,
    CritiqueWithdrawalForm,
    PointReplyForm,
    PublicCritiqueView,
    public_view,
    view,
)
from services.participation.critiques.words import STEPS
from services.participation.queries import unit_names

router = APIRouter()
ONE = "/critiques/{critique_id}"


async def _view(
    session: AsyncSession, row: Critique, by: Actor, now: datetime, files: Desk
) -> CritiqueView:
    await session.flush()
    points, of_front = await queries.points_of(session, row.id), Role.FRONT in by.roles
    return view(row, points, of_front=of_front, ward_id=by.ward_id, files=files, now=now)


@router.get("/critiques")
async def critiques(session: Session, by: By, now: Now, files: Files) -> list[CritiqueView]:
    """Every draft that went to the Front, the newest first."""
    permit(by, "see_critiques")
    return [await _view(session, row, by, now, files) for row in await queries.critiques(session)]


@router.get("/published-critiques")
async def published_critiques(session: Session, by: By, now: Now) -> list[PublicCritiqueView]:
    """What the Front criticised, for everybody; points with their replies once there are any."""
    names = await unit_names(session)
    return [
        public_view(row, await queries.points_of(session, row.id), names, now.date())
        for row in await queries.issued_critiques(session)
    ]


@router.get("/published-critiques/{critique_id}")
async def published_critique(
    critique_id: UUID, session: Session, by: By, now: Now
) -> PublicCritiqueView:
    """One of them for everybody."""
    row = await queries.issued_critique(session, critique_id)
    points = await queries.points_of(session, row.id)
    told = public_view(row, points, await unit_names(session), now.date())
    told.timeline = without_actors(await happened(session, STEPS, row.id))
    return told


@router.post("/critiques", status_code=201)
async def send_for_critique(
    form: CritiqueForm, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """Send a draft to the Front."""
    draft = taken(files, by, form.draft, now)
    said = form.model_dump(exclude={"draft"})
    row = await actions.send_for_critique(session, **said, draft=draft, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.get(ONE)
async def critique(
    critique_id: UUID, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """One of them."""
    permit(by, "see_critiques")
    told = await _view(session, await found(session, Critique, critique_id), by, now, files)
    told.timeline = without_actors(await happened(session, STEPS, critique_id))
    return told


@router.post(f"{ONE}/day")
async def move_critique(
    critique_id: UUID, form: CritiqueDayForm, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """Another day."""
    row = await actions.move_critique(session, critique_id, meets_on=form.meets_on, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/withdrawal")
async def withdraw_critique(
    critique_id: UUID,
    form: CritiqueWithdrawalForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> CritiqueView:
    """Take the draft back."""
    row = await actions.withdraw_critique(session, critique_id, **form.model_dump(), by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/points", status_code=201)
async def add_critique_point(
    critique_id: UUID, form: CritiquePointForm, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """The Front writes a point."""
    await actions.add_critique_point(session, critique_id, text=form.text, by=by, now=now)
    return await _view(session, await found(session, Critique, critique_id), by, now, files)


@router.post("/critique-points/{point_id}/removal")
async def remove_critique_point(
    point_id: UUID, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """The Front takes a point back."""
    row = await actions.remove_critique_point(session, point_id, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/issue")
async def issue_critique(
    critique_id: UUID, form: CritiqueIssueForm, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """The Front sends its criticism."""
    paper = taken(files, by, form.paper, now)
    row = await actions.issue_critique(
        session,
        critique_id,
        number=form.number,
        paper=paper,
        agrees=form.agrees,
        by=by,
        now=now,
    )
    return await _view(session, row, by, now, files)


@router.post("/critique-points/{point_id}/reply")
async def reply_to_point(
    point_id: UUID, form: PointReplyForm, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """The committee replies to a point."""
    point = await actions.reply_to_point(session, point_id, **form.model_dump(), by=by, now=now)
    row = await found(session, Critique, point.critique_id)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/reply")
async def answer_critique(
    critique_id: UUID, form: CritiqueReplyForm, session: Session, by: By, now: Now, files: Files
) -> CritiqueView:
    """The committee's reply goes to the Front."""
    row = await actions.answer_critique(session, critique_id, number=form.number, by=by, now=now)
    return await _view(session, row, by, now, files)
