"""A ward's pages as an application on the home screen of a phone."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from services.portal.asking import Refused
from services.portal.visit import Visited

router = APIRouter()
# Where the application opens, and where its shortcuts lead.
OF_WARD = (
    ("Hôm nay", ""),
    ("Gửi phản ánh", "/phan-anh/gui"),
    ("Đặt lịch gặp lãnh đạo", "/tiep-cong-dan"),
    ("Việc của tôi (cán bộ)", "/viec"),
)
OF_PROVINCE = (("Tổng hợp", "/tinh"), ("Dữ liệu mở", "/tinh/du-lieu-mo"))
KEPT = {"cache-control": "public, max-age=86400"}
LACQUER, PAPER = "#6d0e12", "#faf7f1"  # as in app.css


@router.get("/{ward:ward}/ung-dung.webmanifest")
async def web_manifest(visit: Visited) -> Response:
    """The Web App Manifest (W3C): name, picture, where it opens, three shortcuts."""
    ward = await visit.ward()
    if ward is None:
        raise Refused(404, "Không tìm thấy trang này.", {})
    icon = visit.request.app.state.assets.url("icon.svg")
    opens = OF_PROVINCE if ward.of_province else OF_WARD
    told = {
        "id": ward.home,
        "name": f"Dân Biết – {ward.name}",
        "short_name": ward.name,
        "lang": "vi",
        "start_url": ward.home + opens[0][1],
        "scope": ward.home,
        "display": "minimal-ui",
        "theme_color": LACQUER,
        "background_color": PAPER,
        "icons": [{"src": icon, "type": "image/svg+xml", "sizes": "any"}],
        "shortcuts": [{"name": name, "url": ward.home + path} for name, path in opens[1:]],
    }
    return JSONResponse(told, 200, KEPT, "application/manifest+json")
