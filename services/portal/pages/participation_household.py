"""One household for who keeps the roll: its representatives, splits and mergers, its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.household_steps import STEPS, sent
from services.portal.look.words import dmy
from services.portal.pages.participation_households import CAPABLE, NAMESAKE, who
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.households import HouseholdAct, HouseholdDeskView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
ENDINGS = {
    "moved_away": "Chuyển đi nơi khác",
    "ceased": "Không còn ai trong hộ",
    "merged": "Nhập vào hộ khác",
    "mistaken": "Ghi nhầm",
    "neighbourhood_ended": "Khu phố kết thúc hoạt động",
}
STATED = ("moved_away", "ceased", "mistaken")


@router.get("/{ward:ward}/viec/ho/mot/{household_id}")
async def household(visit: Visited, household_id: UUID) -> Response:
    """One household, and what may be done with it."""
    visit.visitor.must_be_known()
    return await visit.page("household.html.j2", await _view(visit, household_id))


@router.post("/{ward:ward}/viec/ho/mot/{household_id}/{name}")
async def step(
    visit: Visited, household_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Do it; a refusal is shown in its own form with what was typed."""
    chosen, typed = STEPS.get(name), await visit.form()
    if chosen is None:
        raise Refused(404, "Không tìm thấy trang này.", {})
    path = f"households/{household_id}/{chosen.path}"
    try:
        told = await visit.asking.post("participation", path, sent(chosen.fields, typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _view(visit, household_id)
        acts = [replace(a, form=again, open=True) if a.key == name else a for a in view.acts]
        return await visit.page("household.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/ho/mot/{told.get('id', household_id)}")


async def _view(visit: Visit, household_id: UUID) -> HouseholdDeskView:
    told = await visit.asking.get("participation", f"households/{household_id}")
    roll_path = f"neighbourhoods/{told['neighbourhood_id']}/households"
    roll: Told = await visit.asking.get("participation", roll_path)
    here = f"{visit.home}/viec/ho"
    line = next((row for row in roll["households"] if row["id"] == told["id"]), None)
    view = HouseholdDeskView(
        id=told["id"],
        title=f"Hộ số {told['number']}",
        back=Link(f"{here}/{told['neighbourhood_id']}", told["neighbourhood"]),
        state=State("live", "Trong danh sách"),
        facts=[("Địa chỉ", told["address"]), ("Từ ngày", dmy(the_day(told["since"])))],
        people=[_person(each) for each in told["people"]],
        acts=[],
        checks=[CAPABLE, NAMESAKE],
        others=[
            Choice(row["id"], f"Hộ {row['number']}. {who(row['speaker'])}")
            for row in roll["households"]
            if row["id"] != told["id"]
        ],
        endings=[Choice(key, ENDINGS[key]) for key in STATED],
    )
    if told["until"]:
        ended = f"{ENDINGS[told['ended_as']]}, {dmy(the_day(told['until']))}"
        return replace(view, state=State("stopped", ended))
    return replace(
        view,
        acts=_acts(visit, told, line),
        new_paper=f"{here}/{told['neighbourhood_id']}/giay",
    )


def _person(row: Told) -> tuple[str, str]:
    until = f" đến hết {dmy(the_day(row['last_on']))}" if row["last_on"] else ""
    what = "được ủy quyền" if row["delegated"] else "đại diện"
    return (
        f"{row['full_name']}, sinh năm {row['born_year']}",
        f"{what} từ {dmy(the_day(row['since']))}{until}",
    )


def _acts(visit: Visit, told: Told, line: Told | None) -> list[HouseholdAct]:
    values = {"number": str(told["number"]), "address": told["address"], "since": f"{visit.today}"}
    none_for = {
        "thoi-uy-quyen": not any(_runs(visit, each) for each in told["people"]),
        "huy-ma": not (line and line["code_until"]),
    }
    base = f"{visit.home}/viec/ho/mot/{told['id']}"
    return [
        HouseholdAct(
            key=name,
            title=step.title,
            send=step.send,
            form=FormView(f"{base}/{name}", values if name != "tach" else {}, prefix=f"{name}-"),
            fields=step.fields,
        )
        for name, step in STEPS.items()
        if visit.visitor.may(step.action, told["neighbourhood_id"]) and not none_for.get(name)
    ]


def _runs(visit: Visit, person: Told) -> bool:
    return bool(person["delegated"]) and the_day(person["last_on"]) >= visit.today
