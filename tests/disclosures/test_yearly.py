"""The disclosure plan of a year: drafted from the catalogue, adopted together, and what it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import PlanAmended
from libs.contracts.planning.plans import Duty, PlanApproved
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import FileStore
from libs.kernel.ids import new_id
from libs.law.calendar import national_calendar
from libs.law.refusals import NarrowerThanLaw
from libs.permissions import NotYourRole, NotYourUnit
from services.disclosures.obligations.actions import register_document
from services.disclosures.obligations.rules import owed_by_plan
from services.disclosures.places.actions import open_unit
from services.disclosures.tables import Obligation
from services.disclosures.widening.queries import catalogue_of
from services.disclosures.yearly import actions, queries, rules
from services.disclosures.yearly.assigning import flag_behind_plan
from services.disclosures.yearly.raising import follow_amendment, raise_from_plan
from services.disclosures.yearly.rules import Signature, SigningForm, proposed_day
from services.disclosures.yearly.tables import DisclosurePlan, PlanLine
from services.disclosures.yearly.words import forms_of, length_of, moment_of
from tests.disclosures.ward import (
    BINH,
    CLOCK,
    FINANCE,
    HOA,
    HOUSES,
    LAN,
    TAM,
    a_document,
    at,
    later,
    told,
)

DRAFTED = at(date(2026, 1, 12))
SIGNED = date(2026, 1, 26)
SIGNATURE = Signature("12/KH-UBND", SIGNED, SigningForm.ON_BEHALF, date(2026, 1, 23))
LONGER = {"form": "posting", "place": "headquarters", "days": 60, "permanent": False}


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store of the test's own."""
    return FileStore(tmp_path.as_uri())


@pytest.fixture
async def ward(session: AsyncSession) -> AsyncSession:
    """A ward whose finance department is known by its name."""
    await open_unit(
        session,
        FINANCE,
        kind="department",
        name="Phòng Kinh tế, Hạ tầng và Đô thị",
        short_name="KTHTĐT",
        community_house=None,
    )
    return session


async def _draft(session: AsyncSession) -> DisclosurePlan:
    plan = await actions.draft_disclosure_plan(session, year=2026, by=LAN, now=DRAFTED)
    await session.flush()
    return plan


async def _adjust(
    session: AsyncSession, plan: DisclosurePlan, item: str, **changes: Any
) -> PlanLine:
    line = await queries.line_of(session, plan.id, item)
    values: dict[str, Any] = {"owner_unit_id": line.owner_unit_id, "days": {}, "extra": line.extra}
    by = changes.pop("by", LAN)
    _, line = await actions.adjust_disclosure_plan(
        session, plan.id, item, **values | changes, by=by, now=DRAFTED
    )
    return line


async def _submitted(session: AsyncSession) -> DisclosurePlan:
    plan = await _draft(session)
    for line in await queries.lines_of(session, plan.id):
        line.owner_unit_id = line.owner_unit_id or HOUSES[0]
    return await actions.submit_disclosure_plan(session, plan.id, by=LAN, now=DRAFTED)


async def _approved(session: AsyncSession, store: FileStore, **changes: Any) -> DisclosurePlan:
    plan = await _submitted(session)
    return await _adopt(session, store, plan, **changes)


async def _adopt(
    session: AsyncSession, store: FileStore, plan: DisclosurePlan, by: Actor = BINH, **changes: Any
) -> DisclosurePlan:
    signature = replace(SIGNATURE, **changes)
    adopted = await actions.approve_disclosure_plan(
        session, plan.id, signature=signature, store=store, by=by, now=at(SIGNED)
    )
    await session.flush()
    return adopted


