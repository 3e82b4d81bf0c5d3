"""Reads the newest requests out of the trace file of this machine, where there is one."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from services.portal.look.charts import Span
from services.portal.views import Trace

TAIL_BYTES = 400_000
TRACES_MAX = 8
Line = dict[str, Any]


def recent_traces(target: str) -> list[Trace]:
    """The newest requests with all their steps; `target` is the setting, file:///path or not."""
    if not target.startswith("file:"):
        return []
    path = Path(urlsplit(target).path)
    if not path.is_file():
        return []
    traces: dict[str, list[Line]] = defaultdict(list)
    for line in _tail(path):
        traces[line["context"]["trace_id"]].append(line)
    # A trace whose first step is not in the tail would be shown as half of itself.
    whole = [lines for lines in traces.values() if any(_is_root(line) for line in lines)]
    shown = sorted((_trace(lines) for lines in whole), key=lambda trace: trace.began_at)
    return [trace for trace in reversed(shown) if len(trace.spans) > 1][:TRACES_MAX]


def _tail(path: Path) -> list[Line]:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL_BYTES))
        lines = file.read().decode(errors="replace").splitlines()
    return [line for text in lines if (line := _read(text))]


def _read(text: str) -> Line | None:
    """One span; None for a line cut off by the tail or still being written."""
    try:
        line: Line = json.loads(text)
    except ValueError:
        return None
    return line if line.get("end_time") else None


def _is_root(line: Line) -> bool:
    return not line["parent_id"]


def _trace(lines: list[Line]) -> Trace:
    parents = {line["context"]["span_id"]: line["parent_id"] for line in lines}
    began = min(_at(line["start_time"]) for line in lines)
    ended = max(_at(line["end_time"]) for line in lines)
    lines.sort(key=lambda line: line["start_time"])
    root = next(line for line in lines if _is_root(line))
    return Trace(
        name=root["name"],
        trace_id=root["context"]["trace_id"].removeprefix("0x"),
        began_at=began,
        lasts_ms=_ms(began, ended),
        spans=[_span(line, began, parents) for line in lines],
    )


def _span(line: Line, began: datetime, parents: dict[str, str | None]) -> Span:
    depth, parent = 0, line["parent_id"]
    while parent in parents:
        depth, parent = depth + 1, parents[parent]
    start = _at(line["start_time"])
    return Span(
        service=line["resource"]["attributes"].get("service.name", ""),
        name=line["name"],
        starts_ms=_ms(began, start),
        lasts_ms=_ms(start, _at(line["end_time"])),
        depth=depth,
        failed=line["status"]["status_code"] == "ERROR",
    )


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _ms(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() * 1000
