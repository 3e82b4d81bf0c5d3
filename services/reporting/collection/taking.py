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
from services.reporting.reports.narrative import rewritten, section_with
from services.reporting.reports.queries import manual_figures
from services.reporting.reports.skeleton import NOT_FED, NOT_WRITTEN
from services.reporting.tables import ManualFigure, Report, Unit

# Into which section each of a unit's remarks goes.
INTO = {"results": "III.1", "difficulties": "III.2", "proposals": "V"}


async def take_parts(session: AsyncSession, report_id: UUID, *, by: Actor, now: datetime) -> Report:
    """Every part that was handed in and not taken yet, under its unit's name, never a person's.

    What a unit took back since its part was taken before leaves the draft. Raises NothingToTake,
    and TakenBackInWords while the words of the report show such a figure.
    """
    permit(by, "take_parts")
    report = await open_draft(session, report_id)
    parts = await queries.parts_to_take(session, report.period_id)
    if not parts:
        raise rules.NothingToTake
    names = await unit_names(session, Unit)
    known = ("", *names.values())
    renamed = [(part.taken_as, "") for part in parts if part.taken_as not in known]
    for field, key in INTO.items():
        lines = [(names[part.unit_id], getattr(part, field)) for part in parts]
        report.sections = _with(report, key, [*renamed, *lines])
    await _take_figures(session, report, parts, names)
    for part in parts:
        part.taken_into, part.taken_as = report.id, names[part.unit_id]
    # Whoever wrote what stands in the report may not approve it.
    wrote = [by.id, *(author for part in parts for author in part.authors)]
    report.authors = list(dict.fromkeys([*report.authors, *wrote]))
    record(session, by, "take_parts", report.id, now, parts=len(parts))
    return report


def _with(report: Report, key: str, lines: list[tuple[str, str]]) -> list[dict[str, object]]:
    [text] = [each["text"] for each in report.sections if each["key"] == key]
    new = rules.with_lines(text, lines, (NOT_FED, NOT_WRITTEN)) or NOT_WRITTEN
    return report.sections if new == text else rewritten(report.sections, key, new)


async def _take_figures(
    session: AsyncSession, report: Report, parts: Sequence[UnitPart], names: dict[UUID, str]
) -> None:
    units = {part.id: names[part.unit_id] for part in parts}
    entries = await queries.figures_by_hand(session, list(units))
    await _remove_taken_back(session, report, set(units), {entry.id for entry in entries})
    ordinal = next_ordinal(await manual_figures(session, report.id))
    for entry in entries:
        if entry.taken_into:
            continue  # it is there, also in a revision, or those who compile took it out
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
            part_id=entry.part_id,
            part_figure_id=entry.id,
        )
        session.add(figure)
        entry.taken_into = report.id
        ordinal += 1
    await session.flush()


async def _remove_taken_back(
    session: AsyncSession, report: Report, parts: set[UUID], standing: set[UUID]
) -> None:
    """Take out the figures of these parts that their units do not have any more."""
    for figure in await manual_figures(session, report.id):
        if figure.part_id not in parts or figure.part_figure_id in standing:
            continue
        if section := section_with(report.sections, f"manual.{figure.ordinal}"):
            raise rules.TakenBackInWords(title=figure.title, section=section)
        await session.delete(figure)
    await session.flush()
