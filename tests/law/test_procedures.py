"""The table of law.md part 3.2, row by row: start, days, end, extension, suspension, what after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.law.calendar import national_calendar
from libs.law.moves import (
    BarredByLaw,
    BeforeTheLastStep,
    EventNotYet,
    Given,
    LimitNotOver,
    LimitOver,
    MoveNotOpen,
    NothingToClose,
    NoticeTooShort,
    NotYetLaw,
    SortedAlready,
    StillNeeded,
    make_move,
    possible_moves,
    sort,
)
from libs.law.procedures import AtEnd, UnknownKind, UnknownMove, procedure
from libs.law.refusals import ExtensionNotAllowed, TooManyExtensions
from libs.law.rules import rule
from libs.law.standing import Standing, received

CALENDAR = national_calendar()
OLD, NEW = date(2026, 3, 2), date(2026, 7, 6)  # two Mondays, one under each law


def given(on: date, **more: object) -> Given:
    """Everything a move may need."""
    words = {"number": "12/QĐ-UBND", "reason": "lý do", "answer": "đã sửa", "body": "tỉnh"}
    return Given(on=on, **{**words, **more})  # type: ignore[arg-type]


def case(kind: str, *moves: str, facts: str = "", on: date = NEW) -> Standing:
    """A case received, sorted, and moved on, all on one day."""
    now = sort(received(on), kind, frozenset(facts.split()), on)
    for move in moves:
        now = make_move(now, move, given(on), CALENDAR)
    return now


def due_of(standing: Standing, clock: str) -> date | None:
    """The last day of a clock that runs."""
    running = standing.running(clock)
    assert running is not None
    return running.deadline(CALENDAR).due_on


# kind, facts, moves before; the clock that then runs; days and unit under the new law; its end.
ROWS = """
complaint     |                |               | first_answer      | 10W | accept
denunciation  |                |               | first_answer      | 10W | accept
proposal      |                |               | first_answer      | 10W | take_up
complaint     |                |               | accept            | 7W  | accept decline
complaint     |                | accept        | settle            | 30C | decide
complaint     | remote         | accept        | settle            | 45C | decide
complaint     | forwarded      | accept decide | feedback          | 7W  | tell_forwarder
complaint     |                | accept decide | decision_sent     | 3W  | send_decision
complaint     |                | accept suspend | suspension_sent  | 3W  | send_suspension
complaint     |                | accept terminate | termination_sent | 3W | send_termination
complaint     |                | accept mark_complex | settle      | 45C | decide
complaint     | remote         | accept mark_complex | settle      | 60C | decide
denunciation  |                |               | accept            | 7W  | accept
denunciation  | several_places |               | accept            | 10W | accept
denunciation  | not_ours       |               | transfer          | 5W  | transfer
denunciation  | press          |               | press             | 20C | answer_press
denunciation  | denounced_again |              | again             | 20C | accept
denunciation  |                | accept        | acceptance_notice | 5W  | notify_acceptance
denunciation  |                | accept        | settle            | 30C | conclude
denunciation  |                | accept suspend | suspension_sent  | 5W  | send_suspension
denunciation  |                | accept conclude | conclusion_sent | 5W  | send_conclusion
denunciation  |                | accept conclude | handling        | 7W  | handle
denunciation  |                | accept conclude handle | publicise | 7W | publicise
denunciation  | forwarded      | accept conclude | feedback        | 7W  | tell_forwarder
proposal      |                | take_up       | final_answer      | 30C | answer
proposal      | not_ours       |               | transfer          | 5W  | transfer
proposal      | forwarded      | take_up answer | feedback         | 7W  | tell_forwarder
regulation    |                |               | transfer          | 5W  | transfer
recommendation |               |               | answer            | 15C | answer
recommendation | investment    |               | answer            | 15C | answer
information   |                |               | answer            | 10W | hand_over
information   | online         |               | answer            | 3W  | hand_over
information   | online complex |               | answer            | 15W | hand_over
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_every_clock_starts_counts_and_ends_as_the_law_says(row: str) -> None:
    kind, facts, before, clock, days, ends = (cell.strip() for cell in row.split("|"))
    standing = case(kind, *before.split(), facts=facts)
    running = standing.running(clock)
    assert running is not None
    law = rule(running.rule_id, NEW)

    assert (running.start_on, f"{law.value}{law.unit[0].upper()}") == (NEW, days)
    assert standing.procedure.clock(clock).at_end is AtEnd.OVERDUE
    for end in ends.split():
        done = make_move(standing, end, given(NEW + timedelta(days=1)), CALENDAR)
        ended = [each for each in done.clocks if each.clock == clock and not each.dropped]
        assert [each.ended_on for each in ended] == [NEW + timedelta(days=1)]


