"""What happens to cases by the clock: a new calendar, what is over, neglect, and the balance."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.outbox import told
from libs.law.calendar import DayKind, Override, national_calendar
from libs.law.moves import possible_moves
from services.reception.cases import following, rules, standings
from services.reception.cases.backlog import balances
from services.reception.cases.queries import Sight, cases, clocks_of
from tests.reception import ward
from tests.reception.petitions import BEFORE, MONDAY, received, sort, sorted_as, step


def events(session: AsyncSession, name: str) -> list[dict[str, Any]]:
    """What was told under a name."""
    return [json.loads(row["body"]) for row in told(session) if row["subject"].endswith(f".{name}")]


async def flag(session: AsyncSession, on: date) -> None:
    """The morning of a day."""
    await session.flush()
    await following.flag_overdue_cases(session, by=ward.CLOCK, now=ward.at(on, 6))


async def test_a_limit_that_passed_is_told_once(session: AsyncSession) -> None:
    case = await sorted_as(session, "complaint")
    for day in (15, 16, 17):  # acceptance is owed until 15 July
        await flag(session, date(2026, 7, day))

    assert [each["clock"] for each in events(session, "petition.overdue")] == ["accept"]
    _, late = await cases(session, ward.CHAIR, Sight.LATE, date(2026, 7, 16))
    assert case.id in {line.case.id for line in late}


async def test_the_chair_is_warned_on_day_thirty(session: AsyncSession) -> None:
    made = await received(session)
    await flag(session, date(2026, 8, 4))
    assert events(session, "petition.nearly_neglected") == []
    await flag(session, date(2026, 8, 5))
    await flag(session, date(2026, 8, 6))

    [event] = events(session, "petition.nearly_neglected")
    assert event["case_id"] == str(made.case.id)
    _, seen = await cases(session, ward.CHAIR, Sight.NEGLECTED, date(2026, 8, 5))
    assert made.case.id in {line.case.id for line in seen}


async def test_who_processed_it_neglects_nothing(session: AsyncSession) -> None:
    case = await sorted_as(session, "proposal")
    await step(session, case, "take_up")
    await flag(session, date(2026, 8, 30))

    assert events(session, "petition.nearly_neglected") == []


async def test_rights_and_effects_are_not_called_overdue(session: AsyncSession) -> None:
    case = await sorted_as(session, "complaint")
    for move in ("accept", "decide", "send_decision"):
        await step(session, case, move)
    await step(session, case, "note_receipt", event_on=MONDAY)
    await flag(session, date(2026, 9, 30))

    assert events(session, "petition.overdue") == []


async def test_a_new_calendar_moves_what_runs_and_keeps_the_old_day(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await sorted_as(session, "complaint")
    await session.flush()
    off = {"name": "Nghỉ bão", "basis": "Công điện 1", "ordered_on": MONDAY}
    newer = national_calendar().with_overrides(
        [Override(on=date(2026, 7, 8), kind=DayKind.OFF, **off)]
    )
    for module in (following, rules):
        monkeypatch.setattr(module, "national_calendar", lambda: newer)
    await following.follow_calendar(session, by=ward.CLOCK, now=ward.at(date(2026, 7, 9)))

    clock = next(each for each in await clocks_of(session, case.id) if each.clock == "accept")
    assert clock.due_on == date(2026, 7, 16)
    [move] = clock.moves
    assert (move["was_due_on"], move["due_on"]) == ("2026-07-15", "2026-07-16")
    assert (move["moved_on"], "08/07/2026, Nghỉ bão" in move["why"]) == ("2026-07-09", True)
    assert "Nghỉ bão" in str(clock.counted)


async def test_over_level_and_long_cases_are_listed(session: AsyncSession) -> None:
    above = await sorted_as(session, "complaint", facts=["second_time"])
    long = await sorted_as(session, "proposal", on=BEFORE)

    for sight, case in ((Sight.OVER_LEVEL, above), (Sight.LONG, long)):
        _, seen = await cases(session, ward.CHAIR, sight, MONDAY)
        assert {line.case.id for line in seen} & {above.id, long.id} == {case.id}


@pytest.mark.parametrize("seed", range(3))
async def test_opening_and_received_less_settled_is_closing_always(
    session: AsyncSession, seed: int
) -> None:
    chance = random.Random(seed)
    kinds = ("complaint", "denunciation", "proposal", "regulation", "recommendation")
    for _ in range(12):
        on = BEFORE + timedelta(days=chance.randrange(200))
        made = await received(session, on=on)
        case, kind = made.case, chance.choice(kinds)
        if chance.random() < 0.8:
            case = await sort(session, case, kind, on=on, facts=[])
        for _ in range(chance.randrange(4)):
            on += timedelta(days=chance.randrange(40))
            standing = await standings.standing_of(session, case)
            moves = possible_moves(standing, on, national_calendar())
            simple = [move for move in moves if "event_on" not in move.needs]
            if simple:
                move = chance.choice(simple)
                more = {"grade": "phức tạp", "answer": "xong", "event_on": on}
                await step(session, case, move.id, on=on, **more)
    await session.flush()

    whole = {row.kind: row for row in await balances(session, date.min, date.max, by=ward.CHAIR)}
    for _ in range(20):
        first = BEFORE + timedelta(days=chance.randrange(300))
        last = first + timedelta(days=chance.randrange(120))
        for row in await balances(session, first, last, by=ward.CHAIR):
            assert row.opening + row.received - row.settled == row.closing
            assert row.closing <= whole[row.kind].received
