"""From an event to its facts, by the table. Pure: the same event gives the same facts."""

from __future__ import annotations

from typing import Any

from libs.kernel.clock import VIETNAM
from libs.kernel.events import Event, Heard
from libs.vietnamese import nfc
from services.reporting.facts.counts import Counts
from services.reporting.facts.rules import FactRow, fact_id
from services.reporting.facts.table import TABLE

ON_TIME, LATE = "on_time", "late"
LABEL_MAX = 500


def facts_of(event: Event, heard: Heard) -> list[FactRow]:
    """The facts of one event; none when it is not counted. The same event gives the same facts."""
    lines = [line for line in TABLE.get(type(event), ()) if line.when(event)]
    fields = vars(event)  # dict(event) asks a model for `keys` first, which costs a third of it all
    return [_fact(line, place, fields, heard) for place, line in enumerate(lines)]


def _fact(line: Counts, place: int, fields: dict[str, Any], heard: Heard) -> FactRow:
    object_type, object_field = line.about.split(":")
    day = fields[line.on] if line.on else fields["occurred_at"].astimezone(VIETNAM).date()
    return FactRow(
        id=fact_id(heard.event_id, place),
        measure=line.measure,
        value=_amount(fields[line.value]) if line.value else 1,
        occurred_on=day,
        recorded_at=heard.recorded_at,
        event_id=heard.event_id,
        event_type=heard.told_as,
        stream=heard.stream,
        sequence=heard.sequence,
        object_type=object_type,
        object_id=str(fields[object_field]),
        label=nfc(line.label.format_map(fields))[:LABEL_MAX],
        dimensions=_dimensions(line, fields),
        evidence=_evidence(fields),
    )


def _amount(value: Any) -> int:
    """A number as it is, a list by its length."""
    return value if isinstance(value, int) else len(value)


def _dimensions(line: Counts, fields: dict[str, Any]) -> dict[str, str]:
    found = {name: str(value) for name, value in line.fixed.items()}
    found |= {name: str(fields[name]) for name in line.by if fields[name] is not None}
    if line.timely:
        found["timely"] = LATE if fields["days_late"] > 0 else ON_TIME
    return found


def _evidence(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The files that prove it; of a published document only its hash is told."""
    files = [file.model_dump() for file in fields.get("evidence", ())]
    if document := fields.get("sha256"):
        files.append({"sha256": document, "media_type": "", "size_bytes": 0})
    return files
