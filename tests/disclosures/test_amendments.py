"""The plan is amended: what is owed follows it, and nothing is owed twice or let go."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import PlanAmended, TaskAmended
from libs.contracts.planning.plans import Duty
from libs.rows import found
from services.disclosures import consumers
from services.disclosures.tables import Obligation
from tests.disclosures.test_consumers import HEARD, NOW, SENTENCE, a_duty, a_plan, empty
from tests.disclosures.ward import FINANCE, a_draft, told

__all__ = ["empty"]
OTHER = UUID(int=77)


def amended(*duties: Duty) -> PlanAmended:
    plan = a_plan(*duties, version=2).model_dump()
    return PlanAmended(**plan | {"plan_id": uuid4(), "amends_plan_id": plan["plan_id"]})


def handed_over(task_id: UUID, kind: str = "disclosure") -> TaskAmended:
    return TaskAmended(
        occurred_at=NOW,
        task_id=task_id,
        kind=kind,
        title="Công khai",
        lead_unit_id=OTHER,
        was_lead_unit_id=FINANCE,
        due_on=None,
        was_due_on=None,
        document_number="45/QĐ-UBND",
        document_on=NOW.date(),
        was_overdue=False,
        overdue=False,
    )


async def owed(session: AsyncSession) -> list[Obligation]:
    await session.flush()
    return list((await session.execute(select(Obligation).order_by(Obligation.id))).scalars())


async def test_what_is_owed_points_to_the_amended_plan_and_is_not_owed_twice(
    empty: AsyncSession,
) -> None:
    await consumers.raise_obligations(empty, a_plan(), HEARD)
    before = [one.id for one in await owed(empty)]
    first = told(empty, "obligation.raised")
    moved = a_duty("disclosure", "Công khai 14 nội dung theo luật.", OTHER)

    await consumers.amend_obligations(empty, amended(moved), HEARD)

    after = await owed(empty)
    assert [one.id for one in after] == before
    assert {one.source_sentence for one in after} == {"Công khai 14 nội dung theo luật."}
    assert {one.task_id for one in after} == {moved.task_id}
    assert {one.owner_unit_id for one in after} == {OTHER}
    assert len(told(empty, "obligation.raised")) == len(first)


async def test_an_amendment_without_a_duty_to_disclose_lets_nothing_go(empty: AsyncSession) -> None:
    await consumers.raise_obligations(empty, a_plan(), HEARD)

    await consumers.amend_obligations(empty, amended(a_duty("report", "Báo cáo.")), HEARD)

    assert {one.source_sentence for one in await owed(empty)} == {SENTENCE}


async def test_an_amendment_that_first_speaks_of_disclosing_raises_what_the_law_owes(
    empty: AsyncSession,
) -> None:
    await consumers.raise_obligations(empty, a_plan(a_duty("report", "Báo cáo.")), HEARD)

    await consumers.amend_obligations(empty, amended(), HEARD)

    assert len(await owed(empty)) == 25


@pytest.mark.parametrize(("kind", "owner"), [("disclosure", OTHER), ("report", FINANCE)])
async def test_who_now_leads_the_duty_owes_what_is_open(
    empty: AsyncSession, kind: str, owner: UUID
) -> None:
    await consumers.raise_obligations(empty, a_plan(), HEARD)
    [task_id] = {one.task_id for one in await owed(empty)}
    assert task_id

    await consumers.hand_over_obligations(empty, handed_over(task_id, kind), HEARD)
    await consumers.hand_over_obligations(empty, handed_over(uuid4()), HEARD)

    assert {one.owner_unit_id for one in await owed(empty)} == {owner}


async def test_whoever_owes_it_now_has_the_draft_that_was_begun(session: AsyncSession) -> None:
    draft = await a_draft(session)
    obligation = await found(session, Obligation, draft.obligation_id)
    obligation.task_id = task_id = uuid4()
    obligation.owner_unit_id = draft.owner_unit_id = FINANCE
    await session.flush()

    await consumers.hand_over_obligations(session, handed_over(task_id), HEARD)
    await session.refresh(draft)

    assert draft.owner_unit_id == OTHER
