"""Routes of conventions: what everybody reads, and the steps until residents vote."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from libs.law.moves import Given
from libs.permissions import permit
from libs.rows import found
from services.participation.conventions import actions, queries, voting
from services.participation.conventions.actions import Plan, Written
from services.participation.conventions.rules import UNSEEN
from services.participation.conventions.tables import Convention
from services.participation.village import views
from services.participation.village.duties import ConventionDutyView
from services.participation.village.duties import convention_duties as duties
from services.participation.village.forms import (
    ConventionForm,
    ConventionReasonForm,
    ConventionTextForm,
    ConventionVoteForm,
    EnteredConventionForm,
    PostingPlaceForm,
)
from services.participation.village.views import ConventionLineView, ConventionView
from services.participation.village.working import ConventionWorkView, worked_on

router = APIRouter()
ONE = "/conventions/{convention_id}"
ORDINAL_MAX = 1_000


@router.get("/conventions")
async def conventions(session: Session, by: By, now: Now) -> list[ConventionLineView]:
    """Every convention and every posted draft, for everybody."""
    return await views.lines(session, await queries.conventions(session), now)


@router.get(ONE)
async def convention(
    convention_id: UUID,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    version: Annotated[int | None, Query(ge=1, le=ORDINAL_MAX)] = None,
) -> ConventionView:
    """One convention for everybody, with its text; another version when asked for."""
    row = await queries.public_convention(session, convention_id)
    return await views.shown(session, row, now, files, version)


@router.get("/conventions-at-work")
async def conventions_at_work(session: Session, by: By, now: Now) -> list[ConventionLineView]:
    """The same, with what the own neighbourhood is still writing."""
    permit(by, "see_conventions", unit_id=by.unit_id)
    own = by.unit_id if "neighbourhood_head" in by.roles else None
    return await views.lines(session, await queries.conventions(session, own=own), now)


@router.get("/conventions-at-work/{convention_id}")
async def convention_at_work(
    convention_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """One convention with the steps the law allows today; a draft only for its neighbourhood."""
    row = await found(session, Convention, convention_id)
    action = "draft_convention" if row.state in UNSEEN else "see_conventions"
    permit(by, action, unit_id=row.unit_id)
    return await worked_on(session, row, by, now, files)


@router.get("/convention-duties")
async def convention_duties(session: Session, by: By, now: Now) -> list[ConventionDutyView]:
    """What waits for somebody."""
    permit(by, "see_conventions", unit_id=by.unit_id)
    return await duties(session, now)


@router.post("/conventions", status_code=201)
async def begin_convention(
    form: ConventionForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Begin to draft."""
    plan = Plan(**(form.model_dump() | {"team": tuple(form.team)}))
    row = await actions.begin_convention(session, plan, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post("/entered-conventions", status_code=201)
async def enter_convention(
    form: EnteredConventionForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Enter one that was recognised before."""
    plan = Plan(form.unit_id, form.called, form.title)
    written = Written(form.text, file=taken(files, by, form.file, now))
    given = Given(form.on, number=form.number)
    row = await actions.enter_convention(session, plan, written, given, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/versions", status_code=201)
async def revise_convention(
    convention_id: UUID, form: ConventionTextForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Another version of the text."""
    written = Written(form.text, form.note, taken(files, by, form.file, now))
    row = await actions.revise_convention(session, convention_id, written, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/posting")
async def post_convention(
    convention_id: UUID, form: PostingPlaceForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """It hangs from today."""
    row = await actions.post_convention(session, convention_id, place=form.place, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/taking-down")
async def take_down_convention(
    convention_id: UUID,
    form: ConventionReasonForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> ConventionWorkView:
    """Take it down; its days begin anew."""
    said = form.model_dump()
    row = await actions.take_down_convention(session, convention_id, **said, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/vote")
async def put_convention_to_vote(
    convention_id: UUID, form: ConventionVoteForm, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Put it forward as a matter, or tie it to one that households demanded."""
    row = await voting.put_convention_to_vote(
        session, convention_id, matter_id=form.matter_id, by=by, now=now
    )
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/drafting")
async def draft_convention_again(
    convention_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ConventionWorkView:
    """Write again what was not accepted."""
    row = await actions.draft_convention_again(session, convention_id, by=by, now=now)
    return await worked_on(session, row, by, now, files)


@router.post(f"{ONE}/dropping")
async def drop_convention(
    convention_id: UUID,
    form: ConventionReasonForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> ConventionWorkView:
    """Stop drafting."""
    row = await actions.drop_convention(session, convention_id, reason=form.reason, by=by, now=now)
    return await worked_on(session, row, by, now, files)
