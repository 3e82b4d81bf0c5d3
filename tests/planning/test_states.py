"""Every move of a plan: the table, and each use case tried in every state."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from services.planning import rules
from services.planning.rules import (
    PLAN_MOVES,
    AlreadyApproved,
    PlanMoveNotAllowed,
    PlanState,
    Position,
    Signature,
    SigningForm,
    check_move,
)
from services.planning.tables import Plan
from tests.planning.ward import APPROVAL, BINH, CHAIR, LAN, WARD


@pytest.mark.parametrize("now", PlanState)
@pytest.mark.parametrize("to", PlanState)
def test_a_plan_makes_exactly_the_moves_of_the_table(now, to):
    allowed = {
        ("draft", "submitted"),
        ("submitted", "draft"),
        ("submitted", "approved"),
        ("approved", "in_force"),
        ("in_force", "closed"),
        ("approved", "replaced"),
        ("in_force", "replaced"),
    }
    assert (to in PLAN_MOVES[now]) == ((now, to) in allowed)
    if (now, to) in allowed:
        check_move(now, to)
    elif to is PlanState.APPROVED and now in rules.SIGNED_STATES:
        with pytest.raises(AlreadyApproved):
            check_move(now, to)
    else:
        with pytest.raises(PlanMoveNotAllowed):
            check_move(now, to)


@pytest.mark.parametrize("state", PlanState)
async def test_each_use_case_is_refused_in_every_state_but_its_own(faces, small_plan, state):
    plan_id = await faces.submitted(small_plan)
    async with faces.database.transaction(WARD) as session:
        (await session.get(Plan, plan_id)).state = state

    review = await faces.post(f"plans/{plan_id}/review", {"accept_from": "low"}, by=LAN)
    submission = await faces.post(f"plans/{plan_id}/submission", by=BINH)
    async with faces.database.transaction(WARD) as session:
        (await session.get(Plan, plan_id)).state = state
    approval = await faces.approve(plan_id, APPROVAL, by=CHAIR)

    assert review.status_code == (200 if state == "draft" else 409)
    assert submission.status_code == (201 if state == "draft" else 409)
    assert approval.status_code == (201 if state == "submitted" else 409)


@pytest.mark.parametrize("number", ["1/KH-UBND", "168a/KH-UBND", "36/2025/QĐ-UBND", "12b/KH-HĐND"])
def test_numbers_as_wards_write_them_are_good(number):
    assert rules.NUMBER.fullmatch(number)


def test_a_plan_may_be_signed_today_and_in_the_year_before():
    today = date(2025, 1, 10)
    for signed_on in (today, today - timedelta(days=375)):
        signature = Signature("36/KH-UBND", signed_on, SigningForm.ON_BEHALF, Position.CHAIR)
        rules.check_signature(signature, 2025, today)
