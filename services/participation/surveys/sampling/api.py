"""Routes of samples: the draw and its codes, the points and their sheets, who was served."""

from __future__ import annotations

import asyncio
from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from libs.documents.sheets import write_scan_sheet
from libs.documents.slips import write_slips
from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.queries import the_ward, unit_names
from services.participation.surveys.forms import DrawForm, PointForm, ServedForm
from services.participation.surveys.queries import points_of
from services.participation.surveys.sampling import actions, queries
from services.participation.surveys.sampling.paper import code_slips, point_sheet
from services.participation.surveys.sampling.rules import Stratum
from services.participation.surveys.tables import Survey, SurveyPoint
from services.participation.surveys.views import PointView, SurveyView, point_view, view_of

router = APIRouter()
PDF = "application/pdf"


class DayView(BaseModel):
    """How many a unit served on a day, and how many of its papers are in."""

    unit_id: UUID
    unit: str
    on: date
    served: int | None
    answered: int


@router.post("/surveys/{survey_id}/draw")
async def draw_sample(
    survey_id: UUID, form: DrawForm, session: Session, by: By, now: Now
) -> SurveyView:
    """Draw by lot; the answer holds the seed and the numbers."""
    frame = [Stratum(one.unit_id, one.size) for one in form.frame]
    row = await actions.draw_sample(session, survey_id, frame, form.count, by=by, now=now)
    return view_of(row, await unit_names(session), now.date())


# The only time that the codes are seen: no retry gives them again, printing again makes others.
@router.post("/surveys/{survey_id}/codes", response_class=Response, dependencies=[ONCE_ONLY])
async def print_codes(
    survey_id: UUID, request: Request, session: Session, by: By, now: Now
) -> Response:
    """The slips with the codes, to be cut and handed out, as PDF."""
    row, codes = await actions.print_codes(session, survey_id, by=by, now=now)
    names = await unit_names(session)
    address = f"{_home(request, by.ward_id)}/khao-sat"
    slips = code_slips(await the_ward(session), row, codes, names, address)
    return _pdf(await asyncio.to_thread(write_slips, slips), f"ma-khao-sat-{by.ward_id}.pdf")


@router.get("/surveys/{survey_id}/points")
async def survey_points(survey_id: UUID, session: Session, by: By) -> list[PointView]:
    """The points of a survey."""
    permit(by, "see_surveys")
    await found(session, Survey, survey_id)
    names = await unit_names(session)
    return [point_view(row, names) for row in await points_of(session, survey_id)]


@router.post("/surveys/{survey_id}/points", status_code=201)
async def add_survey_point(
    survey_id: UUID, form: PointForm, session: Session, by: By, now: Now
) -> PointView:
    """Set up a point."""
    row = await actions.add_survey_point(
        session, survey_id, form.unit_id, form.title, by=by, now=now
    )
    return point_view(row, await unit_names(session))


@router.get("/survey-points/{survey_point_id}/sheet", response_class=Response)
async def survey_sheet(
    survey_point_id: UUID, request: Request, session: Session, by: By
) -> Response:
    """The A4 sheet with the code to scan, as PDF."""
    permit(by, "see_surveys")
    point = await found(session, SurveyPoint, survey_point_id)
    row = await found(session, Survey, point.survey_id)
    address = f"{_home(request, by.ward_id)}/khao-sat/diem/{point.code}"
    sheet = point_sheet(await the_ward(session), row, point, address)
    return _pdf(await asyncio.to_thread(write_scan_sheet, sheet), f"khao-sat-{by.ward_id}.pdf")


@router.put("/surveys/{survey_id}/served")
async def count_served(
    survey_id: UUID, form: ServedForm, session: Session, by: By, now: Now
) -> DayView:
    """Note how many came."""
    values = form.model_dump()
    await actions.count_served(session, survey_id, **values, by=by, now=now)
    days = await queries.days_of(session, survey_id)
    one = days[form.unit_id, form.on]
    unit = (await unit_names(session)).get(form.unit_id, "")
    return DayView(unit_id=form.unit_id, unit=unit, on=form.on, served=one[0], answered=one[1])


@router.get("/surveys/{survey_id}/days")
async def survey_days(survey_id: UUID, session: Session, by: By) -> list[DayView]:
    """Served and answered, by unit and day: how many, not what they said."""
    permit(by, "see_surveys")
    await found(session, Survey, survey_id)
    names = await unit_names(session)
    return [
        DayView(unit_id=unit, unit=names.get(unit, ""), on=on, served=one[0], answered=one[1])
        for (unit, on), one in (await queries.days_of(session, survey_id)).items()
    ]


def _home(request: Request, ward_id: str) -> str:
    return f"{request.app.state.settings.base_url.rstrip('/')}/{ward_id}"


def _pdf(content: bytes, name: str) -> Response:
    return Response(
        content,
        media_type=PDF,
        headers={"content-disposition": f'inline; filename="{name}"'},
    )
