"""The officials' list of disclosures and what is owed, and why something is owed by its day."""

from __future__ import annotations

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.vietnamese import fold
from services.portal.pages.items import line, pager
from services.portal.reading import Told, day, deadline, document, urgency
from services.portal.views import (
    Choice,
    DeadlinePageView,
    DisclosureLine,
    DisclosuresView,
    Link,
    State,
)
from services.portal.visit import Visit, Visited, go

router = APIRouter()
LINES = 50
OWED_MAX = 200
EXPECTED_STATE = State("none", "Chờ văn bản")
EXPECTED = "cho-van-ban"  # what the year's plan expects and no document exists for yet
FILTERS = {
    "": ("Tất cả", ""),
    "nhap": ("Chờ duyệt", "draft"),
    "da-duyet": ("Chờ công khai", "approved"),
    "niem-yet": ("Đang niêm yết", "posting"),
    "xong": ("Hoàn thành", "completed"),
}


@router.get("/{ward:ward}/viec/cong-khai")
async def disclosures(
    visit: Visited,
    q: Annotated[str, Query(max_length=100)] = "",
    tt: Annotated[str, Query(max_length=20)] = "",
    trang: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> Response:
    """Every disclosure with drafts, and what is owed without one."""
    visit.visitor.must_be_known()
    offset = (trang - 1) * LINES
    _, state = FILTERS.get(tt, FILTERS[""])
    told, late, expected = await asyncio.gather(
        visit.asking.get("disclosures", "disclosures", state=state, offset=offset, limit=LINES),
        visit.asking.get("disclosures", "obligations", state="late", limit=OWED_MAX),
        visit.asking.get("disclosures", "obligations", state="expected", limit=OWED_MAX),
    )
    if tt == EXPECTED:
        lines = [_expected(visit, owed) for owed in expected]
    else:
        lines = [line(visit.home, each) for each in told["lines"]]
        open_now = (
            [owed for owed in late if not owed["disclosure_id"]] if trang == 1 and not tt else []
        )
        lines = [*(_owed(visit, owed) for owed in open_now), *lines]
    view = DisclosuresView(
        finding=_finding(len(late), len(expected)),
        disclosures=[each for each in lines if _matches(each, q)],
        filters=_filters(tt, len(expected)),
        action=f"{visit.home}/viec/cong-khai",
        query=q,
        acts=_acts(visit),
        pager=pager(f"{visit.home}/viec/cong-khai?tt={tt}&", trang, told["total"], LINES)
        if tt != EXPECTED and not q
        else None,
    )
    return await visit.page("disclosures.html.j2", view)


@router.get("/{ward:ward}/viec/nghia-vu/{obligation_id}")
async def obligation(visit: Visited, obligation_id: UUID) -> Response:
    """Leads to what answers an obligation, or to why it is owed."""
    owed = await visit.asking.get("disclosures", f"obligations/{obligation_id}")
    if owed["disclosure_id"]:
        return go(f"{visit.home}/cong-khai/{owed['disclosure_id']}")
    return go(f"{visit.home}/viec/nghia-vu/{obligation_id}/han")


@router.get("/{ward:ward}/viec/nghia-vu/{obligation_id}/han")
async def why_owed(visit: Visited, obligation_id: UUID) -> Response:
    """Why an obligation is due on its day."""
    page = f"obligations/{obligation_id}"
    owed, told = await asyncio.gather(
        visit.asking.get("disclosures", page),
        visit.asking.get("disclosures", f"{page}/explanation"),
    )
    subject = Link(f"{visit.home}/viec", owed["title"])
    return await visit.page("deadline.html.j2", DeadlinePageView(subject, deadline(told)))


def _filters(kept: str, expected: int) -> list[Choice]:
    chips = [Choice(value, words, value == kept) for value, (words, _) in FILTERS.items()]
    return [*chips, Choice(EXPECTED, "Chờ văn bản theo kế hoạch", kept == EXPECTED, expected)]


def _finding(late: int, expected: int) -> str:
    said = f"{late} văn bản quá hạn công khai" if late else "Không văn bản nào quá hạn công khai"
    more = f", {expected} nội dung theo kế hoạch chờ văn bản" if expected else ""
    return f"{said}{more}"


def _owed(visit: Visit, owed: Told) -> DisclosureLine:
    may = visit.visitor.may("draft_disclosure", owed["owner_unit_id"])
    href = f"{visit.home}/viec/nghia-vu/{owed['id']}/{'soan' if may else 'han'}"
    note = owed["owner_unit"] or "chưa giao đơn vị"
    if owed["behind_plan"]:
        note += f", chậm so với kế hoạch ({day(owed['planned_on']):%d/%m/%Y})"
    return DisclosureLine(owed["title"], href, document(owed), urgency(owed["days_left"]), note)


def _expected(visit: Visit, owed: Told) -> DisclosureLine:
    href = f"{visit.home}/viec/cong-khai/moi?nghia-vu={owed['id']}"
    unit = owed["owner_unit"] or "chưa giao đơn vị"
    state = State("soon", "Chậm so với kế hoạch") if owed["behind_plan"] else EXPECTED_STATE
    note = f"Khoản {owed['khoan']}, {unit}"
    if planned_on := day(owed["planned_on"]):
        note += f", dự kiến {planned_on:%d/%m/%Y}"
    return DisclosureLine(owed["title"], href, None, state, note)


def _matches(each: DisclosureLine, words: str) -> bool:
    number = each.document.number if each.document else ""
    searched = fold(f"{each.title} {number} {each.note}")
    return all(word in searched for word in fold(words).split())


def _acts(visit: Visit) -> list[Link]:
    new = Link(f"{visit.home}/viec/cong-khai/moi", "Công khai một văn bản mới")
    more = [
        Link(f"{visit.home}/viec/ke-hoach-cong-khai", "Kế hoạch công khai năm"),
        Link(f"{visit.home}/viec/danh-muc", "Danh mục riêng của phường"),
    ]
    return [new, *more] if visit.visitor.may("register_document") else more
