"""What residents are asked is public until when; drafts, opinions and other wards are not there."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance import queries
from libs.glance.lines import BARE, MARKED, folded
from libs.glance.queries import GlanceView, PublicThing
from libs.vietnamese import fold
from services.participation.glance.queries import public_lines
from tests.participation import asking
from tests.participation.asked import STREET, drafted, on, opened, said


async def glance(session: AsyncSession, day: int = 1) -> GlanceView:
    await session.flush()
    today = on(day)
    return await queries.glance(session, await public_lines(session, today), today, 100)


async def found(session: AsyncSession, words: str, day: int = 1) -> list[PublicThing]:
    await session.flush()
    return await queries.found(session, await public_lines(session, on(day)), words)


async def test_the_database_folds_every_letter_as_the_library_does(session: AsyncSession) -> None:
    text = MARKED + "ABC xyz 12/QĐ-UBND “%_”"

    assert len(MARKED) == len(BARE) == 134
    assert await session.scalar(select(folded(literal(text)))) == fold(text)


async def test_a_consultation_comes_until_its_last_day_and_is_found_ever_after(
    session: AsyncSession,
) -> None:
    row = await opened(session, days=20)
    path = f"/lay-y-kien/{row.id}"

    seen = await glance(session)
    assert path in [each.path for each in seen.new]
    assert [(each.path, each.until) for each in seen.coming] == [(path, on(20))]
    assert [each.path for each in (await glance(session, 20)).coming] == [path]
    assert (await glance(session, 21)).coming == []
    assert [each.path for each in await found(session, "gio hop cho", 400)] == [path]


async def test_drafts_and_what_residents_wrote_are_never_found(session: AsyncSession) -> None:
    await drafted(session, replace(STREET, title="Dự thảo nháp zeta", summary="Tóm tắt zeta."))
    await said(session, await opened(session), "Nhà tôi ở ngõ kappa")
    survey = await asking.draft(session, replace(asking.PAPER, title="Khảo sát lambda"))

    for words in ("zeta", "kappa", "lambda"):
        assert await found(session, words) == []
    await asking.point(session, survey)
    await asking.opened(session, survey)
    assert [each.kind for each in await found(session, "lambda", 30)] == ["survey"]


async def test_officials_alone_are_asked_nothing_that_residents_should_come_to(
    session: AsyncSession,
) -> None:
    survey = await asking.draft(session)  # of visitors at a counter
    await asking.point(session, survey)
    await asking.opened(session, survey)

    assert [each for each in (await glance(session, 8)).coming if each.kind == "survey"] == []
