"""The officials' list of disclosures and what is owed, and why something is owed by its day."""

from __future__ import annotations

import asyncio
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.vietnamese import fold
from services.portal.asking import Refused
from services.portal.pages.items import line, pager
from services.portal.reading import Told, day, deadline, document, urgency
from services.portal.views import (
    Choice,
    DeadlinePageView,
    DisclosureLine,
    DisclosuresView,
    FormView,
    Link,
    State,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
LINES = 50
READ_LINES = 100  # as many as the service gives at once
READ_MAX = 1_000  # a search reads no further back
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
    here, words = f"{visit.home}/viec/cong-khai", q.strip()
    _, state = FILTERS.get(tt, FILTERS[""])
    everything = words and tt != EXPECTED
    (told, total), late, expected = await asyncio.gather(
        _all(visit, state) if everything else _page(visit, state, trang),
        visit.asking.get("disclosures", "obligations", state="late", limit=OWED_MAX),
        visit.asking.get("disclosures", "obligations", state="expected", limit=OWED_MAX),
    )
    if tt == EXPECTED:
        lines = [_expected(visit, owed) for owed in expected]
    else:
        first = not tt and (everything or trang == 1)
        open_now = [owed for owed in late if first and not owed["disclosure_id"]]
        lines = [*(_owed(visit, owed) for owed in open_now), *(line(visit.home, e) for e in told)]
    finding = _finding(len(late), len(expected))
    if everything and total > READ_MAX:
        finding += f". Chỉ tìm trong {READ_MAX} văn bản mới nhất"
    address = f"{here}?tt={tt}&"
    if words:
        found = [each for each in lines if _matches(each, words)]
        lines, total = found[(trang - 1) * LINES : trang * LINES], len(found)
        address += f"q={quote(words)}&"
    view = DisclosuresView(
        finding=finding,
        disclosures=lines,
        filters=_filters(tt, len(expected)),
        action=here,
        query=q,
        acts=_acts(visit),
        pager=pager(address, trang, total, LINES) if words or tt != EXPECTED else None,
    )
    return await visit.page("disclosures.html.j2", view)


async def _page(visit: Visit, state: str, page: int) -> tuple[list[Told], int]:
    """One page of disclosures, and how many there are in all."""
    return await _read(visit, state, (page - 1) * LINES, LINES)


async def _all(visit: Visit, state: str) -> tuple[list[Told], int]:
    """All disclosures, the newest first, as far as a search reads; and how many there are."""
    found, total = await _read(visit, state, 0, READ_LINES)
    while len(found) < min(total, READ_MAX):
        more, total = await _read(visit, state, len(found), READ_LINES)
        if not more:
            break
        found += more
    return found, total


async def _read(visit: Visit, state: str, offset: int, limit: int) -> tuple[list[Told], int]:
    asked = {"state": state, "offset": offset, "limit": limit}
    told = await visit.asking.get("disclosures", "disclosures", **asked)
    return told["lines"], told["total"]


@router.get("/{ward:ward}/viec/nghia-vu/{obligation_id}")
async def obligation(visit: Visited, obligation_id: UUID) -> Response:
    """Leads to what answers an obligation, or to why it is owed."""
    owed = await visit.asking.get("disclosures", f"obligations/{obligation_id}")
    if owed["disclosure_id"]:
        return go(f"{visit.home}/cong-khai/{owed['disclosure_id']}")
    return go(f"{visit.home}/viec/nghia-vu/{obligation_id}/han")


@router.get("/{ward:ward}/viec/nghia-vu/{obligation_id}/han")
async def why_owed(visit: Visited, obligation_id: UUID) -> Response:
    """Why an obligation is due on its day; the chair may call off what was raised wrongly."""
    return await _why_page(visit, obligation_id, FormView(_dropping(visit, obligation_id)))


@router.post("/{ward:ward}/viec/nghia-vu/{obligation_id}/bo")
async def drop_obligation(visit: Visited, obligation_id: UUID) -> Response:
    """Call off what was raised wrongly."""
    typed = await visit.form()
    try:
        form = {"reason": typed.get("reason", "")}
        await visit.asking.post("disclosures", f"obligations/{obligation_id}/drop", form)
    except Refused as refused:
        shown = refused_form(_dropping(visit, obligation_id), typed, refused)
        return await _why_page(visit, obligation_id, shown, 422)
    return go(f"{visit.home}/viec/cong-khai")


def _dropping(visit: Visit, obligation_id: UUID) -> str:
    return f"{visit.home}/viec/nghia-vu/{obligation_id}/bo"


async def _why_page(
    visit: Visit, obligation_id: UUID, form: FormView, status: int = 200
) -> Response:
    page = f"obligations/{obligation_id}"
    owed, told = await asyncio.gather(
        visit.asking.get("disclosures", page),
        visit.asking.get("disclosures", f"{page}/explanation"),
    )
    subject = Link(f"{visit.home}/viec", owed["title"])
    may = owed["state"] in ("open", "late") and visit.visitor.may("drop_obligation")
    view = DeadlinePageView(subject, deadline(told), drop=form if may or form.alert else None)
    return await visit.page("deadline.html.j2", view, status)


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
