"""The rolls of households: how many there are, the roll of one neighbourhood, papers to print."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.vietnamese import fold
from services.portal.asking import Refused
from services.portal.household_steps import PERSON, sent
from services.portal.look.words import dmy
from services.portal.pages.reception_visit import passed
from services.portal.reading import Told, day, the_day
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.households import HouseholdLine, RollOf, RollPageView, RollsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
ADDED = (*PERSON, "number", "address")
CAPABLE = Choice("capable", "Có năng lực hành vi dân sự đầy đủ")
NAMESAKE = Choice("namesake", "Là người khác, chỉ trùng tên và năm sinh")


@router.get("/{ward:ward}/viec/ho")
async def rolls(visit: Visited) -> Response:
    """Every neighbourhood with its N; a link where the roll is the visitor's to keep."""
    visit.visitor.must_be_known()
    told: list[Told] = await visit.asking.get("participation", "neighbourhoods")
    counted = sum(row["households"] for row in told)
    without = sum(not row["households"] for row in told)
    finding = f"{counted} hộ ở {len(told)} nơi"
    if without:
        finding += f", {without} nơi chưa có danh sách"
    view = RollsView(finding, [_roll_of(visit, row) for row in told])
    return await visit.page("household_rolls.html.j2", view)


@router.get("/{ward:ward}/viec/ho/{unit_id}")
async def roll(
    visit: Visited, unit_id: UUID, q: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """The roll of a neighbourhood; `q` searches numbers, names, addresses."""
    visit.visitor.must_be_known()
    return await visit.page("household_roll.html.j2", await _roll(visit, unit_id, q))


@router.post("/{ward:ward}/viec/ho/{unit_id}")
async def add(visit: Visited, unit_id: UUID) -> Response:
    """Enter a household."""
    typed = await visit.form()
    here = f"{visit.home}/viec/ho/{unit_id}"
    try:
        path = f"neighbourhoods/{unit_id}/households"
        await visit.asking.post("participation", path, sent(ADDED, typed))
    except Refused as refused:
        view = replace(await _roll(visit, unit_id), adding=refused_form(here, typed, refused))
        return await visit.page("household_roll.html.j2", view, 422)
    return go(here)


@router.post("/{ward:ward}/viec/ho/{unit_id}/giay")
async def print_papers(visit: Visited, unit_id: UUID) -> Response:
    """Papers with new codes: for one household, or for all that have none."""
    typed = await visit.form()
    chosen = [typed["household_id"]] if typed.get("household_id") else []
    path = f"neighbourhoods/{unit_id}/household-codes"
    try:
        return passed(await visit.asking.send("participation", path, {"household_ids": chosen}))
    except Refused as refused:
        here = f"{visit.home}/viec/ho/{unit_id}/giay"
        again = refused_form(here, typed, refused, "giay-")
        view = replace(await _roll(visit, unit_id), printing=again)
        return await visit.page("household_roll.html.j2", view, 422)


def _roll_of(visit: Visit, row: Told) -> RollOf:
    mine = visit.visitor.may("see_households", row["id"])
    number = row["households"]
    return RollOf(
        name=row["name"],
        count=f"{number} hộ" if number else "",
        href=f"{visit.home}/viec/ho/{row['id']}" if mine else "",
        state=State("done", "Đã có danh sách") if number else State("todo", "Chưa có danh sách"),
    )


async def _roll(visit: Visit, unit_id: UUID, query: str = "") -> RollPageView:
    here = f"{visit.home}/viec/ho"
    told = await visit.asking.get("participation", f"neighbourhoods/{unit_id}/households")
    words = fold(query).split()
    rows = [row for row in told["households"] if all(word in _found_by(row) for word in words)]
    waiting = sum(not _has_paper(visit, row) for row in told["households"])
    total = len(told["households"])
    return RollPageView(
        name=told["name"],
        finding=f"{total} hộ gia đình" if total else "Chưa có hộ nào trong danh sách",
        back=Link(here, "Hộ gia đình"),
        query=query,
        lines=[_line(visit, row) for row in rows],
        adding=FormView(f"{here}/{unit_id}"),
        checks=[CAPABLE, NAMESAKE],
        printing=FormView(f"{here}/{unit_id}/giay", prefix="giay-") if waiting else None,
        waiting=waiting,
        importing=f"{here}/{unit_id}/nhap",
    )


def _found_by(row: Told) -> str:
    speaker = row["speaker"]["full_name"] if row["speaker"] else ""
    return fold(f"{row['number']} {row['address']} {speaker}")


def _has_paper(visit: Visit, row: Told) -> bool:
    until = day(row["code_until"])
    return until is not None and until >= visit.today


def _line(visit: Visit, row: Told) -> HouseholdLine:
    paper = _has_paper(visit, row)
    return HouseholdLine(
        title=f"Hộ {row['number']}. {who(row['speaker'])}",
        href=f"{visit.home}/viec/ho/mot/{row['id']}",
        notes=[row["address"], *_delegated(row["speaker"])],
        state=State("done", "Đã có giấy") if paper else State("none", "Chưa có giấy"),
    )


def who(speaker: Told | None) -> str:
    """Who speaks for a household."""
    return speaker["full_name"] if speaker else "chưa có người đại diện"


def _delegated(speaker: Told | None) -> list[str]:
    if not speaker or not speaker["delegated"]:
        return []
    return [f"được ủy quyền đến hết {dmy(the_day(speaker['last_on']))}"]
