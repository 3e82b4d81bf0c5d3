"""Routes of the random checks: draw the places of a month, see what is still to be looked at."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from services.disclosures.spotchecks import actions, queries, rules

router = APIRouter()
PLACES_MAX = 50


class DrawForm(BaseModel):
    """How many places are drawn."""

    count: Annotated[int, Field(ge=1, le=PLACES_MAX)]


class SheetToSeeView(BaseModel):
    """A sheet that hangs at a drawn place."""

    disclosure_id: UUID
    document_number: str
    title: str


class PlaceToSeeView(BaseModel):
    """A drawn place, why it was likely, what hangs there, and the day somebody looked since."""

    place_id: UUID
    name: str
    weight: int
    reasons: list[str]
    sheets: list[SheetToSeeView]
    looked_on: date | None


class SpotChecksView(BaseModel):
    """The draw of this month; without a seed there was none yet."""

    month: str
    seed: str | None = None
    drawn_on: date | None = None
    places_of: int = 0
    places: list[PlaceToSeeView] = []


@router.post("/spot-checks", status_code=201)
async def draw_spot_checks(form: DrawForm, session: Session, by: By, now: Now) -> SpotChecksView:
    """Draw the places of this month by lot."""
    await actions.draw_spot_checks(session, count=form.count, by=by, now=now)
    await session.flush()
    return await _view(session, rules.month_of(now.date()))


@router.get("/spot-checks")
async def spot_checks(session: Session, by: By, now: Now) -> SpotChecksView:
    """The places of this month. Heads of neighbourhoods do not see whom the lot fell on."""
    permit(by, "see_spot_checks")
    return await _view(session, rules.month_of(now.date()))


async def _view(session: Session, month: str) -> SpotChecksView:
    drawn = await queries.round_of(session, month)
    if drawn is None:
        return SpotChecksView(month=month)
    return SpotChecksView(
        month=month,
        seed=drawn.seed,
        drawn_on=drawn.drawn_on,
        places_of=drawn.places_of,
        places=[
            PlaceToSeeView(
                place_id=one.place.id,
                name=one.place.name,
                weight=one.row.weight,
                reasons=one.row.reasons,
                sheets=[
                    SheetToSeeView.model_validate(sheet, from_attributes=True)
                    for sheet in one.sheets
                ],
                looked_on=one.looked_on,
            )
            for one in await queries.drawn_places(session, drawn)
        ],
    )
