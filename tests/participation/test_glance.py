"""What residents are asked is public until when; drafts, opinions and other wards are not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from functools import partial

import pytest
from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance import queries
from libs.glance.lines import BARE, MARKED, folded
from libs.glance.queries import GlanceView, PublicThing
from libs.law.decisions import VoteForm
from libs.vietnamese import fold
from services.participation.agenda.withdrawing import withdraw_matter
from services.participation.glance.queries import public_lines
from services.participation.matters.actions import choose_form, reconsider_form
from services.participation.matters.rules import UNSEEN, MatterState
from services.participation.matters.tables import Matter
from services.participation.meetings.actions import announce_meeting, convene_meeting
from services.participation.meetings.rules import MeetingPlan
from services.participation.meetings.tables import Meeting
from tests.participation import asking, elections, matters, voting, ward
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


async def _met(session: AsyncSession) -> tuple[Matter, Meeting]:
    """The north is invited to a meeting on the tenth day."""
    row = await matters.agreed(session, day=on(1))
    how = {"by": ward.HEAD, "now": ward.at(on(1))}
    await choose_form(session, row.id, form=VoteForm.MEETING, **how)  # type: ignore[arg-type]
    plan = MeetingPlan(on(10), time(19), "Nhà văn hóa")
    meeting = await convene_meeting(session, row.id, ward.NORTH, plan=plan, **how)  # type: ignore[arg-type]
    told = {"noticed_on": on(1), "documents_on": on(1)}
    await announce_meeting(session, meeting.id, **told, **how)  # type: ignore[arg-type]
    return row, meeting


async def coming(session: AsyncSession, kind: str) -> list[PublicThing]:
    return [each for each in (await glance(session)).coming if each.kind == kind]


async def test_nobody_is_sent_to_a_meeting_on_what_was_taken_back_or_is_voted_on_otherwise(
    session: AsyncSession,
) -> None:
    how = {"by": ward.HEAD, "now": ward.at(on(1))}
    for give_up in (
        partial(withdraw_matter, reason="Chưa có vốn (mẫu)."),
        reconsider_form,
    ):
        row, meeting = await _met(session)
        assert [each.until for each in await coming(session, "meeting")] == [on(10)]
        await give_up(session, row.id, **how)
        assert meeting.state == "planned"
        assert await coming(session, "meeting") == []


@pytest.mark.parametrize("state", UNSEEN)
async def test_an_election_nobody_votes_on_is_not_announced(
    session: AsyncSession, state: MatterState
) -> None:
    row = await elections.decided(session, on=on(30), day=on(1))
    assert [each.until for each in await coming(session, "election")] == [on(30)]
    (await session.get_one(Matter, row.matter_id)).state = state
    assert await coming(session, "election") == []


async def test_a_vote_that_closes_at_midnight_was_open_to_the_end_of_the_day_before(
    session: AsyncSession,
) -> None:
    midnight = voting.CLOSES.replace(hour=0)
    row = await voting.opened(session, closes_at=midnight)
    await session.flush()
    today = voting.DAY

    seen = await queries.glance(session, await public_lines(session, today), today, 100)

    [vote] = [each for each in seen.coming if each.path == f"/bieu-quyet/{row.id}"]
    assert vote.until == midnight.date() - timedelta(1)
