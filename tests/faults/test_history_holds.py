"""The operator checks every chain of history, and a changed word in the past is found."""

from __future__ import annotations

import asyncio

import psycopg
import pytest

from libs.kernel import clock
from tests.faults.house import WARD, House
from tools import history
from tools.samples.showing import Paper, publish, register

pytestmark = pytest.mark.timeout(300)

# As only the owner of the server could: past the triggers that keep history as it was.
FORGE = "UPDATE history SET said = %s WHERE ward_id = %s AND ward_seq = 1"


async def test_all_chains_hold_after_work_and_a_forged_word_is_found(
    house: House, capsys: pytest.CaptureFixture[str]
):
    paper = Paper("12a", "Mức thu phí (mẫu)", "61/QĐ-UBND", clock.now().date())
    await publish(house.cast, await register(house.cast, paper), "Văn bản mẫu.")
    await asyncio.wait_for(house.settled(), 60)
    arguments = ["--home", str(house.machine.home)]

    assert await asyncio.to_thread(history.main, arguments) == 0
    heads = capsys.readouterr().out
    assert f"disclosures {WARD} " in heads
    assert f"directory {WARD} " in heads
    assert f"public log {WARD} " in heads

    # The machine has one ward.
    [(said,)] = house.rows("disclosures", "SELECT said FROM history WHERE ward_seq = 1")
    _forge(house, said.replace("QĐ", "BC") + " ")
    try:
        assert await asyncio.to_thread(history.main, arguments) == 1
        assert "ward_seq=1, fault='hash'" in capsys.readouterr().out
    finally:
        _forge(house, said)
    assert await asyncio.to_thread(history.main, arguments) == 0


def _forge(house: House, said: str) -> None:
    with psycopg.connect(house.machine.machine.postgres.url("disclosures")) as session:
        session.execute("SET session_replication_role = replica")
        assert session.execute(FORGE, (said, WARD)).rowcount == 1
