"""Who waits, and why: said to those who decide, and to nobody of the unit itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.inspections import (
    InspectionAnnounced,
    InspectionConcluded,
    InspectionStarted,
)
from libs.contracts.reception.pending import UnitStandingChanged
from libs.kernel.database import Database
from libs.law.blocks import Cause, block_grounds
from libs.law.measures import Confidence
from libs.law.titles import Holder
from libs.permissions import NotYourRole
from services.awards import consumers
from services.awards.blocks import actions, rules
from services.awards.blocks.queries import blocks_on
from services.awards.blocks.rules import Standing, eligible
from services.awards.commendations import deciding
from services.awards.decisions import actions as decisions
from services.awards.models.rules import ModelState, OwnModel
from tests.awards import modelled, test_commendations, ward
from tests.awards.modelled import DAY, ask, on
from tests.awards.ward import APPRAISER, CHAIR, HEAD, OFFICIAL, OTHER_HEAD

DISCIPLINE, INSPECTION, PETITION = (
    "đang trong thời hạn kỷ luật",
    "có cuộc kiểm tra chưa có kết luận",
    "có vụ việc đang được xem xét",
)
GRANT: dict[str, Any] = {"number": "88/QĐ-UBND", "by": CHAIR}


@pytest.mark.parametrize(
    ("holder", "standing", "reasons"),
    [
        (Holder.COLLECTIVE, Standing(), ()),
        (Holder.COLLECTIVE, Standing(disciplined=True), (DISCIPLINE,)),
        (Holder.COLLECTIVE, Standing(inspections=frozenset({"unannounced"})), (INSPECTION,)),
        (Holder.COLLECTIVE, Standing(inspections=frozenset({"self"})), ()),
        (Holder.INDIVIDUAL, Standing(inspections=frozenset({"planned"})), ()),
        (Holder.INDIVIDUAL, Standing(petition_pending=True), (PETITION,)),
        (
            Holder.COLLECTIVE,
            Standing(True, frozenset({"planned", "self"}), True),
            (DISCIPLINE, INSPECTION, PETITION),
        ),
    ],
)
def test_each_reason_is_said(holder: Holder, standing: Standing, reasons: tuple[str, ...]) -> None:
    found = eligible(holder, standing, DAY)
    assert (found.reasons, found.eligible) == (reasons, not reasons)


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1), DAY])
def test_each_ground_holds_once_on_every_day(day: date) -> None:
    grounds = [each for each in block_grounds() if each.in_force(day)]
    assert [each.id for each in grounds] == list(Cause)
    read_in_law = {each.confidence is Confidence.SOURCED for each in grounds}
    assert read_in_law == {day >= date(2025, 7, 1)}  # Nghị định 152/2025; before it nothing was


async def told(session: AsyncSession, *, pending: bool, unit_id: UUID = ward.NORTH) -> None:
    """What reception says of a unit."""
    said = {"unit_id": unit_id, "petition_pending": pending, "as_of": DAY}
    event = UnitStandingChanged(occurred_at=on(0), **said)
    await consumers.HEARS[UnitStandingChanged](session, event, ward.heard(DAY, 50 + pending))


async def inspected(session: AsyncSession, kind: str, inspection_id: UUID) -> None:
    said = {"kind": kind, "unit_id": ward.NORTH, "started_on": DAY, "number": "7/QĐ"}
    event = InspectionStarted(
        occurred_at=on(0), inspection_id=inspection_id, **said, decided_on=DAY
    )
    await consumers.HEARS[InspectionStarted](session, event, ward.heard(DAY, 60))


async def test_a_flipped_fact_changes_what_can_be_decided_and_says_why(
    session: AsyncSession,
) -> None:
    row = await modelled.noticed(session)
    await told(session, pending=True)
    await told(session, pending=True, unit_id=ward.SOUTH)
    await told(session, pending=True)  # again, after a restart
    with pytest.raises(rules.Blocked, match=f"Chưa quyết định được: {PETITION}"):
        await decisions.recognise_model(session, row.id, **GRANT, now=on(100))
    await told(session, pending=False)
    await decisions.recognise_model(session, row.id, **GRANT, now=on(100))
    assert row.state == ModelState.RECOGNISED
    assert "pending" not in str(session.info)  # nothing of it is told on, or in a history


async def test_a_check_blocks_from_its_start_to_its_conclusion(session: AsyncSession) -> None:
    row, first = await modelled.noticed(session), ward.an_id("check")
    assert InspectionAnnounced not in consumers.HEARS
    await inspected(session, "self", ward.an_id("self"))
    await inspected(session, "unannounced", first)
    with pytest.raises(rules.Blocked, match=INSPECTION):
        await decisions.recognise_model(session, row.id, **GRANT, now=on(100))
    said = {"kind": "unannounced", "unit_id": ward.NORTH, "concluded_on": DAY, "number": "8/KL"}
    event = InspectionConcluded(
        occurred_at=on(0), inspection_id=first, **said, minor=0, serious=0, grave=0
    )
    await consumers.HEARS[InspectionConcluded](session, event, ward.heard(DAY, 61))
    await decisions.recognise_model(session, row.id, **GRANT, now=on(100))


async def disciplined(session: AsyncSession, person: str = "", days: int = 365) -> Any:
    said = {"unit_id": ward.NORTH, "person": person, "number": "5/QĐ-KL", "begins_on": DAY}
    said |= {"ends_on": DAY + timedelta(days=days)}
    row = await actions.note_discipline(session, **said, by=OFFICIAL, now=on(0))
    await session.flush()
    return row


async def test_a_disciplined_person_waits_alone_and_is_kept_as_a_key(
    session: AsyncSession,
) -> None:
    person = test_commendations.PERSON
    row = await test_commendations.appraised(session)
    noted = await disciplined(session, f"  {person.upper()} ")
    blocks = await blocks_on(session, on(20).date())
    assert blocks.of(ward.NORTH).eligible
    assert blocks.of(ward.NORTH, "Trần Văn Mẫu").eligible
    with pytest.raises(rules.Blocked, match=DISCIPLINE):
        await deciding.grant_commendation(session, row.id, **GRANT, now=on(20))
    kept = (await session.execute(text("SELECT discipline::text FROM discipline"))).scalars().all()
    assert "Mẫu" not in str(kept) + str(session.info["said"])
    its_own = replace(OFFICIAL, unit_id=noted.unit_id)
    with pytest.raises(OwnModel):
        await actions.lift_discipline(session, noted.id, by=its_own, now=on(30))
    await actions.lift_discipline(session, noted.id, by=CHAIR, now=on(30))
    await session.flush()
    with pytest.raises(rules.DisciplineLifted):
        await actions.lift_discipline(session, noted.id, by=CHAIR, now=on(30))
    await deciding.grant_commendation(session, row.id, **GRANT, now=on(30))


@pytest.mark.parametrize("noted_before", [False, True])
async def test_a_discipline_goes_along_and_a_namesake_is_looked_at(
    session: AsyncSession, noted_before: bool
) -> None:
    """Of a row written while the key had the unit, too: every unit is tried."""
    person = test_commendations.PERSON
    noted = await disciplined(session, person)
    if noted_before:
        name = "nguyen thi mau"
        whole = f"{ward.CODE}/{ward.NORTH}/{name}".encode()
        noted.person_key = hashlib.sha256(whole).hexdigest()
        await session.flush()
    row = await test_commendations.appraised(session, unit_id=ward.SOUTH, by=OTHER_HEAD)
    with pytest.raises(rules.NamesakeDisciplined, match="đối chiếu với quyết định kỷ luật"):
        await deciding.grant_commendation(session, row.id, **GRANT, now=on(20))
    await told(session, pending=True, unit_id=ward.SOUTH)
    with pytest.raises(rules.Blocked, match=PETITION):  # looked at or not
        await deciding.grant_commendation(session, row.id, **GRANT, other_person=True, now=on(20))
    await told(session, pending=False, unit_id=ward.SOUTH)
    await deciding.grant_commendation(session, row.id, **GRANT, other_person=True, now=on(20))
    assert '"other_person": true' in session.info["said"][-1]["said"]

    own = await test_commendations.appraised(session)
    with pytest.raises(rules.Blocked, match=DISCIPLINE):  # of one unit they wait together
        await deciding.grant_commendation(session, own.id, **GRANT, other_person=True, now=on(20))


async def test_a_discipline_ends_by_itself(session: AsyncSession) -> None:
    await disciplined(session, days=10)
    last = DAY + timedelta(days=10)
    assert not (await blocks_on(session, last)).of(ward.NORTH).eligible
    assert (await blocks_on(session, last + timedelta(days=1))).of(ward.NORTH).eligible
    with pytest.raises(rules.DisciplineOutOfTime):
        await disciplined(session, days=-1)
    with pytest.raises(rules.DisciplineOutOfTime):
        await disciplined(session, days=3_000)
    said = {"unit_id": ward.NORTH, "person": "", "number": "1", "begins_on": DAY, "ends_on": DAY}
    with pytest.raises(NotYourRole):
        await actions.note_discipline(session, **said, by=HEAD, now=on(0))


@pytest.mark.parametrize("pending", [False, True])
async def test_who_is_of_the_unit_decides_nothing_whatever_is_pending(
    session: AsyncSession, pending: bool
) -> None:
    row = await modelled.noticed(session)
    await told(session, pending=pending)
    of_unit = {"by": replace(CHAIR, unit_id=ward.NORTH)}
    with pytest.raises(OwnModel):  # the same answer, so that it tells nothing
        await decisions.recognise_model(session, row.id, **GRANT | of_unit, now=on(100))


async def test_the_unit_reads_the_same_whatever_is_pending(
    door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient
) -> None:
    _, database = door
    async with database.transaction(ward.CODE) as session:
        row = await modelled.noticed(session)
        named = await test_commendations.appraised(session)
    paths = [f"models/{row.id}", "models", f"commendations/{named.id}", "commendations"]
    paths += ["public-models", f"public-models/{row.id}", "disciplines"]

    async def read(by: Any) -> list[Any]:
        return [(await ask(client, "GET", path, by=by, day=90)).json() for path in paths]

    before, public = await read(HEAD), await read(None)
    assert PETITION not in str(await read(CHAIR))
    async with database.transaction(ward.CODE) as session:
        await told(session, pending=True)
    assert await read(HEAD) == before
    assert await read(None) == public
    for by in (CHAIR, APPRAISER, OFFICIAL):
        model, listed, commendation, *_ = await read(by)
        assert model["blocked"] == listed[0]["blocked"] == [PETITION]
        assert commendation["blocked"] == [PETITION]
    assert (await read(replace(APPRAISER, unit_id=ward.NORTH)))[0]["blocked"] == []
