"""A decision of residents that has effect becomes a task of the unit that leads it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from libs.contracts.participation.matters import DecisionAbolished, DecisionPutInForce
from libs.kernel import clock
from libs.kernel.ids import new_id
from libs.kernel.outbox import told
from services.planning import consumers
from tests.planning.ward import NORTH, WARD, heard


def decided(**changes: Any) -> DecisionPutInForce:
    """The north decided on a road."""
    said = {
        "matter_id": new_id(),
        "clause": "works",
        "scope": "neighbourhood",
        "unit_id": NORTH,
        "title": "Góp làm đường ngõ 4",
        "effective_on": date(2025, 1, 6),
        "lead_unit_id": NORTH,
        "carry_out_by": date(2025, 9, 30),
    }
    return DecisionPutInForce(occurred_at=clock.now(), **{**said, **changes})


async def test_the_neighbourhood_owes_what_it_decided_by_its_own_day(faces):
    event = decided()
    await faces.hears(event)
    [task] = [task for task in await faces.tasks() if task["origin"] == "decision"]
    assert (task["title"], task["due_on"]) == ("Góp làm đường ngõ 4", "2025-09-30")
    assert task["origin_id"] == str(event.matter_id)
    assert task["lead_unit"]["id"] == str(NORTH)
    assert task["source_path"].endswith("ngày 06/01/2025, khoản 1")


async def test_without_a_day_or_a_unit_nothing_is_owed(faces):
    before = len(await faces.tasks())
    await faces.hears(decided(carry_out_by=None))
    await faces.hears(decided(lead_unit_id=None))
    assert len(await faces.tasks()) == before


async def test_what_was_replaced_or_abolished_is_owed_no_more(faces):
    event = decided(title="Góp làm nhà văn hóa")
    await faces.hears(event)
    said = {"clause": "works", "scope": "neighbourhood", "unit_id": NORTH}
    said |= {"ended_as": "abolished", "ended_on": date(2025, 3, 3)}
    ended = DecisionAbolished(occurred_at=clock.now(), matter_id=event.matter_id, **said)
    async with faces.database.transaction(WARD) as session:
        for _ in range(2):
            await consumers.HEARS[DecisionAbolished](session, ended, heard(ended))
        [told_once] = [json.loads(one["body"]) for one in told(session)]

    [task] = [each for each in await faces.tasks() if each["origin_id"] == str(event.matter_id)]
    assert (task["state"], told_once["task_id"]) == ("withdrawn", task["id"])
