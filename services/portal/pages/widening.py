"""What the ward discloses beyond the law: proposed by the office, agreed by the chair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused, Sentence
from services.portal.reading import RHYTHMS, Told, letter_of, the_day
from services.portal.views import AdditionLine, Choice, FormView, State, WardView, WideningView
from services.portal.visit import Visit, Visited, go, refused_form
from services.portal.wording import ASKED, asked_at

router = APIRouter()
STANDINGS = {
    "proposed": State("todo", "Chờ duyệt"),
    "approved": State("done", "Đã duyệt"),
    "declined": State("stopped", "Không duyệt"),
}
OWN_RHYTHMS = ("event", "on_change", "yearly", "half_yearly", "quarterly", "monthly", "permanent")
PAPER = ("number", "issued_on", "valid_from")
RULES = (
    "Phường chỉ thêm nội dung vào khoản 14, thêm hình thức hoặc kéo dài thời gian; không được "
    "bớt điều luật yêu cầu (Điều 11, Điều 35 khoản 2 Luật 10/2022/QH15).",
    "Áp dụng với văn bản ký từ ngày có hiệu lực. Người duyệt không phải là người đề nghị.",
)


@router.get("/{ward:ward}/viec/danh-muc")
async def additions(visit: Visited) -> Response:
    """Everything the ward added, and the forms to add more."""
    return await visit.page("widening.html.j2", await _view(visit))


@router.post("/{ward:ward}/viec/danh-muc/noi-dung")
async def propose_item(visit: Visited) -> Response:
    """Propose a content of khoản 14."""
    typed = await visit.form()
    asked: dict[str, Any] = {
        name: typed.get(name, "") for name in ("title", "rhythm", "owner", "privacy", *PAPER)
    }
    asked["of_reports"] = bool(typed.get("of_reports"))
    return await _proposed(visit, "items", asked, typed)


@router.post("/{ward:ward}/viec/danh-muc/hinh-thuc")
async def propose_form(visit: Visited) -> Response:
    """Propose a form at a place, or more days."""
    typed = await visit.form()
    asked: dict[str, Any] = {name: typed.get(name, "") for name in ("item", *PAPER)}
    asked["form"], _, asked["place"] = typed.get("at", "").partition("/")
    asked["permanent"] = not typed.get("days")
    return await _proposed(visit, "forms", asked, typed)


@router.post("/{ward:ward}/viec/danh-muc/{addition_id}/{step}")
async def decide(visit: Visited, addition_id: UUID, step: str) -> Response:
    """The chair agrees or does not."""
    steps = {"duyet": "approval", "khong-duyet": "refusal"}
    if step not in steps:
        raise Refused(404, "Không tìm thấy trang này.", {})
    try:
        path = f"catalogue/additions/{addition_id}/{steps[step]}"
        await visit.asking.post("disclosures", path)
    except Refused as refused:
        shown = refused_form(visit.request.url.path, {}, refused)
        view = replace(await _view(visit), alert=shown)
        return await visit.page("widening.html.j2", view, 422)
    return go(f"{visit.home}/viec/danh-muc")


async def _proposed(
    visit: Visit, what: str, asked: dict[str, Any], typed: Mapping[str, str]
) -> Response:
    """Keep a proposal, or show its form again with what is wrong."""
    asked["days"] = typed.get("days") or None
    try:
        await visit.asking.post("disclosures", f"catalogue/{what}", asked)
    except Refused as refused:
        prefix = "i-" if what == "items" else "f-"
        shown: Any = refused_form(visit.request.url.path, typed, refused, prefix)
        again = {"new_item" if what == "items" else "new_form": shown}
        view = replace(await _view(visit), **again)
        return await visit.page("widening.html.j2", view, 422)
    return go(f"{visit.home}/viec/danh-muc")


async def _view(visit: Visit) -> WideningView:
    visit.visitor.must_be_known()
    told: list[Told] = await visit.asking.get("disclosures", "catalogue/additions")
    catalogue: Told = await visit.asking.get("disclosures", "catalogue")
    ward = await visit.ward()
    assert ward is not None
    titles = {item["key"]: item["title"] for item in catalogue["items"]}
    bound = sum(row["state"] == "approved" for row in told)
    desk, today = f"{visit.home}/viec/danh-muc", {"valid_from": f"{visit.today}"}
    may = visit.visitor.may("propose_item")
    return WideningView(
        finding=Sentence(f"Phường tự đặt {bound} quy định công khai ngoài luật"),
        rules=RULES,
        additions=[_line(visit, ward, row, titles) for row in reversed(told)],
        items=[
            Choice(key, f"Khoản {key.rstrip(letter_of(key))}{letter_of(key)}: {title}")
            for key, title in titles.items()
        ],
        rhythms=[Choice(key, RHYTHMS[key]) for key in OWN_RHYTHMS],
        owners=[Choice(key, name) for key, name in catalogue["owners"].items()],
        forms=[
            Choice(f"{form}/{at}", asked_at(form, at, ward))
            for form, places in ASKED.items()
            for at in places
        ],
        new_item=FormView(f"{desk}/noi-dung", today, prefix="i-") if may else None,
        new_form=FormView(f"{desk}/hinh-thuc", today, prefix="f-") if may else None,
    )


def _line(visit: Visit, ward: WardView, row: Told, titles: Mapping[str, str]) -> AdditionLine:
    desk = f"{visit.home}/viec/danh-muc/{row['id']}"
    open_now = row["state"] == "proposed" and visit.visitor.may("approve_addition")
    length = "thường xuyên" if row["permanent"] else f"{row['days']} ngày" if row["days"] else ""
    if row["kind"] == "item":
        title, asks = row["title"], "Nội dung mới của khoản 14"
        asks += ", nhận mỗi báo cáo dân chủ đã ban hành" if row["of_reports"] else ""
        asks += f", niêm yết {length} tại trụ sở và nhà văn hóa" if length else ""
    else:
        title = titles.get(row["item"], row["item"])
        asks = " ".join([asked_at(row["form"], row["place"], ward), length]).strip()
    until = f" đến {the_day(row['valid_to']):%d/%m/%Y}" if row["valid_to"] else ""
    return AdditionLine(
        title=title,
        asks=asks,
        since=f"{the_day(row['valid_from']):%d/%m/%Y}{until}",
        basis=f"{row['regulation_number']} ngày {the_day(row['regulation_on']):%d/%m/%Y}",
        state=STANDINGS[row["state"]],
        approve=FormView(f"{desk}/duyet") if open_now else None,
        decline=FormView(f"{desk}/khong-duyet") if open_now else None,
    )
