"""Check that no history was changed: danbiet history. Prints each ward's head, or the breaks.

The public logs of disclosures are counted again too, and held against what is shown now.
"""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import namedtuple_row

from libs.kernel.history import broken_links
from tools.machine import Machine
from tools.parts import DATABASES
from tools.stored_log import stored_logs

ROWS = "SELECT * FROM history ORDER BY ward_id, ward_seq"


def main(argv: list[str]) -> int:
    """Tells 1 when some link does not hold. Heads are worth keeping elsewhere, as anchors."""
    parser = argparse.ArgumentParser(prog="danbiet history", description=__doc__)
    parser.add_argument("--home", type=Path, default=Path(".local"), help="folder of the machine")
    machine = Machine.beside(parser.parse_args(argv).home)
    faults = 0
    for service in DATABASES:
        faults += _check(machine.database_url(service, "owner"), service)
    for log in stored_logs(machine.database_url("disclosures", "owner")):
        faults += len(log.faults)
        print(log.faults or f"public log {log.ward} {log.size} {log.root.hex()}")
    return 1 if faults else 0


def _ward(row: Any) -> str:
    return str(row.ward_id)


def _check(url: str, service: str) -> int:
    """One service: reads as its owner, row after row, and counts again by itself."""
    faults = 0
    with psycopg.connect(url) as db:
        found = db.execute("SELECT ward_id, ward_seq, hash FROM history_head ORDER BY ward_id")
        heads = {ward: (number, bytes(seal)) for ward, number, seal in found}
        with db.cursor("history", row_factory=namedtuple_row) as rows:
            rows.execute(ROWS)
            for ward, links in groupby(rows, key=_ward):
                head = heads.pop(ward, (0, b""))
                broken = broken_links(links, {ward: head})
                faults += len(broken)
                print(broken or f"{service} {ward} {head[0]} {head[1].hex()}")
        for ward in heads:
            print(f"{service} {ward}: its history is gone")
            faults += 1
    return faults


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
