"""One item of the disclosure plan: who sees to it, on which days, and what the plan adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link, YearPlanLineView
from services.portal.visit import Visit, Visited, go, refused_form
from services.portal.wording import ASKED, asked_at

router = APIRouter()
EXTRAS = (1, 2)
NOTHING = Choice("", "Không thêm")


@router.get("/{ward:ward}/viec/ke-hoach-cong-khai/{plan_id}/noi-dung/{item}")
async def plan_line(visit: Visited, plan_id: UUID, item: str) -> Response:
    """The form of one item, filled with what the plan says now."""
    line = await _told(visit, plan_id, item)
    values = {"owner_unit_id": line["owner_unit_id"] or ""}
    values |= {f"day-{day['period']}": day["on"] for day in line["days"]}
    for place, extra in zip(EXTRAS, line["extra"], strict=False):
        values[f"at-{place}"] = f"{extra['form']}/{extra['place']}"
        values[f"days-{place}"] = str(extra["days"] or "")
    return await _page(visit, plan_id, line, FormView(_here(visit, plan_id, item), values))


@router.post("/{ward:ward}/viec/ke-hoach-cong-khai/{plan_id}/noi-dung/{item}")
async def adjust_line(visit: Visited, plan_id: UUID, item: str) -> Response:
    """Keep what was decided for one item."""
    typed = await visit.form()
    line = await _told(visit, plan_id, item)
    form: dict[str, Any] = {
        "owner_unit_id": typed.get("owner_unit_id") or None,
        "days": {day["period"]: typed.get(f"day-{day['period']}", "") for day in line["days"]},
        "extra": [extra for place in EXTRAS if (extra := _extra(typed, place))],
    }
    try:
        await visit.asking.put("disclosures", f"disclosure-plans/{plan_id}/lines/{item}", form)
    except Refused as refused:
        shown = refused_form(_here(visit, plan_id, item), typed, refused)
        return await _page(visit, plan_id, line, shown, 422)
    return go(f"{visit.home}/ke-hoach-cong-khai?ban={plan_id}#n-{item}")


def _extra(typed: Mapping[str, str], place: int) -> dict[str, Any] | None:
    form, _, at = typed.get(f"at-{place}", "").partition("/")
    if not form:
        return None
    days = typed.get(f"days-{place}", "")
    for_ever = form == "posting" and not days
    return {"form": form, "place": at, "days": days or None, "permanent": for_ever}


async def _told(visit: Visit, plan_id: UUID, item: str) -> Told:
    visit.visitor.must_be_known()
    told: Told = await visit.asking.get("disclosures", f"disclosure-plans/{plan_id}")
    for line in told["lines"]:
        if line["item"] == item:
            found: Told = line
            return found
    raise Refused(404, "Không tìm thấy trang này.", {})


async def _page(
    visit: Visit, plan_id: UUID, line: Told, form: FormView, status: int = 200
) -> Response:
    units = await visit.asking.get("directory", "units")
    ward = await visit.ward()
    assert ward is not None
    view = YearPlanLineView(
        title=f"Nội dung {line['item']}: {line['title']}",
        subject=Link(f"{visit.home}/ke-hoach-cong-khai?ban={plan_id}", "Kế hoạch công khai"),
        facts=[
            ("Hình thức, địa điểm", line["forms"]),
            ("Thời điểm", line["moment"]),
            ("Thời hạn", line["length"]),
        ],
        form=form,
        units=[
            Choice("", "Chưa giao"),
            *(Choice(u["id"], u["name"]) for u in units if u["kind"] != "neighbourhood"),
        ],
        days=[(f"day-{day['period']}", day["words"]) for day in line["days"]],
        extras=EXTRAS,
        forms=[
            NOTHING,
            *(
                Choice(f"{form}/{at}", asked_at(form, at, ward))
                for form, places in ASKED.items()
                for at in places
            ),
        ],
    )
    return await visit.page("year_plan_line.html.j2", view, status)


def _here(visit: Visit, plan_id: UUID, item: str) -> str:
    return f"{visit.home}/viec/ke-hoach-cong-khai/{plan_id}/noi-dung/{item}"
