"""Routes of levels: decided anew, typed again, confirmed by the Front."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from services.participation.contributions.api import ledger
from services.participation.contributions.forms import LevelForm, LevelTypedForm
from services.participation.contributions.levels import actions
from services.participation.contributions.levels.rules import Level
from services.participation.contributions.views import FundView

router = APIRouter()
ONE = "/funds/{fund_id}"


@router.post(f"{ONE}/levels", status_code=201)
async def change_fund_level(
    fund_id: UUID, form: LevelForm, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """Residents decided another level."""
    new = Level(form.level_dong, form.level_half_days, form.from_on, form.matter_id)
    row = await actions.change_fund_level(session, fund_id, new, by=by, now=now)
    return await ledger(session, row, by, now, files, official=True)


@router.post(f"{ONE}/levels/{{matter_id}}/correction")
async def correct_fund_level(
    fund_id: UUID,
    matter_id: UUID,
    form: LevelTypedForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> FundView:
    """Type a level again that nobody confirmed yet."""
    new = form.level(matter_id)
    row = await actions.correct_fund_level(session, fund_id, new, by=by, now=now)
    return await ledger(session, row, by, now, files, official=True)


@router.post(f"{ONE}/levels/{{matter_id}}/confirmation")
async def confirm_fund_level(
    fund_id: UUID,
    matter_id: UUID,
    form: LevelTypedForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> FundView:
    """The Front confirms the level it was shown."""
    seen = form.level(matter_id)
    row = await actions.confirm_fund_level(session, fund_id, seen, by=by, now=now)
    return await ledger(session, row, by, now, files, official=True)
