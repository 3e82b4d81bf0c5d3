"""What residents decided to contribute has to be shown to everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from libs.contracts.participation.contributions import FundSettled
from libs.contracts.participation.matters import DecisionPutInForce
from libs.kernel.events import Heard
from libs.kernel.ids import new_id
from services.disclosures.consumers import HEARS
from services.disclosures.tables import Obligation
from tests.disclosures import ward
from tests.disclosures.ward import SIGNED_ON, at, told


def decided(clause: str, **changes: Any) -> DecisionPutInForce:
    """Residents decided on a Monday."""
    said = {
        "matter_id": new_id(),
        "clause": clause,
        "scope": "neighbourhood",
        "unit_id": ward.HOUSES[0],
        "title": "Góp làm đường ngõ 4",
        "effective_on": SIGNED_ON,
        "lead_unit_id": None,
        "carry_out_by": None,
    }
    return DecisionPutInForce(occurred_at=at(SIGNED_ON), **{**said, **changes})


async def hear(session, event: DecisionPutInForce | FundSettled) -> None:
    """The event arrives."""
    now = at(SIGNED_ON)
    heard = Heard(ward.CODE, new_id(), now, "EVENTS_PARTICIPATION", 1, "", "", now)
    await HEARS[type(event)](session, event, heard)


@pytest.mark.parametrize("clause", ["works", "spending"])
async def test_contributions_are_owed_within_five_working_days_and_once(session, clause):
    event = decided(clause)
    await hear(session, event)
    await hear(session, event)
    [row] = (await session.scalars(select(Obligation).where(Obligation.item == "5c"))).all()
    assert (row.khoan, row.raised_by, row.due_on) == (5, "decision", date(2026, 3, 9))
    [raised] = told(session, "obligation.raised")
    assert raised["title"] == "Khoản Nhân dân đóng góp: Góp làm đường ngõ 4"


@pytest.mark.parametrize("clause", ["convention", "head", "board", "other"])
async def test_what_costs_nobody_anything_is_not_owed(session, clause):
    await hear(session, decided(clause))
    assert told(session, "obligation.raised") == []


async def test_the_settlement_of_an_account_is_owed_once(session):
    event = FundSettled(
        occurred_at=at(SIGNED_ON),
        fund_id=new_id(),
        matter_id=new_id(),
        unit_id=ward.HOUSES[0],
        title="Góp làm đường ngõ 4",
        settled_on=SIGNED_ON,
        received_dong=400_000_000,
        spent_dong=399_000_000,
        left_dong=1_000_000,
        half_days=120,
    )
    await hear(session, event)
    await hear(session, event)

    [row] = (await session.scalars(select(Obligation).where(Obligation.item == "5c"))).all()
    assert (row.title, row.due_on) == (
        "Quyết toán khoản Nhân dân đóng góp: Góp làm đường ngõ 4",
        date(2026, 3, 9),
    )
