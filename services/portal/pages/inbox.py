"""The desk's first page: everything the signed-in person owes, late first."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.duties.papers import Duty
from services.portal.duties.sources import FILTERS, away_words, gathered, sources_of
from services.portal.pages.first_steps import note_of_first_steps
from services.portal.views import Choice, InboxView
from services.portal.visit import Visit, Visited, go

router = APIRouter()


@router.get("/{ward:ward}/viec")
async def inbox(visit: Visited, loai: Annotated[str, Query(max_length=20)] = "") -> Response:
    """What the signed-in person owes; `loai` keeps one kind of work."""
    visit.visitor.must_be_known()
    asked = sources_of(visit)
    if visit.visitor.may("see_roll_up"):
        return go(f"{visit.home}/tinh")
    if visit.visitor.owes_nothing:
        return go(f"{visit.home}/viec/lanh-dao")
    if not asked:
        # The operators of the platform owe a ward nothing: their desk is elsewhere.
        return go(f"{visit.home}/viec/van-hanh")
    (duties, away), first = await asyncio.gather(gathered(visit, asked), note_of_first_steps(visit))
    view = replace(_view(visit, duties, away, loai), first_steps=first)
    return await visit.page("inbox.html.j2", view)


def _view(visit: Visit, duties: list[Duty], away: list[str], kept: str) -> InboxView:
    counts = Counter(duty.kind for duty in duties)
    wanted = sorted(
        (duty for duty in duties if kept in ("", duty.kind)),
        key=lambda duty: (duty.card.clock.due_on, duty.card.text),
    )
    mine = [duty.card for duty in wanted if not duty.waits]
    late = [card for card in mine if card.clock.state.kind in ("late", "broken")]
    return InboxView(
        finding=_finding(late_count=len(late), count=len(mine), away=away),
        late=late,
        coming=[card for card in mine if card.clock.state.kind not in ("late", "broken")],
        waiting=[duty.card for duty in wanted if duty.waits],
        filters=[
            Choice("", "Tất cả", not kept, len(duties)),
            *(
                Choice(kind, words, kind == kept, counts[kind])
                for kind, words in FILTERS.items()
                if counts[kind] or kind == kept
            ),
        ],
        action=f"{visit.home}/viec",
        today=visit.today,
        calendar=f"{visit.home}/viec/lich" if visit.visitor.may("open_calendar_feed") else "",
    )


def _finding(late_count: int, count: int, away: list[str]) -> str:
    if not count:
        said = "Không có việc nào đang chờ bạn"
    elif late_count:
        more = f", {count - late_count} việc khác đang chờ bạn" if count > late_count else ""
        said = f"{late_count} việc quá hạn{more}"
    else:
        said = f"{count} việc đang chờ bạn, không việc nào quá hạn"
    return f"{said}. {away_words(away)}" if away else said
