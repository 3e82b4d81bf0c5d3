"""Two lives of one diary leave the same papers, to the byte, also after a night's rest."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from libs.kernel import clock
from tools.apart import Apart
from tools.conductor import Conductor
from tools.sample import WARD
from tools.samples.cast import Cast, passwords_kept
from tools.samples.kept import make_room
from tools.year.chapters import chapters
from tools.year.diary import SMALL, write_diary
from tools.year.living import MORNING, Lived, live
from tools.year.seal import seal

pytestmark = pytest.mark.timeout(900)


async def lived(home: Path | None = None) -> Lived:
    """What is left of the small year of one ward."""
    with Apart(home, simulation=True) as machine:
        return (await live(machine, 2025, 1, [WARD], SMALL))[WARD]


async def test_a_year_lived_twice_leaves_equal_papers_and_is_there_the_next_day(
    tmp_path: Path,
) -> None:
    home = tmp_path / "year"
    make_room(home)
    first, second = await asyncio.gather(lived(home), lived())  # each on a machine of its own

    assert first.seals == second.seals
    assert first.figures == second.figures
    assert first.done == second.done

    with Apart(home, simulation=True) as machine:
        await _it_is_all_there(machine, first)
    machine.machine_data_away()  # as root it lies elsewhere


async def _it_is_all_there(machine: Apart, before: Lived) -> None:
    """Who signs in sees the ward as it was; the same hashes, of the same day."""
    last = max(write_diary(2025, 1, chapters(), SMALL).days)
    passwords = passwords_kept(machine.home / "sample-accounts.json")
    async with (
        Conductor(machine.operator()) as conductor,
        Cast(machine.base_url, WARD, passwords) as cast,
    ):
        await conductor.move_to(datetime.combine(last, MORNING, clock.VIETNAM))
        assert await seal(cast.citizen(), before.reports, 2025) == before.seals
        clerk = await cast.person("tiepcongdan")
        register = await clerk.client.get(f"/{WARD}/viec/don-thu")
        assert register.status_code == 200
        report = await cast.citizen().get(f"reporting/reports/{before.reports[1]}")
        assert report["values"]["period.published"] > 0
