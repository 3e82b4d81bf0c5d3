"""Campaigns and their activities, for officials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.award_words import honour_link
from services.portal.outreach_words import AMOUNTS, AUDIENCES, KINDS
from services.portal.pages.training import own_tasks
from services.portal.reading import Told, events, the_day
from services.portal.typed import days_of, times_of, year_of, years_beside
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.outreach import (
    ActivityLine,
    CampaignLine,
    CampaignsView,
    CampaignView,
)
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
HELD, DROPPED = Choice("held", "Đã thực hiện"), Choice("dropped", "Không thực hiện")


@router.get("/{ward:ward}/viec/tuyen-truyen")
async def campaigns(visit: Visited, nam: str = "") -> Response:
    """The campaigns of a year."""
    view = await _campaigns(visit, year_of(nam, visit.today))
    return await visit.page("campaigns.html.j2", view)


@router.post("/{ward:ward}/viec/tuyen-truyen")
async def plan_campaign(visit: Visited, nam: str = "") -> Response:
    """Open a campaign; a refusal is told in the list of the year on which one stood."""
    typed = await visit.form()
    here = f"{visit.home}/viec/tuyen-truyen"
    words = ("title", "document", "aims", "starts_on", "ends_on")
    form = {
        "unit_id": str(visit.visitor.actor.unit_id),
        "task_id": typed.get("task_id") or None,
        **{name: typed.get(name, "") for name in words},
        "audiences": [name for name in AUDIENCES if name in typed],
    }
    try:
        made = await visit.asking.post("planning", "campaigns", form)
    except Refused as refused:
        view = await _campaigns(visit, year_of(nam, visit.today))
        shown = replace(view, form=refused_form(f"{here}?nam={view.year}", typed, refused))
        return await visit.page("campaigns.html.j2", shown, 422)
    return go(f"{here}/{made['campaign']['id']}")


@router.get("/{ward:ward}/viec/tuyen-truyen/{campaign_id}")
async def campaign(visit: Visited, campaign_id: UUID) -> Response:
    """One campaign."""
    return await _page(visit, campaign_id)


@router.post("/{ward:ward}/viec/tuyen-truyen/{campaign_id}/phat-thanh")
async def plan_broadcasts(visit: Visited, campaign_id: UUID) -> Response:
    """Put a script on the loudspeakers."""
    typed = await visit.form()
    here = f"{visit.home}/viec/tuyen-truyen/{campaign_id}"
    try:
        script = file_of(typed, "script")
        form = {
            **{name: typed.get(name, "") for name in ("title", "system", "minutes")},
            "days": days_of(typed, "days"),
            "times": times_of(typed, "times"),
            "script": [script] if script else [],
        }
        await visit.asking.post("planning", f"campaigns/{campaign_id}/broadcasts", form)
    except Refused as refused:
        shown = refused_form(f"{here}/phat-thanh", typed, refused, "pt-")
        return await _page(visit, campaign_id, 422, broadcast=shown)
    return go(here)


@router.post("/{ward:ward}/viec/tuyen-truyen/{campaign_id}/hoat-dong")
async def plan_activity(visit: Visited, campaign_id: UUID) -> Response:
    """Plan another activity."""
    typed = await visit.form()
    here = f"{visit.home}/viec/tuyen-truyen/{campaign_id}"
    form = {name: typed.get(name, "") for name in ("kind", "title", "place", "on")}
    try:
        await visit.asking.post("planning", f"campaigns/{campaign_id}/activities", form)
    except Refused as refused:
        shown = refused_form(f"{here}/hoat-dong", typed, refused, "hd-")
        return await _page(visit, campaign_id, 422, activity=shown)
    return go(here)


@router.post("/{ward:ward}/viec/tuyen-truyen/{campaign_id}/ket-qua/{activity_id}")
async def settle_activity(visit: Visited, campaign_id: UUID, activity_id: UUID) -> Response:
    """Note what came of an activity, or that it was not done."""
    typed = await visit.form()
    here = f"{visit.home}/viec/tuyen-truyen/{campaign_id}"
    try:
        if typed.get("outcome") == DROPPED.value:
            form: dict[str, Any] = {"reason": typed.get("reason", "")}
            await visit.asking.post("planning", f"activities/{activity_id}/drop", form)
        else:
            receipt = file_of(typed, "evidence")
            form = {
                "amount": typed.get("amount") or "0",
                "address": typed.get("address", ""),
                "evidence": [receipt] if receipt else [],
            }
            await visit.asking.post("planning", f"activities/{activity_id}/result", form)
    except Refused as refused:
        action = f"{here}/ket-qua/{activity_id}"
        shown = refused_form(action, typed, refused, f"kq-{activity_id}-")
        return await _page(visit, campaign_id, 422, settled={str(activity_id): shown})
    return go(here)


def campaign_line(told: Told, href: str = "") -> CampaignLine:
    """A campaign in a list."""
    period = f"{the_day(told['starts_on']):%d/%m/%Y} đến {the_day(told['ends_on']):%d/%m/%Y}"
    reach = reach_words(told["reach"])
    return CampaignLine(told["title"], href, told["document"], period, told["unit"], reach)


def reach_words(reach: Mapping[str, int]) -> str:
    """120 phút phát thanh, 45 lượt người."""
    parts = (
        (reach["minutes"], "phút phát thanh"),
        (reach["people"], "lượt người"),
        (reach["articles"], "tin, bài"),
        (reach["sheets"], "tờ"),
    )
    return ", ".join(f"{count} {words}" for count, words in parts if count) or "Chưa có kết quả"


async def _campaigns(visit: Visit, year: int) -> CampaignsView:
    told = await visit.asking.get("planning", "campaigns", year=year)
    here = f"{visit.home}/viec/tuyen-truyen"
    total = {
        name: sum(each["reach"][name] for each in told)
        for name in ("people", "minutes", "articles", "sheets")
    }
    own = visit.visitor.actor.unit_id is not None and visit.visitor.may("plan_campaign")
    return CampaignsView(
        year=year,
        finding=f"{len(told)} đợt: {reach_words(total).lower()}" if told else "Chưa có đợt nào",
        campaigns=[campaign_line(each, f"{here}/{each['id']}") for each in told],
        form=FormView(f"{here}?nam={year}") if own else None,
        tasks=await own_tasks(visit) if own else [],
        audiences=[Choice(name, words) for name, words in AUDIENCES.items()],
        years=years_beside(here, year, visit.today),
    )


async def _page(
    visit: Visit,
    campaign_id: UUID,
    status: int = 200,
    settled: Mapping[str, FormView] | None = None,
    **forms: Any,
) -> Response:
    told = await visit.asking.get("planning", f"campaigns/{campaign_id}")
    campaign = told["campaign"]
    here = f"{visit.home}/viec/tuyen-truyen/{campaign_id}"
    own = visit.visitor.may("plan_activity", campaign["unit_id"])
    line = campaign_line(campaign)
    task = f"{visit.home}/viec/nhiem-vu/{campaign['task_id']}"
    view = CampaignView(
        title=campaign["title"],
        facts=[
            ("Văn bản", campaign["document"]),
            ("Thời gian", line.period),
            ("Chủ trì", campaign["unit"]),
            ("Đối tượng", ", ".join(AUDIENCES[name] for name in campaign["audiences"])),
        ],
        aims=campaign["aims"],
        task=Link(task, campaign["task"]) if campaign["task_id"] else None,
        reach=line.reach,
        activities=[
            _activity(visit, each, f"{here}/ket-qua/{each['id']}", settled or {})
            for each in told["activities"]
        ],
        broadcast=FormView(f"{here}/phat-thanh", prefix="pt-") if own else None,
        activity=FormView(f"{here}/hoat-dong", prefix="hd-") if own else None,
        kinds=[Choice(name, words) for name, words in KINDS.items()],
        honour=honour_link(visit.home, campaign["honour_code"]),
        events=events(told["timeline"], await positions_of(visit)),
    )
    return await visit.page("campaign.html.j2", replace(view, **forms), status)


def _honour(visit: Visit, code: str) -> Link | None:
    """Back to the roll: the page of what was granted."""
    return (
        Link(f"{visit.home}/chung-nhan/{code}", f"Bảng vàng: chứng nhận {code}") if code else None
    )


def _activity(
    visit: Visit, told: Told, action: str, settled: Mapping[str, FormView]
) -> ActivityLine:
    on = the_day(told["on"])
    at = f"{told['starts_at'][:5]}, {told['minutes']} phút, " if told["starts_at"] else ""
    form = None
    if told["state"] == "planned" and visit.visitor.may("hold_activity", told["unit_id"]):
        form = settled.get(told["id"]) or FormView(action, prefix=f"kq-{told['id']}-")
    label, unit = AMOUNTS[told["kind"]]
    return ActivityLine(
        title=told["title"],
        when=f"{at}{on:%d/%m/%Y}",
        where=told["place"],
        kind=KINDS.get(told["kind"], "Phát thanh"),
        state=_state(told, late=on < visit.today, unit=unit),
        note=told["reason"],
        files=_links(told),
        form=form,
        outcomes=[HELD, DROPPED] if on <= visit.today else [DROPPED],
        amount=label,
        article=told["kind"] == "article",
    )


def _state(told: Told, *, late: bool, unit: str) -> State:
    if told["state"] == "held":
        return State("done", f"{told['amount']} {unit}")
    if told["state"] == "dropped":
        return State("stopped", "Không thực hiện")
    return State("soon", "Chờ ghi kết quả") if late else State("todo", "Sắp thực hiện")


def _links(told: Told) -> list[Link]:
    files = [Link(file["link"], "bài phát") for file in told["script"]]
    files += [Link(file["link"], "minh chứng") for file in told["evidence"]]
    return [*files, Link(told["address"], "tin, bài")] if told["address"] else files