def _democracy_plan(year: int = 2026) -> PlanApproved:
    duty = Duty(
        task_id=new_id(),
        kind="disclosure",
        title="Công khai 14 nội dung",
        source_path="II.3",
        source_sentence="Niêm yết 14 nội dung.",
        lead_unit_id=HOUSES[1],
        cadence="continuous",
    )
    return PlanApproved(
        occurred_at=at(date(2026, 2, 5)),
        plan_id=new_id(),
        year=year,
        version=1,
        number="36/KH-UBND",
        signed_on=date(2026, 2, 5),
        signer_position="Chủ tịch",
        starts_on=date(2026, 2, 5),
        ends_on=date(2026, 12, 31),
        duties=(duty,),
    )


async def _owed(session: AsyncSession) -> dict[str, Obligation]:
    await session.flush()
    rows = (await session.execute(select(Obligation))).scalars().all()
    found = {row.key: row for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2026", date(2026, 3, 31)),
        ("2026-H1", date(2026, 7, 15)),
        ("2026-H2", date(2027, 1, 15)),
        ("2026-Q1", date(2026, 4, 15)),
        ("2026-Q3", date(2026, 10, 15)),
        ("2026-Q4", date(2027, 1, 15)),
        ("2026-05", date(2026, 6, 5)),
        ("2026-12", date(2027, 1, 5)),
        ("2025-Q3", date(2026, 2, 11)),  # over: thirty days after the drafting
        ("", None),
    ],
)
def test_a_planned_day_is_proposed_after_its_period_on_a_working_day(
    period: str, day: date | None
) -> None:
    assert proposed_day(period, date(2026, 1, 12), national_calendar()) == day


async def test_the_draft_has_a_line_for_every_item_with_everything_the_law_wants(
    ward: AsyncSession,
) -> None:
    plan = await _draft(ward)

    lines = {line.item: line for line in await queries.lines_of(ward, plan.id)}
    on = date(2026, 1, 1)
    assert list(lines) == [item.key for item in (await catalogue_of(ward)).items()]
    assert all(
        forms_of(line) and length_of(line) and moment_of(line, on) for line in lines.values()
    )
    assert lines["2c"].owner_unit_id == FINANCE
    assert moment_of(lines["2c"], on).startswith("Quý I: 15/04/2026; Quý II: 15/07/2026")
    assert (
        moment_of(lines["10a"], on)
        == "Khi phát sinh, trong thời hạn 5 ngày làm việc từ khi có văn bản"
    )
    assert (
        moment_of(lines["14c"], on)
        == "Khi phát sinh, trong thời hạn 7 ngày làm việc từ khi có văn bản"
    )
    assert length_of(lines["13a"]) == "Thường xuyên"
    assert "truyền thanh ít nhất 3 ngày" in length_of(lines["7c"])
    with pytest.raises(rules.DraftOpen):
        await _draft(ward)