@pytest.mark.parametrize(
    ("on", "due_on"),
    [
        (date(2026, 6, 30), date(2026, 7, 10)),  # the old law: ten days
        (date(2026, 7, 1), date(2026, 7, 10)),  # the new: seven working days
        (date(2026, 8, 24), date(2026, 9, 7)),  # with the holidays of 2 September between
    ],
)
def test_a_complaint_is_accepted_by_the_law_of_the_day_it_came(on: date, due_on: date) -> None:
    assert due_of(case("complaint", on=on), "accept") == due_on


def test_complaints_are_suspended_and_ended_only_under_the_new_law() -> None:
    standing = case("complaint", "accept", on=OLD)

    for move in ("suspend", "terminate"):
        with pytest.raises(NotYetLaw, match=r"từ ngày 01/07/2026.*Điều 11a"):
            make_move(standing, move, given(OLD), CALENDAR)
    withdrawn = make_move(standing, "withdraw", given(OLD), CALENDAR)
    assert withdrawn.state == "terminated"
    assert withdrawn.running("termination_sent") is None


def test_a_suspension_stops_the_clock_and_the_day_of_going_on_counts_again() -> None:
    standing = case("complaint", "accept", "suspend")  # on 06/07/2026
    assert due_of(standing, "settle") is None

    going = make_move(standing, "resume", given(NEW + timedelta(days=10)), CALENDAR)
    # Nothing counted before the stop; the tenth day is the first of thirty.
    assert due_of(going, "settle") == date(2026, 8, 14)
    assert due_of(going, "resumption_sent") == date(2026, 7, 21)
    done = make_move(going, "send_resumption", given(date(2026, 7, 17)), CALENDAR)
    with pytest.raises(NothingToClose, match="Điều 28b"):
        make_move(done, "send_resumption", given(date(2026, 7, 17)), CALENDAR)


def test_a_denunciation_is_extended_once_or_twice_by_documents_before_its_end() -> None:
    standing = case("denunciation", "accept")  # thirty days: 05/08/2026
    once = make_move(standing, "extend", given(NEW, grade="phức tạp"), CALENDAR)
    assert due_of(once, "settle") == date(2026, 9, 4)
    with pytest.raises(TooManyExtensions, match=r"“Giải quyết tố cáo” .* tối đa 1 lần"):
        make_move(once, "extend", given(NEW, grade="phức tạp"), CALENDAR)

    graver = given(NEW, grade="đặc biệt phức tạp")
    twice = make_move(once, "extend", graver, CALENDAR)
    assert due_of(twice, "settle") == date(2026, 10, 5)
    with pytest.raises(TooManyExtensions, match="tối đa 2 lần"):
        make_move(twice, "extend", graver, CALENDAR)
    with pytest.raises(StillNeeded, match=r"số văn bản.*Điều 30"):
        make_move(standing, "extend", Given(NEW, grade="phức tạp"), CALENDAR)
    with pytest.raises(ExtensionNotAllowed):
        make_move(standing, "extend", given(NEW, grade="khó"), CALENDAR)
    with pytest.raises(LimitOver, match="05/08/2026"):
        make_move(standing, "extend", given(date(2026, 8, 6), grade="phức tạp"), CALENDAR)


