"""Routes of everyday feedback for officials: triage, the unit's answer, the ward's settings."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import taken
from libs.permissions import RULES, permit
from libs.rows import found
from services.reception.feedback import (
    actions,
    answering,
    handing_over,
    queries,
    sentences,
    triaging,
)
from services.reception.feedback.api import report_of, shown_with, ticket
from services.reception.feedback.forms import (
    AnswerForm,
    AssignmentForm,
    DeclineForm,
    HandingOverForm,
    HidingForm,
    LogForm,
    MergingForm,
    RegisterForm,
    ReleaseForm,
    ReportForm,
    SettingForm,
)
from services.reception.feedback.queries import Wanted, clocks_of
from services.reception.feedback.rules import OPEN
from services.reception.feedback.tables import Feedback
from services.reception.feedback.views import (
    FeedbackWorkView,
    SettingView,
    TicketView,
    for_officials,
)

router = APIRouter()
WORK = "/feedback-work"
ONE = "/feedback-work/{feedback_id}"


async def _view(
    session: AsyncSession, row: Feedback, by: Actor, now: datetime, files: Desk
) -> FeedbackWorkView:
    clocks = await clocks_of(session, [row])
    return for_officials(row, clocks[row.id], await shown_with(session, by, now, files))


@router.post(WORK, status_code=201)
async def register_feedback(form: RegisterForm, session: Session, by: By, now: Now) -> TicketView:
    """A clerk writes down a call, a slip, a visit."""
    report = report_of(session, form)
    sent = await actions.register_feedback(session, report, channel=form.channel, by=by, now=now)
    return ticket(sent)


@router.post("/feedback-relayed", status_code=201)
async def relay_feedback(form: ReportForm, session: Session, by: By, now: Now) -> TicketView:
    """A program with a key of the ward hands on what somebody reported to it."""
    report = report_of(session, form)
    return ticket(await actions.relay_feedback(session, report, by=by, now=now))


@router.get(WORK)
async def feedback_work(
    session: Session,
    by: By,
    now: Now,
    files: Files,
    open_only: bool = False,
    category: Annotated[str, Query(max_length=30)] = "",
) -> list[FeedbackWorkView]:
    """What officials work on, the oldest first; a unit sees what is its own."""
    permit(by, "see_feedback", unit_id=by.unit_id)
    everywhere = by.roles & RULES["see_feedback"].roles
    wanted = Wanted(
        categories=[category] if category else [],
        progress=OPEN if open_only else (),
        unit_id=None if everywhere else by.unit_id,
    )
    rows = await queries.triage_list(session, wanted)
    shown, clocks = await shown_with(session, by, now, files), await clocks_of(session, rows)
    return [for_officials(row, clocks[row.id], shown) for row in rows]


@router.get(ONE)
async def one_feedback(
    feedback_id: UUID, session: Session, by: By, now: Now, files: Files
) -> FeedbackWorkView:
    """One report with everything that was typed."""
    row = await found(session, Feedback, feedback_id)
    permit(by, "see_feedback", unit_id=row.unit_id)
    view = await _view(session, row, by, now, files)
    view.timeline = await happened(session, sentences.WORK, row.id, unsigned=sentences.UNSIGNED)
    return view


@router.post(f"{ONE}/log")
async def log_feedback(
    feedback_id: UUID, form: LogForm, session: Session, by: By, now: Now, files: Files
) -> FeedbackWorkView:
    """Write it into the book."""
    row = await triaging.log_feedback(session, feedback_id, category=form.category, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/release")
async def release_feedback(
    feedback_id: UUID,
    form: ReleaseForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    store: FileBytes,
) -> FeedbackWorkView:
    """Show everybody what names nobody."""
    row = await triaging.release_feedback(
        session, feedback_id, **form.model_dump(), files=store, by=by, now=now
    )
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/hiding")
async def hide_feedback(
    feedback_id: UUID, form: HidingForm, session: Session, by: By, now: Now, files: Files
) -> FeedbackWorkView:
    """Take it off the public pages."""
    row = await triaging.hide_feedback(session, feedback_id, ground=form.ground, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/assignment")
async def assign_feedback(
    feedback_id: UUID, form: AssignmentForm, session: Session, by: By, now: Now, files: Files
) -> FeedbackWorkView:
    """Give it to a unit."""
    row = await triaging.assign_feedback(session, feedback_id, unit_id=form.unit_id, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/decline")
async def decline_feedback(
    feedback_id: UUID, form: DeclineForm, session: Session, by: By, now: Now, files: Files
) -> FeedbackWorkView:
    """Do not take it."""
    row = await triaging.decline_feedback(session, feedback_id, **form.model_dump(), by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/handing-over")
async def hand_over_feedback(
    feedback_id: UUID,
    form: HandingOverForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    store: FileBytes,
) -> FeedbackWorkView:
    """It is a letter of the register."""
    row = await handing_over.hand_over_feedback(
        session, feedback_id, claim=form.claim, files=store, by=by, now=now
    )
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/merging")
async def merge_feedback(
    feedback_id: UUID, form: MergingForm, session: Session, by: By, now: Now, files: Files
) -> FeedbackWorkView:
    """It was told before."""
    row = await triaging.merge_feedback(
        session, feedback_id, original_id=form.original_id, by=by, now=now
    )
    return await _view(session, row, by, now, files)


@router.post(f"{ONE}/answer")
async def answer_feedback(
    feedback_id: UUID, form: AnswerForm, session: Session, by: By, now: Now, files: Files
) -> FeedbackWorkView:
    """Say what was done."""
    row = await answering.answer_feedback(
        session,
        feedback_id,
        answer=form.answer,
        photo=taken(files, by, form.photo, now),
        by=by,
        now=now,
    )
    return await _view(session, row, by, now, files)


@router.get("/feedback-settings")
async def feedback_settings(session: Session, by: By) -> SettingView:
    """What the ward chose; everybody may know it."""
    row = await queries.setting(session)
    return SettingView(moderated=row.moderated, keyless_programs=row.keyless_programs)


@router.put("/feedback-settings")
async def set_feedback_rules(form: SettingForm, session: Session, by: By, now: Now) -> SettingView:
    """Choose them."""
    row = await actions.set_feedback_rules(session, **form.model_dump(), by=by, now=now)
    return SettingView(moderated=row.moderated, keyless_programs=row.keyless_programs)
