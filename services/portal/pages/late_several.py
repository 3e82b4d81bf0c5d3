"""Several late tasks urged with one text: one letter for each unit, each sent by its own rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.duties.tasks import task_title
from services.portal.pages.late import late_view
from services.portal.reading import Told
from services.portal.several import One, asked, done_one_by_one, gone, ticked
from services.portal.views import Link
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
GONE = "Nhiệm vụ này không còn trong danh sách quá hạn."


@router.post("/{ward:ward}/viec/don-doc/nhieu")
async def urge_several(visit: Visited) -> Response:
    """One letter to each unit about those of its tasks that were chosen."""
    typed = await visit.form()
    back = Link(f"{visit.home}/viec/don-doc", "Quá hạn và đôn đốc")
    try:
        chosen = ticked(typed)
        if not typed.get("text", "").strip():
            raise Refused(422, "Cần ghi nội dung đôn đốc.", {"text": "Cần điền."})
    except Refused as refused:
        again = refused_form(f"{back.href}/nhieu", typed, refused, "dd-")
        return await visit.page("late.html.j2", replace(await late_view(visit), urging=again), 422)
    late = await visit.asking.get("planning", "late-work")
    tasks = {each["task"]["id"]: each["task"] for each in late["tasks"]}
    things = _letters(visit, typed, [tasks[each] for each in chosen if each in tasks])
    things += [gone(each, GONE, back) for each in chosen if each not in tasks]
    return await done_one_by_one(visit, typed, things, "Đôn đốc nhiều nhiệm vụ", back)


def _letters(visit: Visit, typed: Mapping[str, str], tasks: list[Told]) -> list[One]:
    by_unit: dict[str, list[Told]] = defaultdict(list)
    for task in tasks:
        by_unit[task["lead_unit"]["name"] if task["lead_unit"] else ""].append(task)
    return [_letter(visit, typed, unit, of_unit) for unit, of_unit in by_unit.items()]


def _letter(visit: Visit, typed: Mapping[str, str], unit: str, tasks: list[Told]) -> One:
    first, *others = tasks
    form: dict[str, Any] = {
        "text": typed["text"],
        "answer_by": typed.get("answer_by") or None,
        "with_task_ids": [each["id"] for each in others],
    }
    send = asked(visit, "planning", f"tasks/{first['id']}/urgings", form)
    words = f"{unit or 'Chưa giao đơn vị'}: {'; '.join(task_title(each) for each in tasks)}"
    return One(first["id"], words, f"{visit.home}/viec/nhiem-vu/{first['id']}#don-doc", send)
