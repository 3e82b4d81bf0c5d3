"""Everyday feedback: its moves, its three clocks, its end; what is told names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.files import FileStore
from libs.law.calendar import DayKind, Override, national_calendar
from libs.law.clocks import working_days_late
from libs.permissions import NotYourRole, NotYourUnit
from services.reception import consumers
from services.reception.dues import due_after
from services.reception.feedback import answering, expiring, rules, triaging
from services.reception.feedback.queries import clocks_of
from services.reception.feedback.rules import Ground, Progress
from services.reception.feedback.tables import Feedback
from services.reception.queries import NotANeighbourhood
from tests.reception import ward
from tests.reception.reports import MONDAY, POTHOLE, at, photographed, sent, told
from tests.reception.ward import CHAIR, CLERK, CLOCK, HANDLER, STRANGER

CULTURE_HANDLER = Actor("an", ward.CODE, frozenset({"department"}), ward.CULTURE)


# Friday 06/03/2026 becomes a day off, by an order of Tuesday.
OFF = Override(
    on=date(2026, 3, 6),
    kind=DayKind.OFF,
    name="Nghỉ hoán đổi",
    basis="Thông báo (mẫu)",
    ordered_on=date(2026, 3, 3),
)


async def logged(session: AsyncSession, row: Feedback, day: int = 0) -> Feedback:
    return await triaging.log_feedback(session, row.id, category="road", by=CLERK, now=at(day))


async def assigned(session: AsyncSession, row: Feedback, day: int = 0) -> Feedback:
    await logged(session, row, day)
    return await triaging.assign_feedback(
        session, row.id, unit_id=ward.ECONOMY, by=CLERK, now=at(day)
    )


async def answered(session: AsyncSession, row: Feedback, day: int = 1) -> Feedback:
    return await answering.answer_feedback(
        session, row.id, answer="Đã vá mặt đường.", photo=None, by=HANDLER, now=at(day)
    )


def test_the_three_clocks_count_working_days_over_tet() -> None:
    before_tet = date(2026, 2, 13)
    due = [due_after(before_tet, rule).due_on for rule in rules.STEPS.values()]

    # Tết 2026: off from Saturday 14/02 to Sunday 22/02.
    assert due == [date(2026, 2, 23), date(2026, 2, 24), date(2026, 3, 6)]
    assert working_days_late(date(2026, 2, 13), date(2026, 2, 20)) == 1
    assert working_days_late(date(2026, 2, 13), date(2026, 2, 24)) == 2


def test_every_move_is_in_the_table_or_refused() -> None:
    for now, wanted in product(Progress, Progress):
        if wanted in rules.MOVES[now]:
            rules.check_move(now, wanted)
        else:
            with pytest.raises(rules.FeedbackNotInThisState, match=rules.WORDS[now]):
                rules.check_move(now, wanted)
    assert set(rules.WORDS) == set(Progress) == set(rules.MOVES)


@pytest.mark.parametrize(
    ("place", "point", "refusal"),
    [
        ("", (None, None), rules.NowhereTold),
        ("", (21.0, None), rules.HalfAPoint),
        ("Phố Mẫu", (None, 106.7), rules.HalfAPoint),
    ],
)
def test_it_must_be_somewhere(place, point, refusal) -> None:
    with pytest.raises(refusal):
        rules.check_place(place, *point)


async def test_a_report_begins_three_clocks_and_tells_nothing_that_was_typed(
    session: AsyncSession,
) -> None:
    row = (await sent(session)).row
    clocks = (await clocks_of(session, [row]))[row.id]

    assert [(clock.step, clock.due_on) for clock in clocks] == [
        ("log", MONDAY + timedelta(days=1)),
        ("assign", MONDAY + timedelta(days=2)),
        ("answer", MONDAY + timedelta(days=14)),
    ]
    [event] = told(session, "feedback.received")
    assert (event["category"], event["due_on"]) == ("road", "2026-03-16")
    assert not {"text", "place", "latitude", "photos", "code"} & set(event)
    assert "Mẫu" not in str(session.info["said"]) + str(session.info["told"])


async def test_what_is_not_a_report_is_refused(session: AsyncSession) -> None:
    [photo] = await photographed(session, "duong")
    for wrong, refusal in (
        (replace(POTHOLE, category="weather"), rules.NoSuchCategory),
        (replace(POTHOLE, neighbourhood_id=ward.ECONOMY), NotANeighbourhood),
        (replace(POTHOLE, photos=[photo] * 4), rules.TooManyPhotos),
        (replace(POTHOLE, photos=[replace(photo, media_type="application/pdf")]), rules.NotAPhoto),
    ):
        with pytest.raises(refusal):
            await sent(session, wrong)


async def test_a_day_takes_only_so_many_from_strangers(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "ONLINE_A_DAY_MAX", 2)
    for _ in range(2):
        await sent(session)

    with pytest.raises(rules.TooMuchFeedbackToday):
        await sent(session)
    await sent(session, day=1)


async def test_from_receipt_to_answer_each_step_ends_its_clock(session: AsyncSession) -> None:
    row = (await sent(session)).row
    with pytest.raises(rules.FeedbackNotInThisState, match="đã nhận"):
        await triaging.assign_feedback(session, row.id, unit_id=ward.ECONOMY, by=CLERK, now=at(0))
    await assigned(session, row, day=1)
    await answered(session, row, day=15)

    clocks = (await clocks_of(session, [row]))[row.id]
    assert [clock.ended_on for clock in clocks] == [
        at(1).date(),
        at(1).date(),
        at(15).date(),
    ]
    [event] = told(session, "feedback.answered")
    assert (event["days_late"], event["again"], event["unit_id"]) == (1, False, str(ward.ECONOMY))


async def test_only_a_unit_of_the_committee_is_given_it_and_only_that_unit_answers(
    session: AsyncSession,
) -> None:
    row = (await sent(session)).row
    await logged(session, row)
    for outside in (ward.FRONT, ward.NORTH):
        with pytest.raises(rules.NotOfTheCommittee):
            await triaging.assign_feedback(session, row.id, unit_id=outside, by=CLERK, now=at(0))
    with pytest.raises(NotYourRole):
        await triaging.assign_feedback(session, row.id, unit_id=ward.ECONOMY, by=HANDLER, now=at(0))
    await triaging.assign_feedback(session, row.id, unit_id=ward.ECONOMY, by=CLERK, now=at(0))
    for other, refusal in ((CULTURE_HANDLER, NotYourUnit), (CLERK, NotYourRole)):
        with pytest.raises(refusal):
            await answering.answer_feedback(
                session, row.id, answer="Xong.", photo=None, by=other, now=at(1)
            )


async def test_the_sender_rates_once_and_wants_another_look_once(session: AsyncSession) -> None:
    mine = await sent(session)
    key = (session, mine.row.code, mine.secret)
    with pytest.raises(rules.FeedbackNotInThisState):
        await answering.rate_feedback(*key, rating=5, by=STRANGER, now=at(0))
    await assigned(session, mine.row)
    await answered(session, mine.row)
    with pytest.raises(rules.FeedbackKeyWrong):
        await answering.rate_feedback(
            session, mine.row.code, "A" * 16, rating=1, by=STRANGER, now=at(2)
        )

    await answering.rate_feedback(*key, rating=2, by=STRANGER, now=at(2))
    with pytest.raises(rules.RatedBefore):
        await answering.rate_feedback(*key, rating=1, by=STRANGER, now=at(2))
    row = await answering.reopen_feedback(*key, because="Vẫn còn ổ gà.", by=STRANGER, now=at(3))
    assert (row.progress, row.rating) == (Progress.ASSIGNED, None)
    await answered(session, row, day=4)
    await answering.rate_feedback(*key, rating=5, by=STRANGER, now=at(5))
    with pytest.raises(rules.ReopenedBefore):
        await answering.reopen_feedback(*key, because="Nữa.", by=STRANGER, now=at(5))

    assert [event["rating"] for event in told(session, "feedback.rated")] == [2, 5]
    assert told(session, "feedback.reopened")[0]["due_on"] == "2026-03-19"
    assert [event["again"] for event in told(session, "feedback.answered")] == [False, True]
    assert "ổ gà" not in str(session.info["told"])


async def test_after_its_days_an_answer_is_the_last_word(session: AsyncSession) -> None:
    mine = await sent(session)
    await assigned(session, mine.row)
    await answered(session, mine.row, day=1)
    last = (rules.reopen_until(at(1).date()) - MONDAY).days

    await expiring.close_answered_feedback(session, by=CLOCK, now=at(last))
    assert mine.row.progress == Progress.ANSWERED
    await expiring.close_answered_feedback(session, by=CLOCK, now=at(last + 1))
    assert mine.row.progress == Progress.CLOSED
    with pytest.raises(rules.FeedbackNotInThisState):
        await answering.reopen_feedback(
            session, mine.row.code, mine.secret, because="Muộn.", by=STRANGER, now=at(last + 1)
        )


async def test_a_late_step_is_told_once(session: AsyncSession) -> None:
    row = (await sent(session)).row
    for day in (1, 2, 3, 4):
        await expiring.flag_late_feedback(session, by=CLOCK, now=at(day))

    late = [(each["step"], each["days_late"]) for each in told(session, "feedback.overdue")]
    assert late == [("log", 1), ("assign", 1)]
    await assigned(session, row, day=4)
    await expiring.flag_late_feedback(session, by=CLOCK, now=at(15))
    assert [each["step"] for each in told(session, "feedback.overdue")] == [
        "log",
        "assign",
        "answer",
    ]
    assert told(session, "feedback.overdue")[-1]["unit_id"] == str(ward.ECONOMY)


async def test_a_day_that_becomes_free_moves_what_is_still_owed(session: AsyncSession) -> None:
    row = (await sent(session)).row
    await logged(session, row)
    ordered = national_calendar().with_overrides([OFF])
    clocks = {clock.step: clock for clock in (await clocks_of(session, [row]))[row.id]}

    await expiring.count_feedback_anew(session, by=CLOCK, now=at(2), calendar=ordered)

    assert clocks["answer"].due_on == MONDAY + timedelta(days=15)
    assert "Nghỉ hoán đổi" in str(clocks["answer"].counted)
    assert clocks["log"].calendar_version == national_calendar().version  # it had ended


async def test_the_second_who_tells_it_keeps_a_code_and_the_first_counts_both(
    session: AsyncSession,
) -> None:
    first, second, third = [(await sent(session)).row for _ in range(3)]

    async def merge(one: Feedback, into: Feedback) -> Feedback:
        return await triaging.merge_feedback(
            session, one.id, original_id=into.id, by=CLERK, now=at(1)
        )

    with pytest.raises(rules.SameFeedback):
        await merge(first, first)
    await merge(third, second)
    await merge(second, first)
    assert (first.times_told, second.progress) == (3, Progress.MERGED)
    for row in (second, third):
        await session.refresh(row)
        assert await triaging.original_of(session, row) is first
    with pytest.raises(rules.OriginalNotOpen):
        await merge(first, second)
    assert [each["outcome"] for each in told(session, "feedback.ended")] == ["merged"] * 2


async def test_what_is_declined_is_over_and_shown_to_nobody(session: AsyncSession) -> None:
    photos = await photographed(session, "duong")
    row = (await sent(session, replace(POTHOLE, photos=photos))).row
    words = {"text": "Ổ gà.", "place": "Phố Mẫu", "photos": [1], "files": FileStore("memory:///")}
    await triaging.release_feedback(session, row.id, **words, by=CLERK, now=at(0))
    assert (row.public_text, len(row.public_photos)) == ("Ổ gà.", 1)
    with pytest.raises(NotYourRole):
        await triaging.decline_feedback(
            session, row.id, ground=Ground.INSULT, words="Xúc phạm.", by=CHAIR, now=at(0)
        )
    await triaging.decline_feedback(
        session, row.id, ground=Ground.INSULT, words="Lời lẽ xúc phạm.", by=CLERK, now=at(0)
    )

    assert (row.public_text, row.public_photos, row.released_on) == ("", [], None)
    clocks = (await clocks_of(session, [row]))[row.id]
    assert all(clock.ended_on for clock in clocks)
    await expiring.flag_late_feedback(session, by=CLOCK, now=at(60))
    assert told(session, "feedback.overdue") == []


@pytest.mark.parametrize("successor", [ward.CULTURE, None])
async def test_a_closed_unit_hands_its_reports_on(
    session: AsyncSession, successor: UUID | None
) -> None:
    """To its successor; without one to the clerk, who gives them anew."""
    open_one = await assigned(session, (await sent(session)).row)
    over = await answered(session, await assigned(session, (await sent(session)).row))
    await session.flush()
    units = {"unit_id": ward.ECONOMY, "successor_id": successor}
    closed = UnitClosed(occurred_at=at(2), **units, closed_on=at(2).date())
    await consumers.close_unit(session, closed, ward.heard(at(2).date()))

    assert (open_one.unit_id, over.unit_id) == (successor, successor)
    assert over.progress == Progress.ANSWERED
    if successor:
        assert told(session, "feedback.assigned")[-1]["unit_id"] == str(successor)
        await answering.answer_feedback(
            session, open_one.id, answer="Đã vá.", photo=None, by=CULTURE_HANDLER, now=at(3)
        )
    else:
        again = await triaging.assign_feedback(
            session, open_one.id, unit_id=ward.CULTURE, by=CLERK, now=at(3)
        )
        assert again.unit_id == ward.CULTURE
