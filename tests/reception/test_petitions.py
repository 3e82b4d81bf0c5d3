"""Petitions: numbered, sorted, split, linked, given to a unit, and moved as the law allows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.outbox import told
from libs.law.moves import BarredByLaw, MoveNotOpen, SortedAlready
from libs.permissions import NotYourRole
from libs.rows import found
from services.reception import consumers
from services.reception.cases import rules, sorting
from services.reception.cases.queries import Sight, case_for, cases, clocks_of, steps_of, tracked
from services.reception.cases.reading import case_page
from services.reception.cases.rules import Channel, Lack
from services.reception.cases.tables import Case, Intake
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import is_restricted
from tests.reception import ward
from tests.reception.petitions import BEFORE, MONDAY, received, sort, sorted_as, step


def events(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """What was told under a name."""
    return [json.loads(row["body"]) for row in told(session) if row["subject"].endswith(f".{name}")]


async def test_each_petition_gets_the_next_number_of_its_year(session: AsyncSession) -> None:
    first, second = await received(session), await received(session)
    old = await received(session, on=date(2025, 12, 30))

    assert second.intake.number == first.intake.number + 1
    assert (old.intake.year, old.intake.number) == (2025, 1)
    assert len({made.code for made in (first, second, old)}) == 3
    assert [each["kind"] for each in events(session, "petition.registered")] == ["unsorted"] * 3


async def test_what_is_kept_outside_the_seal_names_nobody(session: AsyncSession) -> None:
    made = await received(session)

    kept = f"{vars(made.intake)} {vars(made.case)} {told(session)} {session.info['said']}"
    for name in ("Trần", "Mẫu", "thu.nghiem", "0900000001", "cấp phép"):
        assert name not in kept


async def test_only_the_secret_finds_a_petition(session: AsyncSession) -> None:
    made = await received(session)
    await session.flush()

    assert (await tracked(session, made.code, made.secret)).id == made.intake.id
    for code, secret in ((made.code, "A" * 16), ("AAAAAAAA", made.secret)):
        with pytest.raises(rules.NoSuchPetition):
            await tracked(session, code, secret)


async def test_nothing_is_received_tomorrow(session: AsyncSession) -> None:
    with pytest.raises(rules.ReceivedInFuture, match="07/07/2026"):
        await received(session, on=MONDAY + timedelta(days=1), now=ward.at(MONDAY))


async def test_a_sorted_case_has_the_clocks_of_its_kind_from_receipt(session: AsyncSession) -> None:
    made = await received(session)
    case = await sort(session, made.case, "complaint", on=MONDAY + timedelta(days=2))

    due = {each.clock: each.due_on for each in await clocks_of(session, case.id)}
    assert due["accept"] == date(2026, 7, 15)  # seven working days from Monday
    assert due["first_answer"] == date(2026, 7, 20)
    [event] = events(session, "petition.sorted")
    assert event["kind"] == "complaint"
    assert [each["kind"] for each in events(session, "petition.left_kind")] == ["unsorted"]
    counted = next(each for each in await clocks_of(session, case.id) if each.clock == "accept")
    assert [day["number"] for day in counted.counted][-1] == 7
    assert "Điều 10 Nghị định 155/2026" in counted.basis


async def test_a_denunciation_is_restricted_and_its_summary_names_nobody(
    session: AsyncSession,
) -> None:
    made = await received(session)
    with pytest.raises(rules.NamesSomebody):
        await sort(session, made.case, "denunciation", summary="Tố cáo ông Mẫu, cán bộ địa chính")
    await sort(session, made.case, "denunciation")

    assert await is_restricted(session, made.intake.sealed_id)
    with pytest.raises(rules.NamesSomebody):
        await step(session, made.case, "accept", reason="theo đơn của Trần Thị Thử Nghiệm")


async def test_the_unit_of_who_is_accused_never_sees_the_case(session: AsyncSession) -> None:
    case = await sorted_as(session, "denunciation", accused_unit_ids=[ward.ECONOMY])
    barred = (ward.HANDLER, Actor("x", ward.CODE, frozenset({"reception_clerk"}), ward.ECONOMY))

    for by in barred:
        with pytest.raises(NotFound):
            await case_for(session, case.id, by)
        _, lines = await cases(session, by, Sight.OPEN, MONDAY)
        assert case.id not in {line.case.id for line in lines}
    with pytest.raises(rules.GivenToAccused):
        await sorting.assign_case(
            session, case.id, unit_id=ward.ECONOMY, by=ward.CLERK, now=ward.at(MONDAY)
        )
    for_chair = await sorted_as(session, "denunciation", accused_roles=["chair"])
    with pytest.raises(NotFound):
        await case_for(session, for_chair.id, ward.CHAIR)


async def test_what_nobody_sorted_is_given_to_no_unit(session: AsyncSession) -> None:
    """It may denounce somebody there, who would have read it before anybody is barred."""
    case = (await received(session)).case
    with pytest.raises(rules.NotSortedYet):
        await sorting.assign_case(
            session, case.id, unit_id=ward.ECONOMY, by=ward.CLERK, now=ward.at(MONDAY)
        )
    assert case.unit_id is None


async def test_whoever_one_part_accuses_loses_every_part_and_learns_of_none(
    session: AsyncSession,
) -> None:
    at = ward.at(MONDAY)
    first = await sorted_as(session, "proposal")
    await sorting.assign_case(session, first.id, unit_id=ward.ECONOMY, by=ward.CLERK, now=at)
    await sorting.take_case(session, first.id, by=ward.HANDLER, now=at)
    second = await sorting.split_case(session, first.id, by=ward.CLERK, now=at)
    accused = {"accused_unit_ids": [ward.ECONOMY], "accused_roles": ["chair"]}
    await sort(session, second, "denunciation", **accused)

    for by in (ward.HANDLER, ward.CHAIR):
        for part in (first, second):
            with pytest.raises(NotFound):
                await case_for(session, part.id, by)
    assert (first.unit_id, first.handler_id) == (None, None)
    assert (await steps_of(session, first.id))[-1].move == "take_away"
    assert [told["case_id"] for told in events(session, "petition.unassigned")] == [str(first.id)]
    with pytest.raises(rules.GivenToAccused):
        await sorting.assign_case(session, first.id, unit_id=ward.ECONOMY, by=ward.CLERK, now=at)
    await sorting.assign_case(session, first.id, unit_id=ward.CULTURE, by=ward.CLERK, now=at)
    assert events(session, "petition.assigned")[-1]["unit_id"] == str(ward.CULTURE)


async def test_a_department_sees_what_it_was_given_and_the_office_no_denunciation(
    session: AsyncSession,
) -> None:
    case = await sorted_as(session, "proposal")
    with pytest.raises(NotFound):
        await case_for(session, case.id, ward.HANDLER)
    await sorting.assign_case(
        session, case.id, unit_id=ward.ECONOMY, by=ward.CLERK, now=ward.at(MONDAY)
    )
    assert (await case_for(session, case.id, ward.HANDLER)).unit_id == ward.ECONOMY
    taken = await sorting.take_case(session, case.id, by=ward.HANDLER, now=ward.at(MONDAY))
    assert taken.handler_id == ward.HANDLER.id

    assert await case_for(session, case.id, ward.OFFICIAL)
    denounced = await sorted_as(session, "denunciation")
    of_no_unit = Actor("x", ward.CODE, frozenset({"office"}))
    for by in (ward.OFFICIAL, of_no_unit):
        with pytest.raises(NotFound):
            await case_for(session, denounced.id, by)
    with pytest.raises(NotYourRole):
        await sorting.split_case(session, case.id, by=ward.HANDLER, now=ward.at(MONDAY))


async def test_one_letter_with_two_contents_becomes_two_cases(session: AsyncSession) -> None:
    first = await sorted_as(session, "denunciation", accused_unit_ids=[ward.ECONOMY])
    second = await sorting.split_case(session, first.id, by=ward.CLERK, now=ward.at(MONDAY))
    await sort(session, second, "proposal")

    assert (second.part, second.intake_id) == (2, first.intake_id)
    assert second.received_on == first.received_on
    assert second.accused_unit_ids == [str(ward.ECONOMY)]
    assert {first.kind, second.kind} == {"denunciation", "proposal"}


async def test_duplicates_stay_open_and_what_was_used_up_is_used_up(session: AsyncSession) -> None:
    first = await sorted_as(session, "proposal", facts=["not_ours"])
    await step(session, first, "transfer")
    again = await sorted_as(session, "proposal", facts=["not_ours"])
    await sorting.link_duplicate(
        session, again.id, earlier_id=first.id, by=ward.CLERK, now=ward.at(MONDAY)
    )

    assert (again.duplicate_of, again.closed_on) == (first.id, None)
    with pytest.raises(BarredByLaw, match="đã được chuyển một lần"):
        await step(session, again, "transfer")
    assert (await step(session, again, "guide")).state == "guided"


async def test_what_was_linked_before_it_was_sorted_is_not_transferred_again(
    session: AsyncSession,
) -> None:
    """Its page offers the link above the form that sorts."""
    first = await sorted_as(session, "proposal", facts=["not_ours"])
    await step(session, first, "transfer")
    again = (await received(session)).case
    await sorting.link_duplicate(
        session, again.id, earlier_id=first.id, by=ward.CLERK, now=ward.at(MONDAY)
    )
    await sort(session, again, "proposal", facts=["not_ours"])
    with pytest.raises(BarredByLaw, match="đã được chuyển một lần"):
        await step(session, again, "transfer")


async def test_one_of_all_linked_cases_is_transferred_whichever_came_first(
    session: AsyncSession,
) -> None:
    first, second, third = [
        await sorted_as(session, "proposal", facts=["not_ours"]) for _ in range(3)
    ]
    for later in (second, third):
        await sorting.link_duplicate(
            session, later.id, earlier_id=first.id, by=ward.CLERK, now=ward.at(MONDAY)
        )
    await step(session, second, "transfer")

    for other in (first, third):
        page = await case_page(session, other, ward.CLERK, ward.at(MONDAY))
        assert "transfer" not in {each.move for each in page.moves}
        with pytest.raises(BarredByLaw, match="đã được chuyển một lần"):
            await step(session, other, "transfer")


async def test_denunciations_of_two_letters_are_never_linked(session: AsyncSession) -> None:
    one, two = [await sorted_as(session, "denunciation") for _ in range(2)]

    with pytest.raises(rules.AcrossPersons):
        await sorting.link_duplicate(
            session, two.id, earlier_id=one.id, by=ward.CLERK, now=ward.at(MONDAY)
        )
    with pytest.raises(rules.LinkedToItself):
        await sorting.link_duplicate(
            session, one.id, earlier_id=one.id, by=ward.CLERK, now=ward.at(MONDAY)
        )


async def test_a_letter_that_lacks_something_is_not_taken_up(session: AsyncSession) -> None:
    case = await sorted_as(session, "complaint", lacks=[Lack.SIGNATURE, Lack.DAY])

    with pytest.raises(rules.LetterLacks, match="ngày viết đơn, chữ ký"):
        await step(session, case, "accept")
    assert (await step(session, case, "return")).settled_on == MONDAY
    with pytest.raises(rules.UnknownFact, match="press"):
        await sorted_as(session, "complaint", facts=["press"])


async def test_a_complaint_goes_its_way_and_every_step_is_kept(session: AsyncSession) -> None:
    case = await sorted_as(session, "complaint")
    later = MONDAY + timedelta(days=16)
    await step(session, case, "accept", on=MONDAY + timedelta(days=1))
    with pytest.raises(SortedAlready):
        await sort(session, case, "proposal", on=later)
    await step(session, case, "suspend", on=MONDAY + timedelta(days=6))
    await step(session, case, "resume", on=later)
    with pytest.raises(MoveNotOpen, match="Điều 32"):
        await step(session, case, "send_decision", on=later)
    await step(session, case, "decide", on=later, number="20/QĐ-UBND")
    await step(session, case, "send_decision", on=date(2026, 7, 29))

    assert (case.state, case.settled_on, case.closed_on) == ("sent", later, None)
    clocks = {each.clock: each for each in await clocks_of(session, case.id)}
    # Four days counted, ten stood still: 7 July + 30 days + 10 days.
    assert clocks["settle"].due_on == date(2026, 8, 17)
    assert (clocks["decision_sent"].due_on, clocks["decision_sent"].days_late) == (
        date(2026, 7, 27),
        2,
    )
    moves = [each.move for each in await steps_of(session, case.id)]
    assert moves[:3] == ["register", "sort", "accept"]
    [settled] = events(session, "petition.settled")
    assert (settled["outcome"], settled["days_late"]) == ("decided", 0)
    assert [each["days_late"] for each in events(session, "petition.moved")][-1] == 2


async def test_what_was_sorted_late_but_settled_in_time_is_not_late(session: AsyncSession) -> None:
    """Two days to sort are the ward's own goal, and no time limit of the law."""
    made = await received(session)
    late = MONDAY + timedelta(days=7)
    case = await sort(session, made.case, "complaint", on=late)
    [sorting_clock] = [each for each in await clocks_of(session, case.id) if each.clock == "sort"]
    assert sorting_clock.days_late == 3
    await step(session, case, "accept", on=late)
    await step(session, case, "decide", on=late)

    [settled] = events(session, "petition.settled")
    assert settled["days_late"] == 0
    assert [each["days_late"] for each in events(session, "petition.moved")] == [0, 0]


