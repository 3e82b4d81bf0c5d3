"""A ward's pages as an application on the home screen of a phone."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from services.portal.asking import Refused
from services.portal.look.engine import TEMPLATES
from services.portal.views import OfflineStartView
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
OPENED_BEFORE = (
    "Cán bộ đã đăng nhập và mở “Việc của tôi” trên điện thoại này khi có mạng thì mở lại được các "
    "trang niêm yết, kiểm tra ở dưới, ghi và chụp ảnh ngay; mọi thứ tự gửi khi có mạng."
)
KEPT = {"cache-control": "public, max-age=86400"}
LACQUER, PAPER = "#6d0e12", "#faf7f1"  # as in app.css


SCRIPTS = TEMPLATES.parent / "static" / "offline"
WORKER = (SCRIPTS / "worker.js").read_bytes()
STARTING = ("app.css", "app.js", "offline/home.js", "offline/start.js", "offline/kept.js")


@router.get("/{ward:ward}/ngoai-tuyen")
async def without_network(visit: Visited) -> Response:
    """What this phone keeps, drawn by its script; it stands for any page without a network."""
    return await visit.page("offline.html.j2", OfflineStartView(OPENED_BEFORE))


@router.get("/{ward:ward}/ngoai-tuyen.js")
async def worker(visit: Visited) -> Response:
    """The worker of a ward; when a file of its start page changes so does the worker."""
    assets = visit.request.app.state.assets
    names = " ".join(assets.url(name) for name in STARTING)
    headers = {"cache-control": "no-cache", "service-worker-allowed": visit.home}
    content = WORKER + f"// {names}\n".encode()
    return Response(content, media_type="text/javascript", headers=headers)


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
