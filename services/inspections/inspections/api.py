"""Routes of checks. What somebody may not know of does not exist for them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from services.inspections.inspections import actions, concluding, queries
from services.inspections.inspections.rules import is_inside
from services.inspections.inspections.tables import Inspection
from services.inspections.inspections.views import (
    InspectionConclusionForm,
    InspectionDecisionForm,
    InspectionDropForm,
    InspectionForm,
    InspectionView,
    SelfCheckEndForm,
    SelfCheckForm,
    view,
)
from services.inspections.inspections.words import UNSIGNED, sentences
from services.inspections.queries import unit_names

router = APIRouter()
ONE = "/inspections/{inspection_id}"
Year = Annotated[int, Query(ge=2023, le=2100)]


async def shown(session: AsyncSession, row: Inspection, by: Actor) -> InspectionView:
    """The answer after something was done with a check."""
    await session.flush()
    return view(row, await unit_names(session), by)


@router.get("/inspections")
async def inspections(year: Year, session: Session, by: By) -> list[InspectionView]:
    """The checks of a year that the caller may know of."""
    permit(by, "see_inspections")
    names = await unit_names(session)
    return [view(row, names, by) for row in await queries.inspections(session, year, by)]


@router.get(ONE)
async def inspection(inspection_id: UUID, session: Session, by: By) -> InspectionView:
    """One of them, with what happened to it as far as the caller may know."""
    permit(by, "see_inspections")
    row = await queries.inspection(session, inspection_id, by)
    told = sentences(inside=is_inside(row.secrecy, by))
    one = await shown(session, row, by)
    timeline = await happened(session, told, row.id, unsigned=UNSIGNED)
    return one.model_copy(update={"timeline": timeline})


@router.post("/inspections", status_code=201)
async def draft_inspection(
    form: InspectionForm, session: Session, by: By, now: Now
) -> InspectionView:
    """Prepare a decision."""
    row = await actions.draft_inspection(session, **form.model_dump(), by=by, now=now)
    return await shown(session, row, by)


@router.post("/self-checks", status_code=201)
async def begin_self_check(
    form: SelfCheckForm, session: Session, by: By, now: Now
) -> InspectionView:
    """A unit checks itself."""
    row = await actions.begin_self_check(session, **form.model_dump(), by=by, now=now)
    return await shown(session, row, by)


@router.post(f"{ONE}/decision")
async def decide_inspection(
    inspection_id: UUID, form: InspectionDecisionForm, session: Session, by: By, now: Now
) -> InspectionView:
    """The chair decides."""
    row = await actions.decide_inspection(
        session, inspection_id, number=form.number, by=by, now=now
    )
    return await shown(session, row, by)


@router.post(f"{ONE}/notice")
async def announce_inspection(
    inspection_id: UUID, session: Session, by: By, now: Now
) -> InspectionView:
    """The unit gets its notice."""
    row = await actions.announce_inspection(session, inspection_id, by=by, now=now)
    return await shown(session, row, by)


@router.post(f"{ONE}/start")
async def start_inspection(
    inspection_id: UUID, session: Session, by: By, now: Now
) -> InspectionView:
    """The team begins."""
    row = await actions.start_inspection(session, inspection_id, by=by, now=now)
    return await shown(session, row, by)


@router.post(f"{ONE}/drop")
async def drop_inspection(
    inspection_id: UUID, form: InspectionDropForm, session: Session, by: By, now: Now
) -> InspectionView:
    """The chair gives it up."""
    row = await actions.drop_inspection(session, inspection_id, reason=form.reason, by=by, now=now)
    return await shown(session, row, by)


@router.post(f"{ONE}/conclusion")
async def conclude_inspection(
    inspection_id: UUID, form: InspectionConclusionForm, session: Session, by: By, now: Now
) -> InspectionView:
    """The chair concludes."""
    row = await concluding.conclude_inspection(
        session, inspection_id, **form.model_dump(), by=by, now=now
    )
    return await shown(session, row, by)


@router.post(f"{ONE}/end")
async def finish_self_check(
    inspection_id: UUID, form: SelfCheckEndForm, session: Session, by: By, now: Now
) -> InspectionView:
    """The unit finishes its self-check."""
    row = await concluding.finish_self_check(
        session, inspection_id, conclusion=form.conclusion, by=by, now=now
    )
    return await shown(session, row, by)