def test_a_dialogue_is_announced_five_days_ahead() -> None:
    standing = case("complaint", "accept")
    on = NEW + timedelta(days=2)

    make_move(standing, "announce_dialogue", given(on, event_on=on + timedelta(days=5)), CALENDAR)
    soon = given(on, event_on=on + timedelta(days=4))
    with pytest.raises(NoticeTooShort, match=r"chậm nhất ngày 07/07/2026.*Điều 11"):
        make_move(standing, "announce_dialogue", soon, CALENDAR)
    old = case("complaint", "accept", on=OLD)
    make_move(old, "announce_dialogue", given(OLD, event_on=OLD), CALENDAR)


def test_the_first_decision_takes_effect_when_nobody_complains_again_in_time() -> None:
    standing = case("complaint", "accept", "decide", "send_decision")
    late = given(NEW, event_on=NEW + timedelta(days=1))
    with pytest.raises(EventNotYet):
        make_move(standing, "note_receipt", late, CALENDAR)
    noted = make_move(standing, "note_receipt", given(NEW, event_on=NEW), CALENDAR)
    assert noted.procedure.clock("second").at_end is AtEnd.BARS

    again = make_move(noted, "complain_again", given(date(2026, 8, 5)), CALENDAR)
    assert again.state == "appealed"
    with pytest.raises(LimitOver, match=r"05/08/2026.*Điều 33"):
        make_move(noted, "complain_again", given(date(2026, 8, 6)), CALENDAR)
    with pytest.raises(LimitNotOver, match=r"05/08/2026.*Điều 44"):
        make_move(noted, "take_effect", given(date(2026, 8, 5)), CALENDAR)
    assert noted.procedure.clock("effect").at_end is AtEnd.ALLOWS
    assert make_move(noted, "take_effect", given(date(2026, 8, 6)), CALENDAR).state == "in_effect"


def test_a_decision_that_took_effect_is_still_complained_of_within_days_from_its_receipt() -> None:
    """Effect counts from issue, the second complaint from receipt (articles 44, 33)."""
    sent = case("complaint", "accept", "decide", "send_decision")
    received_on = NEW + timedelta(days=12)
    noted = make_move(sent, "note_receipt", given(received_on, event_on=received_on), CALENDAR)
    in_effect = make_move(noted, "take_effect", given(date(2026, 8, 6)), CALENDAR)

    again = make_move(in_effect, "complain_again", given(date(2026, 8, 17)), CALENDAR)
    assert (again.state, again.running("second")) == ("appealed", None)
    done = make_move(in_effect, "carry_out", given(date(2026, 8, 7), reason="đã xong"), CALENDAR)
    assert make_move(done, "complain_again", given(date(2026, 8, 17)), CALENDAR).stage.ends
    with pytest.raises(LimitOver, match=r"17/08/2026.*Điều 33"):
        make_move(done, "complain_again", given(date(2026, 8, 18)), CALENDAR)


def test_who_is_not_answered_in_time_may_turn_to_the_province() -> None:
    standing = case("complaint", "accept")  # thirty days: 05/08/2026
    with pytest.raises(LimitNotOver):
        make_move(standing, "complain_unanswered", given(date(2026, 8, 5)), CALENDAR)
    after = make_move(standing, "complain_unanswered", given(date(2026, 8, 6)), CALENDAR)
    assert after.state == "appealed"
    with pytest.raises(LimitOver):
        make_move(standing, "complain_unanswered", given(date(2026, 9, 8)), CALENDAR)


