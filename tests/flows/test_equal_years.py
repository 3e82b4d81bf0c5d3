"""Two lives of one diary leave the same papers, to the byte; another seed leaves others."""

from __future__ import annotations

import asyncio

import pytest

from libs.law.calendar import national_calendar
from tools.apart import Apart
from tools.samples.cast import HEADS
from tools.year import live
from tools.year.diary import write_diary

pytestmark = pytest.mark.timeout(400)


async def lived(seed: int) -> dict[str, str]:
    """The seals of a small ward that lived from its plan to its six-month report."""
    diary = write_diary(2025, seed, national_calendar(), papers=3, neighbourhoods=HEADS)
    with Apart(simulation=True) as machine:
        return await live(machine, 2025, diary)


async def test_a_year_lived_twice_leaves_equal_papers():
    first, second = await asyncio.gather(lived(1), lived(1))  # each on a machine of its own

    assert first == second


def test_another_seed_is_another_year():
    calendar = national_calendar()

    assert write_diary(2025, 1, calendar) == write_diary(2025, 1, calendar)
    assert write_diary(2025, 1, calendar).papers != write_diary(2025, 2, calendar).papers
