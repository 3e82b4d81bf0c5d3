"""Routes of everyday feedback for residents: send, look, follow, rate, ask for another look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import CODE
from libs.happened import happened, without_actors
from libs.kernel.actor import Actor
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.files import KINDS, LINK_LIFETIME, Desk
from services.reception.feedback import actions, answering, queries
from services.reception.feedback.actions import Report, Sent
from services.reception.feedback.categories import categories
from services.reception.feedback.forms import RatingForm, ReopeningForm, ReportForm, TrackForm
from services.reception.feedback.photos import linked_photo
from services.reception.feedback.queries import Wanted, clocks_of
from services.reception.feedback.rules import Channel
from services.reception.feedback.sentences import MERGED_INTO, PUBLIC
from services.reception.feedback.tables import Feedback
from services.reception.feedback.triaging import original_of
from services.reception.feedback.views import (
    CategoryView,
    FeedbackListView,
    FeedbackView,
    Shown,
    TicketView,
    TrackedView,
    for_all,
    for_sender,
)
from services.reception.queries import unit_names
from services.reception.sealed.files.actions import named
from services.reception.sealed.letters import Contact
from services.reception.sealed.store import store_of

router = APIRouter()
Code = Annotated[str, Path(pattern=CODE)]
SHAPED = {"photos", "public", "email", "phone"}
Some = Annotated[Sequence[Annotated[str, Query(max_length=40)]], Query(max_length=50)]


def report_of(session: AsyncSession, form: ReportForm) -> Report:
    """What was typed, with the sealed photos behind their receipts."""
    typed = form.model_dump(include=set(ReportForm.model_fields) - SHAPED)
    photos = named(session, form.photos)
    contact = Contact(form.email, form.phone)
    return Report(**typed, wants_public=form.public, photos=photos, contact=contact)


def ticket(sent: Sent) -> TicketView:
    """What to follow a report by."""
    return TicketView(id=sent.row.id, code=sent.row.code, secret=sent.secret, due_on=sent.due_on)


async def shown_with(session: AsyncSession, by: Actor, now: datetime, files: Desk) -> Shown:
    """What showing a report needs besides it."""
    return Shown(by.ward_id, now, files, await unit_names(session), store_of(session).keys)


@router.get("/feedback/categories")
async def feedback_categories(by: By) -> list[CategoryView]:
    """What a report may be about, in the order of the form."""
    return [CategoryView(**each.model_dump()) for each in categories().values()]


@router.post("/feedback", status_code=201)
async def send_feedback(form: ReportForm, session: Session, by: By, now: Now) -> TicketView:
    """Somebody reports something everyday, without an account.

    A retry with the same Idempotency-Key gets the first answer, with its secret, for two days.
    """
    report = report_of(session, form)
    return ticket(await actions.send_feedback(session, report, channel=Channel.WEB, by=by, now=now))


@router.get("/feedback")
async def public_feedback_list(
    session: Session,
    by: By,
    now: Now,
    files: Files,
    category: Some = (),
    progress: Some = (),
    code: Some = (),
    neighbourhood: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> FeedbackListView:
    """What everybody may see, newest first, at most 300; private reports are only counted."""
    wanted = Wanted(category, progress, code, neighbourhood, None, since, until)
    rows = await queries.public_list(session, wanted)
    shown, clocks = await shown_with(session, by, now, files), await clocks_of(session, rows)
    return FeedbackListView(
        rows=[for_all(row, clocks[row.id], shown) for row in rows],
        counts=await queries.counts_by_progress(session),
    )


@router.post("/feedback/tracked")
async def track_feedback(
    form: TrackForm, session: Session, by: By, now: Now, files: Files
) -> TrackedView:
    """How a report stands, for whoever has its secret: in a body, so that no address holds it."""
    row = await queries.tracked(session, form.code, form.secret)
    return await _tracked(session, row, by, now, files)


@router.post("/feedback/tracked/rating")
async def rate_feedback(
    form: RatingForm, session: Session, by: By, now: Now, files: Files
) -> TrackedView:
    """Whoever sent it judges the answer."""
    row = await answering.rate_feedback(
        session, form.code, form.secret, rating=form.rating, by=by, now=now
    )
    return await _tracked(session, row, by, now, files)


@router.post("/feedback/tracked/reopening")
async def reopen_feedback(
    form: ReopeningForm, session: Session, by: By, now: Now, files: Files
) -> TrackedView:
    """Whoever sent it wants another look."""
    row = await answering.reopen_feedback(
        session, form.code, form.secret, because=form.because, by=by, now=now
    )
    return await _tracked(session, row, by, now, files)


@router.get("/feedback/photos/{held}")
async def feedback_photo(
    held: Annotated[str, Path(max_length=400)], session: Session, now: Now, store: FileBytes
) -> Response:
    """A photo that nobody released yet, for whoever was just given its short link."""
    content, media_type = await linked_photo(session, held, store, now)
    headers = {
        "content-disposition": f'inline; filename="anh.{KINDS[media_type]}"',
        "cache-control": f"private, max-age={LINK_LIFETIME.seconds}",
        "x-robots-tag": "noindex, noarchive",
    }
    return Response(content, headers=headers, media_type=media_type)


@router.get("/feedback/{code}")
async def public_feedback(
    code: Code, session: Session, by: By, now: Now, files: Files
) -> FeedbackView:
    """One report that everybody may see."""
    row = await queries.public_feedback(session, code)
    clocks = await clocks_of(session, [row])
    view = for_all(row, clocks[row.id], await shown_with(session, by, now, files))
    view.timeline = without_actors(await happened(session, PUBLIC, row.id))
    return view


async def _tracked(
    session: AsyncSession, row: Feedback, by: Actor, now: datetime, files: Desk
) -> TrackedView:
    original = await original_of(session, row)
    rows: Sequence[Feedback] = [row, original]
    clocks = await clocks_of(session, rows)
    shown = await shown_with(session, by, now, files)
    view = for_sender(row, original, clocks[original.id], shown)
    timeline = await happened(session, PUBLIC, row.id)
    if row is not original:
        timeline += await happened(session, MERGED_INTO, original.id)
    view.timeline = without_actors(sorted(timeline, key=lambda line: line.at))
    return view
