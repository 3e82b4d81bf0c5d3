"""The week of the loudspeakers, its calendar feed, and what everybody may read of outreach."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.pages.outreach import campaign_line
from services.portal.pages.training import class_line
from services.portal.reading import Told, the_day
from services.portal.views import Link, State
from services.portal.views.outreach import PublicOutreachView, SlotLine, WeekView
from services.portal.visit import Visit, Visited

router = APIRouter()
WEEK = timedelta(days=7)
# So many weeks before and after today have a link; a schedule is made for the weeks to come.
WEEKS_LINKED = 4


@router.get("/{ward:ward}/tuyen-truyen")
async def public_outreach(visit: Visited) -> Response:
    """What is planned and was held, for everybody."""
    told = await visit.asking.get("planning", "public-outreach")
    view = PublicOutreachView(
        week=_week(visit, told["week"], ""),
        campaigns=[campaign_line(each) for each in told["campaigns"]],
        classes=[class_line(each) for each in told["classes"]],
    )
    return await visit.page("outreach.html.j2", view)


@router.get("/{ward:ward}/tuyen-truyen.ics")
async def feed(visit: Visited) -> Response:
    """The loudspeakers as a calendar feed."""
    answer = await visit.asking.fetch("planning", "loudspeakers.ics")
    return Response(answer.body, media_type="text/calendar; charset=utf-8")


@router.get("/{ward:ward}/viec/loa")
async def week(visit: Visited, tuan: str = "") -> Response:
    """A week of the loudspeakers."""
    visit.visitor.must_be_known()
    on = visit.today
    with suppress(ValueError):
        on = date.fromisoformat(tuan)
    told = await visit.asking.get("planning", "loudspeaker-week", on=f"{on}")
    view = _week(visit, told, f"{visit.home}/viec/loa")
    return await visit.page("loudspeakers.html.j2", view)


def _week(visit: Visit, told: Told, here: str) -> WeekView:
    first, last = the_day(told["starts_on"]), the_day(told["ends_on"])
    days: dict[date, list[SlotLine]] = {}
    for slot in told["slots"]:
        on = the_day(slot["on"])
        at = f"{slot['starts_at'][:5]} ({slot['minutes']} phút)"
        line = SlotLine(at, slot["system"], slot["title"], _state(slot, late=on < visit.today))
        days.setdefault(on, []).append(line)
    return WeekView(
        title=f"tuần {first:%d/%m} đến {last:%d/%m/%Y}",
        days=list(days.items()),
        previous=_other(visit, here, first - WEEK, "Tuần trước"),
        next=_other(visit, here, first + WEEK, "Tuần sau"),
        feed=f"{visit.home}/tuyen-truyen.ics",
    )


def _other(visit: Visit, here: str, first: date, words: str) -> Link | None:
    """The link to another week, as far as weeks are linked."""
    near = abs(first - visit.today) <= WEEKS_LINKED * WEEK
    return Link(f"{here}?tuan={first}", words) if here and near else None


def _state(slot: Told, *, late: bool) -> State:
    if slot["state"] == "held":
        return State("done", f"Đã phát {slot['minutes_aired']} phút")
    if slot["state"] == "dropped":
        return State("stopped", "Không phát")
    return State("none", "Chưa ghi kết quả") if late else State("todo", "Sẽ phát")