async def test_a_department_adjusts_its_own_lines_and_keeps_them(ward: AsyncSession) -> None:
    plan = await _draft(ward)
    day = date(2026, 4, 10)

    line = await _adjust(ward, plan, "2c", days={"2026-Q1": day}, extra=[LONGER], by=HOA)

    assert line.days["2026-Q1"] == "2026-04-10"
    assert line.days["2026-Q2"] == "2026-07-15"
    assert "ít nhất 60 ngày" in length_of(line)
    with pytest.raises(NotYourUnit):
        await _adjust(ward, plan, "4a", owner_unit_id=FINANCE, by=HOA)
    with pytest.raises(NotYourUnit):
        await _adjust(ward, plan, "2c", owner_unit_id=HOUSES[0], by=HOA)
    with pytest.raises(NotYourRole):
        await _adjust(ward, plan, "2c", by=TAM)
    with pytest.raises(NotFound):
        await _adjust(ward, plan, "2c", owner_unit_id=new_id())


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"extra": [LONGER | {"days": 20}]}, NarrowerThanLaw),
        ({"days": {"2026-Q1": date(2027, 5, 1)}}, rules.DayOutsideYear),
        ({"days": {"2026-05": date(2026, 6, 1)}}, rules.NoSuchPeriod),
    ],
)
async def test_no_line_asks_for_less_than_the_law_or_for_another_year(
    ward: AsyncSession, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    plan = await _draft(ward)

    with pytest.raises(refusal):
        await _adjust(ward, plan, "2c", **changes)


async def test_every_item_has_somebody_before_the_plan_is_handed_in(ward: AsyncSession) -> None:
    plan = await _draft(ward)

    with pytest.raises(rules.OwnersMissing, match="11a"):
        await actions.submit_disclosure_plan(ward, plan.id, by=LAN, now=DRAFTED)


async def test_a_submitted_plan_is_not_changed_until_it_is_taken_back(ward: AsyncSession) -> None:
    plan = await _submitted(ward)

    with pytest.raises(rules.PlanNotDraft):
        await _adjust(ward, plan, "2c")
    await actions.take_back_disclosure_plan(ward, plan.id, by=BINH, now=DRAFTED)
    await _adjust(ward, plan, "2c")

    for each in ("plan.submitted", "plan.taken_back"):
        assert [event["version"] for event in told(ward, each)] == [1]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"number": "mười hai"}, rules.NumberMalformed),
        ({"signed_on": date(2026, 1, 27)}, rules.SignedInFuture),
        ({"signed_on": date(2024, 12, 31)}, rules.SignedTooEarly),
        ({"adopted_on": date(2026, 1, 27)}, rules.AdoptedAfterSigning),
        ({"by": LAN}, NotYourRole),
    ],
)
async def test_what_no_plan_could_bear_is_refused(
    ward: AsyncSession, store: FileStore, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    plan = await _submitted(ward)

    with pytest.raises(refusal):
        await _adopt(ward, store, plan, **changes)


async def test_the_approved_plan_raises_what_is_missing_with_owner_and_day(
    ward: AsyncSession, store: FileStore
) -> None:
    plan = await _approved(ward, store)

    owed = await _owed(ward)
    budget = owed["plan:2026:2c:2026-Q1"]
    assert len(owed) == len(owed_by_plan(2026))
    assert (budget.owner_unit_id, budget.planned_on, budget.due_on) == (
        FINANCE,
        date(2026, 4, 15),
        None,
    )
    assert owed["plan:2026:13a:"].due_on == date(2026, 2, 2)
    [event] = told(ward, "plan.approved")
    items = len((await catalogue_of(ward)).items())
    assert (event["number"], event["items"]) == ("12/KH-UBND", items)
    assert len(told(ward, "obligation.raised")) == len(owed)
    kept = await store.read(plan.ward_id, plan.papers["pdf"]["sha256"])
    assert kept.startswith(b"%PDF")


async def test_whichever_plan_comes_first_nothing_is_owed_twice(
    ward: AsyncSession, store: FileStore
) -> None:
    await _approved(ward, store)
    before = await _owed(ward)

    await raise_from_plan(ward, _democracy_plan(), by=CLOCK, now=at(date(2026, 2, 5)))

    owed = await _owed(ward)
    assert owed.keys() == before.keys()
    assert owed["plan:2026:2c:2026-Q1"].source_path == "II.3"
    assert owed["plan:2026:2c:2026-Q1"].owner_unit_id == FINANCE


async def test_what_the_democracy_plan_raised_is_given_its_owner_and_day(
    ward: AsyncSession, store: FileStore
) -> None:
    await raise_from_plan(ward, _democracy_plan(), by=CLOCK, now=at(date(2026, 1, 20)))
    before = await _owed(ward)
    assert before["plan:2026:2c:2026-Q1"].owner_unit_id == HOUSES[1]

    await _approved(ward, store)

    owed = await _owed(ward)
    row = owed["plan:2026:2c:2026-Q1"]
    assert owed.keys() == before.keys()
    assert (row.owner_unit_id, row.planned_on) == (FINANCE, date(2026, 4, 15))
    planned = {event["obligation_id"] for event in told(ward, "obligation.planned")}
    assert str(row.id) in planned


async def test_an_amended_democracy_plan_leaves_the_owners_of_the_disclosure_plan(
    ward: AsyncSession, store: FileStore
) -> None:
    await raise_from_plan(ward, _democracy_plan(), by=CLOCK, now=at(date(2026, 1, 20)))
    await _approved(ward, store)
    changed = _democracy_plan().model_dump() | {"amends_plan_id": new_id()}

    await follow_amendment(ward, PlanAmended(**changed), by=CLOCK, now=at(date(2026, 3, 2)))

    assert (await _owed(ward))["plan:2026:2c:2026-Q1"].owner_unit_id == FINANCE


async def test_the_day_of_the_plan_is_a_promise_and_the_day_of_the_law_stays(
    ward: AsyncSession, store: FileStore
) -> None:
    await _approved(ward, store)
    document = a_document("2c", signed_on=date(2026, 4, 14), number="40/QĐ-UBND")
    row = await register_document(ward, **document, by=LAN, now=at(date(2026, 4, 14)))
    assert (row.planned_on, row.due_on) == (date(2026, 4, 15), date(2026, 4, 21))

    for day in (15, 16, 17):
        await flag_behind_plan(ward, by=CLOCK, now=at(date(2026, 4, day)))
        await ward.flush()

    behind = [e for e in told(ward, "obligation.behind_plan") if e["obligation_id"] == str(row.id)]
    assert [event["planned_on"] for event in behind] == ["2026-04-15"]
    assert row.behind_told_on == date(2026, 4, 16)
    assert not told(ward, "obligation.late")


async def test_what_the_plan_adds_binds_from_its_signing_until_the_next_version(
    ward: AsyncSession, store: FileStore
) -> None:
    plan = await _draft(ward)
    for line in await queries.lines_of(ward, plan.id):
        line.owner_unit_id = line.owner_unit_id or HOUSES[0]
    await _adjust(ward, plan, "2b", extra=[LONGER])
    await actions.submit_disclosure_plan(ward, plan.id, by=LAN, now=DRAFTED)
    await _adopt(ward, store, plan)

    async def days(on: date) -> int:
        asked = (await catalogue_of(ward)).required_forms("2b", on)
        return max(form.days or 0 for form in asked)

    assert [await days(date(2026, 1, n)) for n in (25, 26)] == [30, 60]
    assert await days(date(2027, 1, 4)) == 30

    second = await actions.draft_disclosure_plan(ward, year=2026, by=LAN, now=at(SIGNED))
    await ward.flush()
    assert (await queries.line_of(ward, second.id, "2b")).extra == [LONGER]
    await _adjust(ward, second, "2b", extra=[])
    await actions.submit_disclosure_plan(ward, second.id, by=LAN, now=at(SIGNED))
    later_on = Signature("80/KH-UBND", date(2026, 6, 8), SigningForm.FOR_CHAIR, date(2026, 6, 5))
    await actions.approve_disclosure_plan(
        ward, second.id, signature=later_on, store=store, by=BINH, now=later(100)
    )

    assert [await days(date(2026, 6, n)) for n in (7, 8)] == [60, 30]
    assert (plan.state, second.state, second.version) == ("replaced", "approved", 2)
    seen = await queries.plans_seen(ward, Actor("anyone", LAN.ward_id), 2026)
    assert [each.version for each in seen] == [2, 1]


async def test_a_draft_is_not_for_everybody(ward: AsyncSession) -> None:
    plan = await _draft(ward)
    anyone = Actor("anyone", LAN.ward_id)

    assert await queries.plans_seen(ward, anyone) == []
    with pytest.raises(NotFound):
        await queries.plan_seen(ward, anyone, plan.id)
    with pytest.raises(NotFound):
        await queries.plan_seen(ward, Actor("mt", LAN.ward_id, frozenset({"front"})), plan.id)
    assert await queries.plan_seen(ward, HOA, plan.id) is plan
