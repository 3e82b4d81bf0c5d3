"""Routes of hot spots: the list with its numbers, the end of one, the ward's thresholds."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import tidy
from libs.permissions import permit
from services.reception.cases.matters import matters
from services.reception.feedback.categories import categories
from services.reception.hotspots import actions, queries
from services.reception.hotspots.queries import Seen
from services.reception.hotspots.rules import FEWEST, Source, Thresholds
from services.reception.queries import unit_names

router = APIRouter()
Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]


class HotSpotClosingForm(BaseModel):
    """What was done about it."""

    done: Words


class ThresholdsForm(BaseModel):
    """From how many reports within how many days; never so few that a number points to one."""

    days: Annotated[int, Field(ge=7, le=365)]
    same_matter: Annotated[int, Field(ge=FEWEST, le=1_000)]
    same_place: Annotated[int, Field(ge=FEWEST, le=1_000)]


class HotSpotView(BaseModel):
    """A hot spot: numbers and days only."""

    id: UUID
    source: str
    scope: str
    category: str
    category_title: str
    neighbourhood_id: UUID
    neighbourhood: str
    count: int
    first_on: date
    raised_on: date
    closed_on: date | None
    done: str


def _view(seen: Seen, names: dict[UUID, str]) -> HotSpotView:
    row = seen.row
    kept = {name: getattr(row, name) for name in HotSpotView.model_fields if hasattr(row, name)}
    known = matters() if row.source == Source.LETTERS else categories()
    return HotSpotView(
        **kept | {name: getattr(seen, name) for name in ("count", "first_on", "raised_on")},
        category_title=known[row.category].title if row.category else "",
        neighbourhood=names.get(row.neighbourhood_id, ""),
    )


@router.get("/hot-spots")
async def hot_spots(session: Session, by: By, now: Now) -> list[HotSpotView]:
    """What is hot, then what is over."""
    names = await unit_names(session)
    seen = await queries.hot_spots(session, by, now.date())
    return [_view(each, names) for each in seen]


@router.post("/hot-spots/{hot_spot_id}/closing")
async def close_hot_spot(
    hot_spot_id: UUID, form: HotSpotClosingForm, session: Session, by: By, now: Now
) -> HotSpotView:
    """Say what was done."""
    row = await actions.close_hot_spot(session, hot_spot_id, done=form.done, by=by, now=now)
    [seen] = await queries.seen_by(session, [row], by, now.date())
    return _view(seen, await unit_names(session))


@router.get("/hot-spot-settings")
async def hot_spot_settings(session: Session, by: By) -> ThresholdsForm:
    """The ward's thresholds."""
    permit(by, "see_hot_spots")
    row = await queries.thresholds(session)
    return ThresholdsForm(days=row.days, same_matter=row.same_matter, same_place=row.same_place)


@router.put("/hot-spot-settings")
async def set_hot_spot_rules(
    form: ThresholdsForm, session: Session, by: By, now: Now
) -> ThresholdsForm:
    """Choose them."""
    await actions.set_hot_spot_rules(session, Thresholds(**form.model_dump()), by=by, now=now)
    return form
