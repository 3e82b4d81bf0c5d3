"""The year of a plan on twelve months: for officials with what is late, for everybody without."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.lanes import Axis
from services.portal.pages.plan import chosen_plan, tasks_of_plan, title_of
from services.portal.reading import RHYTHMS, Told, the_day
from services.portal.views import (
    Choice,
    FormView,
    Link,
    MonthLine,
    State,
    YearGroup,
    YearMark,
    YearPageView,
    YearRow,
)
from services.portal.visit import Visit, Visited, go

router = APIRouter()
Short = Annotated[str, Query(max_length=40)]
ORDERS = (("", "Nội dung của kế hoạch"), ("don-vi", "Đơn vị chủ trì"))
ONLY = (("", "Tất cả"), ("qua-han", "Quá hạn"), ("dang-lam", "Chưa xong"))
STOPPED = ("not_done", "withdrawn", "lapsed")
FINISHED = ("done", "partly")
# More days than this in words help nobody; the lane shows them all.
DAYS_IN_WORDS = 4
NOBODY = "Chưa giao đơn vị"


@router.get("/{ward:ward}/viec/ke-hoach-nam")
async def plan_year(
    visit: Visited,
    ban: UUID | None = None,
    unit: Annotated[str, Query(alias="don-vi", max_length=40)] = "",
    theo: Short = "",
    chi: Short = "",
) -> Response:
    """The year of the plan `ban`, or of the one in force; before the first the page says so."""
    visit.visitor.must_be_known()
    plan = chosen_plan(await visit.asking.get("planning", "plans"), str(ban) if ban else "")
    if plan is None and not ban:
        return go(f"{visit.home}/ke-hoach")
    if plan is None:
        raise Refused(404, "Chưa có kế hoạch nào được phê duyệt.", {})
    tree, tasks = await asyncio.gather(
        visit.asking.get("planning", f"plans/{plan['id']}"), tasks_of_plan(visit, plan["id"])
    )
    kept = [task for task in tasks if _wanted(task, unit, chi)]
    titles = {node["path"]: node["text"] for part in tree["nodes"] for node in part["children"]}
    axis = Axis(date(plan["year"], 1, 1), date(plan["year"], 12, 31), visit.today)
    view = YearPageView(
        title=f"Việc của năm {plan['year']}",
        plan=Link(f"{visit.home}/ke-hoach?ban={plan['id']}", title_of(plan)),
        finding=_finding(kept),
        axis=axis,
        groups=_groups(visit, kept, titles, axis, by_unit=theo == "don-vi"),
        months=_months(kept, plan["year"]),
        form=FormView(
            f"{visit.home}/viec/ke-hoach-nam", {"don-vi": unit, "theo": theo, "chi": chi}
        ),
        units=[Choice("", "Mọi đơn vị"), *_units(tasks)],
        orders=[Choice(*one) for one in ORDERS],
        only=[Choice(*one) for one in ONLY],
    )
    return await visit.page("plan_year.html.j2", view)


@router.get("/{ward:ward}/ke-hoach-nam")
async def public_plan_year(visit: Visited, ban: UUID | None = None) -> Response:
    """The year of the approved plan `ban`, or of the one in force, as everybody may read it."""
    plan = chosen_plan(await visit.asking.get("planning", "plans"), str(ban) if ban else "")
    if plan is None or not plan["number"]:
        raise Refused(404, "Chưa có kế hoạch nào được phê duyệt.", {})
    tree, told = await asyncio.gather(
        visit.asking.get("planning", f"plans/{plan['id']}"),
        visit.asking.get("planning", f"plans/{plan['id']}/year"),
    )
    known = {"id": "", "plan_id": plan["id"], "late": False}
    tasks = [{**task, **known, "lead_unit": _body(task["lead"])} for task in told]
    titles = {node["path"]: node["text"] for part in tree["nodes"] for node in part["children"]}
    axis = Axis(date(plan["year"], 1, 1), date(plan["year"], 12, 31), visit.today)
    done = sum(task["state"] in FINISHED for task in tasks)
    href = f"{visit.home}/ke-hoach?ban={plan['id']}"
    groups = [
        replace(group, rows=[replace(row, href=f"{href}#muc-{group.key}") for row in group.rows])
        for group in _groups(visit, tasks, titles, axis, by_unit=False)
    ]
    view = YearPageView(
        title=f"Việc của năm {plan['year']}",
        plan=Link(href, title_of(plan)),
        finding=f"{done}/{len(tasks)} việc đã xong",
        axis=axis,
        groups=groups,
        months=_months(tasks, plan["year"]),
    )
    return await visit.page("plan_year.html.j2", view)


def _body(name: str) -> Told | None:
    return {"id": name, "name": name} if name else None


def _wanted(task: Told, unit: str, only: str) -> bool:
    concerned = [task["lead_unit"], *task["cooperating"]]
    if unit and unit not in [one["id"] for one in concerned if one]:
        return False
    if only == "qua-han":
        return bool(task["late"])
    return only != "dang-lam" or task["state"] == "open"


def _units(tasks: Sequence[Told]) -> list[Choice]:
    found = {
        task["lead_unit"]["id"]: task["lead_unit"]["name"] for task in tasks if task["lead_unit"]
    }
    return [Choice(key, name) for key, name in sorted(found.items(), key=lambda one: one[1])]


def _finding(tasks: Sequence[Told]) -> str:
    late = sum(task["late"] for task in tasks)
    done = sum(task["state"] in FINISHED for task in tasks)
    said = f"{late} việc quá hạn" if late else "Không việc nào quá hạn"
    return f"{said}, {done}/{len(tasks)} việc đã xong"


def _groups(
    visit: Visit, tasks: Sequence[Told], titles: Mapping[str, str], axis: Axis, *, by_unit: bool
) -> list[YearGroup]:
    """The duties by content or by unit, in the order of the plan; late ones first in each."""
    grouped: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for task in sorted(tasks, key=lambda one: (_group_of(one, by_unit), one["title"])):
        grouped[_group_of(task, by_unit)][task["title"]].append(task)
    return [
        YearGroup(
            key,
            key if by_unit else f"{key}. {titles.get(key, '')}".rstrip(". "),
            sorted(
                (_row(visit, title, turns, axis) for title, turns in duties.items()),
                key=lambda row: row.state.kind != "late",
            ),
        )
        for key, duties in grouped.items()
    ]


def _group_of(task: Told, by_unit: bool) -> str:
    if by_unit:
        return str(task["lead_unit"]["name"]) if task["lead_unit"] else NOBODY
    return str(task["group"])


def _row(visit: Visit, title: str, turns: Sequence[Told], axis: Axis) -> YearRow:
    units = list(dict.fromkeys(one["lead_unit"]["name"] for one in turns if one["lead_unit"]))
    done = sum(one["state"] in FINISHED for one in turns)
    dated = sorted((one for one in turns if one["due_on"]), key=lambda one: one["due_on"])
    first = turns[0]
    href = f"{visit.home}/viec/nhiem-vu/{first['id']}"
    if len(turns) > 1:
        href = f"{visit.home}/ke-hoach?ban={first['plan_id']}#muc-{first['group']}"
    marks = {(axis.at(the_day(one["due_on"])), _kind(one)): None for one in dated}
    return YearRow(
        title=title,
        href=href,
        state=_state(turns, done),
        words=[
            *([units[0] if len(units) == 1 else f"{len(units)} đơn vị"] if units else [NOBODY]),
            _days(dated) or RHYTHMS.get(first["cadence"], "Trong năm"),
        ],
        marks=[YearMark(x, kind) for x, kind in marks],
        all_year=not dated,
        done=done,
        total=len(turns),
    )


def _kind(task: Told) -> str:
    if task["state"] in FINISHED:
        return "done"
    if task["state"] in STOPPED:
        return "stopped"
    return "late" if task["late"] else "due"


def _state(turns: Sequence[Told], done: int) -> State:
    late = sum(one["late"] for one in turns)
    if late:
        return State("late", f"{late} việc quá hạn" if len(turns) > 1 else "Quá hạn")
    if done == len(turns):
        return State("done", "Hoàn thành")
    if all(one["state"] != "open" for one in turns):
        return State("stopped", "Không còn việc phải làm")
    return State("live", "Đang thực hiện")


def _days(dated: Sequence[Told]) -> str:
    """The due days in words; of many only how many and the next."""
    days = list(dict.fromkeys(the_day(one["due_on"]) for one in dated))
    if len(days) <= DAYS_IN_WORDS:
        return f"hạn {', '.join(f'{day:%d/%m}' for day in days)}" if days else ""
    ahead = sorted(the_day(one["due_on"]) for one in dated if one["state"] == "open")
    return f"{len(days)} hạn" + (f", gần nhất {ahead[0]:%d/%m}" if ahead else "")


def _months(tasks: Sequence[Told], year: int) -> list[MonthLine]:
    lines = []
    for month in range(1, 13):
        due = [one for one in tasks if str(one["due_on"])[:7] == f"{year}-{month:02}"]
        done = sum(one["state"] in FINISHED for one in due)
        lines.append(MonthLine(month, len(due), done, sum(one["late"] for one in due)))
    return lines
