"""While the directory is away a door knows whom it knew, and nobody else."""

from __future__ import annotations

import pytest

from libs.kernel import bus as buses
from libs.kernel.bus import BUSY
from services.gateway import sessions
from tests.gateway.conftest import WARD, sign_in

DESK = f"/{WARD}/viec"


async def test_who_was_signed_in_stays_so_until_the_directory_says_otherwise(
    house, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_door = house.door.door.sessions
    monkeypatch.setattr(at_the_door._visitors, "_seconds", 0)  # nothing is taken from memory
    real, away = buses.ask, False

    async def ask(*said, **more):
        return BUSY if away else await real(*said, **more)

    monkeypatch.setattr(sessions, "ask", ask)
    async with house.browser() as chair, house.browser() as stranger, house.browser() as left:
        await sign_in(chair, "chutich")
        await sign_in(left, "chutich")
        before = await chair.get(DESK)
        await left.get(DESK)
        gone = left.cookies["danbiet"]
        at_the_door.forget(gone)  # signed out

        away = True
        alone = await chair.get(DESK)
        stranger.cookies["danbiet"] = f"{WARD}.{'x' * 43}"
        made_up, signed_out = await stranger.get(DESK), await left.get(DESK)
        monkeypatch.setattr(at_the_door._told, "_seconds", 0)
        too_long = await chair.get(DESK)

        away = False
        back = await chair.get(DESK)

    assert (before.status_code, alone.status_code, back.status_code) == (200, 200, 200)
    assert made_up.status_code == signed_out.status_code == too_long.status_code == 503
