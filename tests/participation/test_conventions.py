"""A convention from its first draft until it is recognised, and what the decree refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.kernel.errors import Forbidden, NotFound
from libs.law.decisions import Clause
from libs.law.moves import Given, LimitNotOver, MoveNotOpen, StillNeeded
from libs.law.procedures import convention_procedure
from services.participation.agenda.withdrawing import withdraw_matter
from services.participation.conventions import rules, voting
from services.participation.conventions.actions import (
    Written,
    begin_convention,
    draft_convention_again,
    drop_convention,
    enter_convention,
    post_convention,
    posting_until,
    revise_convention,
    take_down_convention,
)
from services.participation.conventions.queries import conventions as all_of
from services.participation.conventions.queries import public_convention, versions_of
from services.participation.conventions.reading import passages
from services.participation.conventions.rules import ConventionState, Purpose
from services.participation.conventions.standings import standing_of
from services.participation.conventions.voting import put_convention_to_vote
from services.participation.matters.actions import agree_matter
from services.participation.matters.rules import MatterState
from services.participation.meetings.holding import close_lacking_meeting
from services.participation.recognising.actions import (
    recognise_decision,
    refuse_decision,
    send_decision,
)
from services.participation.rounds.rules import TooFewPresent
from tests.participation import conventions, matters, ward
from tests.participation.conventions import DAY, FREE, HUNG_UNTIL, TEXT
from tests.participation.households import households
from tests.participation.matters import last, names


def test_the_states_are_those_of_the_law() -> None:
    assert [each.id for each in convention_procedure().states] == list(ConventionState)


def test_a_text_is_read_into_chapters_articles_and_paragraphs() -> None:
    found = passages(TEXT)

    assert [(each.level, len(each.paragraphs)) for each in found] == [
        (0, 1),
        (1, 0),
        (2, 1),
        (2, 2),
    ]
    assert found[3].heading == "Điều 2: Việc cưới, việc tang"
    assert passages("") == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Giữ ngõ sạch.", rules.NotAnArticle),
        ("Chương I. Chung\nGiữ ngõ sạch.", rules.NotAnArticle),
        ("Điều 2. Nếp sống\nSạch.", rules.ArticlesOutOfOrder),
        ("Điều 1. A\nx\nĐiều 3. B\ny", rules.ArticlesOutOfOrder),
    ],
)
def test_a_convention_is_written_in_articles(text: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        rules.check_text(passages(text), abolishing=False)
    rules.check_text(passages(text), abolishing=True)


async def test_only_the_head_drafts_and_one_draft_at_a_time(session):
    for by in (ward.OTHER_HEAD, ward.CHAIR, ward.OFFICIAL, ward.FRONT_OFFICIAL):
        with pytest.raises(Forbidden):
            await begin_convention(session, conventions.plan(), by=by, now=ward.at(DAY))
    for team in ((), ("Người Mẫu A",), ("Người Mẫu A", "người mẫu a")):
        with pytest.raises(rules.DraftingTeamUnclear):
            await begin_convention(
                session, conventions.plan(team=team), by=ward.HEAD, now=ward.at(DAY)
            )
    row = await conventions.drafted(session)
    with pytest.raises(rules.DraftUnderWay):
        await begin_convention(session, conventions.plan(), by=ward.HEAD, now=ward.at(DAY))
    with pytest.raises(StillNeeded, match="lý do"):
        await drop_convention(session, row.id, reason="", by=ward.HEAD, now=ward.at(DAY))
    await drop_convention(session, row.id, reason="Chưa cần", by=ward.HEAD, now=ward.at(DAY))
    with pytest.raises(MoveNotOpen, match="thôi soạn thảo"):
        await post_convention(session, row.id, place="x", by=ward.HEAD, now=ward.at(DAY))


async def test_nobody_else_sees_a_draft_before_it_hangs(session):
    row = await conventions.drafted(session)
    with pytest.raises(NotFound):
        await public_convention(session, row.id)
    assert list(await all_of(session)) == []
    assert list(await all_of(session, own=ward.SOUTH)) == []
    assert list(await all_of(session, own=ward.NORTH)) == [row]
    await post_convention(session, row.id, place="Nhà văn hóa", by=ward.HEAD, now=ward.at(DAY))
    assert await public_convention(session, row.id) is row
    told = last(session, "convention.posted")
    assert (told["posted_on"], told["until"]) == ("2026-03-02", "2026-04-01")
    assert "Người Mẫu" not in str(told)


async def test_what_has_no_text_does_not_hang(session):
    row = await begin_convention(session, conventions.plan(), by=ward.HEAD, now=ward.at(DAY))
    with pytest.raises(rules.NoVersionYet, match="Điều 8"):
        await post_convention(session, row.id, place="x", by=ward.HEAD, now=ward.at(DAY))


async def test_nobody_votes_before_thirty_days_are_over(session):
    roll = await households(session, 9)
    row = await conventions.posted(session)
    assert posting_until(row) == HUNG_UNTIL
    matter = await conventions.on_agenda(session, row)
    for opened_on in (date(2026, 3, 31), HUNG_UNTIL):  # 29 days, and the thirtieth not yet over
        with pytest.raises(LimitNotOver, match=r"01/04/2026.*Điều 9 và Điều 10 Nghị định 61"):
            async with session.begin_nested():
                await matters.opened_meeting(session, matter, opened_on - timedelta(days=3))
        await session.refresh(row)
        await session.refresh(matter)
    assert (row.state, matter.state) == ("posted", "agreed")
    await matters.opened_meeting(session, matter, FREE - timedelta(days=3))
    assert (row.state, matter.state) == ("voting", "opened")
    assert len(roll) == 9


async def test_a_matter_without_a_draft_is_not_opened(session):
    await households(session, 9)
    matter = await matters.agreed(session, Clause.CONVENTION)
    with pytest.raises(rules.NoDraftOfTheMatter, match="Điều 9, Điều 10"):
        await matters.opened_meeting(session, matter)


async def test_the_text_stays_while_it_hangs_and_is_completed_afterwards(session):
    row = await conventions.posted(session)
    now = ward.at(HUNG_UNTIL)
    with pytest.raises(LimitNotOver, match="Điều 9"):
        await revise_convention(session, row.id, Written(TEXT), by=ward.HEAD, now=now)
    with pytest.raises(StillNeeded, match="lý do"):
        await take_down_convention(session, row.id, reason="", by=ward.HEAD, now=now)
    written = Written(f"{TEXT}\nĐiều 3. An ninh\nBáo công an.", "Thêm Điều 3 theo góp ý.")
    await revise_convention(session, row.id, written, by=ward.HEAD, now=ward.at(FREE))
    versions = await versions_of(session, row.id)
    assert [each.ordinal for each in versions] == [1, 2]
    assert (row.posted_version, versions[1].note) == (1, "Thêm Điều 3 theo góp ý.")
    assert row.state == "posted"


async def test_a_draft_taken_down_begins_its_thirty_days_anew(session):
    row = await conventions.posted(session)
    on = DAY + timedelta(days=10)
    await take_down_convention(session, row.id, reason="Sửa Điều 1", by=ward.HEAD, now=ward.at(on))
    with pytest.raises(voting.NotPosted, match="Điều 9"):
        await put_convention_to_vote(session, row.id, by=ward.HEAD, now=ward.at(on))
    await revise_convention(session, row.id, Written(TEXT), by=ward.HEAD, now=ward.at(on))
    await post_convention(session, row.id, place="Nhà văn hóa", by=ward.HEAD, now=ward.at(on))
    assert (row.posted_version, posting_until(row)) == (2, on + timedelta(days=30))


async def test_a_demanded_matter_is_tied_to_the_draft_and_a_strange_one_is_not(session):
    row = await conventions.posted(session)
    demanded = await matters.agreed(session, Clause.CONVENTION)
    other = await matters.agreed(session, Clause.OTHER)
    now = {"by": ward.HEAD, "now": ward.at(DAY)}
    with pytest.raises(rules.NotThisMatter):
        await put_convention_to_vote(session, row.id, matter_id=other.id, **now)
    await put_convention_to_vote(session, row.id, matter_id=demanded.id, **now)
    with pytest.raises(rules.MatterAlready):
        await put_convention_to_vote(session, row.id, **now)
    await withdraw_matter(session, demanded.id, reason="Để sau", **now)
    await put_convention_to_vote(session, row.id, **now)
    assert row.matter_id not in (None, demanded.id)


@pytest.mark.parametrize(
    ("came", "yes", "state"), [(6, 6, "adopted"), (10, 6, "adopted"), (10, 5, "rejected")]
)
async def test_more_than_half_of_all_households_adopt_it(session, came, yes, state):
    roll = await households(session, 10)
    row = await conventions.posted(session)
    matter = await conventions.voted(session, row, roll, yes, came)

    assert (row.state, matter.state) == (state, state)


async def test_a_meeting_of_half_the_households_is_too_small_and_leads_to_ballots(session):
    roll = await households(session, 10)
    row = await conventions.posted(session)
    matter = await conventions.on_agenda(session, row, FREE - timedelta(days=3))
    meeting = await matters.opened_meeting(session, matter, matter.last_on)
    await matters.attended(session, meeting, roll[:5])
    with pytest.raises(TooFewPresent):
        async with session.begin_nested():
            await matters.counted(session, meeting, 5, roll[:5])
    for each in (row, matter, meeting, *roll):
        await session.refresh(each)
    await close_lacking_meeting(session, meeting.id, by=ward.HEAD, now=ward.at(meeting.on, 20))
    assert (row.state, matter.state) == ("voting", "agreed")
    await matters.opened_handout(session, matter, meeting.on, by=ward.HEAD)
    assert (row.state, matter.state) == ("voting", MatterState.OPENED)


async def test_a_matter_taken_back_after_such_a_meeting_leaves_the_draft_posted(session):
    roll = await households(session, 10)
    row = await conventions.posted(session)
    matter = await conventions.on_agenda(session, row, FREE - timedelta(days=3))
    meeting = await matters.opened_meeting(session, matter, matter.last_on)
    await matters.attended(session, meeting, roll[:5])
    now = {"by": ward.HEAD, "now": ward.at(meeting.on, 20)}
    await close_lacking_meeting(session, meeting.id, **now)
    await withdraw_matter(session, matter.id, reason="Để sau vụ mùa", **now)
    assert (row.state, row.posted_on, posting_until(row)) == ("posted", DAY, HUNG_UNTIL)
    await put_convention_to_vote(session, row.id, **now)
    again = await agree_matter(session, row.matter_id, by=ward.FRONT_OFFICIAL, now=now["now"])
    await matters.voted(session, again, 10, roll, 10)
    assert row.state == "adopted"


async def test_a_dropped_draft_leaves_a_demanded_matter_to_the_next_one(session):
    row = await conventions.posted(session)
    demanded = await matters.agreed(session, Clause.CONVENTION)
    now = {"by": ward.HEAD, "now": ward.at(DAY)}
    await put_convention_to_vote(session, row.id, matter_id=demanded.id, **now)
    await drop_convention(session, row.id, reason="Viết lại từ đầu", **now)
    another = await conventions.posted(session)
    await put_convention_to_vote(session, another.id, matter_id=demanded.id, **now)
    assert another.matter_id == demanded.id


async def test_what_was_rejected_is_written_and_posted_again(session):
    roll = await households(session, 10)
    row = await conventions.posted(session)
    matter = await conventions.voted(session, row, roll, 5, 10)
    now = ward.at(matter.last_on)
    await draft_convention_again(session, row.id, by=ward.HEAD, now=now)
    assert (row.state, row.matter_id, row.posted_on) == ("drafting", None, None)
    with pytest.raises(MoveNotOpen, match="Điều 8"):
        await draft_convention_again(session, row.id, by=ward.HEAD, now=now)


async def test_the_ward_recognises_within_five_working_days_of_the_decree(session):
    roll = await households(session, 9)
    row = await conventions.posted(session)
    matter = await conventions.voted(session, row, roll, 9, 9)
    assert matter.clocks[-1]["rule_id"] == "convention.dossier"
    await matters.written(session, matter, roll)
    await send_decision(session, matter.id, by=ward.HEAD, now=ward.at(matter.last_on, 22))
    assert row.state == "sent"
    assert matter.clocks[-1]["rule_id"] == "convention.recognition"
    on = matter.last_on + timedelta(days=1)
    said = {"number": "12/QĐ-UBND", "on": on, "by": ward.CHAIR, "now": ward.at(on)}
    await recognise_decision(session, matter.id, **said)
    assert (row.state, row.effective_on, row.recognised_number) == ("in_force", on, "12/QĐ-UBND")
    told = last(session, "convention.answered")
    assert (told["recognised"], told["purpose"], told["answered_on"]) == (True, "new", str(on))
    clock = standing_of(row).running("sending_out")
    assert clock is not None
    assert clock.start_on == on


async def test_a_refusal_is_written_with_reasons_and_leaves_the_draft_to_be_mended(session):
    roll = await households(session, 9)
    row = await conventions.posted(session)
    matter = await conventions.sent(session, row, roll)
    on = matter.last_on
    said = {"number": "9/UBND", "on": on, "by": ward.CHAIR, "now": ward.at(on, 23)}
    await refuse_decision(session, matter.id, **said, reason="Điều 2 phạt tiền")
    assert (row.state, row.number, row.reason) == ("refused", "9/UBND", "Điều 2 phạt tiền")
    assert last(session, "convention.answered")["recognised"] is False
    assert "phạt tiền" not in str(last(session, "convention.answered"))
    await draft_convention_again(session, row.id, by=ward.HEAD, now=ward.at(on, 23))
    assert row.state == "drafting"


@pytest.mark.parametrize(
    ("purpose", "old_state"),
    [
        (Purpose.AMEND, "amended"),
        (Purpose.REPLACE, "replaced"),
        (Purpose.ABOLISH, "abolished"),
    ],
)
async def test_residents_change_or_end_their_convention_by_the_same_way(
    session, purpose, old_state
):
    roll = await households(session, 9)
    old = await conventions.recognised(session, roll)
    assert old.effective_on
    more = {"purpose": purpose, "replaces_id": old.id}
    row = await conventions.posted(session, old.effective_on, **more)
    matter = await conventions.sent(session, row, roll)
    on = matter.last_on
    said = {"number": "20/QĐ-UBND", "on": on, "by": ward.CHAIR, "now": ward.at(on, 23)}
    await recognise_decision(session, matter.id, **said)
    assert (old.state, old.ended_on) == (old_state, on)
    ended = purpose is Purpose.ABOLISH
    assert row.state == ("carried_out" if ended else "in_force")
    assert row.effective_on == (None if ended else on)
    assert last(session, "convention.ended")["ended_as"] == old_state
    assert names(session).count("decision.abolished") == 1  # of the matter it came from


async def test_a_change_needs_something_of_this_neighbourhood_to_change(session):
    old = await conventions.entered(session)
    for more in (
        {"purpose": Purpose.NEW},
        {"purpose": Purpose.NEW, "replaces_id": old.id},
        {"purpose": Purpose.AMEND},
        {"purpose": Purpose.AMEND, "replaces_id": ward.an_id("nothing")},
    ):
        with pytest.raises((rules.OneIsKeptAlready, rules.NothingToChange)):
            await begin_convention(
                session, conventions.plan(**more), by=ward.HEAD, now=ward.at(DAY)
            )
    with pytest.raises(rules.NothingToChange):
        await begin_convention(
            session,
            conventions.plan(unit_id=ward.SOUTH, purpose=Purpose.AMEND, replaces_id=old.id),
            by=ward.OTHER_HEAD,
            now=ward.at(DAY),
        )


async def test_the_ward_enters_what_was_recognised_before(session):
    written = Written(TEXT)
    with pytest.raises(Forbidden):
        await enter_convention(
            session, conventions.plan(), written, Given(DAY), by=ward.HEAD, now=ward.at(DAY)
        )
    with pytest.raises(rules.RecognisedInFuture):
        await conventions.entered(session, on=DAY + timedelta(days=1))
    row = await conventions.entered(session, on=date(2024, 5, 6))
    assert (row.state, row.effective_on, row.matter_id) == ("in_force", date(2024, 5, 6), None)
    with pytest.raises(rules.OneIsKeptAlready):
        await conventions.entered(session)
    amending = {"purpose": Purpose.AMEND, "replaces_id": row.id}
    assert (await conventions.posted(session, **amending)).state == "posted"


async def test_the_ward_enters_nothing_beside_a_new_one_under_way(session):
    draft = await conventions.posted(session)
    with pytest.raises(rules.NewDraftUnderWay):
        await conventions.entered(session)
    now = ward.at(DAY)
    await drop_convention(session, draft.id, reason="Đã có bản cũ", by=ward.HEAD, now=now)
    assert (await conventions.entered(session)).state == "in_force"
