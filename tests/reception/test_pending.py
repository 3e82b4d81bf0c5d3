"""Whether a petition about a unit is pending: told by the night, once, and nothing beside it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.pending import UnitStandingChanged
from services.reception.pending.actions import tell_unit_standings
from services.reception.pending.rules import flips
from tests.reception import ward
from tests.reception.petitions import MONDAY, sorted_as
from tests.reception.reports import told as told_of
from tests.reception.ward import CLOCK

NORTH, ECONOMY = ward.NORTH, ward.ECONOMY


def test_only_what_changed_is_told() -> None:
    assert flips({NORTH}, {NORTH}) == {}
    assert flips({NORTH}, set()) == {NORTH: True}
    assert flips(set(), {NORTH}) == {NORTH: False}


async def night(session: AsyncSession, days: int) -> list[dict]:
    """What that night adds to what is told of units."""
    before = len(told_of(session, "unit_standing.changed"))
    await session.flush()
    now = ward.at(MONDAY + timedelta(days=days), 3)
    await tell_unit_standings(session, by=CLOCK, now=now)
    await session.flush()
    return told_of(session, "unit_standing.changed")[before:]


async def test_a_unit_is_told_of_while_a_case_accuses_it(session: AsyncSession) -> None:
    case = await sorted_as(session, "complaint", accused_unit_ids=[ECONOMY])
    await sorted_as(session, "denunciation", accused_unit_ids=[ECONOMY])
    elsewhere = await sorted_as(session, "proposal")
    said = len(session.info.get("said", []))
    [event] = await night(session, 1)
    assert set(event) == {"occurred_at", *UnitStandingChanged.model_fields} - {"told_as", "about"}
    assert (event["unit_id"], event["petition_pending"]) == (str(ECONOMY), True)
    assert "T00:00:00" in event["occurred_at"]
    assert str(case.id) not in str(event)
    assert str(case.intake_id) not in str(event)
    assert len(session.info.get("said", [])) == said  # no line of history
    assert await night(session, 2) == []
    assert elsewhere.accused_unit_ids == []


async def test_it_is_told_again_when_all_is_settled(session: AsyncSession) -> None:
    case = await sorted_as(session, "complaint", accused_unit_ids=[ECONOMY])
    other = await sorted_as(session, "proposal", accused_unit_ids=[ECONOMY])
    assert len(await night(session, 1)) == 1
    case.settled_on = MONDAY
    assert await night(session, 2) == []
    other.settled_on = MONDAY
    [event] = await night(session, 3)
    assert event["petition_pending"] is False
    assert await night(session, 4) == []


async def test_a_unit_of_nobody_here_is_not_told_of(session: AsyncSession) -> None:
    await sorted_as(session, "complaint", accused_unit_ids=[ward.an_id("elsewhere")])
    assert await night(session, 1) == []
