"""Where to look first: points with their reasons, a check proposed, and the unit told nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.obligations import DisclosureLate
from libs.contracts.planning.tasks import TaskOverdue
from libs.contracts.planning.urgings import TaskEscalated
from libs.contracts.reception.petitions import (
    PetitionAssigned,
    PetitionOverdue,
    PetitionUnassigned,
)
from libs.kernel.errors import NotFound
from libs.kernel.events import Event
from libs.law.risks import risk_weights
from libs.permissions import NotYourRole
from services.inspections.consumers import HEARS
from services.inspections.risks.actions import propose_checks, settle_proposal
from services.inspections.risks.queries import proposals, risks
from services.inspections.risks.rules import ProposalState, Reason
from tests.inspections import ward
from tests.inspections.asking import concluded
from tests.inspections.checks import (
    CHAIR,
    DAY,
    DRAFTER,
    INSPECTED,
    OTHER_OFFICE,
    appoint_everybody,
    on,
    told,
)

CLOCK = replace(CHAIR, id="clock", roles=frozenset({"clock"}))


@pytest.fixture(autouse=True)
async def officials(session: AsyncSession) -> None:
    await appoint_everybody(session)


async def hear(session: AsyncSession, kind: type[Event], /, **said: Any) -> None:
    event = kind(occurred_at=ward.at(DAY), **said)
    await HEARS[kind](session, event, ward.heard(DAY, 90))


async def late(session: AsyncSession, name: str, owner: UUID | None = ward.CULTURE) -> None:
    said: dict[str, Any] = {
        "khoan": 2,
        "item": "2c",
        "title": "Ngân sách",
        "days_late": 1,
        "due_on": DAY,
    }
    await hear(session, DisclosureLate, obligation_id=ward.an_id(name), owner_unit_id=owner, **said)


async def _points(session: AsyncSession, unit_id: UUID, today: date = DAY) -> dict[str, int]:
    [one] = [each for each in await risks(session, today) if each.unit_id == unit_id]
    return {each.reason: each.points for each in one.reasons}


async def test_every_thing_counts_once_and_no_more_than_its_most(session: AsyncSession) -> None:
    for name in ("a", "a", "b"):
        await late(session, name)
    assert await _points(session, ward.CULTURE) == {
        Reason.LATE_DISCLOSURE: 6,
        Reason.LONG_UNCHECKED: 2,
    }
    for name in ("c", "d", "e"):
        await late(session, name)
    await late(session, "nobody's", None)
    assert (await _points(session, ward.CULTURE))[Reason.LATE_DISCLOSURE] == 9
    assert (await risks(session, DAY))[0].unit_id == ward.CULTURE
    window = timedelta(days=risk_weights().window_days + 1)
    assert Reason.LATE_DISCLOSURE not in await _points(session, ward.CULTURE, DAY + window)


async def test_a_letter_weighs_when_it_is_overdue_and_a_denunciation_never(
    session: AsyncSession,
) -> None:
    for kind in ("complaint", "denunciation"):
        case_id = ward.an_id(kind)
        of: dict[str, Any] = {"case_id": case_id, "kind": kind}
        await hear(session, PetitionAssigned, **of, unit_id=ward.LAND)
        assert Reason.OVERDUE_PETITION not in await _points(session, ward.LAND)
        if kind == "denunciation":
            await hear(session, PetitionOverdue, **of, clock="settle", due_on=DAY)
            assert Reason.OVERDUE_PETITION not in await _points(session, ward.LAND)
    of = {"case_id": ward.an_id("complaint"), "kind": "complaint"}
    for _ in range(2):
        await hear(session, PetitionOverdue, **of, clock="settle", due_on=DAY)
    assert (await _points(session, ward.LAND))[Reason.OVERDUE_PETITION] == 3


async def test_a_letter_weighs_on_the_unit_that_had_it_when_its_day_passed(
    session: AsyncSession,
) -> None:
    of: dict[str, Any] = {"case_id": ward.an_id("moved"), "kind": "complaint"}
    for unit in (ward.LAND, ward.CULTURE):
        await hear(session, PetitionAssigned, **of, unit_id=unit)
    await hear(session, PetitionOverdue, **of, clock="settle", due_on=DAY)
    assert Reason.OVERDUE_PETITION not in await _points(session, ward.LAND)
    assert Reason.OVERDUE_PETITION in await _points(session, ward.CULTURE)


async def test_a_letter_that_no_unit_has_weighs_on_nobody(session: AsyncSession) -> None:
    of: dict[str, Any] = {"case_id": ward.an_id("taken"), "kind": "complaint"}
    await hear(session, PetitionAssigned, **of, unit_id=ward.LAND)
    await hear(session, PetitionUnassigned, **of)
    await hear(session, PetitionOverdue, **of, clock="settle", due_on=DAY)
    assert Reason.OVERDUE_PETITION not in await _points(session, ward.LAND)


async def test_a_letter_that_became_a_denunciation_weighs_on_nobody(session: AsyncSession) -> None:
    of: dict[str, Any] = {"case_id": ward.an_id("sealed")}
    await hear(session, PetitionAssigned, **of, kind="complaint", unit_id=ward.LAND)
    await hear(session, PetitionOverdue, **of, kind="denunciation", clock="settle", due_on=DAY)
    assert Reason.OVERDUE_PETITION not in await _points(session, ward.LAND)


async def test_a_unit_that_was_checked_is_not_long_unchecked(session: AsyncSession) -> None:
    assert Reason.LONG_UNCHECKED in await _points(session, ward.CULTURE, on(20))
    await concluded(session)
    assert Reason.LONG_UNCHECKED not in await _points(session, ward.CULTURE, on(20))
    assert Reason.LONG_UNCHECKED in await _points(session, ward.CULTURE, on(400))


async def test_from_the_threshold_on_a_check_is_proposed_once_and_nothing_is_told(
    session: AsyncSession,
) -> None:
    for name in ("a", "b"):
        await late(session, name)
    await propose_checks(session, by=CLOCK, now=ward.at(DAY))
    assert await proposals(session, CHAIR) == []
    of: dict[str, Any] = {"kind": "disclosure", "title": "Công khai", "due_on": DAY}
    await hear(
        session,
        TaskEscalated,
        task_id=ward.an_id("task"),
        lead_unit_id=ward.CULTURE,
        level="chair",
        cause="late_disclosure",
        obligation_id=ward.an_id("a"),
        **of,
    )
    for day in (0, 1):
        await propose_checks(session, by=CLOCK, now=ward.at(on(day)))
        await session.flush()
    [one] = await proposals(session, CHAIR)
    assert (one.unit_id, one.points) == (ward.CULTURE, 13)
    assert one.reasons[0] == {"reason": "late_disclosure", "count": 2, "points": 6}
    assert told(session) == []
    assert str(ward.CULTURE) not in str(session.info.get("said"))
    moved_there = replace(OTHER_OFFICE, unit_id=ward.CULTURE)
    assert await proposals(session, moved_there) == []


async def test_a_proposal_is_settled_once_by_nobody_of_that_unit(session: AsyncSession) -> None:
    for name in ("a", "b", "c"):
        await late(session, name)
    await propose_checks(session, by=CLOCK, now=ward.at(DAY))
    await session.flush()
    moved_there = replace(OTHER_OFFICE, unit_id=ward.CULTURE)
    given: dict[str, Any] = {
        "outcome": ProposalState.DISMISSED,
        "note": "Đã kiểm tra.",
        "now": ward.at(on(1)),
    }
    with pytest.raises(NotYourRole):
        await settle_proposal(session, ward.CULTURE, **given, by=INSPECTED)
    with pytest.raises(NotFound):
        await settle_proposal(session, ward.CULTURE, **given, by=moved_there)
    assert len(await proposals(session, DRAFTER)) == 1
    await settle_proposal(session, ward.CULTURE, **given, by=DRAFTER)
    await session.flush()
    assert await proposals(session, DRAFTER) == []  # what became of it would tell of a check
    assert len(await proposals(session, CHAIR)) == 1
    with pytest.raises(NotFound):  # once
        await settle_proposal(session, ward.CULTURE, **given, by=CHAIR)
    quiet = risk_weights().quiet_days
    for day in (2, quiet - 1, quiet):
        await propose_checks(session, by=CLOCK, now=ward.at(on(day)))
        await session.flush()
    assert len(await proposals(session, CHAIR)) == 2


async def test_the_task_of_a_recommendation_is_not_counted_beside_it(
    session: AsyncSession,
) -> None:
    said: dict[str, Any] = {"title": "Việc", "lead_unit_id": ward.LAND, "due_on": DAY}
    for kind in ("remedy", "training"):
        await hear(session, TaskOverdue, task_id=ward.an_id(kind), kind=kind, **said)
    assert (await _points(session, ward.LAND))[Reason.OVERDUE_TASK] == 1
