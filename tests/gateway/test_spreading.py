"""An event must not make all open pages of a ward fetch at once, nor the services draw each."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.requests import Request

from libs.kernel import clock
from libs.kernel.actor import Actor
from services.gateway import live
from services.gateway.forwarding import _is_public
from services.gateway.live import spread_of
from services.gateway.sessions import Visitor
from tests.gateway.conftest import WARD, until
from tests.gateway.test_watching import tell


@pytest.mark.parametrize(
    ("pages", "known", "milliseconds"),
    [(1, False, 1000), (2000, False, 20_000), (1, True, 1000), (60, True, 6000)],
)
def test_more_pages_take_more_time(pages: int, known: bool, milliseconds: int) -> None:
    assert spread_of(pages, known=known) == milliseconds
    a_second = pages * 1000 / spread_of(pages, known=known)
    assert a_second <= (live.KNOWN_A_SECOND if known else live.STRANGERS_A_SECOND)


async def test_a_page_is_told_over_how_long_those_like_it_spread(house) -> None:
    """The pages of officials and of everybody else are counted apart, and only those that hear."""
    door = house.door.door.live
    strangers = [door.open(WARD, f"10.0.{n // 250}.{n % 250}", known=False) for n in range(300)]
    official = door.open(WARD, "10.9.9.9", known=True)
    elsewhere = door.open("06820", "10.9.9.8", known=False)
    await tell(house, "disclosures.posting.started")
    await until(lambda: not official.waiting.empty())

    spreads = []
    for page in (strangers[0], official):
        line = page.waiting.get_nowait()
        spreads.append(json.loads(line.split(b"data: ")[1])["spread"])
    for page in (*strangers, official, elsewhere):
        door.pages.discard(page)
    assert spreads == [3000, 1000]
    assert elsewhere.waiting.empty()


@pytest.fixture
def no_conductor() -> Iterator[None]:
    """Other houses of this process may be driven by one; here nobody drives."""
    before = clock.now() if clock.held() else None
    clock.hold(None)
    yield
    clock.hold(before)


@pytest.mark.usefixtures("no_conductor")
def test_what_a_strangers_page_takes_anew_comes_from_the_shelf() -> None:
    """Else two thousand open pages would have the portal draw the same page two thousand times."""
    said = {"method": "GET", "path": "/06811", "headers": [(b"x-live", b"1")]}
    anybody = Visitor(Actor("anyone", WARD))

    assert _is_public(Request({"type": "http", **said}), anybody)


async def test_pages_come_back_to_a_new_door_at_different_moments(house) -> None:
    waits = set()
    for _ in range(20):
        page = house.door.door.live.open(WARD, "10.1.1.1", known=False)
        lines = house.door.door.live.lines(page)
        waits.add(int((await anext(lines)).split()[1]))
        await lines.aclose()

    assert len(waits) > 5
    assert all(3000 <= wait < 10_000 for wait in waits)
