"""A khoản of Article 11: what it holds, what the law asks, and everything disclosed under it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from libs.law.rules import rule
from services.portal.asking import Sentence
from services.portal.inspection_words import PUBLIC
from services.portal.reading import MARKS, RHYTHMS, STEPS, Told, day, document, letter_of, the_day
from services.portal.views import (
    DisclosureLine,
    DutyLine,
    ItemView,
    Link,
    Pager,
    State,
    WardView,
)
from services.portal.visit import Visit, Visited
from services.portal.wording import asked

router = APIRouter()
KHOANS = 14
CHECKS = 10  # kết quả thanh tra, kiểm tra
LINES = 50
URGENCY = ("late", "broken", "soon", "waiting", "posting", "permanent", "kept", "expected")


@router.get("/{ward:ward}/khoan/{number}")
async def khoan(
    visit: Visited,
    number: Annotated[int, Path(ge=1, le=KHOANS)],
    trang: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> Response:
    """One of the fourteen contents."""
    told = await visit.asking.get(
        "disclosures", f"khoans/{number}", offset=(trang - 1) * LINES or None
    )
    ward = await visit.ward()
    assert ward is not None
    return await visit.page("item.html.j2", _view(visit, ward, told, trang))


def _view(visit: Visit, ward: WardView, told: Told, page: int) -> ItemView:
    number = told["number"]
    return ItemView(
        number=number,
        title=told["short"],
        basis=told["basis"],
        state=MARKS[told["state"]],
        rules=_rules(visit, ward, told),
        duties=[_duty(item, told) for item in told["items"]],
        disclosures=[line(visit.home, each) for each in told["disclosures"]],
        owed=[_owed(owed) for owed in told["owed"] if owed["document_number"]],
        previous=_neighbour(visit.home, number - 1),
        next=_neighbour(visit.home, number + 1),
        pager=pager(f"{visit.home}/khoan/{number}?", page, told["total"], LINES),
        more=Link(f"{visit.home}/{PUBLIC}", "Kết luận kiểm tra") if number == CHECKS else None,
    )


def _rules(visit: Visit, ward: WardView, told: Told) -> list[str]:
    law = rule("disclosure.publish", visit.today)
    first = f"Công khai {law.says} từ {law.starts} ({law.basis})."
    others = [f"{other}." for item in told["items"] for other in item["other_law"]]
    privacy = [f"{item['privacy']}." for item in told["items"] if item["privacy"]]
    forms = [asked(form, ward) for form in told["forms"]]
    wider = [_wider(item, form, ward) for item in told["items"] for form in item["wider"]]
    return list(dict.fromkeys([first, *forms, *wider, *others, *privacy]))


def _wider(item: Told, form: Told, ward: WardView) -> str:
    """What the ward asks of itself beyond the law, and from which day on."""
    since = f"{the_day(form['valid_from']):%d/%m/%Y}"
    return Sentence(f"Phường quy định thêm từ {since}, “{item['title']}”: {asked(form, ward)}")


def _duty(item: Told, told: Told) -> DutyLine:
    letter = letter_of(item["key"])
    rhythm = RHYTHMS.get(item["rhythm"], "")
    return DutyLine(letter, item["title"], rhythm, item["owner"], _standing(item["key"], told))


def _owed(owed: Told) -> DutyLine:
    """A signed document that is not shown yet, with its day."""
    due = f"hạn {the_day(owed['due_on']):%d/%m/%Y}" if owed["due_on"] else ""
    letter = letter_of(owed["item"])
    number = str(owed["document_number"])
    return DutyLine(letter, owed["title"], number, due, MARKS[owed["mark"]])


def _standing(key: str, told: Told) -> State:
    """How an item stands: by what is owed of it first, then by its newest disclosure."""
    marks = [owed["mark"] for owed in told["owed"] if owed["item"] == key]
    marks += [each["mark"] for each in told["disclosures"] if each["item"] == key and each["mark"]]
    return MARKS[next((mark for mark in URGENCY if mark in marks), "none")]


def line(home: str, told: Told) -> DisclosureLine:
    """A disclosure in a list, for residents and officials."""
    state = MARKS[told["mark"]] if told["mark"] else STEPS[told["state"]]
    notes = []
    if told["places_of"]:
        notes.append(f"{told['places_posted']}/{told['places_of']} nơi niêm yết")
    if told["days_late"]:
        notes.append(f"công khai muộn {told['days_late']} ngày làm việc")
    if not told["published_on"] and (due_on := day(told["due_on"])):
        notes.append(f"hạn {due_on:%d/%m/%Y}")
    return DisclosureLine(
        told["title"], f"{home}/cong-khai/{told['id']}", document(told), state, ", ".join(notes)
    )


def pager(address: str, page: int, total: int, size: int) -> Pager | None:
    """The way to the neighbouring pages; `address` ends with ? or &. None for a single page."""
    pages = -(-total // size)
    if pages <= 1:
        return None
    return Pager(
        page,
        pages,
        total,
        f"{address}trang={page - 1}" if page > 1 else "",
        f"{address}trang={page + 1}" if page < pages else "",
    )


def _neighbour(home: str, number: int) -> Link | None:
    return Link(f"{home}/khoan/{number}", f"Khoản {number}") if 1 <= number <= KHOANS else None
