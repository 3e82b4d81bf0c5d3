"""The papers of a check: minutes and conclusion for its desk, the public paper for everybody."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.inspection_words import DESK, PUBLIC
from services.portal.look.words import dmy
from services.portal.papers import paper
from services.portal.reading import Told, the_day
from services.portal.views import Link
from services.portal.views.inspections import ConclusionLine, ConclusionsView
from services.portal.visit import Visited

router = APIRouter()
CHECK = f"/{{ward:ward}}/{DESK}/{{inspection_id}}"
Wanted = Annotated[str, Path(pattern="^(pdf|docx)$")]


@router.get(f"{CHECK}/bien-ban.{{wanted}}")
async def minutes(visit: Visited, inspection_id: UUID, wanted: Wanted) -> Response:
    """The minutes as a file."""
    return await paper(visit, f"inspections/{inspection_id}/minutes.{wanted}", "inspections")


@router.get(f"{CHECK}/van-ban-ket-luan.{{wanted}}")
async def conclusion(visit: Visited, inspection_id: UUID, wanted: Wanted) -> Response:
    """The conclusion as a file."""
    return await paper(visit, f"inspections/{inspection_id}/conclusion.{wanted}", "inspections")


@router.get(f"/{{ward:ward}}/{PUBLIC}")
async def published(visit: Visited) -> Response:
    """What the ward found out by checking itself, for everybody."""
    told = await visit.asking.get("inspections", "published-conclusions")
    here = f"{visit.home}/{PUBLIC}"
    view = ConclusionsView(
        finding=f"{len(told)} kết luận đã công khai" if told else "Chưa có kết luận nào",
        lines=[_line(each, here) for each in told],
        more=Link(f"{visit.home}/khoan/10", "Nội dung công khai theo khoản 10 Điều 11"),
    )
    return await visit.page("conclusions.html.j2", view)


@router.get(f"/{{ward:ward}}/{PUBLIC}/{{inspection_id}}.{{wanted}}")
async def notice(visit: Visited, inspection_id: UUID, wanted: Wanted) -> Response:
    """The public paper as a file."""
    path = f"published-conclusions/{inspection_id}/notice.{wanted}"
    return await paper(visit, path, "inspections")


def _line(told: Told, here: str) -> ConclusionLine:
    address = f"{here}/{told['inspection_id']}"
    return ConclusionLine(
        told["unit"],
        [f"Thông báo {told['number']}", f"ngày {dmy(the_day(told['issued_on']))}"],
        [Link(f"{address}.pdf", "Đọc (PDF)"), Link(f"{address}.docx", "Tải về (DOCX)")],
        told["sha256"],
    )
