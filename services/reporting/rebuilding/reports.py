"""The reports that provinces know of, made again from what reporting told. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from libs.contracts.reporting import ReportDue, ReportIssued, ReportMoved
from services.reporting.province.rows import change, owed, tenant_adding
from services.reporting.province.tables import WardReport

ReportEvent = ReportDue | ReportMoved | ReportIssued
KINDS: dict[str, type[ReportEvent]] = {
    kind.told_as: kind for kind in (ReportDue, ReportMoved, ReportIssued)
}


def reports_of(told: Iterable[tuple[str, ReportEvent]]) -> list[WardReport]:
    """The rows of all provinces, from the events in order, each with the ward that it is of."""
    rows: dict[UUID, WardReport] = {}
    known: set[tuple[str, str, int, int]] = set()
    for of_ward, event in told:
        tenant = tenant_adding(event.kind, of_ward)
        if tenant is None:
            continue
        if not isinstance(event, ReportDue):
            if row := rows.get(event.period_id):
                change(row, event)
            continue
        # As the table does: what is there is not written again.
        key = (of_ward, event.kind, event.year, event.ordinal)
        if event.period_id not in rows and key not in known:
            known.add(key)
            rows[event.period_id] = row = WardReport(**owed(event, of_ward))
            row.ward_id = tenant
    return list(rows.values())
