"""How a matter goes that residents decide: every move the law has, and every other refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from libs.law.calendar import national_calendar
from libs.law.moves import (
    BarredByLaw,
    Given,
    MoveNotOpen,
    NothingToClose,
    StillNeeded,
    check_move,
    make_move,
)
from libs.law.procedures import MATTER, matter_procedure, procedures
from libs.law.standing import Standing

CALENDAR = national_calendar()
DAY = date(2026, 3, 2)
GIVEN = Given(DAY, number="12/QĐ-UBND", reason="lý do")
TO_ADOPTED = ("agree", "prepare", "open", "adopt")


def a_matter(*moves: str, facts: str = "") -> Standing:
    """A matter put forward and moved on, all on one day."""
    now = Standing(MATTER, "proposed", DAY, DAY, frozenset(facts.split()))
    for move in moves:
        now = make_move(now, move, GIVEN, CALENDAR)
    return now


def test_it_is_no_kind_of_petition() -> None:
    assert MATTER not in procedures()


@pytest.mark.parametrize("state", [each.id for each in matter_procedure().states])
@pytest.mark.parametrize("move", matter_procedure().moves, ids=lambda move: move.id)
def test_a_move_from_a_state_it_does_not_belong_to_names_the_article(state, move) -> None:
    standing = Standing(MATTER, state, DAY, DAY)
    if state in move.from_:
        with suppress(BarredByLaw, NothingToClose):  # what else it asks for is tested below
            check_move(standing, move, GIVEN, CALENDAR)
    else:
        with pytest.raises(MoveNotOpen) as refused:
            check_move(standing, move, GIVEN, CALENDAR)
        assert str(refused.value).endswith(f"Căn cứ: {move.basis}.")


@pytest.mark.parametrize(("move", "state"), [("decline", "declined"), ("withdraw", "withdrawn")])
def test_a_demand_of_a_tenth_of_all_households_cannot_be_stopped(move: str, state: str) -> None:
    assert a_matter(move).state == state
    with pytest.raises(BarredByLaw, match="10%"):
        a_matter(move, facts="demanded")


def test_what_lacked_households_goes_back_and_remembers_it() -> None:
    again = a_matter("agree", "prepare", "open", "lack")

    assert (again.state, "lacking" in again.facts) == ("agreed", True)


@pytest.mark.parametrize(
    ("fact", "due_rule"),
    [
        ("recognised_by_ward", "participation.recognition_ward"),
        ("recognised_by_front", "participation.recognition_front"),
    ],
)
def test_who_recognises_has_five_working_days_from_the_day_it_was_sent(
    fact: str, due_rule: str
) -> None:
    adopted = a_matter(*TO_ADOPTED, facts=fact)
    sending = adopted.running("sending")
    assert sending is not None
    assert sending.deadline(CALENDAR).due_on == date(2026, 3, 9)
    sent = make_move(adopted, "send", GIVEN, CALENDAR)
    clock = sent.running("recognition")
    assert clock is not None
    assert (clock.rule_id, clock.deadline(CALENDAR).due_on) == (due_rule, date(2026, 3, 9))
    assert sent.running("sending") is None
    with pytest.raises(StillNeeded, match="lý do"):
        make_move(sent, "refuse", Given(DAY, number="3/UBND"), CALENDAR)
    # After the last day it is late, never approved: it can still be recognised or refused.
    late = Given(date(2026, 3, 20), number="3/UBND", reason="sai")
    assert make_move(sent, "recognise", late, CALENDAR).state == "recognised"
    assert make_move(sent, "refuse", late, CALENDAR).state == "refused"


def test_what_needs_no_recognition_cannot_be_recognised() -> None:
    sent = a_matter(*TO_ADOPTED, "send")

    assert sent.running("recognition") is None
    with pytest.raises(BarredByLaw, match="ngày được thông qua"):
        make_move(sent, "recognise", GIVEN, CALENDAR)


def test_the_ward_sets_the_day_only_for_the_whole_commune() -> None:
    assert a_matter(*TO_ADOPTED, "put_in_force", facts="commune").state == "in_force"
    with pytest.raises(BarredByLaw, match="toàn phường"):
        a_matter(*TO_ADOPTED, "put_in_force")
    with pytest.raises(BarredByLaw, match="ấn định ngày"):
        a_matter(*TO_ADOPTED, "send", facts="commune")
