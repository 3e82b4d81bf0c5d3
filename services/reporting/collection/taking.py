"""What units handed in goes into the draft: their words under their name, their figures by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.remembered.queries import unit_names
from services.reporting.collection import queries, rules
from services.reporting.collection.tables import UnitPart
from services.reporting.reports.actions import next_ordinal, open_draft
from services.reporting.reports.narrative import rewritten
from services.reporting.reports.queries import manual_figures
from services.reporting.reports.skeleton import NOT_FED, NOT_WRITTEN
from services.reporting.tables import ManualFigure, Report, Unit

# Into which section each of a unit's remarks goes.
INTO = {"results": "III.1", "difficulties": "III.2", "proposals": "V"}


async def take_parts(session: AsyncSession, report_id: UUID, *, by: Actor, now: datetime) -> Report:
    """Every part that was handed in and not taken yet, under its unit's name, never a person's."""
    permit(by, "take_parts")
    report = await open_draft(session, report_id)
    parts = await queries.parts_to_take(session, report.period_id)
    if not parts:
        raise rules.NothingToTake
    names = await unit_names(session, Unit)
    for field, key in INTO.items():
        lines = [(names[part.unit_id], getattr(part, field)) for part in parts]
        report.sections = _with(report, key, [line for line in lines if line[1]])
    await _take_figures(session, report, parts, names)
    for part in parts:
        part.taken_into = report.id
    # Whoever wrote what stands in the report may not approve it.
    wrote = [by.id, *(author for part in parts for author in part.authors)]
    report.authors = list(dict.fromkeys([*report.authors, *wrote]))
    record(session, by, "take_parts", report.id, now, parts=len(parts))
    return report


def _with(report: Report, key: str, lines: list[tuple[str, str]]) -> list[dict[str, object]]:
    if not lines:
        return report.sections
    [text] = [each["text"] for each in report.sections if each["key"] == key]
    return rewritten(report.sections, key, rules.with_lines(text, lines, (NOT_FED, NOT_WRITTEN)))


async def _take_figures(
    session: AsyncSession, report: Report, parts: Sequence[UnitPart], names: dict[UUID, str]
) -> None:
    units = {part.id: names[part.unit_id] for part in parts}
    ordinal = next_ordinal(await manual_figures(session, report.id))
    for entry in await queries.figures_by_hand(session, list(units)):
        if entry.taken_into == report.id:
            continue
        figure = ManualFigure(
            report_id=report.id,
            ordinal=ordinal,
            title=f"{entry.title} ({units[entry.part_id]})",
            unit=entry.unit,
            value=entry.value,
            estimated=entry.estimated,
            reason=entry.reason,
            entered_by=entry.entered_by,
            entered_at=entry.entered_at,
            evidence=entry.evidence,
        )
        session.add(figure)
        entry.taken_into = report.id
        ordinal += 1
    await session.flush()
