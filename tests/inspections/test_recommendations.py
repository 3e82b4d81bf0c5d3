"""A unit is asked to put something right; somebody who did not do it finds it done."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.contracts.evidence import Evidence
from libs.contracts.planning.tasks import TaskDone
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.law.calendar import DayKind, Override, national_calendar
from libs.permissions import NotYourRole, NotYourUnit
from libs.remembered.queries import UnitClosedNow
from services.inspections.consumers import HEARS
from services.inspections.findings.queries import findings_of
from services.inspections.inspections.rules import InspectionKind
from services.inspections.recommendations import answering, rules, verifying
from services.inspections.recommendations.minding import (
    flag_overdue_recommendations,
    follow_calendar,
)
from services.inspections.recommendations.queries import recommendation, recommendations
from services.inspections.recommendations.rules import RecommendationState
from services.inspections.recommendations.tables import Recommendation
from tests.inspections import ward
from tests.inspections.asking import ASKED, asked, concluded
from tests.inspections.checks import (
    CHAIR,
    COLLEAGUE,
    FRONT,
    HEAD,
    INSPECTED,
    LEADER,
    MEMBER,
    OTHER_OFFICE,
    PAPER,
    appoint_everybody,
    on,
    started,
    told,
)

CLOCK = replace(CHAIR, id="clock", roles=frozenset({"clock"}))
DONE = {"note": "Đã thay bảng.", "evidence": [PAPER]}
LATER = ward.at(on(12))


@pytest.fixture(autouse=True)
async def officials(session: AsyncSession) -> None:
    await appoint_everybody(session)


@pytest.fixture
async def owed(session: AsyncSession) -> Recommendation:
    return await asked(session, await concluded(session))


async def _steps(session: AsyncSession, row: Recommendation) -> list[str]:
    await session.flush()
    one = await recommendation(session, row.id, CHAIR)
    return [step.state for step in one.steps]


async def test_it_is_received_worked_on_reported_and_found_done_by_somebody_else(
    session: AsyncSession, owed: Recommendation
) -> None:
    await answering.receive_recommendation(session, owed.id, by=INSPECTED, now=ASKED)
    noted = {"note": "Đã đặt in.", "evidence": [], "by": COLLEAGUE, "now": LATER}
    for _ in range(2):
        await answering.note_remedy(session, owed.id, **noted)
    with pytest.raises(rules.RemedyUnproven):
        await answering.report_remedy(
            session, owed.id, note="Xong", evidence=[], by=INSPECTED, now=LATER
        )
    await answering.report_remedy(session, owed.id, **DONE, by=INSPECTED, now=LATER)
    await session.flush()
    await verifying.close_recommendation(session, owed.id, note="Đã xem.", by=MEMBER, now=LATER)

    assert await _steps(session, owed) == [
        *("received", "in_progress", "in_progress", "remedied", "closed")
    ]
    [remedied] = told(session, "recommendation.remedied")
    assert remedied["evidence"][0]["sha256"] == PAPER.sha256
    [closed] = told(session, "recommendation.closed")
    assert (closed["remedied"], closed["was_overdue"]) == (True, False)
    assert "bảng" not in str(told(session)).lower()
    with pytest.raises(rules.RecommendationNotInThisState):
        await answering.refuse_recommendation(
            session, owed.id, reason="Muộn", by=INSPECTED, now=LATER
        )


@pytest.mark.parametrize("by", [INSPECTED, COLLEAGUE])
async def test_neither_the_implementer_nor_the_unit_closes_it(
    session: AsyncSession, owed: Recommendation, by: object
) -> None:
    await answering.report_remedy(session, owed.id, **DONE, by=INSPECTED, now=LATER)
    await session.flush()
    with pytest.raises(rules.VerifiedByTheImplementer, match="không tự xác nhận"):
        await verifying.close_recommendation(session, owed.id, note="", by=by, now=LATER)
    with pytest.raises(rules.VerifiedByTheImplementer):
        await verifying.return_recommendation(session, owed.id, reason="x", by=by, now=LATER)


async def test_who_did_it_and_then_changed_units_or_became_chair_does_not_close_it(
    session: AsyncSession, owed: Recommendation
) -> None:
    await answering.report_remedy(session, owed.id, **DONE, by=INSPECTED, now=LATER)
    await session.flush()
    risen = replace(INSPECTED, roles=frozenset({"chair"}), unit_id=ward.OFFICE)
    with pytest.raises(rules.VerifiedByTheImplementer):
        await verifying.close_recommendation(session, owed.id, note="", by=risen, now=LATER)
    came = replace(LEADER, unit_id=ward.CULTURE)  # of the team, now works in the unit
    with pytest.raises(rules.VerifiedByTheImplementer):
        await verifying.close_recommendation(session, owed.id, note="", by=came, now=LATER)
    with pytest.raises(rules.NotYoursToVerify):
        await verifying.close_recommendation(session, owed.id, note="", by=OTHER_OFFICE, now=LATER)
    await verifying.close_recommendation(session, owed.id, note="", by=CHAIR, now=LATER)


async def test_what_is_not_enough_goes_back_with_a_reason(
    session: AsyncSession, owed: Recommendation
) -> None:
    with pytest.raises(rules.RecommendationNotInThisState, match="mới ban hành"):
        await verifying.close_recommendation(session, owed.id, note="", by=LEADER, now=LATER)
    await answering.report_remedy(session, owed.id, **DONE, by=INSPECTED, now=LATER)
    back = {"reason": "Còn thiếu một tờ.", "by": LEADER, "now": LATER}
    await verifying.return_recommendation(session, owed.id, **back)
    await answering.refuse_recommendation(
        session, owed.id, reason="Không thuộc phòng.", by=INSPECTED, now=LATER
    )
    await verifying.return_recommendation(session, owed.id, **back)
    await answering.refuse_recommendation(
        session, owed.id, reason="Không thuộc phòng.", by=INSPECTED, now=LATER
    )
    await session.flush()
    await verifying.close_recommendation(session, owed.id, note="Rút.", by=CHAIR, now=LATER)

    assert [each["remedied"] for each in told(session, "recommendation.closed")] == [False]
    assert len(told(session, "recommendation.refused")) == 2
    assert "Không thuộc phòng" not in str(told(session))


async def test_a_check_without_a_conclusion_or_of_oneself_asks_nothing(
    session: AsyncSession,
) -> None:
    check = await started(session)
    with pytest.raises(rules.NotConcludedYet):
        await asked(session, check)
    check = await concluded(session)
    [finding] = await findings_of(session, check.id)
    with pytest.raises(rules.NotYoursToIssue):
        await asked(session, check, by=OTHER_OFFICE)
    with pytest.raises(rules.FindingOfAnotherCheck):
        await asked(session, check, finding_id=ward.an_id("other"))
    with pytest.raises(NotFound):
        await asked(session, check, unit_id=ward.an_id("nowhere"))
    first = await asked(session, check, finding_id=finding.id)
    second = await asked(session, check, by=CHAIR, unit_id=ward.NORTH)

    assert (first.ordinal, second.ordinal) == (1, 2)
    issued = told(session, "recommendation.issued")
    assert [each["unit_id"] for each in issued] == [str(ward.CULTURE), str(ward.NORTH)]


async def test_its_day_is_named_or_the_rules_and_explained(session: AsyncSession) -> None:
    check = await concluded(session)
    for bad, refusal in (
        (date(2026, 3, 11), rules.RemedyDayNotAhead),
        (date(2026, 3, 14), rules.RemedyDayOff),  # a Saturday
        (date(2027, 12, 1), rules.RemedyDayTooFar),
    ):
        with pytest.raises(refusal):
            await asked(session, check, due_on=bad)
    named = await asked(session, check, due_on=date(2026, 3, 20))
    assert (named.due_rule, named.due_basis) == ("named", "Kết luận số 50/KL-UBND")
    by_rule = await asked(session, check)
    assert (by_rule.due_on, by_rule.due_rule) == (date(2026, 4, 10), "inspection.remedy")
    assert by_rule.counted[-1]["on"] == "2026-04-10"


async def test_overdue_is_told_once_and_not_of_what_was_reported(
    session: AsyncSession,
) -> None:
    check = await concluded(session)
    late, reported = [await asked(session, check, due_on=on(10)) for _ in range(2)]
    await answering.report_remedy(session, reported.id, **DONE, by=INSPECTED, now=ward.at(on(10)))
    for day in (10, 11, 12):
        await flag_overdue_recommendations(session, by=CLOCK, now=ward.at(on(day), 6))
        await session.flush()

    [overdue] = told(session, "recommendation.overdue")
    assert (overdue["recommendation_id"], overdue["on"]) == (str(late.id), on(11).isoformat())
    noted = [each["action"] for each in session.info["said"] if each["object_id"] == str(late.id)]
    assert noted.count("flag_overdue_recommendation") == 1
    [one] = [
        each
        for each in await recommendations(session, CHAIR, closed_since=on(0))
        if rules.is_overdue(RecommendationState(each.row.state), each.row.due_on, on(12))
    ]
    assert one.row.id == late.id


async def test_a_day_of_the_rule_follows_the_calendar_and_a_named_one_stays(
    session: AsyncSession,
) -> None:
    check = await concluded(session)
    by_rule, named = await asked(session, check), await asked(session, check, due_on=on(18))
    off = Override(
        on=date(2026, 4, 10),
        kind=DayKind.OFF,
        name="Nghỉ theo công văn",
        basis="Công văn 1",
        ordered_on=date(2026, 3, 20),
    )
    changed = national_calendar().with_overrides([off])
    for _ in range(2):
        await follow_calendar(session, by=CLOCK, now=ward.at(on(20)), calendar=changed)

    assert (by_rule.due_on, named.due_on) == (date(2026, 4, 13), on(18))
    [moved] = told(session, "recommendation.moved")
    assert (moved["was_due_on"], moved["due_on"]) == ("2026-04-10", "2026-04-13")


async def test_the_addressee_reads_it_without_the_check_of_another_unit(
    session: AsyncSession,
) -> None:
    check = await concluded(session, InspectionKind.UNANNOUNCED)
    row = await asked(session, check, unit_id=ward.NORTH)
    assert (await recommendation(session, row.id, HEAD)).row.id == row.id
    assert not rules.may_read_check(check.secrecy, HEAD)
    assert await recommendation(session, row.id, FRONT)
    neighbour = replace(HEAD, id=str(ward.an_id("south")), unit_id=ward.SOUTH)
    with pytest.raises(NotFound):
        await recommendation(session, row.id, neighbour)
    with pytest.raises(NotYourUnit):
        await answering.receive_recommendation(session, row.id, by=LEADER, now=ASKED)
    with pytest.raises(NotYourRole):
        await answering.receive_recommendation(session, row.id, by=CHAIR, now=ASKED)


def _finished(row: Recommendation, outcome: str, *proofs: Evidence) -> TaskDone:
    of = {"task_id": ward.an_id("task"), "kind": "remedy", "origin_id": row.id}
    how = {"on": on(12), "days_late": 0, "evidence": proofs, "by_unit_id": ward.OFFICE}
    return TaskDone(occurred_at=LATER, **of, **how, outcome=outcome)


async def test_its_task_done_is_ready_to_verify_and_nothing_is_noted_twice(
    session: AsyncSession, owed: Recommendation
) -> None:
    proof = Evidence(**asdict(PAPER))
    heard = ward.heard(on(12), 78)
    await HEARS[TaskDone](session, _finished(owed, "partly"), heard)
    for _ in range(2):
        await HEARS[TaskDone](session, _finished(owed, "done", proof), heard)
        await session.flush()
    other = TaskDone(
        **_finished(owed, "done", proof).model_dump() | {"origin_id": ward.an_id("another task")}
    )
    await HEARS[TaskDone](session, other, heard)

    assert await _steps(session, owed) == ["in_progress", "remedied"]
    assert len(told(session, "recommendation.remedied")) == 1
    # Whoever finished the task worked in the office: nobody from there finds it done.
    helper = replace(LEADER, unit_id=ward.OFFICE)
    with pytest.raises(rules.VerifiedByTheImplementer):
        await verifying.close_recommendation(session, owed.id, note="", by=helper, now=LATER)
    await verifying.close_recommendation(session, owed.id, note="", by=MEMBER, now=LATER)


@pytest.mark.parametrize("by", [LEADER, CHAIR])
async def test_what_was_asked_by_mistake_is_taken_back_by_the_leader_or_the_chair(
    session: AsyncSession, owed: Recommendation, by: Actor
) -> None:
    why = {"reason": "Ghi nhầm đơn vị.", "now": LATER}
    for other in (MEMBER, INSPECTED, replace(CHAIR, unit_id=ward.CULTURE)):
        with pytest.raises((rules.NotYoursToTakeBack, NotYourRole)):
            await verifying.take_back_recommendation(session, owed.id, **why, by=other)
    with pytest.raises(rules.RecommendationNotInThisState):  # nothing was reported to be verified
        await verifying.close_recommendation(session, owed.id, note="", by=by, now=LATER)
    await verifying.take_back_recommendation(session, owed.id, **why, by=by)

    assert await _steps(session, owed) == ["closed"]
    assert rules.is_taken_back(["closed"])
    assert not rules.is_taken_back(["remedied", "closed"])
    [closed] = told(session, "recommendation.closed")
    assert (closed["remedied"], owed.closed_on) == (False, on(12))
    assert "nhầm" not in str(told(session))
    with pytest.raises(rules.RecommendationNotInThisState):
        await verifying.take_back_recommendation(session, owed.id, **why, by=by)


async def test_nobody_owes_what_was_asked_of_a_unit_that_ended_without_a_successor(
    session: AsyncSession,
) -> None:
    check = await concluded(session)
    owed, reported = [await asked(session, check) for _ in range(2)]
    await answering.report_remedy(session, reported.id, **DONE, by=INSPECTED, now=LATER)
    await session.flush()
    ended = UnitClosed(occurred_at=LATER, unit_id=ward.CULTURE, closed_on=on(12), successor_id=None)
    await HEARS[UnitClosed](session, ended, ward.heard(on(12), 77))

    assert (owed.state, reported.state) == ("closed", "remedied")
    [closed] = told(session, "recommendation.closed")
    assert (closed["recommendation_id"], closed["remedied"]) == (str(owed.id), False)
    one = await recommendation(session, owed.id, CHAIR)
    assert "không có đơn vị kế thừa" in one.steps[-1].note


async def test_what_a_closed_unit_owes_goes_to_its_successor(
    session: AsyncSession, owed: Recommendation
) -> None:
    closed = UnitClosed(
        occurred_at=LATER, unit_id=ward.CULTURE, closed_on=on(12), successor_id=ward.OFFICE
    )
    await HEARS[UnitClosed](session, closed, ward.heard(on(12), 77))
    assert owed.unit_id == ward.OFFICE
    with pytest.raises(UnitClosedNow):
        await asked(session, await concluded(session), unit_id=ward.CULTURE)
