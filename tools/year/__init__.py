"""Live a ward's year in simulated time, from the approved plan to the six-month report."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from datetime import datetime
from pathlib import Path

from libs.kernel import clock
from libs.law.calendar import national_calendar
from tools.apart import Apart
from tools.conductor import Conductor
from tools.sample import WARD
from tools.samples.cast import Cast, passwords_kept
from tools.samples.ward import found_ward
from tools.year.diary import Diary, write_diary
from tools.year.seal import seal
from tools.year.story import Story


def main(argv: list[str]) -> int:
    """Lives the year on a machine apart and prints its seal; equal seeds give equal seals."""
    parser = argparse.ArgumentParser(prog="danbiet year", description=__doc__)
    parser.add_argument("--year", type=int, default=2025)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--papers", type=Path, help="folder for the report as PDF, DOCX and XLSX")
    options = parser.parse_args(argv)
    if options.papers:
        options.papers.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with Apart(simulation=True) as machine:
        diary = write_diary(options.year, options.seed, national_calendar())
        hashes = asyncio.run(live(machine, options.year, diary, options.papers))
    for name, value in hashes.items():
        print(f"  {name:<16} {value}")
    print(f"lived in {time.monotonic() - began:.0f} s")
    return 0


async def live(
    machine: Apart, year: int, diary: Diary, papers: Path | None = None
) -> dict[str, str]:
    """The whole story on a machine in simulation; the hashes of what people can read then."""
    passwords = passwords_kept(machine.home / "sample-accounts.json")
    async with (
        Conductor(machine.operator()) as conductor,
        Cast(machine.base_url, WARD, passwords) as cast,
    ):
        first = datetime.combine(min(diary.days), datetime.min.time(), clock.VIETNAM)
        await conductor.move_to(first)
        url = machine.machine.database_url("directory", "app")
        await cast.onboard(url)
        await found_ward(cast, diary.neighbourhoods)
        await conductor.settle()
        story = Story(cast, conductor, diary, year)
        days = list(story.days())
        for number, day in enumerate(days, start=1):
            await story.live(day)
            _show(number, len(days), day, diary)
        if papers:
            await _keep_papers(cast, story.report_id, papers)
        return await seal(cast.citizen(), story.report_id, year)


def _show(number: int, count: int, day: datetime | object, diary: Diary) -> None:
    if sys.stderr.isatty():
        deeds = sum(len(one) for one in diary.days.values())
        print(f"\r{day}  {number}/{count} days, {deeds} deeds", end="", file=sys.stderr)


async def _keep_papers(cast: Cast, report_id: str, folder: Path) -> None:
    for kind in ("pdf", "docx", "xlsx"):
        path = f"reporting/reports/{report_id}/document"
        (folder / f"bao-cao-6-thang.{kind}").write_bytes(
            await cast.citizen().get(path, format=kind)
        )
