"""What changed in a plan: between two versions, and by a decision on one task."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.duties.tasks import task_title
from services.portal.pages.plan import version_of
from services.portal.reading import RHYTHMS, Told, the_day
from services.portal.views import (
    ChangeLine,
    Choice,
    FormView,
    Link,
    PlanChangesView,
    TaskDecisionView,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
MARKS = {"added": "Thêm", "removed": "Bỏ", "changed": "Sửa"}
FIELDS = {
    "title": "Nội dung",
    "lead": "Chủ trì",
    "due": "Hạn",
    "cadence": "Nhịp",
    "path": "Mục",
}
NO_OTHER = Choice("", "Giữ nguyên")


@router.get("/{ward:ward}/ke-hoach/{plan_id}/thay-doi")
async def plan_changes(visit: Visited, plan_id: UUID, tu: UUID | None = None) -> Response:
    """What a version changes against the one it amends, or against `tu`."""
    told = await visit.asking.get("planning", f"plans/{plan_id}/changes", since=tu)
    duties = told["duties"]
    view = PlanChangesView(
        title=f"Những gì thay đổi trong kế hoạch năm {told['after']['year']}",
        before=_version(visit, told["before"]),
        after=_version(visit, told["after"]),
        sentences=[
            ChangeLine(MARKS[one["change"]], one["path"], one["was"], one["now"])
            for one in told["sentences"]
        ],
        duties=None if duties is None else [_duty(one) for one in duties],
    )
    return await visit.page("plan_changes.html.j2", view)


@router.get("/{ward:ward}/viec/nhiem-vu/{task_id}/quyet-dinh")
async def task_decision(visit: Visited, task_id: UUID) -> Response:
    """The form of a decision on one task."""
    visit.visitor.must_be_known()
    return await _decision_page(visit, task_id, FormView(_deciding(visit, task_id)))


@router.post("/{ward:ward}/viec/nhiem-vu/{task_id}/quyet-dinh")
async def amend_task(visit: Visited, task_id: UUID) -> Response:
    """Give the task another lead, another day, or both."""
    typed = await visit.form()
    form: dict[str, Any] = {name: typed.get(name, "") for name in ("number", "signed_on")}
    form |= {name: typed[name] for name in ("lead_unit_id", "due_on") if typed.get(name)}
    try:
        await visit.asking.post("planning", f"tasks/{task_id}/amendment", form)
    except Refused as refused:
        shown = refused_form(_deciding(visit, task_id), typed, refused)
        return await _decision_page(visit, task_id, shown, 422)
    return go(f"{visit.home}/viec/nhiem-vu/{task_id}")


async def _decision_page(
    visit: Visit, task_id: UUID, form: FormView, status: int = 200
) -> Response:
    task = (await visit.asking.get("planning", f"tasks/{task_id}"))["task"]
    units = await visit.asking.get("directory", "units")
    view = TaskDecisionView(
        subject=Link(f"{visit.home}/viec/nhiem-vu/{task_id}", task_title(task)),
        lead=task["lead_unit"]["name"] if task["lead_unit"] else "chưa đơn vị nào",
        due=f"{the_day(task['due_on']):%d/%m/%Y}" if task["due_on"] else "không ghi",
        form=form,
        units=[NO_OTHER, *(Choice(unit["id"], unit["name"]) for unit in units)],
    )
    return await visit.page("task_decision.html.j2", view, status)


def _version(visit: Visit, plan: Told) -> Link:
    return Link(f"{visit.home}/ke-hoach?ban={plan['id']}", version_of(plan))


def _duty(told: Told) -> ChangeLine:
    details = [
        f"{FIELDS[one['what']]}: {_value(one, 'was')} → {_value(one, 'now')}"
        for one in told["fields"]
        if one["what"] != "title"
    ]
    title = next((one for one in told["fields"] if one["what"] == "title"), None)
    was, now = (title["was"], title["now"]) if title else ("", told["title"])
    if told["change"] == "removed":
        was, now = told["title"], ""
    leads = [f"Chủ trì: {', '.join(told['leads'])}"] if told["change"] == "added" else []
    return ChangeLine(MARKS[told["change"]], told["path"], was, now, [*leads, *details])


def _value(field: Told, when: str) -> str:
    said = str(field[when])
    words = RHYTHMS.get(said, said) if field["what"] == "cadence" else said
    return words or "không ghi"


def _deciding(visit: Visit, task_id: UUID) -> str:
    return f"{visit.home}/viec/nhiem-vu/{task_id}/quyet-dinh"
