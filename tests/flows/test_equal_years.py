"""Two lives of one diary leave the same papers, to the byte; another seed leaves others."""

from __future__ import annotations

import asyncio

import pytest

from tools.apart import Apart
from tools.sample import WARD
from tools.year.diary import SMALL
from tools.year.living import Lived, live

pytestmark = pytest.mark.timeout(900)


async def lived(seed: int) -> Lived:
    """What is left of the small year of one ward."""
    with Apart(simulation=True) as machine:
        return (await live(machine, 2025, seed, [WARD], SMALL))[WARD]


async def test_a_year_lived_twice_leaves_equal_papers() -> None:
    first, second = await asyncio.gather(lived(1), lived(1))  # each on a machine of its own

    assert first.seals == second.seals
    assert first.figures == second.figures
    assert first.done == second.done
