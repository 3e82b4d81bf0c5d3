"""A convention in use: sent out, complained about, suspended, abolished, looked back on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.contracts.directory import UnitClosed
from libs.kernel.errors import Forbidden, NotFound
from libs.law.moves import EventNotYet, MoveNotOpen, NothingToClose, StillNeeded
from libs.law.refusals import NoSuchSuspension
from services.participation.consumers import HEARS
from services.participation.conventions.actions import drop_convention
from services.participation.conventions.voting import put_convention_to_vote
from services.participation.matters.actions import decline_matter
from services.participation.matters.standings import matter_locked
from services.participation.recognising.actions import abolish_decision
from services.participation.village.duties import convention_duties
from services.participation.village.overseeing import rules
from services.participation.village.overseeing.actions import (
    abolish_convention,
    agree_review_day,
    clear_finding,
    find_violation,
    resume_convention,
    review_convention,
    send_out_convention,
    suspend_convention,
)
from services.participation.village.overseeing.complaining import (
    answer_convention_complaint,
    note_convention_complaint,
)
from services.participation.village.overseeing.flagging import flag_neglected
from services.participation.village.overseeing.rules import Agreed, Source
from tests.participation import conventions, ward
from tests.participation.conventions import FREE
from tests.participation.households import households
from tests.participation.matters import last, names

ON = date(2026, 4, 2)  # a Thursday: recognised on the evening of the meeting
DECIDED = {"number": "7/QĐ-UBND", "reason": "Điều 2 trái nguyên tắc"}


def at(day: date) -> dict[str, object]:
    """The chair acts on a day."""
    return {"by": ward.CHAIR, "now": ward.at(day)}


async def in_force(session):
    """A convention recognised on ON."""
    return await conventions.recognised(session, await households(session, 9))


async def complained(session, row, received_on: date, day: date | None = None):
    """A letter of a household about it."""
    return await note_convention_complaint(
        session,
        row.id,
        source=Source.HOUSEHOLD,
        number="15/VBĐ",
        gist="Điều 2 phạt tiền hộ cưới dài ngày.",
        received_on=received_on,
        by=ward.OFFICIAL,
        now=ward.at(day or received_on),
    )


async def test_the_decision_goes_out_within_two_working_days_once(session):
    row = await in_force(session)
    with pytest.raises(Forbidden):
        await send_out_convention(session, row.id, by=ward.HEAD, now=ward.at(ON))
    late = date(2026, 4, 7)  # due on Monday the 6th
    await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 4, 6), 6))
    assert "convention.neglected" not in names(session)
    for _ in range(2):
        await flag_neglected(session, by=ward.CLOCK, now=ward.at(late, 6))
    assert names(session).count("convention.neglected") == 1
    told = last(session, "convention.neglected")
    assert (told["owed"], told["due_on"]) == ("sending_out", "2026-04-06")
    await send_out_convention(session, row.id, by=ward.OFFICIAL, now=ward.at(late))
    assert last(session, "convention.sent_out")["days_late"] == 1
    with pytest.raises(NothingToClose, match="Điều 18 khoản 1 điểm a"):
        await send_out_convention(session, row.id, by=ward.OFFICIAL, now=ward.at(late))


async def test_a_complaint_is_answered_within_three_working_days(session):
    row = await in_force(session)
    one = await complained(session, row, date(2026, 4, 10))  # a Friday
    assert rules.answer_by(one.received_on).due_on == date(2026, 4, 15)
    for by in (ward.HEAD, ward.OFFICIAL, ward.FRONT_OFFICIAL):
        with pytest.raises(Forbidden):
            await answer_convention_complaint(
                session, one.id, number="8/UBND", answer="x", by=by, now=ward.at(ON)
            )
    await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 4, 15), 6))
    assert last(session, "convention.neglected")["owed"] == "sending_out"
    for _ in range(2):
        await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 4, 16), 6))
    assert last(session, "convention.neglected")["owed"] == "complaint"
    assert names(session).count("convention.neglected") == 2
    said = {"number": "8/UBND", "answer": "Điều 2 không phạt tiền."}
    await answer_convention_complaint(session, one.id, **said, **at(date(2026, 4, 16)))
    told = last(session, "convention.complaint_answered")
    assert (told["upheld"], told["days_late"]) == (False, 1)
    assert "phạt" not in str(told)
    with pytest.raises(rules.ComplaintAnsweredAlready):
        await answer_convention_complaint(session, one.id, **said, **at(date(2026, 4, 16)))


async def test_only_what_is_in_use_can_be_complained_about(session):
    draft = await conventions.posted(session)
    with pytest.raises(rules.NotInForce):
        await complained(session, draft, conventions.DAY)
    dropped = {"reason": "Đã có bản cũ", "by": ward.HEAD, "now": ward.at(conventions.DAY)}
    await drop_convention(session, draft.id, **dropped)
    row = await conventions.entered(session, on=ON, day=ON)
    with pytest.raises(rules.ComplaintInFuture):
        await complained(session, row, ON + timedelta(days=1), ON)
    with pytest.raises(rules.ComplaintBeforeConvention, match="02/04/2026"):
        await complained(session, row, ON - timedelta(days=1), ON)


async def test_a_suspension_names_its_ground_and_what_it_reaches(session):
    row = await in_force(session)
    one = await complained(session, row, ON)
    said = {"ground": "purpose", "parts": "Điều 2", "complaint_id": one.id, **DECIDED}
    with pytest.raises(NoSuchSuspension, match="khoản 1 Điều 12"):
        await suspend_convention(session, row.id, **{**said, "ground": "other"}, **at(ON))
    with pytest.raises(rules.PartsMissing, match="điểm b khoản 1 Điều 12"):
        await suspend_convention(session, row.id, **{**said, "parts": ""}, **at(ON))
    with pytest.raises(StillNeeded, match=r"lý do.*Điều 12"):
        await suspend_convention(session, row.id, **{**said, "reason": ""}, **at(ON))
    await suspend_convention(session, row.id, **said, **at(ON))
    assert (row.state, row.ground, row.suspended_parts) == ("suspended", "purpose", "Điều 2")
    assert (one.upheld, one.answer_number) == (True, "7/QĐ-UBND")
    assert last(session, "convention.suspended")["whole"] is False
    with pytest.raises(MoveNotOpen, match="Điều 12"):
        await suspend_convention(session, row.id, **said, **at(ON))
    await resume_convention(session, row.id, number="9/QĐ-UBND", reason="Đã sửa", **at(ON))
    assert (row.state, row.ground, row.suspended_parts) == ("in_force", None, "")
    whole = {"ground": "procedure", "parts": "Điều 2", "complaint_id": None, **DECIDED}
    await suspend_convention(session, row.id, **whole, **at(ON))
    assert row.suspended_parts == ""
    assert last(session, "convention.suspended")["whole"] is True


async def test_a_complaint_about_another_convention_is_not_answered_by_this_suspension(session):
    row = await in_force(session)
    south = await conventions.entered(session, on=ON, day=ON, unit_id=ward.SOUTH)
    other = await complained(session, south, ON)
    said = {"ground": "purpose", "parts": "Điều 2", **DECIDED}
    with pytest.raises(NotFound):
        await suspend_convention(session, row.id, complaint_id=other.id, **said, **at(ON))


async def test_the_ward_abolishes_within_five_working_days_of_what_it_found(session):
    row = await in_force(session)
    with pytest.raises(NothingToClose, match="Điều 14"):
        await abolish_convention(session, row.id, **DECIDED, **at(ON))
    tomorrow = {"on": ON + timedelta(days=1), "reason": "Trái luật"}
    with pytest.raises(EventNotYet):
        await find_violation(session, row.id, **tomorrow, **at(ON))
    found_on = date(2026, 4, 3)
    await find_violation(session, row.id, on=found_on, reason="Trái luật", **at(date(2026, 4, 6)))
    await send_out_convention(session, row.id, by=ward.CHAIR, now=ward.at(date(2026, 4, 6)))
    await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 4, 10), 6))
    assert "convention.neglected" not in names(session)
    await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 4, 11), 6))
    told = last(session, "convention.neglected")
    assert (told["owed"], told["due_on"]) == ("abolition", "2026-04-10")
    for by in (ward.OFFICIAL, ward.HEAD, ward.FRONT_OFFICIAL):
        with pytest.raises(Forbidden):
            await abolish_convention(session, row.id, **DECIDED, by=by, now=ward.at(ON))
    await abolish_convention(session, row.id, **DECIDED, **at(date(2026, 4, 13)))
    assert (row.state, row.ended_on, row.number) == ("abolished", date(2026, 4, 13), "7/QĐ-UBND")
    assert (await matter_locked(session, row.matter_id)).state == "abolished"
    assert last(session, "convention.ended")["ended_as"] == "abolished"


async def test_the_decision_behind_a_convention_is_not_abolished_without_its_ground(session):
    row = await in_force(session)
    with pytest.raises(NothingToClose, match="Điều 14"):
        await abolish_decision(session, row.matter_id, **DECIDED, **at(ON))


async def test_a_finding_can_turn_out_wrong_in_writing(session):
    row = await in_force(session)
    await find_violation(session, row.id, on=ON, reason="Có thể trái luật", **at(ON))
    with pytest.raises(StillNeeded, match="số văn bản"):
        await clear_finding(session, row.id, number="", reason="Đúng luật", **at(ON))
    await clear_finding(session, row.id, number="5/KL", reason="Đúng luật", **at(ON))
    with pytest.raises(NothingToClose):
        await abolish_convention(session, row.id, **DECIDED, **at(ON))
    assert row.state == "in_force"


async def test_one_without_a_matter_is_abolished_too(session):
    row = await conventions.entered(session, on=date(2024, 1, 5), day=ON)
    await find_violation(session, row.id, on=ON, reason="Trái luật", **at(ON))
    await abolish_convention(session, row.id, **DECIDED, **at(ON))
    assert row.state == "abolished"


def test_the_review_is_on_18_november_or_the_day_agreed_and_once_the_day_has_come():
    agreed = Agreed(15, 10)
    assert rules.review_on(2026, None) == date(2026, 11, 18)
    assert rules.review_on(2026, agreed) == date(2026, 10, 15)
    assert rules.review_owed(2026, None, date(2026, 11, 17), False) == date(2026, 11, 18)
    assert rules.review_owed(2026, None, date(2026, 11, 18), False) is None
    assert rules.review_owed(2026, agreed, date(2026, 11, 17), False) is None
    assert rules.review_owed(2027, None, date(2026, 11, 18), False) == date(2027, 11, 18)
    assert rules.review_owed(2026, None, date(2026, 4, 2), True) is None
    assert rules.reminded_from(date(2026, 11, 18)) == date(2026, 10, 19)
    with pytest.raises(rules.NoSuchDay, match="29/2"):
        rules.check_agreed(Agreed(29, 2))


async def test_a_review_of_the_last_day_of_the_year_is_late_in_the_new_one(session):
    row = await in_force(session)
    await send_out_convention(session, row.id, by=ward.CHAIR, now=ward.at(ON))
    agreed = {"agreed": Agreed(31, 12), "by": ward.HEAD, "now": ward.at(ON)}
    await agree_review_day(session, row.id, **agreed)
    due_on = date(2026, 12, 31)
    await flag_neglected(session, by=ward.CLOCK, now=ward.at(due_on, 6))
    assert "convention.neglected" not in names(session)
    new = date(2027, 1, 1)  # one entered only now is not late for 18 November
    await conventions.entered(session, on=date(2024, 5, 6), day=new, unit_id=ward.SOUTH)
    for days in (1, 2, 7, 8):
        await flag_neglected(session, by=ward.CLOCK, now=ward.at(due_on + timedelta(days), 6))
        assert names(session).count("convention.neglected") == 1
    assert last(session, "convention.neglected")["due_on"] == "2026-12-31"
    for days, waiting in ((7, ["2026-12-31"]), (8, [])):
        duties = await convention_duties(session, ward.at(due_on + timedelta(days)))
        assert [str(each.due_on) for each in duties] == waiting
    held = {"held_on": due_on, "conclusion": "Thực hiện tốt.", "by": ward.HEAD}
    await review_convention(session, row.id, **held, now=ward.at(due_on + timedelta(3)))
    assert await convention_duties(session, ward.at(due_on + timedelta(3))) == []


async def test_a_draft_whose_matter_was_declined_waits_to_be_put_to_the_vote_again(session):
    row = await conventions.posted(session)

    async def waits() -> list[str]:
        return [each.waits for each in await convention_duties(session, ward.at(FREE))]

    assert await waits() == ["vote"]
    await put_convention_to_vote(session, row.id, by=ward.HEAD, now=ward.at(FREE))
    assert await waits() == []
    assert row.matter_id
    said = {"reason": "Chưa đủ ý kiến.", "by": ward.FRONT_OFFICIAL, "now": ward.at(FREE)}
    await decline_matter(session, row.matter_id, **said)
    assert await waits() == ["vote"]


async def test_the_head_is_reminded_and_a_missed_review_is_told_once(session):
    row = await in_force(session)
    await send_out_convention(session, row.id, by=ward.CHAIR, now=ward.at(ON))

    async def waits(day: date) -> list[tuple[str, date | None]]:
        return [
            (each.waits, each.due_on) for each in await convention_duties(session, ward.at(day))
        ]

    assert await waits(date(2026, 10, 18)) == []
    assert await waits(date(2026, 10, 19)) == [("review", date(2026, 11, 18))]
    await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 11, 18), 6))
    assert "convention.neglected" not in names(session)
    for day in (19, 20):
        await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 11, day), 6))
    assert names(session).count("convention.neglected") == 1
    held = {"held_on": date(2026, 11, 20), "conclusion": "Thực hiện tốt."}
    now = {"now": ward.at(date(2026, 11, 21))}
    with pytest.raises(Forbidden):
        await review_convention(session, row.id, **held, by=ward.OFFICIAL, **now)
    early = {**held, "held_on": date(2026, 4, 1)}
    with pytest.raises(rules.ReviewOutside, match="02/04/2026"):
        await review_convention(session, row.id, **early, by=ward.HEAD, **now)
    await review_convention(session, row.id, **held, by=ward.HEAD, **now)
    assert last(session, "convention.reviewed")["year"] == 2026
    assert await waits(date(2026, 11, 21)) == []
    with pytest.raises(rules.ReviewedThisYear):
        await review_convention(session, row.id, **held, by=ward.HEAD, **now)


async def test_a_neighbourhood_that_ended_neglects_nothing(session):
    await in_force(session)
    closed = UnitClosed(
        occurred_at=ward.at(ON), unit_id=ward.NORTH, successor_id=ward.SOUTH, closed_on=ON
    )
    await HEARS[UnitClosed](session, closed, ward.heard(ON))
    await flag_neglected(session, by=ward.CLOCK, now=ward.at(date(2026, 11, 19), 6))
    assert "convention.neglected" not in names(session)


async def test_a_community_agrees_on_its_own_day(session):
    row = await in_force(session)
    now = {"now": ward.at(ON)}
    with pytest.raises(Forbidden):
        await agree_review_day(session, row.id, agreed=Agreed(15, 10), by=ward.OTHER_HEAD, **now)
    await agree_review_day(session, row.id, agreed=Agreed(15, 10), by=ward.HEAD, **now)
    duties = await convention_duties(session, ward.at(date(2026, 10, 1)))
    assert ("review", date(2026, 10, 15)) in [(each.waits, each.due_on) for each in duties]


async def test_what_waits_about_a_draft(session):
    await households(session, 9)
    row = await conventions.posted(session)
    assert await convention_duties(session, ward.at(conventions.HUNG_UNTIL)) == []
    [duty] = await convention_duties(session, ward.at(conventions.FREE))
    assert (duty.waits, duty.convention_id) == ("vote", row.id)
