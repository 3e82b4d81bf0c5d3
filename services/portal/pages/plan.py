"""The plan of the year as everybody may read it; officials also see each task and the next step."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.duties.tasks import task_clock, task_title
from services.portal.pages.plan_links import acts, papers
from services.portal.pages.unit_steps import steps_in_words
from services.portal.reading import RHYTHMS, Told, events, the_day
from services.portal.views import (
    DocumentView,
    Link,
    PlanGroup,
    PlanPart,
    PlanView,
    State,
    TaskLine,
)
from services.portal.visit import Visit, Visited, go

router = APIRouter()
PARTS = ("part", "appendix")
TASKS_PAGE = 200
TASKS_MAX = 1_000
STATES = {
    "draft": State("todo", "Dự thảo"),
    "submitted": State("todo", "Đã trình, chờ phê duyệt"),
    "approved": State("live", "Đã phê duyệt"),
    "in_force": State("live", "Đang thực hiện"),
    "closed": State("done", "Đã kết thúc"),
    "replaced": State("stopped", "Đã được thay bằng bản sửa đổi"),
}
TASK_STATES = {
    "open": State("live", "Đang làm"),
    "done": State("done", "Hoàn thành"),
    "partly": State("soon", "Hoàn thành một phần"),
    "not_done": State("stopped", "Không thực hiện"),
    "withdrawn": State("stopped", "Kế hoạch sửa đổi thôi giao"),
    "lapsed": State("none", "Hạn đã qua trước khi ký kế hoạch"),
}
NONE_YET = PlanView(
    "Kế hoạch thực hiện dân chủ ở cơ sở", 0, State("none", "Chưa có"), None,
    "Chưa có kế hoạch nào được phê duyệt.", (), (),
)  # fmt: skip


@router.get("/{ward:ward}/ke-hoach")
async def plan(visit: Visited, ban: UUID | None = None) -> Response:
    """The plan `ban`, or the one in force."""
    plans = await visit.asking.get("planning", "plans")
    chosen = chosen_plan(plans, str(ban) if ban else "")
    if chosen is None and not ban:
        return await visit.page("plan.html.j2", _empty(visit))
    plan_id = str(ban) if ban else chosen["id"] if chosen else ""
    tree, tasks, steps, positions = await asyncio.gather(
        visit.asking.get("planning", f"plans/{plan_id}"),
        tasks_of_plan(visit, plan_id),
        steps_in_words(visit, plan_id),
        positions_of(visit),
    )
    lines = [(task["group"], _line(visit, task, steps)) for task in tasks]
    view = replace(_view(visit, tree, lines, plans), events=events(tree["timeline"], positions))
    return await visit.page("plan.html.j2", view)


@router.get("/{ward:ward}/viec/ke-hoach")
async def plan_desk(visit: Visited) -> Response:
    """Leads to where work on a plan waits: its review, its approval, or the plan in force."""
    visit.visitor.must_be_known()
    plans = await visit.asking.get("planning", "plans")
    for each in plans:
        if each["state"] == "draft" and visit.visitor.may("review_plan"):
            return go(f"{visit.home}/viec/ke-hoach/{each['id']}")
        if each["state"] == "submitted":
            return go(f"{visit.home}/ke-hoach?ban={each['id']}")
    if not plans and visit.visitor.may("import_plan"):
        return go(f"{visit.home}/viec/ke-hoach/moi")
    return go(f"{visit.home}/ke-hoach")


def chosen_plan(plans: list[Told], wanted: str) -> Told | None:
    """The plan that is asked for; else the one that binds, or was the last to."""
    if wanted:
        return next((each for each in plans if each["id"] == wanted), None)
    signed = [
        each for each in plans if each["state"] in ("in_force", "approved", "closed", "replaced")
    ]
    binding = [each for each in signed if each["state"] in ("in_force", "approved")]
    return next(iter([*binding, *signed]), None)


async def tasks_of_plan(visit: Visit, plan_id: str) -> list[Told]:
    """The tasks, for those who may see them; others read the plan with its counts."""
    if not visit.visitor.may("see_tasks"):
        return []
    found: list[Told] = []
    for offset in range(0, TASKS_MAX, TASKS_PAGE):
        page = await visit.asking.get(
            "planning", "tasks", plan_id=plan_id, limit=TASKS_PAGE, offset=offset or None
        )
        found += page["tasks"]
        if len(found) >= page["total"]:
            break
    return found


def _view(
    visit: Visit, tree: Told, lines: list[tuple[str, TaskLine]], plans: list[Told]
) -> PlanView:
    told, work = tree["plan"], tree["work"]
    by_group: dict[str, list[TaskLine]] = defaultdict(list)
    for group, line in lines:
        by_group[group].append(line)
    year = told["year"]
    return PlanView(
        title=title_of(told),
        year=year,
        state=STATES[told["state"]],
        document=_document(told),
        finding=_finding(told, work),
        progress=_progress(work),
        parts=[_part(node, by_group) for node in tree["nodes"] if node["kind"] in PARTS],
        versions=[
            Link(f"{visit.home}/ke-hoach?ban={each['id']}", version_of(each))
            for each in plans
            if each["id"] != told["id"]
        ],
        downloads=[
            *papers(visit, told),
            Link(
                f"/api/wards{visit.home}/planning/reception-days.ics?year={year}",
                f"Lịch tiếp công dân năm {year} (ICS)",
            ),
        ],
        acts=acts(visit, told, plans),
    )


def title_of(told: Told) -> str:
    """The title in one case: documents shout their first word."""
    title = str(told["title"])
    return title.replace("KẾ HOẠCH ", "Kế hoạch: ", 1) if title.startswith("KẾ HOẠCH ") else title


def version_of(told: Told) -> str:
    """A version as people tell it from the others: by its number, or by which draft it is."""
    if told["number"]:
        day = the_day(told["signed_on"])
        return f"năm {told['year']}, số {told['number']} ngày {day:%d/%m/%Y}"
    return f"năm {told['year']}, dự thảo {told['version']}"


def _document(told: Told) -> DocumentView | None:
    if not told["number"]:
        return None
    return DocumentView(told["number"], the_day(told["signed_on"]), told["signer_position"] or "")


def _finding(told: Told, work: Told) -> str:
    if told["state"] == "replaced":
        return "Kế hoạch sửa đổi đã thay bản này; việc còn lại được theo dõi ở bản mới."
    if not work["total"]:
        return "Chưa có việc nào được giao theo kế hoạch này."
    late = f", {work['late']} việc quá hạn" if work["late"] else ", không việc nào quá hạn"
    return f"{work['done']}/{work['total']} việc đã xong{late}"


def _progress(work: Told) -> list[tuple[State, int]]:
    rest = work["total"] - work["done"] - work["late"]
    counts = [
        (State("done", "Hoàn thành"), work["done"]),
        (State("late", "Quá hạn"), work["late"]),
        (State("live", "Đang làm hoặc chưa đến hạn"), rest),
    ]
    return [(state, count) for state, count in counts if count]


def _part(node: Told, by_group: dict[str, list[TaskLine]]) -> PlanPart:
    groups = [_group(child, by_group) for child in node["children"] if child["children"]]
    loose = [child for child in node["children"] if not child["children"]]
    if loose:
        own = {**node, "children": loose, "text": ""}
        groups.insert(0, _group(own, by_group))
    title = node["text"] if node["kind"] == "appendix" else _plain(node["text"])
    return PlanPart(node["path"], title, groups)


def _group(node: Told, by_group: dict[str, list[TaskLine]]) -> PlanGroup:
    work = node["work"]
    return PlanGroup(
        node["path"],
        node["text"],
        by_group.get(node["path"], []),
        [" ".join(part["sentences"]) for part in _below(node)],
        work["done"],
        work["total"],
    )


def _below(node: Told) -> list[Told]:
    """Every node below one, in the order of the document."""
    return [each for child in node["children"] for each in (child, *_below(child))]


def _plain(heading: str) -> str:
    """A heading that shouts, in the case of a sentence."""
    return heading.capitalize() if heading.isupper() else heading


def _line(visit: Visit, task: Told, steps: Mapping[str, str]) -> TaskLine:
    state = TASK_STATES[task["state"]]
    clock = task_clock(visit, task) if task["state"] == "open" else None
    return TaskLine(
        path=f"viec-{task['id']}",
        text=task_title(task),
        href=f"{visit.home}/viec/nhiem-vu/{task['id']}",
        lead=task["lead_unit"]["name"] if task["lead_unit"] else "Chưa giao đơn vị",
        rhythm=RHYTHMS.get(task["cadence"], ""),
        state=state,
        clock=clock,
        steps=steps.get(task["id"], ""),
    )


def _empty(visit: Visit) -> PlanView:
    if not visit.visitor.may("import_plan"):
        return NONE_YET
    return replace(NONE_YET, acts=[Link(f"{visit.home}/viec/ke-hoach/moi", "Đưa kế hoạch vào")])