async def test_no_step_is_made_tomorrow_or_before_the_last(session: AsyncSession) -> None:
    case = await sorted_as(session, "proposal")

    with pytest.raises(rules.StepInFuture):
        await sort(session, case, "complaint", on=MONDAY + timedelta(days=1), now=ward.at(MONDAY))
    assert (await found(session, Case, case.id)).kind == "proposal"


async def test_what_another_body_sent_is_answered_to_it(session: AsyncSession) -> None:
    made = await received(session, channel=Channel.FORWARDED, forwarded_by="Thanh tra tỉnh")
    case = await sort(session, made.case, "proposal")
    await step(session, case, "take_up")
    await step(session, case, "answer", answer="Đã sửa đoạn đường.")

    clocks = {each.clock: each for each in await clocks_of(session, case.id)}
    assert clocks["feedback"].due_on == date(2026, 7, 15)
    await step(session, case, "tell_forwarder")
    intake = await found(session, Intake, case.intake_id)
    assert (intake.forwarded_by, case.answer) == ("Thanh tra tỉnh", "Đã sửa đoạn đường.")


async def test_a_letter_is_kept_from_the_end_of_its_last_case(session: AsyncSession) -> None:
    first = await sorted_as(session, "proposal")
    second = await sorting.split_case(session, first.id, by=ward.CLERK, now=ward.at(MONDAY))
    intake = await found(session, Intake, first.intake_id)
    kept = await found(session, KeptLetter, intake.sealed_id)
    await step(session, first, "return")
    assert kept.closed_on is None

    await step(session, second, "file")
    assert (kept.closed_on, kept.kept_as) == (MONDAY, "ineligible")
    third = await sorting.split_case(session, first.id, by=ward.CLERK, now=ward.at(MONDAY))
    assert kept.kept_until is None
    await sort(session, third, "proposal", facts=["not_ours"])
    await step(session, third, "transfer")
    assert kept.kept_as == "settled"


async def test_a_closed_unit_hands_its_cases_on_and_stays_blind(session: AsyncSession) -> None:
    mine = await sorted_as(session, "proposal", on=BEFORE)
    await sorting.assign_case(
        session, mine.id, unit_id=ward.CULTURE, by=ward.CLERK, now=ward.at(BEFORE)
    )
    against = await sorted_as(session, "denunciation", on=BEFORE, accused_unit_ids=[ward.CULTURE])
    await session.flush()
    closed = UnitClosed(
        occurred_at=ward.at(MONDAY),
        unit_id=ward.CULTURE,
        successor_id=ward.ECONOMY,
        closed_on=MONDAY,
    )
    await consumers.close_unit(session, closed, ward.heard(MONDAY))

    assert (await found(session, Case, mine.id)).unit_id == ward.ECONOMY
    assert str(ward.ECONOMY) in (await found(session, Case, against.id)).accused_unit_ids
    with pytest.raises(NotFound):
        await case_for(session, against.id, ward.HANDLER)
