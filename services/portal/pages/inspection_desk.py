"""The page of one check: its findings, and the steps that are possible now."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import inspection_words as words
from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.reading import Told, events
from services.portal.steps import Step
from services.portal.views import Choice, FormView, Link
from services.portal.views.inspections import (
    FindingLine,
    InspectionView,
)
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()


@router.get("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}")
async def check(visit: Visited, inspection_id: UUID) -> Response:
    """One check, its findings, the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("inspection.html.j2", await _one(visit, inspection_id))


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/{name}")
async def step(
    visit: Visited, inspection_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in words.ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), words.ACTS[name]
    try:
        form = words.sent(taken, typed, file_of(typed, "evidence"))
        await visit.asking.post("inspections", f"inspections/{inspection_id}/{taken.path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, inspection_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("inspection.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{words.DESK}/{inspection_id}")


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/phat-hien/{finding_id}/bo")
async def take_back(visit: Visited, inspection_id: UUID, finding_id: UUID) -> Response:
    """Take a finding back; one that is gone already leads to the same page."""
    try:
        await visit.asking.post("inspections", f"findings/{finding_id}/removal")
    except Refused as refused:
        if refused.status != 404:
            raise
    return go(f"{visit.home}/{words.DESK}/{inspection_id}")


async def _one(visit: Visit, inspection_id: UUID) -> InspectionView:
    path = f"inspections/{inspection_id}"
    told, findings, checklist, positions = await asyncio.gather(
        visit.asking.get("inspections", path),
        visit.asking.get("inspections", f"{path}/findings"),
        visit.asking.get("inspections", f"{path}/checklist"),
        positions_of(visit),
    )
    here = f"{visit.home}/{words.DESK}/{inspection_id}"
    lines = [Choice("", "Không thuộc dòng nào")]
    lines += [Choice(each["key"], each["text"]) for each in checklist["lines"]]
    started, chairs = told["state"] == "started", visit.visitor.may("drop_inspection")
    removable = told["on_team"] and started
    waits = started and not removable and not chairs
    return InspectionView(
        title=told["subject"],
        back=Link(f"{visit.home}/{words.DESK}", "Cuộc kiểm tra"),
        state=words.STATES[told["state"]],
        facts=[told["unit"], *words.facts(told)],
        notice=words.HIDDEN if told["hidden"] else "",
        scope=told["scope"],
        team=words.team(told, positions),
        findings=[_finding(each, here if removable else "") for each in findings],
        conclusion=told["conclusion"] or told["drop_reason"],
        links=[*_links(here, checklist), *await _shown_to_all(visit, told)],
        downloads=words.downloads(told, here, chairs=chairs),
        acts=[
            Act(
                name,
                each.title,
                each.send,
                FormView(f"{here}/{name}", prefix=f"{name}-"),
                [_filled(words.FIELDS[field], lines) for field in each.fields],
            )
            for name, each in words.ACTS.items()
            if each.when(told) and _may(visit, told, each)
        ],
        unread="Phát hiện hiện ở đây khi có kết luận." if waits else "",
        events=events(told["timeline"], positions),
    )


def _links(here: str, checklist: Told) -> list[Link]:
    return [
        Link(f"{here}/phieu", f"Phiếu kiểm tra: {checklist['title']}"),
        Link(f"{here}/kien-nghi", "Kiến nghị sau kiểm tra"),
    ]


async def _shown_to_all(visit: Visit, told: Told) -> list[Link]:
    """The public paper, and what the ward owes everybody of this check (article 11, khoản 10)."""
    links = []
    if told["issued_on"]:
        links.append(Link(f"{visit.home}/{words.PUBLIC}", "Thông báo kết luận đã công khai"))
    if told["state"] != "concluded" or not visit.visitor.may("see_obligations"):
        return links
    with suppress(Refused):  # the check can be read while disclosures is away
        owed = await visit.asking.get("disclosures", "obligations", inspection_id=told["id"])
        step = "/soan" if visit.visitor.may("register_document") else ""
        links += [
            Link(f"{visit.home}/viec/nghia-vu/{each['id']}{step}", "Công khai theo khoản 10")
            for each in owed
        ]
    return links


def _may(visit: Visit, told: Told, taken: Step) -> bool:
    # Who writes down a school's own check also ends it; the service asks for whom it was.
    for_school = taken.action == "finish_self_check" and told["on_team"]
    if for_school and visit.visitor.may("record_school_check"):
        return True
    return visit.visitor.may(taken.action, told["unit_id"])


def _filled(field: Field, lines: list[Choice]) -> Field:
    return replace(field, choices=lines) if field.name == "line" else field


def _finding(told: Told, here: str) -> FindingLine:
    return FindingLine(
        f"Phát hiện {told['ordinal']}",
        told["text"],
        words.WEIGHTS[told["severity"]],
        told["basis"],
        told["evidence"] or "",
        f"{here}/phat-hien/{told['id']}/bo" if here else "",
    )
