"""A province's open data: where it is, and what each field means; for everybody."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.views import FieldLine, Link
from services.portal.views.province import ProvinceDataView
from services.portal.visit import Visited

router = APIRouter()


@router.get("/{ward:ward}/tinh/du-lieu-mo")
async def province_data_page(visit: Visited) -> Response:
    """Files and their dictionary."""
    told = await visit.asking.get("reporting", "open-data/dictionary")
    here = f"/api/wards{visit.home}/reporting/open-data"
    view = ProvinceDataView(
        licence=told["licence"],
        addresses=[
            Link(f"{here}/wards.csv", "Báo cáo của các phường, xã (CSV)"),
            Link(f"{here}/wards.xlsx", "Báo cáo của các phường, xã (XLSX, có từ điển)"),
            Link(f"{here}/wards.json", "Báo cáo của các phường, xã (JSON)"),
            Link(f"{here}/dictionary", "Từ điển dữ liệu (JSON)"),
        ],
        fields=[FieldLine(each["name"], each["kind"], each["text"]) for each in told["fields"]],
    )
    return await visit.page("province_data.html.j2", view)
