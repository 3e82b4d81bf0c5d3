"""Routes of conventions in force: complaints, suspension, abolition, sending out, reviews."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from libs.rows import found
from services.participation.conventions.tables import Convention
from services.participation.village.forms import (
    ConventionAnswerForm,
    ConventionComplaintForm,
    FindingForm,
    NumberedReasonForm,
    ReviewDayForm,
    ReviewForm,
    SuspensionForm,
)
from services.participation.village.overseeing import actions, complaining
from services.participation.village.overseeing.rules import Agreed
from services.participation.village.working import ConventionWorkView, worked_on

router = APIRouter()
ONE = "/conventions/{convention_id}"


@router.post(f"{ONE}/sending-out")
async def send_out_convention(
    convention_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """The decision goes to the community."""
    row = await actions.send_out_convention(session, convention_id, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/complaints", status_code=201)
async def note_convention_complaint(
    convention_id: UUID,
    form: ConventionComplaintForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> ConventionWorkView:
    """Note a letter about it."""
    said = form.model_dump()
    await complaining.note_convention_complaint(session, convention_id, **said, by=by, now=now)
    row = await found(session, Convention, convention_id)
    return await worked_on(session, row, by, now, files)


@router.post("/convention-complaints/{complaint_id}/answer")
async def answer_convention_complaint(
    complaint_id: UUID,
    form: ConventionAnswerForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> ConventionWorkView:
    """Answer that there is no ground."""
    said = form.model_dump()
    row = await complaining.answer_convention_complaint(
        session, complaint_id, **said, by=by, now=now
    )
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/suspension")
async def suspend_convention(
    convention_id: UUID, form: SuspensionForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Suspend it."""
    said = form.model_dump()
    row = await actions.suspend_convention(session, convention_id, **said, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/resumption")
async def resume_convention(
    convention_id: UUID, form: NumberedReasonForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """It is in use again."""
    said = form.model_dump()
    row = await actions.resume_convention(session, convention_id, **said, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/finding")
async def find_violation(
    convention_id: UUID, form: FindingForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Write down that there is a ground to abolish it."""
    said = form.model_dump()
    row = await actions.find_violation(session, convention_id, **said, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/clearance")
async def clear_finding(
    convention_id: UUID, form: NumberedReasonForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """There is none after all."""
    said = form.model_dump()
    row = await actions.clear_finding(session, convention_id, **said, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/abolition")
async def abolish_convention(
    convention_id: UUID, form: NumberedReasonForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Abolish it."""
    said = form.model_dump()
    row = await actions.abolish_convention(session, convention_id, **said, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/reviews", status_code=201)
async def review_convention(
    convention_id: UUID, form: ReviewForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Write down how the community judged the year."""
    said = form.model_dump()
    row = await actions.review_convention(session, convention_id, **said, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/review-day")
async def agree_review_day(
    convention_id: UUID, form: ReviewDayForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Another day of the year."""
    agreed = Agreed(form.day, form.month)
    row = await actions.agree_review_day(session, convention_id, agreed=agreed, by=by, now=now)
    return await worked_on(session, row, by, now, files)
