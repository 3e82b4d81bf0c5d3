"""What people do with a paper for the staff: draft, approve, publish, hang, end, withdraw."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.clocks import working_days_late
from libs.permissions import permit
from libs.rows import found, ward_of
from services.disclosures.internal import rules, telling
from services.disclosures.internal.rules import InternalForm
from services.disclosures.internal.tables import InternalPaper
from services.disclosures.obligations.rules import due_after
from services.disclosures.posting.rules import check_photo
from services.disclosures.rules import State, check_shown, check_signed
from services.disclosures.tables import Unit


async def draft_internal_paper(
    session: AsyncSession,
    *,
    khoan: int,
    title: str,
    summary: str,
    body: str,
    number: str,
    signed_on: date,
    signer_position: str,
    unit_id: UUID | None,
    form: InternalForm,
    file: StoredFile | None,
    by: Actor,
    now: datetime,
) -> InternalPaper:
    """Write what the staff is to be shown; due five working days after the document (47.2)."""
    permit(by, "draft_internal_paper", unit_id=unit_id)
    await _check_unit(session, unit_id)
    check_signed(signed_on, now.date())
    row = InternalPaper(
        khoan=khoan,
        title=title,
        summary=summary,
        body=body,
        document_number=number,
        document_on=signed_on,
        signer_position=signer_position,
        unit_id=unit_id,
        form=form,
        author_id=by.id,
        file=asdict(file) if file else None,
        **asdict(due_after(signed_on, rules.PUBLISH_RULE)),
    )
    session.add(row)
    record(session, by, "draft_internal_paper", row.id, now, khoan=khoan)
    return row


async def _check_unit(session: AsyncSession, unit_id: UUID | None) -> None:
    """A paper belongs to a unit of this ward, or to none."""
    if unit_id:
        await found(session, Unit, unit_id)


async def approve_internal_paper(
    session: AsyncSession, paper_id: UUID, *, by: Actor, now: datetime
) -> InternalPaper:
    """The head lets the staff see it; never the one who wrote it."""
    row = await found(session, InternalPaper, paper_id, lock=True)
    permit(by, "approve_internal_paper", author_id=row.author_id)
    _move(row, State.APPROVED)
    record(session, by, "approve_internal_paper", row.id, now)
    return row


async def publish_internal_paper(
    session: AsyncSession, paper_id: UUID, *, by: Actor, now: datetime
) -> InternalPaper:
    """Show it to the staff: signed-in officials see it from this moment on."""
    row = await found(session, InternalPaper, paper_id, lock=True)
    permit(by, "publish_internal_paper", unit_id=row.unit_id)
    _move(row, State.PUBLISHED)
    row.published_on = now.date()
    row.days_late = working_days_late(row.due_on, now.date())
    if row.form == InternalForm.SITE:
        row.keep_until = rules.keep_until(now.date(), row.khoan)
    record(session, by, "publish_internal_paper", row.id, now)
    telling.published(session, row, now)
    return row


async def post_internal_paper(
    session: AsyncSession,
    paper_id: UUID,
    *,
    posted_on: date,
    photo: StoredFile,
    by: Actor,
    now: datetime,
) -> InternalPaper:
    """Note that the sheet hangs in the office, with a photo."""
    row = await found(session, InternalPaper, paper_id, lock=True)
    permit(by, "post_internal_paper", unit_id=row.unit_id)
    check_photo(photo.is_photo)
    if row.form != InternalForm.POSTING:
        raise rules.NotOnAWall
    check_shown(posted_on, row.document_on, now.date())
    _move(row, State.POSTING)
    row.posted_on, row.photo = posted_on, asdict(photo)
    row.keep_until = rules.keep_until(posted_on, row.khoan)
    record(session, by, "post_internal_paper", row.id, now, posted_on=posted_on)
    return row


async def end_internal_paper(
    session: AsyncSession, paper_id: UUID, *, proof: StoredFile, by: Actor, now: datetime
) -> InternalPaper:
    """Take the sheet down after all its days (article 48), with a proof that it hung till then."""
    row = await found(session, InternalPaper, paper_id, lock=True)
    permit(by, "end_internal_paper", unit_id=row.unit_id)
    if row.form == InternalForm.SITE:
        raise rules.SiteIsCounted
    rules.check_move(State(row.state), State.COMPLETED)
    rules.check_end(row.keep_until, now.date())
    row.end_proof = asdict(proof)
    _complete(session, row, by, now)
    return row


async def withdraw_internal_paper(
    session: AsyncSession, paper_id: UUID, *, reason: str, by: Actor, now: datetime
) -> InternalPaper:
    """Take it back; the staff sees it no more."""
    row = await found(session, InternalPaper, paper_id, lock=True)
    permit(by, "withdraw_internal_paper")
    _move(row, State.WITHDRAWN)
    row.withdrawn_on, row.withdrawal_reason = now.date(), reason
    record(session, by, "withdraw_internal_paper", row.id, now)
    return row


async def follow_internal_papers(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: complete what stood on the site for all its days, tell once what is late."""
    query = (
        select(InternalPaper)
        .where(InternalPaper.ward_id == ward_of(session), InternalPaper.completed_on.is_(None))
        .where(InternalPaper.withdrawn_on.is_(None))
        .order_by(InternalPaper.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        on_site = row.state == State.PUBLISHED and row.form == InternalForm.SITE
        if on_site and row.keep_until and row.keep_until < now.date():
            _complete(session, row, by, now)
        elif not row.published_on and not row.late_told_on and row.due_on < now.date():
            row.late_told_on = now.date()
            record(session, by, "flag_late_internal_paper", row.id, now)
            telling.late(session, row, now)


def _complete(session: AsyncSession, row: InternalPaper, by: Actor, now: datetime) -> None:
    _move(row, State.COMPLETED)
    row.completed_on = now.date()
    record(session, by, "complete_internal_paper", row.id, now)
    telling.completed(session, row, now)


def _move(row: InternalPaper, wanted: State) -> None:
    rules.check_move(State(row.state), wanted)
    row.state = wanted
