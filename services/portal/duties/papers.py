"""Duties to disclose: documents that must be shown, drafts to let out, sheets missing on walls."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "cong-khai"
KIND_WORDS = "Công khai"
SHEETS = "niem-yet"
SHEETS_WORDS = "Niêm yết"
LINES_MAX = 100
OWED_MAX = 200
SHEETS_MAX = 500
SOON_DAYS = 2


@dataclass(frozen=True)
class Duty:
    """A card, what kind of work it is, and whether the person only waits for somebody else.

    `unit_id` is there where the card itself does not name the unit; `thing` is what the card is
    about, where another card may be about the same.
    """

    kind: str
    card: DutyCard
    waits: bool = False
    unit_id: str = ""
    thing: str = ""


async def paper_duties(visit: Visit) -> list[Duty]:
    """What of disclosures waits for this visitor's roles and unit."""
    # Whoever belongs to no unit owes no unit's papers.
    unit_id = visit.visitor.actor.unit_id or UUID(int=0)
    mine = str(unit_id) if visit.visitor.sees_only_own else None
    owed, lines, sheets = await asyncio.gather(
        visit.asking.get("disclosures", "obligations", unit_id=mine, limit=OWED_MAX),
        visit.asking.get("disclosures", "disclosures", limit=LINES_MAX),
        visit.asking.get("disclosures", "sheets", unit_id=mine, limit=SHEETS_MAX),
    )
    steps = {line["id"]: line["state"] for line in lines["lines"]}
    duties = [
        # Neither what has no day yet, nor what was shown or called off.
        _of_paper(visit, each, steps)
        for each in owed
        if each["days_left"] is not None
    ]
    return [*duties, *_corrections(visit, lines["lines"]), *_sheets(visit, sheets)]


def _of_paper(visit: Visit, owed: Told, steps: dict[str, str]) -> Duty:
    shown, unit = owed["disclosure_id"], owed["owner_unit_id"]
    act, waits = None, False
    href = f"{visit.home}/viec/nghia-vu/{owed['id']}"
    if not shown:
        if visit.visitor.may("draft_disclosure", unit):
            act = Link(
                f"{href}/soan", "Soạn nội dung" if owed["document_number"] else "Ghi văn bản"
            )
        else:
            waits = True
    else:
        href = f"{visit.home}/cong-khai/{shown}"
        step = steps.get(shown, "draft")
        if step == "draft" and visit.visitor.may("approve_disclosure"):
            act = Link(href, "Xem và duyệt")
        elif step == "approved" and visit.visitor.may("publish_disclosure", unit):
            act = Link(href, "Công khai")
        else:
            waits = True
    due = Clock(
        the_day(owed["due_on"]),
        urgency(owed["days_left"]),
        f"{visit.home}/viec/nghia-vu/{owed['id']}/han",
    )
    card = DutyCard(
        text=": ".join(filter(None, (owed["document_number"], owed["title"]))),
        href=act.href if act and not shown else href,
        clock=due,
        unit=owed["owner_unit"] or "Chưa giao đơn vị",
        source=_source(visit, owed),
        kind=KIND_WORDS,
        act=act,
    )
    return Duty(KIND, card, waits, thing=owed["id"])


def _source(visit: Visit, owed: Told) -> Link | None:
    if not owed["source_path"]:
        return None
    return Link(f"{visit.home}/ke-hoach", f"Kế hoạch, mục {owed['source_path']}")


def _corrections(visit: Visit, lines: list[Told]) -> Iterator[Duty]:
    """Corrections are owed by no day of their own, and must not be forgotten for that."""
    for line in lines:
        if line["state"] != "corrected":
            continue
        href = f"{visit.home}/cong-khai/{line['id']}"
        may = visit.visitor.may("approve_disclosure")
        clock = Clock(visit.today, State("todo", "Chờ duyệt bản đính chính"))
        act = Link(href, "Xem và duyệt") if may else None
        text = f"Đính chính: {line['title']}"
        yield Duty(KIND, DutyCard(text, href, clock, "", None, KIND_WORDS, act), not may)


def _sheets(visit: Visit, wanted: list[Told]) -> Iterator[Duty]:
    """One card for each disclosure with places that want something; a head sees his own place.

    Leaders hang nothing: for them it waits for others, and leads to the walls with their photos.
    """
    hangs = visit.visitor.may("start_posting")
    if not hangs and not visit.visitor.may("see_late_work"):
        return
    papers: dict[str, list[Told]] = {}
    for sheet in wanted:
        papers.setdefault(sheet["disclosure_id"], []).append(sheet)
    for sheets in papers.values():
        yield Duty(SHEETS, _of_sheets(visit, sheets, hangs=hangs), not hangs)


def _of_sheets(visit: Visit, sheets: list[Told], *, hangs: bool) -> DutyCard:
    paper = sheets[0]
    own = f"viec/niem-yet/{paper['disclosure_id']}"
    walls = f"cong-khai/{paper['disclosure_id']}#niem-yet"
    href = f"{visit.home}/{own if hangs else walls}"
    states = {sheet["state"] for sheet in sheets}
    due_on = the_day(paper["due_on"])
    if states == {"posting"}:
        due_on = min(the_day(sheet["keep_until"]) for sheet in sheets)
        state, verb, act = State("soon", "Đã đủ ngày"), "Ghi kết thúc niêm yết", "Ghi kết thúc"
    elif "late" in states:
        state, verb, act = State("late", "Quá hạn niêm yết"), "Niêm yết", "Ghi niêm yết"
    elif "broken" in states:
        state, verb, act = State("broken", "Phải dán lại ngay"), "Dán lại", "Ghi niêm yết"
    else:
        near = (due_on - visit.today).days <= SOON_DAYS
        state = State("soon" if near else "todo", "Chờ dán")
        verb, act = "Niêm yết", "Ghi niêm yết"
    where = paper["place"]["name"] if len(sheets) == 1 else f"{len(sheets)} nơi"
    text = f"{verb} {paper['document_number']} tại {where}: {paper['title']}"
    clock = Clock(due_on, state, f"{visit.home}/cong-khai/{paper['disclosure_id']}/han")
    return DutyCard(
        text, href, clock, "", None, SHEETS_WORDS, Link(href, act if hangs else "Xem nơi niêm yết")
    )
