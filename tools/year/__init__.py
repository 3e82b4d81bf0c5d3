"""Live the year of a ward, or of many, in simulated time: from the plan to the year's report."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import uvloop

from libs.official_list import official_wards
from tools.apart import Apart
from tools.bench.processes import cpu_seconds
from tools.embedded.child import FolderTaken
from tools.people import Person
from tools.sample import WARD
from tools.samples.kept import Occupied, make_room, note_kept
from tools.year.diary import SMALL, WHOLE
from tools.year.living import Lived, live
from tools.year.progress import summary

PAPERS = ("bao-cao-6-thang", "bao-cao-nam")
KINDS = ("pdf", "docx", "xlsx")


def main(argv: list[str]) -> int:
    """Lives the year on a machine apart and prints its seals; equal seeds give equal seals."""
    parser = argparse.ArgumentParser(prog="danbiet year", description=__doc__)
    parser.add_argument("--year", type=int, default=2025)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wards", type=int, default=1, help="how many wards of the province")
    parser.add_argument("--small", action="store_true", help="few places and few deeds")
    parser.add_argument("--papers", type=Path, help="folder for the reports as PDF, DOCX and XLSX")
    parser.add_argument("--keep", type=Path, help="folder to leave it in, for `up --year`")
    options = parser.parse_args(argv)
    began = time.monotonic()
    codes, size = province_codes(options.wards), SMALL if options.small else WHOLE
    if options.keep:
        try:
            make_room(options.keep)
        except (FolderTaken, Occupied) as error:
            print(f"danbiet year: {error}", file=sys.stderr)
            return 1
    with Apart(options.keep, simulation=True) as machine:
        started = cpu_seconds([os.getpid()])
        lived = uvloop.run(live(machine, options.year, options.seed, codes, size))
        if options.papers:
            options.papers.mkdir(parents=True, exist_ok=True)
            uvloop.run(_keep_papers(machine, lived[WARD], options.papers))
        cpu = cpu_seconds([os.getpid()]) - started
    if options.keep:
        note_kept(options.keep, options.year, options.seed, lived[WARD].seals)
    _tell(lived)
    print(f"lived in {time.monotonic() - began:.0f} s, with {cpu:.0f} s of CPU after the start")
    return 0


def province_codes(count: int) -> list[str]:
    """The sample ward, and so many others of its province that there are `count`."""
    every = official_wards()
    province = every[WARD].province_code
    others = sorted(c for c, w in every.items() if w.province_code == province and c != WARD)
    return [WARD, *others][:count]


def _tell(lived: Mapping[str, Lived]) -> None:
    done, figures = Counter[str](), Counter[str]()
    for one in lived.values():
        done.update(one.done)
        figures.update(one.figures)
    print("\n".join(summary(done, figures)))
    for code, one in lived.items():
        seals = one.seals if len(lived) == 1 else {"all": one.seals["all"]}
        for name, value in seals.items():
            print(f"  {code} {name:<24} {value}")


async def _keep_papers(machine: Apart, lived: Lived, folder: Path) -> None:
    async with Person(machine.base_url, WARD) as citizen:
        for name, report in zip(PAPERS, lived.reports, strict=False):
            for kind in KINDS:
                path = f"reporting/reports/{report}/document"
                (folder / f"{name}.{kind}").write_bytes(await citizen.get(path, format=kind))
