"""Which cases are likely the same as one that is looked at, and in what their letters agree."""

from __future__ import annotations

from services.portal.pages.case_view import line
from services.portal.reading import Told
from services.portal.views import FormView
from services.portal.views.petitions import CaseLine, LikelyCase
from services.portal.visit import Visit

AGREED = {
    "name": "cùng họ tên người gửi",
    "address": "cùng địa chỉ",
    "phone": "cùng số điện thoại",
    "email": "cùng thư điện tử",
    "accused": "cùng người bị nêu tên",
}


async def likely_cases(visit: Visit, case_id: str) -> list[LikelyCase]:
    """For whoever may link; the software only points, and a person decides."""
    if not visit.visitor.may("link_duplicate"):
        return []
    told = await visit.asking.get("reception", f"cases/{case_id}/likely-duplicates")
    return [_likely(f"{visit.home}/viec/don-thu", case_id, each) for each in told]


def _likely(here: str, case_id: str, told: Told) -> LikelyCase:
    shown = line(here, told)
    percent = told["text_percent"]
    agreed = [AGREED[part] for part in told["agreed"]]
    agreed += [f"lời đơn giống khoảng {percent}%"] if percent else []
    form = FormView(f"{here}/{case_id}/link", {"earlier_id": told["id"]})
    return LikelyCase(CaseLine(shown.title, shown.href, shown.state, [*agreed, *shown.notes]), form)
