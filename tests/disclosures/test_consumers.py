"""What disclosures does when the directory and planning speak, in whatever order."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitHoused, UnitOpened, UnitRenamed, WardOnboarded
from libs.contracts.planning.plans import Duty, PlanApproved
from libs.kernel.database import Database
from libs.kernel.events import Heard
from libs.kernel.settings import Settings
from services.disclosures import consumers
from services.disclosures.obligations.actions import register_document
from services.disclosures.obligations.queries import obligations_list
from services.disclosures.places.queries import open_places, unit_names
from services.disclosures.posting.rules import PlaceKind
from services.disclosures.publishing.actions import correct_disclosure
from services.disclosures.tables import Obligation, Place
from tests.disclosures.ward import (
    CODE,
    FINANCE,
    HEADQUARTERS,
    HOUSES,
    LAN,
    a_document,
    a_draft,
    at,
    hang,
    later,
    published,
    take_down,
    told,
)

NOW = at(date(2026, 1, 20))
HEARD = Heard(CODE, uuid4(), NOW, "EVENTS_PLANNING", 1, "planning.plan.approved", "x", NOW)
SENTENCE = "Niêm yết 14 nội dung công khai tại trụ sở và nhà văn hóa khu."


@pytest.fixture
async def empty(settings: Settings) -> AsyncIterator[AsyncSession]:
    """A session of the ward before anybody told of it; rolled back."""
    database = Database(settings.database_url, "test")
    async with database.session(CODE) as session:
        yield session
        await session.rollback()
    await database.close()


def a_duty(kind: str, sentence: str, unit_id: UUID | None = FINANCE) -> Duty:
    return Duty(
        task_id=uuid4(),
        kind=kind,
        title=sentence,
        source_path="II.3",
        source_sentence=sentence,
        lead_unit_id=unit_id,
        cadence="continuous",
    )


def a_plan(*duties: Duty, version: int = 1, year: int = 2026) -> PlanApproved:
    return PlanApproved(
        occurred_at=NOW,
        plan_id=uuid4(),
        year=year,
        version=version,
        number="36/KH-UBND",
        signed_on=date(2026, 1, 19),
        signer_position="Chủ tịch",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        duties=duties or (a_duty("report", "Báo cáo."), a_duty("disclosure", SENTENCE)),
    )


async def count(session: AsyncSession, kind: Any) -> int:
    await session.flush()
    return (await session.execute(select(func.count()).select_from(kind))).scalar_one()


async def open_unit(session: AsyncSession, unit_id: UUID, **changes: Any) -> None:
    said = {"kind": "neighbourhood", "name": "Khu 1", "short_name": "K1"}
    event = UnitOpened(
        occurred_at=NOW,
        unit_id=unit_id,
        **{**said, "community_house": "Nhà văn hóa Khu 1", **changes},
    )
    await consumers.open_unit(session, event, HEARD)


async def test_a_plan_raises_what_is_permanent_and_what_is_periodical(
    empty: AsyncSession,
) -> None:
    await consumers.raise_obligations(empty, a_plan(), HEARD)

    raised = told(empty, "obligation.raised")
    assert len(raised) == await count(empty, Obligation) == 25
    assert {event["raised_by"] for event in raised} == {"plan"}
    assert {event["source_sentence"] for event in raised} == {SENTENCE}
    assert {event["source_path"] for event in raised} == {"II.3"}
    assert {event["owner_unit_id"] for event in raised} == {str(FINANCE)}
    dated = {event["item"]: event["due_on"] for event in raised if event["due_on"]}
    assert dated == dict.fromkeys(("4a", "4b", "4c", "13a", "13b"), "2026-01-26")


async def test_the_same_plan_again_raises_nothing_more(empty: AsyncSession) -> None:
    await consumers.raise_obligations(empty, a_plan(), HEARD)
    await empty.flush()
    await consumers.raise_obligations(empty, a_plan(version=2), HEARD)

    assert await count(empty, Obligation) == 25


async def test_what_is_permanent_and_still_owed_is_not_owed_twice_next_year(
    empty: AsyncSession,
) -> None:
    await consumers.raise_obligations(empty, a_plan(), HEARD)
    await empty.flush()
    await consumers.raise_obligations(empty, a_plan(year=2027), HEARD)

    assert await count(empty, Obligation) == 25 + 20


async def test_a_document_does_not_answer_what_was_forgotten_years_ago(
    session: AsyncSession,
) -> None:
    await consumers.raise_obligations(session, a_plan(year=2024), HEARD)
    await session.flush()
    fresh = await register_document(session, **a_document("2c"), by=LAN, now=later(0))

    assert (fresh.raised_by, fresh.period) == ("document", "")


async def test_a_plan_without_a_duty_to_disclose_raises_nothing(empty: AsyncSession) -> None:
    await consumers.raise_obligations(empty, a_plan(a_duty("report", "Báo cáo.")), HEARD)

    assert await count(empty, Obligation) == 0


async def test_the_sentence_of_the_14_contents_is_the_source(empty: AsyncSession) -> None:
    vague = a_duty("disclosure", "Công khai thủ tục.")
    numbered = a_duty("disclosure", "Công khai việc thực hiện Kế hoạch số 14/KH-UBND.")
    plan = a_plan(vague, numbered, a_duty("disclosure", SENTENCE))
    await consumers.raise_obligations(empty, plan, HEARD)

    assert {event["source_sentence"] for event in told(empty, "obligation.raised")} == {SENTENCE}


async def test_what_already_hangs_for_ever_is_not_owed_again(session: AsyncSession) -> None:
    await hang(session, await published(session, "4a"), HEADQUARTERS)
    await session.flush()
    await consumers.raise_obligations(session, a_plan(), HEARD)

    raised = [e["item"] for e in told(session, "obligation.raised") if e["raised_by"] == "plan"]
    assert "4a" not in raised
    assert "4b" in raised


async def test_what_hangs_for_ever_and_is_being_corrected_is_not_owed_again(
    session: AsyncSession,
) -> None:
    row = await published(session, "4a")
    await correct_disclosure(
        session,
        row.id,
        title="Quy chế (sửa)",
        summary="Sửa điều 3.",
        body="",
        number="13/QĐ-UBND",
        signed_on=date(2026, 3, 2),
        signer_position="Chủ tịch",
        reason="Sai điều 3",
        file=None,
        by=LAN,
        now=later(0),
    )
    await session.flush()
    await consumers.raise_obligations(session, a_plan(), HEARD)

    raised = [e["item"] for e in told(session, "obligation.raised") if e["raised_by"] == "plan"]
    assert "4a" not in raised


async def test_a_document_answers_the_oldest_period_that_waits(session: AsyncSession) -> None:
    await consumers.raise_obligations(session, a_plan(), HEARD)
    await session.flush()
    first = await register_document(session, **a_document("2c"), by=LAN, now=later(0))
    await session.flush()
    second = await register_document(
        session, **a_document("2c", number="13/QĐ"), by=LAN, now=later(0)
    )

    assert (first.period, second.period) == ("2026-Q1", "2026-Q2")
    assert (first.raised_by, first.source_sentence) == ("plan", SENTENCE)
    assert [e["due_on"] for e in told(session, "obligation.dated")] == ["2026-03-09"] * 2
    assert len(told(session, "obligation.raised")) == 25


async def test_a_regulation_older_than_the_plan_keeps_the_day_of_the_plan(
    session: AsyncSession,
) -> None:
    await consumers.raise_obligations(session, a_plan(), HEARD)
    await session.flush()
    old = a_document("4a", signed_on=date(2024, 5, 6))
    new = a_document("4b", signed_on=date(2026, 3, 2))

    kept = await register_document(session, **old, by=LAN, now=later(0))
    moved = await register_document(session, **new, by=LAN, now=later(0))
    assert (kept.due_on, moved.due_on) == (date(2026, 1, 26), date(2026, 3, 9))


async def test_what_waits_for_a_document_comes_last_in_the_list(session: AsyncSession) -> None:
    await consumers.raise_obligations(session, a_plan(), HEARD)
    await session.flush()
    rows = await obligations_list(session, today=date(2026, 1, 20))

    days = [row.due_on for row in rows]
    assert [day for day in days[:5] if day] == [date(2026, 1, 26)] * 5
    assert set(days[5:]) == {None}


async def test_a_ward_gets_its_seats_and_its_houses_once(empty: AsyncSession) -> None:
    ward = WardOnboarded(
        occurred_at=NOW,
        code=CODE,
        name="phường Uông Bí",
        kind="phường",
        province_code=22,
        province_name="Quảng Ninh",
    )
    for _ in range(2):
        await consumers.open_seats(empty, ward, HEARD)
        await open_unit(empty, HOUSES[0])
        await open_unit(empty, FINANCE, kind="department", community_house=None)

    places = await open_places(empty)
    assert [place.kind for place in places] == [
        PlaceKind.HEADQUARTERS,
        PlaceKind.COMMUNITY_HOUSE,
        PlaceKind.RECEPTION_PLACE,
    ]
    assert places[1].id == HOUSES[0]


async def test_units_may_be_told_of_after_the_plan(empty: AsyncSession) -> None:
    await consumers.raise_obligations(empty, a_plan(), HEARD)
    assert FINANCE not in await unit_names(empty)
    await open_unit(empty, FINANCE, kind="department", name="Phòng Kinh tế", community_house=None)

    assert (await unit_names(empty))[FINANCE] == "Phòng Kinh tế"


async def test_a_house_that_is_known_later_is_a_place_for_sheets(empty: AsyncSession) -> None:
    await open_unit(empty, HOUSES[0], community_house=None)
    assert await count(empty, Place) == 0
    event = UnitHoused(occurred_at=NOW, unit_id=HOUSES[0], community_house="Nhà văn hóa Khu 1")
    for _ in range(2):
        await consumers.house_unit(empty, event, HEARD)

    [place] = await open_places(empty)
    assert (place.id, place.name, place.unit_id) == (HOUSES[0], "Nhà văn hóa Khu 1", HOUSES[0])


async def test_a_renamed_unit_has_its_new_name(empty: AsyncSession) -> None:
    await open_unit(empty, HOUSES[0])
    event = UnitRenamed(occurred_at=NOW, unit_id=HOUSES[0], name="Khu Thanh Sơn", short_name="TS")
    await consumers.rename_unit(empty, event, HEARD)

    assert await unit_names(empty) == {HOUSES[0]: "Khu Thanh Sơn"}


async def test_what_waited_only_for_a_closed_house_is_complete(session: AsyncSession) -> None:
    row = await published(session)
    for place in (HEADQUARTERS, *HOUSES[1:]):
        await take_down(session, await hang(session, row, place))
    assert row.state == "posting"
    event = UnitClosed(
        occurred_at=NOW, unit_id=HOUSES[0], successor_id=HOUSES[1], closed_on=date(2026, 4, 5)
    )
    await consumers.close_unit(session, event, HEARD)

    assert row.state == "completed"
    assert told(session, "disclosure.completed")[0]["places"] == 33


async def test_a_closed_unit_leaves_its_duties_to_its_successor_and_asks_for_no_sheet(
    session: AsyncSession,
) -> None:
    await register_document(session, **a_document(owner_unit_id=HOUSES[0]), by=LAN, now=later(0))
    draft = await a_draft(session, "2c", owner_unit_id=HOUSES[0])
    event = UnitClosed(
        occurred_at=NOW, unit_id=HOUSES[0], successor_id=HOUSES[1], closed_on=date(2026, 3, 1)
    )
    await consumers.close_unit(session, event, HEARD)
    await session.refresh(draft)

    assert set(await session.scalars(select(Obligation.owner_unit_id))) == {HOUSES[1]}
    assert draft.owner_unit_id == HOUSES[1]
    assert HOUSES[0] not in {place.id for place in await open_places(session)}
    assert await session.scalar(select(Place.closed_on).where(Place.id == HOUSES[0]))
