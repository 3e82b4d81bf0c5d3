"""The steps of units' own plans, where they are shown beside the ward's tasks they serve."""

from __future__ import annotations

from uuid import UUID

from services.portal.reading import Told, the_day
from services.portal.views import Link, State, UnitStep
from services.portal.visit import Visit


async def steps_of(visit: Visit, task_id: UUID | str) -> list[UnitStep]:
    """The steps of plans in force towards one task."""
    told = await visit.asking.get("planning", f"tasks/{task_id}/steps")
    return [_step(visit, one) for one in told["steps"]]


async def steps_in_words(visit: Visit, plan_id: str) -> dict[str, str]:
    """For each task of a plan that units have steps for, how far those are."""
    if not visit.visitor.may("see_tasks"):
        return {}
    told = await visit.asking.get("planning", f"plans/{plan_id}/steps")
    return {
        task_id: f"{count['done']}/{count['total']} việc của đơn vị đã xong"
        for task_id, count in told.items()
    }


def _step(visit: Visit, told: Told) -> UnitStep:
    if told["done_on"]:
        state = State("done", f"Xong ngày {the_day(told['done_on']):%d/%m/%Y}")
    elif told["due_on"]:
        due_on = the_day(told["due_on"])
        late = due_on < visit.today
        state = State(
            "late" if late else "live", f"{'Quá hạn' if late else 'Hạn'} {due_on:%d/%m/%Y}"
        )
    else:
        state = State("live", "Đang làm")
    href = f"{visit.home}/viec/ke-hoach-don-vi/{told['unit_plan_id']}"
    return UnitStep(told["title"], Link(href, told["unit"]), state)
