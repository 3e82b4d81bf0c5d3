"""Awards knows the ward's units as the directory tells them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitRenamed
from libs.kernel.database import Database
from libs.kernel.errors import NotFound
from libs.remembered.queries import UnitClosedNow, working_unit, working_units
from libs.rows import found
from services.awards.appraisal import actions as appraisal
from services.awards.blocks.queries import blocks_on
from services.awards.commendations import deciding
from services.awards.consumers import HEARS
from services.awards.scoring import actions as scoring
from services.awards.scoring.actions import Score
from services.awards.tables import Unit
from tests.awards import modelled, test_blocks, test_commendations, ward
from tests.awards.modelled import LINES, ask, on
from tests.awards.ward import APPRAISER, CHAIR, HEAD, OTHER_HEAD

DAY = date(2026, 3, 2)


async def test_units_are_known_renamed_and_closed(session: AsyncSession) -> None:
    names = {"name": "Khu phố Bắc Sơn", "short_name": "Bắc Sơn"}
    renamed = UnitRenamed(occurred_at=ward.at(DAY), unit_id=ward.NORTH, **names)
    await HEARS[UnitRenamed](session, renamed, ward.heard(DAY))
    assert "Khu phố Bắc Sơn" in [unit.name for unit in await working_units(session, Unit)]

    closed = UnitClosed(
        occurred_at=ward.at(DAY), unit_id=ward.CULTURE, successor_id=ward.NORTH, closed_on=DAY
    )
    await HEARS[UnitClosed](session, closed, ward.heard(DAY))
    unit = await found(session, Unit, ward.CULTURE, lock=True)
    assert (unit.closed_on, unit.successor_id) == (DAY, ward.NORTH)
    with pytest.raises(UnitClosedNow, match="Phòng Văn hóa - Xã hội"):
        await working_unit(session, Unit, ward.CULTURE)


async def test_what_is_not_there_is_not_found(session: AsyncSession) -> None:
    with pytest.raises(NotFound):
        await working_unit(session, Unit, ward.an_id("nowhere"))


async def test_units_that_work_are_listed_for_everybody(client: httpx.AsyncClient) -> None:
    listed = (await client.get(f"{ward.API}/units")).json()

    assert {unit["name"] for unit in listed} == {name for _, name in ward.UNITS.values()}


async def closed(session: AsyncSession, successor_id: UUID | None) -> None:
    """The north ends."""
    units = {"unit_id": ward.NORTH, "successor_id": successor_id}
    event = UnitClosed(occurred_at=on(70), **units, closed_on=on(70).date())
    await session.flush()
    await HEARS[UnitClosed](session, event, ward.heard(on(70).date(), 80))
    await session.flush()


async def test_what_a_unit_has_in_work_goes_on_at_its_successor(session: AsyncSession) -> None:
    model, granted = await modelled.approved(session), await modelled.recognised(session)
    named = await test_commendations.proposed(session)
    over = await test_commendations.proposed(session)
    said = {"reason": "Trùng.", "by": CHAIR, "now": on(10)}
    await deciding.refuse_commendation(session, over.id, **said)
    noted = await test_blocks.disciplined(session)
    await test_blocks.inspected(session, "unannounced", ward.an_id("check"))

    await closed(session, None)  # nobody goes on: the chair ends what is in work
    assert (model.keeper_id, named.unit_id, noted.unit_id) == (ward.NORTH,) * 3

    await closed(session, ward.SOUTH)
    assert model.involved == named.involved == (ward.SOUTH, ward.SOUTH)
    assert granted.involved == over.involved == (ward.NORTH, ward.NORTH)
    now = (await blocks_on(session, on(70).date())).of(ward.SOUTH).reasons
    assert set(now) == {test_blocks.DISCIPLINE, test_blocks.INSPECTION}
    handed = {(row["action"], row["object_id"]) for row in session.info["said"]}
    assert {
        ("hand_over_model", str(model.id)),
        ("hand_over_commendation", str(named.id)),
        ("hand_over_discipline", str(noted.id)),
    } <= handed
    proof = {"line_key": "", "note": "Tiếp tục.", "file": None, "by": OTHER_HEAD, "now": on(71)}
    await scoring.add_model_proof(session, model.id, **proof)


@pytest.mark.parametrize("come_to", [modelled.approved, modelled.scored, modelled.appraised])
async def test_the_chair_ends_a_model_before_the_vote(
    client: httpx.AsyncClient, door: tuple[httpx.AsyncClient, Database], come_to: Any
) -> None:
    """What was not handed in, and what the appraisers did not issue, stays whose it is."""
    async with door[1].transaction(ward.CODE) as session:
        row = await come_to(session)
        if row.state == "scored":
            half = [Score(LINES[0].key, 3, "Chưa thấy hoa.")]
            await appraisal.appraise_model(session, row.id, half, by=APPRAISER, now=on(70))
        issued, handed_in = row.appraised_on, row.scored_on
    one, said = f"models/{row.id}", {"reason": "Đơn vị không còn làm nữa."}
    assert (await ask(client, "POST", f"{one}/refusal", said, by=HEAD, day=75)).status_code == 403
    done = await ask(client, "POST", f"{one}/refusal", said, by=CHAIR, day=75)
    assert (done.json()["state"], bool(done.json()["lines"])) == ("refused", bool(handed_in))
    own = (await ask(client, "GET", one, by=HEAD, day=75)).json()
    assert own["reason"] == said["reason"]
    assert {bool(line["reason"]) for line in own["lines"][:1]} == {bool(issued)}
