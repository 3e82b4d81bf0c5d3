"""The office's board: every place against the fourteen contents, worst mark first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import working_days_late
from libs.rows import ward_of
from services.disclosures.board.papers import Shown, on_the_board, unfinished
from services.disclosures.board.rules import URGENCY, Mark, sheet_mark
from services.disclosures.board.views import (
    CellView,
    MonitoringView,
    MonitorRowView,
    PlaceView,
    WantedSheetView,
)
from services.disclosures.missing.queries import open_reports
from services.disclosures.places.queries import open_places
from services.disclosures.posting.queries import last_seen
from services.disclosures.tables import Place, Posting

Cells = dict[tuple[UUID, int], CellView]


def place_view(place: Place) -> PlaceView:
    """A place as everybody may see it."""
    return PlaceView(id=place.id, kind=place.kind, name=place.name, unit_id=place.unit_id)


async def the_monitoring(session: AsyncSession, today: date) -> MonitoringView:
    """Fourteen contents by places: what hangs, what is missing, what is broken."""
    public = await on_the_board(session, today)
    ids = await _posting_ids(session, [shown.disclosure.id for shown in public])
    cells: Cells = {}
    for shown in public:
        _add(cells, shown, ids, today)
    await _note_looks(session, cells)
    rows = []
    for place in await open_places(session):
        mine = {khoan: cell for (at, khoan), cell in cells.items() if at == place.id}
        rows.append(MonitorRowView(place=place_view(place), cells=dict(sorted(mine.items()))))
    tallies = Counter(cell.state for row in rows for cell in row.cells.values())
    return MonitoringView(today=today, rows=rows, tallies=tallies)


def _add(cells: Cells, shown: Shown, ids: dict[tuple[UUID, UUID], UUID], today: date) -> None:
    """Put one paper under each place it needs; the more urgent of two is what the cell shows."""
    row = shown.disclosure
    sheets = {sheet.place_id: sheet for sheet in shown.sheets}
    for need in shown.walls:
        if need.target_id is None:
            continue
        sheet = sheets.get(need.target_id)
        state = sheet_mark(sheet, row.due_on, today)
        before = cells.get((need.target_id, row.khoan))
        cell = CellView(
            state=state,
            disclosure_id=row.id,
            posting_id=ids.get((row.id, need.target_id)),
            keep_until=sheet.keep_until if sheet else None,
            days_late=working_days_late(row.due_on, today) if state is Mark.LATE else 0,
        )
        cells[need.target_id, row.khoan] = _worse(before, cell)


async def _note_looks(session: AsyncSession, cells: Cells) -> None:
    """Say of each cell when a sheet was last seen, and whether somebody does not find one."""
    sheets = [cell.posting_id for cell in cells.values() if cell.posting_id]
    seen = await last_seen(session, sheets)
    missed = {
        (report.place.id, report.disclosure.khoan): report.row.id
        for report in await open_reports(session)
    }
    for key, cell in cells.items():
        looks = {
            "last_seen_on": seen.get(cell.posting_id) if cell.posting_id else None,
            "missing_sheet_id": missed.get(key),
        }
        cells[key] = cell.model_copy(update=looks)


def _worse(before: CellView | None, cell: CellView) -> CellView:
    if before is None:
        return cell
    first = min(before, cell, key=lambda each: URGENCY.index(Mark(each.state)))
    return first.model_copy(update={"papers": before.papers + 1})


async def wanted_sheets(
    session: AsyncSession, today: date, *, unit_id: UUID | None = None, limit: int = 200
) -> list[WantedSheetView]:
    """Every paper at every place that wants something today, first due first; or of one unit."""
    places = {place.id: place for place in await open_places(session)}
    public = await unfinished(session, today)
    ids = await _posting_ids(session, [shown.disclosure.id for shown in public])
    found = [
        wanted
        for shown in public
        for need in shown.walls
        if need.target_id in places
        and (unit_id is None or places[need.target_id].unit_id == unit_id)
        and (wanted := _wanted(shown, places[need.target_id], ids, today))
    ]
    found.sort(key=lambda each: (URGENCY.index(each.state), each.keep_until or each.due_on))
    return found[:limit]


def _wanted(
    shown: Shown, place: Place, ids: dict[tuple[UUID, UUID], UUID], today: date
) -> WantedSheetView | None:
    """What a paper wants at a place; nothing while it hangs as it should."""
    row = shown.disclosure
    sheet = next((each for each in shown.sheets if each.place_id == place.id), None)
    state = sheet_mark(sheet, row.due_on, today)
    over = sheet is not None and sheet.keep_until is not None and sheet.keep_until < today
    if state in (Mark.KEPT, Mark.PERMANENT) or (state is Mark.POSTING and not over):
        return None
    return WantedSheetView(
        disclosure_id=row.id,
        khoan=row.khoan,
        item=row.item,
        title=shown.version.title,
        document_number=shown.version.document_number,
        place=place_view(place),
        state=state,
        due_on=row.due_on,
        posting_id=ids.get((row.id, place.id)),
        posted_on=sheet.posted_on if sheet else None,
        keep_until=sheet.keep_until if sheet else None,
    )


async def _posting_ids(
    session: AsyncSession, disclosure_ids: list[UUID]
) -> dict[tuple[UUID, UUID], UUID]:
    """The newest posting of each disclosure at each place."""
    query = (
        select(Posting.disclosure_id, Posting.place_id, Posting.id)
        .where(Posting.ward_id == ward_of(session), Posting.disclosure_id.in_(disclosure_ids))
        .order_by(Posting.version, Posting.attempt)
    )
    return {(shown, place): row for shown, place, row in await session.execute(query)}
