"""Routes of the plan of a year: read it, draft and adjust it, have it adopted, fetch its paper."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from libs.documents.files import MEDIA_TYPES, Paper, called, written
from libs.happened import happened, without_actors
from libs.kernel.edges import By, FileBytes, Now, Session
from libs.kernel.text import Number
from libs.law.forms import Form, Place
from libs.permissions import may
from services.disclosures.places.queries import unit_names, ward_name
from services.disclosures.widening.rules import DAYS_MAX
from services.disclosures.yearly import actions, queries
from services.disclosures.yearly.document import document_of
from services.disclosures.yearly.rules import Signature, SigningForm
from services.disclosures.yearly.story import DESK, PUBLIC
from services.disclosures.yearly.tables import DisclosurePlan
from services.disclosures.yearly.views import PlanLineView, PlanSummaryView, PlanView, line_view

router = APIRouter()
ItemKey = Annotated[str, Path(pattern=r"^\d{1,2}[a-z]{1,2}$")]
Period = Annotated[str, Field(pattern=r"^\d{4}(-[HQ]\d|-\d\d)?$")]


class DraftPlanForm(BaseModel):
    """The year to plan for."""

    year: int = Field(ge=2023, le=2200)


class ExtraForm(BaseModel):
    """A form at a place beyond the law, or longer than the law."""

    form: Form
    place: Place
    days: int | None = Field(default=None, ge=1, le=DAYS_MAX)
    permanent: bool = False


class LineForm(BaseModel):
    """Who sees to an item, on which day of each period, and what the plan adds."""

    owner_unit_id: UUID | None
    days: dict[Period, date] = Field(default_factory=dict, max_length=12)
    extra: list[ExtraForm] = Field(default_factory=list, max_length=6)


class AdoptionForm(BaseModel):
    """On which day the committee adopted the plan, and how it was signed."""

    number: Number
    signed_on: date
    signing_form: SigningForm
    adopted_on: date


@router.post("/disclosure-plans", status_code=201)
async def draft_disclosure_plan(
    form: DraftPlanForm, session: Session, by: By, now: Now
) -> PlanSummaryView:
    """Make the plan of a year out of the catalogue."""
    plan = await actions.draft_disclosure_plan(session, year=form.year, by=by, now=now)
    return PlanSummaryView.model_validate(plan)


@router.get("/disclosure-plans")
async def disclosure_plans(
    session: Session, by: By, year: Annotated[int | None, Query(ge=2023, le=2200)] = None
) -> list[PlanSummaryView]:
    """The plans of the ward, newest first; drafts only for those who may see drafts."""
    found = await queries.plans_seen(session, by, year)
    return [PlanSummaryView.model_validate(plan) for plan in found]


@router.get("/disclosure-plans/{plan_id}")
async def disclosure_plan(plan_id: UUID, session: Session, by: By) -> PlanView:
    """A plan with every line, and what happened to it."""
    view = await _view(session, await queries.plan_seen(session, by, plan_id))
    if may(by, "see_drafts"):
        view.timeline = await happened(session, DESK, plan_id)
    else:
        view.timeline = without_actors(await happened(session, PUBLIC, plan_id))
    return view


@router.put("/disclosure-plans/{plan_id}/lines/{item}")
async def adjust_disclosure_plan(
    plan_id: UUID, item: ItemKey, form: LineForm, session: Session, by: By, now: Now
) -> PlanLineView:
    """Say who sees to an item, when, and what the plan adds to the law."""
    plan, line = await actions.adjust_disclosure_plan(
        session,
        plan_id,
        item,
        owner_unit_id=form.owner_unit_id,
        days=form.days,
        extra=[each.model_dump(mode="json") for each in form.extra],
        by=by,
        now=now,
    )
    return line_view(line, plan.year, await unit_names(session))


@router.post("/disclosure-plans/{plan_id}/submission", status_code=201)
async def submit_disclosure_plan(
    plan_id: UUID, session: Session, by: By, now: Now
) -> PlanSummaryView:
    """Hand the plan to the committee."""
    plan = await actions.submit_disclosure_plan(session, plan_id, by=by, now=now)
    return PlanSummaryView.model_validate(plan)


@router.post("/disclosure-plans/{plan_id}/return", status_code=201)
async def take_back_disclosure_plan(
    plan_id: UUID, session: Session, by: By, now: Now
) -> PlanSummaryView:
    """Make a submitted plan a draft again."""
    plan = await actions.take_back_disclosure_plan(session, plan_id, by=by, now=now)
    return PlanSummaryView.model_validate(plan)


@router.post("/disclosure-plans/{plan_id}/approval", status_code=201)
async def approve_disclosure_plan(
    plan_id: UUID, form: AdoptionForm, session: Session, by: By, now: Now, store: FileBytes
) -> PlanSummaryView:
    """Note that the committee adopted the plan: it is owed by whom it names."""
    signature = Signature(form.number, form.signed_on, form.signing_form, form.adopted_on)
    plan = await actions.approve_disclosure_plan(
        session, plan_id, signature=signature, store=store, by=by, now=now
    )
    return PlanSummaryView.model_validate(plan)


@router.get("/disclosure-plans/{plan_id}/document", response_class=Response)
async def disclosure_plan_document(
    plan_id: UUID,
    session: Session,
    by: By,
    store: FileBytes,
    wanted: Annotated[Paper, Query(alias="format")] = Paper.PDF,
) -> Response:
    """The paper: as it was approved, or a draft written now and marked as one."""
    plan = await queries.plan_seen(session, by, plan_id)
    if plan.papers:
        content = await store.read(plan.ward_id, plan.papers[wanted]["sha256"])
    else:
        lines = await queries.lines_of(session, plan.id)
        names, ward = await unit_names(session), await ward_name(session)
        content = await written(document_of(plan, lines, names, ward), wanted)
    headers = called(f"ke-hoach-cong-khai-{plan.year}-ban-{plan.version}", wanted)
    return Response(content, media_type=MEDIA_TYPES[wanted], headers=headers)


async def _view(session: Session, plan: DisclosurePlan) -> PlanView:
    names = await unit_names(session)
    lines = [line_view(line, plan.year, names) for line in await queries.lines_of(session, plan.id)]
    return PlanView(plan=PlanSummaryView.model_validate(plan), lines=lines)
