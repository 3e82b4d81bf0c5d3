"""Plans over HTTP: import, submit, approve, read."""

import asyncio
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.happened import happened, without_actors
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Number
from libs.permissions import may, permit
from libs.signed import Sha256
from services.planning.plans import actions, queries, year
from services.planning.plans.sources import SourceMissing, read_file, read_text
from services.planning.plans.views import PlanTreeView, PlanView, SourceView, YearTaskView
from services.planning.plans.words import DESK, PUBLIC
from services.planning.rules import Position, Signature, SigningForm

router = APIRouter()


class ImportForm(BaseModel):
    """A plan to import: the receipt of an uploaded file, or its text, pasted."""

    year: int = Field(ge=1900, le=2200)
    receipt: Receipt | None = None
    text: str | None = Field(default=None, max_length=8_000_000)


class ApprovalForm(BaseModel):
    """How a plan was signed."""

    number: Number
    signed_on: date
    signing_form: SigningForm
    signer_position: Position
    content_sha256: Sha256  # what was read: `plans/{id}/approval` says it

    @property
    def signature(self) -> Signature:
        """The signature on paper."""
        return Signature(self.number, self.signed_on, self.signing_form, self.signer_position)


@router.post("/plans", status_code=201, response_model=PlanView)
async def import_plan(
    form: ImportForm, session: Session, by: By, now: Now, desk: Files, store: FileBytes
) -> object:
    """Read a plan from a file or from pasted text; nothing is kept when it cannot be read."""
    permit(by, "import_plan")  # before the slow reading, which is not for strangers
    if (form.receipt is None) == (form.text is None):
        raise SourceMissing
    if form.receipt is not None:
        file = taken(desk, by, form.receipt, now)
        content = await store.read(by.ward_id, file.sha256)
        source = await asyncio.to_thread(read_file, content)
    else:
        source = await asyncio.to_thread(read_text, form.text or "")
    return await actions.import_plan(session, year=form.year, source=source, by=by, now=now)


@router.get("/plans", response_model=list[PlanView])
async def plans(
    session: Session, by: By, year: Annotated[int | None, Query(ge=1900, le=2200)] = None
) -> object:
    """The plans of the ward; drafts only for those who may see drafts."""
    return await queries.plans_seen(session, by, year)


@router.get("/plans/{plan_id}")
async def plan(plan_id: UUID, session: Session, by: By, now: Now) -> PlanTreeView:
    """A plan as a tree, with how far its work is and what happened to it."""
    found = await queries.plan_seen(session, by, plan_id)
    tree = await queries.tree(session, by, found, now.date())
    if may(by, "see_drafts"):
        tree.timeline = await happened(session, DESK, found.id)
    else:
        tree.timeline = without_actors(await happened(session, PUBLIC, found.id))
    return tree


@router.get("/plans/{plan_id}/year")
async def plan_year(plan_id: UUID, session: Session, by: By) -> list[YearTaskView]:
    """What is due in the year of a plan, for everybody who may read the plan."""
    return await year.year_of(session, await queries.plan_seen(session, by, plan_id))


@router.get("/plans/{plan_id}/source")
async def plan_source(plan_id: UUID, session: Session, by: By, now: Now, desk: Files) -> SourceView:
    """What the plan was read from, to lay beside what was read."""
    return queries.source_of(await queries.plan_seen(session, by, plan_id), by, desk, now)


@router.post("/plans/{plan_id}/submission", status_code=201, response_model=PlanView)
async def submit_plan(plan_id: UUID, session: Session, by: By, now: Now) -> object:
    """Hand a reviewed plan to the chair."""
    return await actions.submit_plan(session, plan_id, by=by, now=now)


@router.post("/plans/{plan_id}/approval", status_code=201, response_model=PlanView)
async def approve_plan(
    plan_id: UUID, form: ApprovalForm, session: Session, by: By, now: Now
) -> object:
    """Approve a plan under its number: its tasks are owed from now on."""
    return await actions.approve_plan(
        session,
        plan_id,
        signature=form.signature,
        content_sha256=form.content_sha256,
        by=by,
        now=now,
    )
