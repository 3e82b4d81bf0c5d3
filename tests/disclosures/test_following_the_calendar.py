"""A swap of working days ordered late moves what is still owed, and says so once."""

from __future__ import annotations

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.history import history_of
from libs.law.calendar import DayKind, Override, national_calendar
from services.disclosures.obligations.actions import flag_late
from services.disclosures.obligations.moving import follow_calendar
from services.disclosures.tables import Obligation
from tests.disclosures.ward import CLOCK, a_draft, later, published, told

# Friday 06/03/2026 becomes a day off, by an order of Tuesday.
OFF = Override(
    date=date(2026, 3, 6),
    kind=DayKind.OFF,
    name="Nghỉ hoán đổi",
    basis="Thông báo (mẫu)",
    ordered_on=date(2026, 3, 3),
)
ORDERED = national_calendar().with_overrides([OFF])


async def test_an_open_day_moves_with_its_draft_and_its_explanation(session: AsyncSession) -> None:
    draft = await a_draft(session)
    for day in (2, 3):
        await follow_calendar(session, by=CLOCK, now=later(day), calendar=ORDERED)
        await session.flush()

    await session.refresh(draft)
    owed = await session.get_one(Obligation, draft.obligation_id)
    assert (owed.due_on, draft.due_on) == (date(2026, 3, 10), date(2026, 3, 10))
    assert owed.calendar_version == ORDERED.version
    assert "Nghỉ hoán đổi" in str(owed.counted)
    [moved] = told(session, "obligation.moved")
    assert (moved["was_due_on"], moved["due_on"]) == ("2026-03-09", "2026-03-10")


async def test_the_reason_is_in_the_history(session: AsyncSession) -> None:
    draft = await a_draft(session)
    await follow_calendar(session, by=CLOCK, now=later(2), calendar=ORDERED)
    await session.commit()

    [line] = [
        line
        for line in await history_of(session, draft.obligation_id)
        if line["action"] == "move_obligation"
    ]
    assert line["said"]["was_due_on"] == "2026-03-09"
    assert line["said"]["version"] == ORDERED.version


async def test_what_is_met_or_was_called_late_does_not_move(session: AsyncSession) -> None:
    shown = await published(session, number="1/QĐ-UBND")
    await a_draft(session, number="2/QĐ-UBND")
    await flag_late(session, by=CLOCK, now=later(10))
    await session.flush()
    await follow_calendar(session, by=CLOCK, now=later(11), calendar=ORDERED)

    assert told(session, "obligation.moved") == []
    assert shown.due_on == date(2026, 3, 9)
