"""Routes of corrections, for whoever counted."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Now, Session
from services.participation.correcting import actions
from services.participation.handouts.api import HandoutCountForm
from services.participation.handouts.views import HandoutView, handout_view
from services.participation.matters.forms import Words
from services.participation.meetings.forms import MeetingCountForm
from services.participation.meetings.views import MeetingView, meeting_view
from services.participation.rounds.rules import Count

router = APIRouter()


class MeetingCorrectionForm(MeetingCountForm):
    """The sums anew, who saw them, and why."""

    reason: Words


class HandoutCorrectionForm(HandoutCountForm):
    """The sums anew, who saw them, and why."""

    reason: Words


@router.post("/meetings-of-residents/{meeting_id}/correction")
async def correct_meeting_count(
    meeting_id: UUID, form: MeetingCorrectionForm, session: Session, by: By, now: Now
) -> MeetingView:
    """Put the count of a meeting right."""
    row = await actions.correct_meeting_count(
        session,
        meeting_id,
        counts=form.counts(),
        total=Count(**form.total.model_dump()),
        witness_ids=form.witness_ids,
        reason=form.reason,
        by=by,
        now=now,
    )
    return await meeting_view(session, row, by, now.date())


@router.post("/handouts/{handout_id}/correction")
async def correct_handout_count(
    handout_id: UUID, form: HandoutCorrectionForm, session: Session, by: By, now: Now
) -> HandoutView:
    """Put the count of ballots right."""
    row = await actions.correct_handout_count(
        session,
        handout_id,
        given=form.given,
        count=Count(**form.model_dump(exclude={"given", "witness_ids", "reason"})),
        witness_ids=form.witness_ids,
        reason=form.reason,
        by=by,
        now=now,
    )
    return await handout_view(session, row)
