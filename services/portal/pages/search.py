"""The search over everything public: each service finds in its own, the page puts it together."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.vietnamese import fold
from services.portal.glances import (
    FOUND_OF_ONE_MAX,
    KINDS,
    asked_all,
    newest_first,
    thing_line,
    until_words,
)
from services.portal.help.topics import topics
from services.portal.menu import public_menu
from services.portal.pages.guide import PAGE as GUIDE
from services.portal.reading import Told, the_day
from services.portal.views import Link
from services.portal.views.glance import FoundGroup, SearchView
from services.portal.visit import Visit, Visited

router = APIRouter()
LEAST, MOST = 2, 100


@router.get("/{ward:ward}/tim")
async def search(visit: Visited, q: Annotated[str, Query(max_length=2_000)] = "") -> Response:
    """What holds every word, grouped by kind; too short or too long is said at the field."""
    here, words = f"{visit.home}/tim", q.strip()
    if not words:
        return await visit.page("search.html.j2", SearchView(here, ""))
    if not LEAST <= len(words) <= MOST:
        error = f"Hãy gõ từ {LEAST} đến {MOST} ký tự."
        return await visit.page("search.html.j2", SearchView(here, words[:MOST], error), 422)
    answers, away = await asked_all(visit.asking, "found", q=words)
    found = [thing for answer in answers for thing in answer]
    view = SearchView(
        here,
        words,
        finding=_finding(words, found, any(len(each) == FOUND_OF_ONE_MAX for each in answers)),
        groups=[_group(visit, title, things) for title, things in _by_kind(found)],
        pages=await _pages(visit, words),
        away=away,
    )
    return await visit.page("search.html.j2", view)


def _by_kind(found: list[Told]) -> list[tuple[str, list[Told]]]:
    order = list(dict.fromkeys(KINDS.values()))

    def place(told: Told) -> int:
        return order.index(KINDS[told["kind"]])

    ordered = sorted(newest_first(found), key=place)
    return [(order[at], list(things)) for at, things in groupby(ordered, place)]


def _group(visit: Visit, title: str, things: list[Told]) -> FoundGroup:
    return FoundGroup(
        title,
        [
            thing_line(visit.home, told, until_words(told) if _still(told, visit) else "")
            for told in things
        ],
    )


def _still(told: Told, visit: Visit) -> bool:
    return bool(told["until"]) and the_day(told["until"]) >= visit.today


async def _pages(visit: Visit, words: str) -> list[Link]:
    """Pages of the ward, and topics of help, whose name holds every word."""
    ward = await visit.ward()
    wanted = fold(words).split()
    groups = public_menu(ward, "") if ward else []
    links = [Link(each.href, each.text) for group in groups for each in group.links]
    guide = topics(ward.kind) if ward else {}
    links += [Link(f"{visit.home}/{GUIDE}/{key}", each.title) for key, each in guide.items()]
    return [link for link in links if wanted and all(word in fold(link.text) for word in wanted)]


def _finding(words: str, found: list[Told], full: bool) -> str:
    if not found:
        return f"Không có gì công khai khớp với “{words}”. Thử ít chữ hơn, hoặc gõ không dấu."
    more = " Chỉ hiện những kết quả mới nhất; gõ thêm chữ để thu hẹp." if full else ""
    return f"{len(found)} kết quả cho “{words}”.{more}"
