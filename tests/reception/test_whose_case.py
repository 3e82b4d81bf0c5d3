"""Whose a case is: who had it reads its letter no more, and whom it accuses never does."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import NotYourUnit
from libs.rows import found
from services.reception import consumers
from services.reception.cases import rules, sorting
from services.reception.cases.queries import case_for, intake_of
from services.reception.cases.tables import Case
from services.reception.sealed.letters import Letter, open_letter
from services.reception.sealed.rules import Reason
from tests.reception import ward
from tests.reception.petitions import MONDAY, sort, sorted_as, step
from tests.reception.reports import told

AT = ward.at(MONDAY)


async def given(session: AsyncSession, case: Case, unit_id: UUID) -> Case:
    """Given to a unit."""
    return await sorting.assign_case(session, case.id, unit_id=unit_id, by=ward.CLERK, now=AT)


async def read_by(session: AsyncSession, case: Case, by: Actor) -> Letter:
    """The letter of a case, looked at by somebody."""
    sealed_id = (await intake_of(session, case)).sealed_id
    return await open_letter(session, sealed_id, by=by, reason=Reason.VERIFY, now=AT)


async def culture_ends(session: AsyncSession) -> None:
    """The unit for culture is merged into that for the economy."""
    await session.flush()
    units: dict[str, Any] = {"unit_id": ward.CULTURE, "successor_id": ward.ECONOMY}
    closed = UnitClosed(occurred_at=AT, **units, closed_on=MONDAY)
    await consumers.close_unit(session, closed, ward.heard(MONDAY))


async def test_who_had_a_case_reads_its_letter_no_more(session: AsyncSession) -> None:
    case = await given(session, await sorted_as(session, "proposal"), ward.ECONOMY)
    assert await read_by(session, case, ward.HANDLER)

    await given(session, case, ward.CULTURE)
    with pytest.raises(NotYourUnit):
        await read_by(session, case, ward.HANDLER)


async def test_who_still_has_another_part_reads_on(session: AsyncSession) -> None:
    first = await given(session, await sorted_as(session, "proposal"), ward.ECONOMY)
    second = await sorting.split_case(session, first.id, by=ward.CLERK, now=AT)
    await sort(session, second, "proposal")
    await given(session, second, ward.CULTURE)
    assert await read_by(session, first, ward.HANDLER)


async def test_no_unit_reads_a_letter_of_which_a_part_is_unsorted(session: AsyncSession) -> None:
    """That part may denounce somebody there."""
    first = await given(session, await sorted_as(session, "proposal"), ward.ECONOMY)
    second = await sorting.split_case(session, first.id, by=ward.CLERK, now=AT)
    with pytest.raises(NotYourUnit):
        await read_by(session, first, ward.HANDLER)
    await given(session, first, ward.ECONOMY)
    with pytest.raises(NotYourUnit):
        await read_by(session, first, ward.HANDLER)

    await sort(session, second, "complaint")
    assert await read_by(session, first, ward.HANDLER)


async def test_what_is_over_is_kept_from_the_successor_of_whom_it_accused(
    session: AsyncSession,
) -> None:
    case = await sorted_as(session, "complaint", accused_unit_ids=[ward.CULTURE])
    await step(session, case, "decline")
    assert case.closed_on
    await culture_ends(session)

    with pytest.raises(NotFound):
        await case_for(session, case.id, ward.HANDLER)
    clerk = Actor("x", ward.CODE, frozenset({"reception_clerk"}), ward.ECONOMY)
    with pytest.raises(NotFound):
        await read_by(session, case, clerk)


async def test_the_successor_of_whom_it_accuses_loses_a_case_that_it_had(
    session: AsyncSession,
) -> None:
    case = await sorted_as(session, "complaint", accused_unit_ids=[ward.CULTURE])
    await given(session, case, ward.ECONOMY)
    await culture_ends(session)

    assert (await found(session, Case, case.id)).unit_id is None
    untold = [event["case_id"] for event in told(session, "petition.unassigned")]
    assert untold == [str(case.id)]


async def test_a_step_of_another_part_names_nobody_of_a_denunciation(
    session: AsyncSession,
) -> None:
    """The unit that has the other part sees its steps without asking a second person."""
    first = await given(session, await sorted_as(session, "proposal"), ward.ECONOMY)
    second = await sorting.split_case(session, first.id, by=ward.CLERK, now=AT)
    await step(session, first, "take_up", reason="đã mời bà Trần Thị Thử Nghiệm")

    await sort(session, second, "denunciation")
    with pytest.raises(rules.NamesSomebody):
        await step(session, first, "answer", answer="Đã gặp bà Trần Thị Thử Nghiệm.")
    await step(session, first, "answer", answer="Đã sửa xong.")
