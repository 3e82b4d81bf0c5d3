"""The ward's dashboard over HTTP."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.permissions import may
from services.reporting.dashboard.queries import SAYINGS, ward_today
from services.reporting.figures.annexes import NO_FIGURES

router = APIRouter()


class TodayView(BaseModel):
    """A figure as it stands today."""

    key: str
    title: str
    unit: str
    value: int


class SayingView(BaseModel):
    """One of the six sayings; `note` says honestly when nothing is counted for it yet."""

    saying: str
    title: str
    figures: list[TodayView]
    note: str


@router.get("/dashboard")
async def dashboard(session: Session, by: By, now: Now) -> list[SayingView]:
    """The ward today under the six sayings; visitors see the public figures."""
    inside = may(by, "see_report_drafts")
    views = []
    for saying, today in (await ward_today(session, now)).items():
        figures = [
            TodayView(
                key=each.definition.key,
                title=each.definition.title,
                unit=each.definition.unit,
                value=each.value,
            )
            for each in today
            if inside or each.definition.public
        ]
        note = "" if today else NO_FIGURES
        views.append(
            SayingView(saying=saying, title=SAYINGS[saying][0], figures=figures, note=note)
        )
    return views
