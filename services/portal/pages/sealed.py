"""One look at a sealed letter: ask, wait for a second person, look.

What a letter says is on the answer to one form and nowhere else: no address shows it, no browser
keeps it, and titles say nothing.
"""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.reading import Told, moment
from services.portal.views import FormView, State
from services.portal.views.frame import Choice
from services.portal.views.sealed import SealedLetterView, Written
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
REASONS = {
    "sort": "Phân loại, xử lý đơn",
    "verify": "Xác minh nội dung đơn",
    "contact": "Liên hệ, mời làm việc với người gửi đơn",
    "protect": "Áp dụng biện pháp bảo vệ người tố cáo",
    "authority": "Theo yêu cầu của cơ quan có thẩm quyền",
}


@router.get("/{ward:ward}/viec/don-niem-phong/{letter}")
async def sealed_letter(visit: Visited, letter: str) -> Response:
    """How the letter stands, and the form for the next step."""
    visit.visitor.must_be_known()
    return await visit.page("sealed_letter.html.j2", await _letter(visit, letter))


@router.post("/{ward:ward}/viec/don-niem-phong/{letter}/xem")
async def look(visit: Visited, letter: str) -> Response:
    """The letter, on this one answer."""
    typed = await visit.form()
    try:
        told = await visit.asking.post("reception", f"letters/{letter}/looks", _why(typed))
    except Refused as refused:
        view = await _letter(visit, letter)
        again = refused_form(letter_page(visit, letter, "xem"), typed, refused)
        return await visit.page("sealed_letter.html.j2", replace(view, look=again), 422)
    view = SealedLetterView(
        State("live", "Lần xem này đã được ghi vào nhật ký"),
        "Không sao chép, chụp lại hay nói cho người khác. Đóng trang này khi xem xong.",
        written=_written(told, letter_page(visit, letter, "tep"), _why(typed)),
    )
    return await visit.page("sealed_letter.html.j2", view)


@router.post("/{ward:ward}/viec/don-niem-phong/{letter}/tep/{number}")
async def look_at_file(visit: Visited, letter: str, number: int) -> Response:
    """A file of the letter, on this one answer: its address alone shows it to nobody."""
    typed = await visit.form()
    try:
        path = f"letters/{letter}/files/{number}/looks"
        told = await visit.asking.send("reception", path, _why(typed))
    except Refused as refused:
        view = await _letter(visit, letter)
        again = refused_form(letter_page(visit, letter, "xem"), typed, refused)
        return await visit.page("sealed_letter.html.j2", replace(view, look=again), 422)
    kind = told.header("content-type") or ""
    headers = {name: told.header(name) or "" for name in ("cache-control", "content-disposition")}
    # What somebody sent is looked at, and runs nothing. Chromium shows no PDF in a sandbox.
    boxed = "" if kind == "application/pdf" else "sandbox; "
    headers["content-security-policy"] = f"{boxed}default-src 'none'; frame-ancestors 'none'"
    return Response(told.body, headers=headers, media_type=kind)


@router.post("/{ward:ward}/viec/don-niem-phong/{letter}/de-nghi")
async def ask(visit: Visited, letter: str) -> Response:
    """Ask for a second person to agree."""
    typed = await visit.form()
    try:
        await visit.asking.post("reception", f"letters/{letter}/reveals", _why(typed))
    except Refused as refused:
        view = await _letter(visit, letter)
        again = refused_form(letter_page(visit, letter, "de-nghi"), typed, refused)
        return await visit.page("sealed_letter.html.j2", replace(view, ask=again), 422)
    return go(letter_page(visit, letter))


def _why(typed: dict[str, str]) -> dict[str, str]:
    return {"reason": typed.get("reason", "")}


def letter_page(visit: Visit, letter: str, step: str = "") -> str:
    """The address of a letter, or of a form beside it: an id that tells nothing."""
    return f"{visit.home}/viec/don-niem-phong/{letter}" + (f"/{step}" if step else "")


async def _letter(visit: Visit, letter: str) -> SealedLetterView:
    told = await visit.asking.get("reception", f"letters/{letter}")
    reasons = [Choice(value, text) for value, text in REASONS.items()]
    look, ask = (FormView(letter_page(visit, letter, step), {}) for step in ("xem", "de-nghi"))
    if told["shredded"]:
        said = "Nội dung đơn và danh tính đã được hủy khi hết thời hạn lưu giữ."
        return SealedLetterView(State("stopped", "Đã hủy"), said)
    if not told["restricted"]:
        said = "Lần xem của bạn được ghi vào nhật ký cùng lý do."
        return SealedLetterView(State("todo", "Niêm phong"), said, reasons, look=look)
    if told["open_until"]:
        until = moment(told["open_until"])
        said = f"Người thứ hai đã đồng ý. Bạn xem được đến {until:%H:%M ngày %d/%m/%Y}."
        return SealedLetterView(State("todo", "Được xem"), said, reasons, look=look)
    if told["waiting"]:
        said = "Đang chờ Chủ tịch hoặc người kiểm tra đồng ý, không phải người đề nghị."
        return SealedLetterView(State("live", "Chờ người thứ hai"), said)
    said = "Danh tính người gửi được giữ bí mật. Phải có người thứ hai đồng ý mới được xem."
    return SealedLetterView(State("stopped", "Giữ bí mật"), said, reasons, ask=ask)


def _written(told: Told, files: str, why: dict[str, str]) -> Written:
    persons = [
        ("Họ và tên", told["full_name"] or "Không ghi tên"),
        ("Địa chỉ", told["address"]),
        ("Thư điện tử", told["email"]),
        ("Điện thoại", told["phone"]),
        *(("Người bị khiếu nại, tố cáo", name) for name in told["accused"]),
    ]
    return Written(
        [(words, said) for words, said in persons if said],
        told["text"],
        [
            (FormView(f"{files}/{n}", why), f"Tệp {n}: {_kind_of(each)}")
            for n, each in enumerate(told["files"], 1)
        ],
    )


def _kind_of(file: Told) -> str:
    kind = "PDF" if file["media_type"] == "application/pdf" else "ảnh"
    return f"{kind}, {max(1, file['size_bytes'] // 1024)} KB"
