"""Routes of commendations."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import taken
from libs.kernel.text import Note, Number, Paragraphs
from libs.law.titles import Holder
from libs.permissions import permit
from libs.remembered.queries import unit_names
from services.awards.blocks.queries import blocks_on
from services.awards.commendations import actions, deciding, queries
from services.awards.commendations.tables import Commendation
from services.awards.commendations.views import CommendationView, view
from services.awards.commendations.words import SENTENCES
from services.awards.councils.api import CountForm
from services.awards.councils.queries import vote_on
from services.awards.decisions.api import WithdrawalForm
from services.awards.decisions.queries import honour_of
from services.awards.models.views import CommitteeForm, Key, ReasonForm
from services.awards.tables import Unit

router = APIRouter()
ONE = "/commendations/{commendation_id}"


class CommendationForm(BaseModel):
    """Who is proposed for which title, and why; a person agrees to be named on the roll or not."""

    holder: Holder
    title: Key
    unit_id: UUID
    person: Note = ""
    position: Note = ""
    listed: bool = False
    merit: Paragraphs


class OpinionForm(BaseModel):
    """What the appraisers say, and the number of their paper."""

    opinion: Paragraphs
    number: Number


class DecidingForm(CommitteeForm):
    """The number of the decision; a namesake under discipline was looked at and is another."""

    other_person: bool = False


class AnswerForm(BaseModel):
    """What came back from above."""

    granted: bool
    number: Number
    answered_on: date


@router.get("/commendations")
async def commendations(session: Session, by: By, now: Now, files: Files) -> list[CommendationView]:
    """Those that somebody may see, the newest first, without votes."""
    permit(by, "see_commendations")
    names = await unit_names(session, Unit)
    rows = await queries.commendations(session, by)
    blocks = await blocks_on(session, now.date())
    return [
        view(row, names.get(row.unit_id, ""), None, None, blocks, by=by, files=files, now=now)
        for row in rows
    ]


@router.post("/commendations", status_code=201)
async def propose_commendation(
    form: CommendationForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """Propose somebody."""
    said = form.model_dump(exclude={"title"}) | {"title_id": form.title}
    row = await actions.propose_commendation(session, **said, by=by, now=now)
    return await _shown(session, row, by, files, now)


@router.get(ONE)
async def commendation(
    commendation_id: UUID, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """One of them, with what happened to it."""
    permit(by, "see_commendations")
    row = await queries.commendation(session, commendation_id, by)
    one = await _shown(session, row, by, files, now)
    return one.model_copy(update={"timeline": await happened(session, SENTENCES, row.id)})


@router.post(f"{ONE}/appraisal")
async def appraise_commendation(
    commendation_id: UUID, form: OpinionForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The appraisers' opinion."""
    said = form.model_dump()
    row = await actions.appraise_commendation(session, commendation_id, **said, by=by, now=now)
    return await _shown(session, row, by, files, now)


@router.post(f"{ONE}/vote", status_code=201)
async def record_commendation_vote(
    commendation_id: UUID, form: CountForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The council voted."""
    minutes = taken(files, by, form.minutes, now)
    row = await actions.record_commendation_vote(
        session,
        commendation_id,
        held_on=form.held_on,
        count=form.count(),
        minutes=minutes,
        by=by,
        now=now,
    )
    return await _shown(session, row, by, files, now)


@router.post(f"{ONE}/vote/voiding")
async def void_commendation_vote(
    commendation_id: UUID, form: ReasonForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The sums were mistyped."""
    row = await actions.void_commendation_vote(
        session, commendation_id, reason=form.reason, by=by, now=now
    )
    return await _shown(session, row, by, files, now)


@router.post(f"{ONE}/grant")
async def grant_commendation(
    commendation_id: UUID, form: DecidingForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The chair grants it."""
    said = form.model_dump() | {"by": by, "now": now}
    row = await deciding.grant_commendation(session, commendation_id, **said)
    return await _shown(session, row, by, files, now)


@router.post(f"{ONE}/refusal")
async def refuse_commendation(
    commendation_id: UUID, form: ReasonForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The chair does not."""
    row = await deciding.refuse_commendation(
        session, commendation_id, reason=form.reason, by=by, now=now
    )
    return await _shown(session, row, by, files, now)


@router.post(f"{ONE}/sending")
async def send_commendation(
    commendation_id: UUID, form: DecidingForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The ward proposes it upward."""
    said = form.model_dump() | {"by": by, "now": now}
    row = await deciding.send_commendation(session, commendation_id, **said)
    return await _shown(session, row, by, files, now)


@router.post(f"{ONE}/answer")
async def record_commendation_answer(
    commendation_id: UUID, form: AnswerForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The answer from above."""
    said = form.model_dump() | {"by": by, "now": now}
    row = await deciding.record_commendation_answer(session, commendation_id, **said)
    return await _shown(session, row, by, files, now)


@router.post(f"{ONE}/withdrawal")
async def withdraw_commendation(
    commendation_id: UUID, form: WithdrawalForm, session: Session, by: By, now: Now, files: Files
) -> CommendationView:
    """The chair takes it back."""
    said = form.model_dump() | {"by": by, "now": now}
    row = await deciding.withdraw_commendation(session, commendation_id, **said)
    return await _shown(session, row, by, files, now)


async def _shown(
    session: AsyncSession, row: Commendation, by: Actor, files: Desk, now: datetime
) -> CommendationView:
    await session.flush()
    unit = (await unit_names(session, Unit)).get(row.unit_id, "")
    vote, honour = await vote_on(session, row.id), await honour_of(session, row.id)
    blocks = await blocks_on(session, now.date())
    return view(row, unit, vote, honour, blocks, by=by, files=files, now=now)
