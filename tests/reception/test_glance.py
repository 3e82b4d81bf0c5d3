"""Of reception the days and public feedback are seen; what somebody typed or kept private never."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance import queries
from libs.glance.queries import GlanceView
from services.reception.feedback.tables import Feedback
from services.reception.glance.queries import public_lines
from tests.reception.reports import POTHOLE, at, sent


async def glance(session: AsyncSession, day: int) -> GlanceView:
    await session.flush()
    today = at(day).date()
    return await queries.glance(session, await public_lines(session, today), today, 100)


async def found(session: AsyncSession, words: str) -> list[str]:
    await session.flush()
    lines = await public_lines(session, at(0).date())
    return [each.path for each in await queries.found(session, lines, words)]


async def test_what_was_typed_is_not_found_before_a_clerk_released_it(
    session: AsyncSession,
) -> None:
    row = (await sent(session)).row
    page = f"/phan-anh/{row.code}"

    assert await found(session, "xe may") == []
    assert await found(session, "pho mau") == []
    assert row.text != POTHOLE.text  # it is kept hidden
    row.public_text, row.public_place = "Ổ gà sâu.", ""
    assert await found(session, "o ga sau") == [page]


async def test_private_and_hidden_reports_are_nowhere(session: AsyncSession) -> None:
    private = (await sent(session, replace(POTHOLE, wants_public=False))).row
    hidden = (await sent(session)).row
    hidden.hidden_on = at(1).date()
    for row in (private, hidden):
        row.public_text = "Việc theta."
        row.answered_on = at(2).date()

    assert await found(session, "theta") == []
    seen = await glance(session, 300)
    assert (seen.new, seen.late) == ([], [])


async def test_an_answer_that_is_late_is_late_until_it_is_given(session: AsyncSession) -> None:
    row = (await sent(session)).row

    early, late = await glance(session, 0), await glance(session, 60)
    assert early.late == []
    assert [each.path for each in late.late] == [f"/phan-anh/{row.code}"]
    assert late.late_total == 1
    await _answered(session, row)
    seen = await glance(session, 60)
    assert seen.late == []
    assert [each.path for each in seen.new] == [f"/phan-anh/{row.code}"]


async def _answered(session: AsyncSession, row: Feedback) -> None:
    row.answered_on = at(3).date()
    await session.flush()
