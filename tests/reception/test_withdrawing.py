"""The sender takes a letter back: who is denounced gains nothing by it (Điều 33 Luật Tố cáo)."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.moves import BarredByLaw
from services.reception.cases.queries import intake_of, steps_of
from services.reception.cases.tables import Case
from services.reception.cases.views import tracked_part
from services.reception.cases.withdrawing import may_withdraw, withdraw_petition
from tests.reception import ward
from tests.reception.petitions import MONDAY, received, sort, sorted_as, step
from tests.reception.reports import told

SENDER = Actor("anonymous", ward.CODE)


async def taken_back(session: AsyncSession, case: Case) -> Case:
    """By whoever has the secret."""
    intake = await intake_of(session, case)
    return await withdraw_petition(session, intake, case.part, by=SENDER, now=ward.at(MONDAY))


async def test_a_denunciation_taken_back_goes_on_until_the_ward_ends_it(
    session: AsyncSession,
) -> None:
    case = await taken_back(session, await sorted_as(session, "denunciation"))
    assert (case.state, case.settled_on) == ("sorted", None)
    assert not may_withdraw(case)
    with pytest.raises(BarredByLaw, match="đã được ghi nhận"):
        await taken_back(session, case)

    ended = await step(session, case, "end_withdrawn")
    assert (ended.state, ended.closed_on) == ("terminated", MONDAY)


async def test_signs_of_a_violation_keep_it_alive(session: AsyncSession) -> None:
    case = await taken_back(session, await sorted_as(session, "denunciation"))
    await step(session, case, "find_violation_signs")

    told_to_sender = tracked_part(case, [], await steps_of(session, case.id), MONDAY, None)
    assert [each.move for each in told_to_sender.steps] == ["register", "withdraw"]
    with pytest.raises(BarredByLaw, match="Điều 33 khoản 3"):
        await step(session, case, "end_withdrawn")
    assert (await step(session, case, "accept")).state == "accepted"


async def test_whoever_takes_it_back_does_not_learn_that_signs_were_found(
    session: AsyncSession,
) -> None:
    """It is written down as ever, and settled all the same."""
    case = await sorted_as(session, "denunciation")
    await step(session, case, "find_violation_signs")
    assert may_withdraw(case)
    await taken_back(session, case)
    with pytest.raises(BarredByLaw, match="Điều 33 khoản 3"):
        await step(session, case, "end_withdrawn")


async def test_what_nobody_read_may_denounce_somebody_and_stays_until_it_is_sorted(
    session: AsyncSession,
) -> None:
    case = await taken_back(session, (await received(session)).case)
    assert (case.state, case.closed_on) == ("received", None)

    await sort(session, case, "denunciation")
    assert (case.state, case.facts) == ("sorted", ["withdrawal_asked"])
    await sort(session, case, "denunciation", facts=["several_places"])
    assert "withdrawal_asked" in case.facts  # whoever sorts it again need not remember


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("complaint", "terminated"),
        ("proposal", "withdrawn"),
        ("regulation", "withdrawn"),
        ("recommendation", "withdrawn"),
        ("information", "withdrawn"),
    ],
)
async def test_anything_else_taken_back_ends_as_soon_as_it_is_sorted(
    session: AsyncSession, kind: str, state: str
) -> None:
    case = await taken_back(session, (await received(session)).case)
    await sort(session, case, kind)

    assert (case.state, case.closed_on, case.facts) == (state, MONDAY, [])
    assert told(session, "petition.settled")[-1]["outcome"] == state
