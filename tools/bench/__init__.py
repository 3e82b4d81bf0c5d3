"""Measure what was promised: danbiet bench [start|requests|cases|events|board|rebuild|reports]."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

NAMES = ("start", "requests", "cases", "events", "board", "rebuild", "reports")


def main(argv: list[str]) -> int:
    """Runs the named measurements, or all; prints a small table of each and keeps it as JSON."""
    if set(argv) - set(NAMES):
        print(f"danbiet bench [{'|'.join(NAMES)} ...]", file=sys.stderr)
        return 2
    kept = Path(".local") / "bench"
    kept.mkdir(parents=True, exist_ok=True)
    for name in argv or NAMES:
        figures: dict[str, Any] = importlib.import_module(f"tools.bench.{name}").measure()
        print(f"\n{name}")
        for title, value in figures.items():
            print(f"  {title:<58} {value}")
        (kept / f"{name}.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False))
    return 0
