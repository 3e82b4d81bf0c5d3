"""The ward's dashboard over HTTP: six sayings, and the list behind each number."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from libs.kernel.edges import By, Files, Now, Session
from libs.permissions import may
from services.reporting.dashboard.queries import behind_today, shown_figure, ward_today
from services.reporting.dashboard.rules import SAYINGS, SIDE_WORDS, Side, days_of
from services.reporting.facts.queries import labels_of, whole_facts
from services.reporting.reports.figures_api import (
    COUNTED_HOW,
    COUNTED_ONCE,
    FigureView,
    fact_view,
    proof_views,
)

router = APIRouter()
Key = Annotated[str, Path(max_length=80, pattern=r"^(year|period|before)\.[a-z_]+$")]


class TodayView(BaseModel):
    """A figure since the year began, since the quarter began, and of the quarter before.

    What stands (`stock`) is the state on the last of those days, whenever it began. Of one that is
    `closed` this reader may not open the list.
    """

    key: str
    title: str
    unit: str
    stock: bool
    closed: bool
    year: int
    period: int
    before: int


class SayingView(BaseModel):
    """One of the six sayings with its figures."""

    saying: str
    title: str
    figures: list[TodayView]


class DashboardView(BaseModel):
    """The ward today, and which days are set beside which."""

    today: date
    period_from: date
    before_from: date
    before_to: date
    sayings: list[SayingView]


@router.get("/dashboard")
async def dashboard(session: Session, by: By, now: Now) -> DashboardView:
    """The ward today under the six sayings; visitors see the public figures."""
    inside = may(by, "see_report_drafts")
    sayings = []
    for saying, found in (await ward_today(session, now)).items():
        figures = [
            TodayView(
                key=each.definition.key,
                title=each.definition.title,
                unit=each.definition.unit,
                stock=each.definition.stock,
                closed=each.definition.closed and not inside,
                **{side.value: value for side, value in each.values.items()},
            )
            for each in found
            if inside or each.definition.public
        ]
        sayings.append(SayingView(saying=saying, title=SAYINGS[saying][0], figures=figures))
    before = days_of(Side.BEFORE, now.date())
    return DashboardView(
        today=now.date(),
        period_from=days_of(Side.PERIOD, now.date()).first,
        before_from=before.first,
        before_to=before.last,
        sayings=sayings,
    )


@router.get("/dashboard/figures/{key}")
async def dashboard_figure(
    key: Key,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> FigureView:
    """The list behind a number of today: its amounts sum to the number."""
    inside = may(by, "see_report_drafts")
    side, definition = shown_figure(key, inside=inside)
    behind = await behind_today(session, side, definition, now)
    page = behind[offset : offset + limit]
    names = await labels_of(session, [fact.object_id for fact, _ in page])
    whole = await whole_facts(session, [fact.id for fact, _ in page])
    desk = files if inside else None
    return FigureView(
        key=key,
        title=definition.title,
        unit=definition.unit,
        span=SIDE_WORDS[side],
        counted_how=COUNTED_ONCE if definition.per else COUNTED_HOW[definition.mode],
        value=sum(amount for _, amount in behind),
        total=len(behind),
        facts=[
            fact_view(fact, amount, names, proof_views(fact.evidence, desk, by.ward_id, now))
            for fact, amount in ((whole[each.id], amount) for each, amount in page)
        ],
    )