@pytest.mark.parametrize(
    ("kind", "facts", "move", "article"),
    [
        ("complaint", "second_time", "accept", "Chủ tịch Ủy ban nhân dân cấp tỉnh"),
        ("complaint", "past_limitation", "accept", "Điều 9"),
        ("complaint", "not_ours transferred_before", "transfer", "đã được chuyển một lần"),
        ("complaint", "not_ours guided_before", "guide", "đã được hướng dẫn một lần"),
        ("complaint", "", "transfer", "không thuộc thẩm quyền"),
        ("denunciation", "not_ours", "accept", "Điều 24 khoản 2"),
        ("denunciation", "not_ours", "decline", "Điều 24 khoản 2"),
        ("denunciation", "not_ours several_bodies", "transfer", "Điều 24 khoản 3"),
        ("denunciation", "several_bodies", "accept", "Điều 24 khoản 3"),
        ("denunciation", "guided_before", "accept", "Điều 24 khoản 3"),
        ("denunciation", "anonymous", "accept", "Điều 25"),
        ("denunciation", "anonymous evidence", "not_process", "Điều 25"),
        ("denunciation", "anonymous", "look_into", "Điều 25"),
        ("denunciation", "withdrawal_asked violation_signs", "end_withdrawn", "Điều 33 khoản 3"),
        ("denunciation", "", "end_withdrawn", "chưa rút tố cáo"),
        ("proposal", "not_ours", "take_up", "Điều 26 khoản 2 điểm b"),
        ("proposal", "not_ours transferred_before", "transfer", "chuyển một lần"),
        ("regulation", "anonymous", "transfer", "Nghị định 20/2008"),
    ],
)
def test_what_the_law_does_not_allow_is_refused_with_its_article(
    kind: str, facts: str, move: str, article: str
) -> None:
    standing = case(kind, facts=facts)

    with pytest.raises(BarredByLaw, match=article):
        make_move(standing, move, given(NEW), CALENDAR)
    assert move not in {each.id for each in possible_moves(standing, NEW, CALENDAR)}


def test_an_anonymous_denunciation_is_filed_away_or_looked_into() -> None:
    assert case("denunciation", "not_process", facts="anonymous").state == "not_processed"
    assert case("denunciation", "look_into", facts="anonymous evidence").state == "looked_into"


def test_a_case_is_sorted_again_until_somebody_processed_it() -> None:
    first = case("proposal", on=OLD)
    again = sort(first, "denunciation", frozenset(), OLD + timedelta(days=3))

    assert [each.clock for each in again.clocks if each.dropped] == ["final_answer"]
    assert due_of(again, "accept") == date(2026, 3, 11)  # from receipt, not from today
    accepted = make_move(again, "accept", given(OLD + timedelta(days=3)), CALENDAR)
    with pytest.raises(SortedAlready, match="Đã thụ lý"):
        sort(accepted, "proposal", frozenset(), OLD + timedelta(days=4))


def test_a_petition_nobody_touches_is_told_to_the_chair_before_it_is_neglected() -> None:
    clocks = {each.clock: each.deadline(CALENDAR).due_on for each in received(NEW).clocks}

    assert clocks["neglect_warning"] == date(2026, 8, 5)
    assert clocks["neglect"] == date(2026, 8, 20)
    assert clocks["sort"] == date(2026, 7, 8)
    assert "neglect" not in {each.clock for each in received(OLD).clocks}
    assert procedure("unsorted").clock("neglect_warning").at_end is AtEnd.WARNS


def test_steps_out_of_order_and_out_of_nowhere_are_refused() -> None:
    standing = case("proposal")

    with pytest.raises(MoveNotOpen, match=r"“Đã phân loại, chờ trả lời bước đầu”.*Điều 26 khoản 2"):
        make_move(standing, "answer", given(NEW), CALENDAR)
    with pytest.raises(BeforeTheLastStep, match="05/07/2026"):
        make_move(standing, "take_up", given(NEW - timedelta(days=1)), CALENDAR)
    with pytest.raises(UnknownMove):
        make_move(standing, "forget", given(NEW), CALENDAR)
    with pytest.raises(UnknownKind):
        sort(received(NEW), "poem", frozenset(), NEW)
