"""Meetings of residents: told in time, ticked, counted; what does not add up is refused."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause, FormBarred, VoteForm
from services.participation.agenda.duties import gathering_duties
from services.participation.agenda.withdrawing import withdraw_matter
from services.participation.handouts import rules as handouts
from services.participation.handouts.actions import (
    announce_handout,
    count_handout,
    open_handout,
    plan_handout,
)
from services.participation.households.actions import add_household
from services.participation.matters.actions import choose_form, reconsider_form
from services.participation.matters.chairing import ChairedByOthers
from services.participation.meetings import rules
from services.participation.meetings.actions import (
    announce_meeting,
    cancel_meeting_of_residents,
    convene_meeting,
)
from services.participation.meetings.holding import (
    approve_tellers,
    break_off_meeting,
    close_lacking_meeting,
    count_meeting,
    open_meeting,
    tick_households,
)
from services.participation.meetings.queries import clusters_of, ticked
from services.participation.meetings.rules import MeetingPlan
from services.participation.rounds.actions import open_round
from services.participation.rounds.rules import (
    Count,
    CountsDoNotAddUp,
    EnoughPresent,
    MoreThanAll,
    NotOnTheRoll,
    RoundOpenAlready,
    SumsDiffer,
    TeamWrong,
    TooFewPresent,
    TooFewWitnesses,
    check_count,
    check_total,
)
from tests.participation import matters, ward
from tests.participation.households import entry, households
from tests.participation.matters import DAY, TEAM

NOW = ward.at(DAY)
votes = st.integers(0, 400)
counts = st.builds(
    lambda yes, no, other, invalid: Count(yes + no + other + invalid, yes, no, other, invalid),
    *[votes] * 4,
)


def plan(days: int = 3, clusters: tuple[str, ...] = (), *, scattered: bool = False) -> MeetingPlan:
    """A meeting so many days from the day of the tests."""
    return MeetingPlan(DAY + timedelta(days), time(19), "Nhà văn hóa", clusters, scattered)


async def prepared(session, clause: Clause = Clause.WORKS):
    """A matter whose form is a meeting."""
    matter = await matters.agreed(session, clause)
    await choose_form(session, matter.id, form=VoteForm.MEETING, by=ward.HEAD, now=NOW)
    return matter


async def convened(session, matter, wanted: MeetingPlan, by=ward.HEAD):
    """A meeting on it."""
    return await convene_meeting(session, matter.id, ward.NORTH, plan=wanted, by=by, now=NOW)


@given(st.lists(counts, min_size=1, max_size=20), st.sampled_from(["yes", "no", "other"]))
def test_the_sum_of_the_clusters_is_the_total_and_nothing_else(parts, field):
    total = sum(parts, Count(0, 0, 0))
    check_total(total, parts)
    check_count(total, total.present)
    wrong = Count(**{**total.__dict__, field: getattr(total, field) + 1})
    with pytest.raises(SumsDiffer):
        check_total(wrong, parts)
    with pytest.raises(CountsDoNotAddUp):
        check_count(wrong, total.present + 1)
    if total.present:
        with pytest.raises(MoreThanAll):
            check_count(total, total.present - 1)


@pytest.mark.parametrize("rule_id", [rules.NOTICE_RULE, rules.DOCUMENTS_RULE])
def test_notice_and_papers_come_two_days_before_also_on_a_sunday(rule_id):
    tuesday, sunday = date(2026, 3, 10), date(2026, 3, 8)
    assert rules.latest(rule_id, tuesday)[0] == sunday
    rules.check_told(rule_id, "mẫu", sunday, tuesday, sunday)
    monday = sunday + timedelta(1)
    with pytest.raises(rules.ToldTooLate, match="08/03/2026"):
        rules.check_told(rule_id, "mẫu", monday, tuesday, monday)


async def test_a_meeting_is_called_in_time_by_its_head_in_the_form_that_was_chosen(session):
    await households(session, 3)
    matter = await matters.agreed(session)
    with pytest.raises(rules.NotThisForm):
        await convened(session, matter, plan())
    await choose_form(session, matter.id, form=VoteForm.MEETING, by=ward.HEAD, now=NOW)
    for days in (-1, 0, 1, 200):
        with pytest.raises(rules.MeetingDayWrong, match="04/03/2026"):
            await convened(session, matter, plan(days))
    for by in (ward.OTHER_HEAD, ward.OFFICIAL, ward.CHAIR, ward.FRONT_OFFICIAL):
        with pytest.raises(Forbidden):
            await convened(session, matter, plan(), by)
    assert (await convened(session, matter, plan(2))).state == "planned"


async def test_clusters_from_200_households_or_where_people_live_scattered(session):
    await households(session, 199)
    matter, two = await prepared(session), ("Cụm 1", "Cụm 2")
    with pytest.raises(rules.NoClusters, match="200 hộ"):
        await convened(session, matter, plan(clusters=two))
    for wrong in (("Cụm 1",), ("Cụm 1", "cụm 1")):
        with pytest.raises(rules.ClustersUnclear):
            await convened(session, matter, plan(clusters=wrong, scattered=True))
    assert await convened(session, matter, plan(clusters=two, scattered=True))
    rules.check_plan(plan(clusters=two), 200, DAY)


async def test_without_notice_or_papers_in_time_nothing_is_opened(session):
    await households(session, 3)
    meeting = await convened(session, await prepared(session), plan())
    on, told = meeting.on, {"by": ward.HEAD}
    with pytest.raises(rules.NotToldYet, match=r"thông báo mời họp.*03/03/2026"):
        await open_meeting(session, meeting.id, **told, now=ward.at(on))
    late = {"noticed_on": on - timedelta(1), "documents_on": None}
    with pytest.raises(rules.ToldTooLate, match="Điều 18"):
        await announce_meeting(session, meeting.id, **late, **told, now=ward.at(on))
    tomorrow = {"noticed_on": DAY + timedelta(1), "documents_on": None}
    with pytest.raises(rules.ToldInFuture):
        await announce_meeting(session, meeting.id, **tomorrow, **told, now=NOW)
    only_notice = {"noticed_on": DAY, "documents_on": None}
    await announce_meeting(session, meeting.id, **only_notice, **told, now=NOW)
    with pytest.raises(rules.NotToldYet, match="tài liệu"):
        await open_meeting(session, meeting.id, **told, now=ward.at(on))
    both = {"noticed_on": DAY, "documents_on": DAY + timedelta(1)}
    await announce_meeting(session, meeting.id, **both, **told, now=ward.at(DAY + timedelta(1)))
    with pytest.raises(rules.NotTheDay):
        await open_meeting(session, meeting.id, **told, now=ward.at(on - timedelta(1)))
    await open_meeting(session, meeting.id, **told, now=ward.at(on))
    with pytest.raises(rules.MeetingNotInThisState):
        await cancel_meeting_of_residents(session, meeting.id, **told, now=ward.at(on))


async def test_n_is_frozen_when_the_meeting_opens(session):
    roll = await households(session, 5)
    matter = await prepared(session, Clause.OTHER)
    meeting = await convened(session, matter, plan())
    told = {"noticed_on": DAY, "documents_on": None}
    await announce_meeting(session, meeting.id, **told, by=ward.HEAD, now=NOW)
    await open_meeting(session, meeting.id, by=ward.HEAD, now=ward.at(meeting.on))
    later = await households(session, 1, neighbourhood_id=ward.SOUTH)
    cluster = (await clusters_of(session, meeting.id))[0]
    said = {"by": ward.HEAD, "now": ward.at(meeting.on)}
    with pytest.raises(NotOnTheRoll):
        await tick_households(session, meeting.id, cluster.id, household_ids=[later[0].id], **said)
    with pytest.raises(RoundOpenAlready):
        await open_round(session, matter, ward.NORTH, VoteForm.MEETING, **said)
    # Ticked twice is ticked once, and what is not sent again is not ticked any more.
    for ids in ([each.id for each in roll], [roll[0].id, roll[0].id, roll[1].id]):
        await tick_households(session, meeting.id, cluster.id, household_ids=ids, **said)
    assert set(await ticked(session, meeting.id)) == {roll[0].id, roll[1].id}


async def test_whoever_joins_after_the_opening_does_not_change_n_of_the_count(session):
    roll = await households(session, 5)
    matter = await matters.agreed(session, Clause.OTHER)
    held = await matters.opened_meeting(session, matter)
    late = {"by": ward.HEAD, "now": ward.at(held.on, 20)}
    for number in (6, 7, 8):
        await add_household(session, ward.NORTH, entry=entry(number, number), **late)
    await matters.attended(session, held, roll)
    await matters.counted(session, held, 3, roll)
    assert (matter.state, matter.yes, matter.households) == ("adopted", 3, 5)  # 3 of 8 are too few


async def test_tellers_are_three_to_five_and_more_than_half_approve_them(session):
    roll = await households(session, 4)
    meeting = await matters.opened_meeting(session, await matters.agreed(session))
    cluster = (await clusters_of(session, meeting.id))[0]
    said = {"by": ward.HEAD, "now": ward.at(meeting.on, 19)}
    ids = [each.id for each in roll]
    await tick_households(session, meeting.id, cluster.id, household_ids=ids, **said)
    approve = {"secretary": "Người Mẫu S", "secret": False, **said}
    for team in (TEAM[:2], [*TEAM, "D", "E", "F"], ["A", "a", "B"], ["Người mẫu s", "A", "B"]):
        with pytest.raises(rules.TellersWrong):
            await approve_tellers(session, meeting.id, tellers=team, approving=4, **approve)
    for approving in (2, 5):
        with pytest.raises(rules.TooFewApprove, match="3 trong 4"):
            await approve_tellers(session, meeting.id, tellers=TEAM, approving=approving, **approve)
    await approve_tellers(session, meeting.id, tellers=TEAM, approving=3, **approve)


async def test_two_clusters_are_counted_and_summed(session):
    roll = await households(session, 200)
    meeting = await matters.opened_meeting(
        session, await matters.agreed(session), clusters=("Cụm 1", "Cụm 2")
    )
    first, second = await clusters_of(session, meeting.id)
    said = {"by": ward.HEAD, "now": ward.at(meeting.on, 20)}
    for cluster, came in ((first, roll[:80]), (second, roll[80:150])):
        ids = [each.id for each in came]
        await tick_households(session, meeting.id, cluster.id, household_ids=ids, **said)
    with pytest.raises(rules.TickedElsewhere, match="số 1 "):
        await tick_households(session, meeting.id, second.id, household_ids=[roll[0].id], **said)
    right = {first.id: Count(80, 70, 10), second.id: Count(70, 64, 4, 2)}
    total, seen = Count(150, 134, 14, 2), [roll[0].id, roll[90].id]

    async def count(**other):
        wanted = {"counts": right, "total": total, "witness_ids": seen, "course": "", **other}
        return await count_meeting(session, meeting.id, **wanted, **said)

    with pytest.raises(rules.NoTellersYet):
        await count()
    await approve_tellers(
        session, meeting.id, secretary="S", tellers=TEAM, approving=150, secret=True, **said
    )
    for other, refusal in [
        ({"counts": {first.id: total}}, rules.ClusterUnknown),
        ({"counts": {**right, first.id: Count(80, 70, 11)}}, CountsDoNotAddUp),
        ({"counts": {**right, first.id: Count(81, 70, 11)}}, MoreThanAll),
        ({"total": Count(150, 135, 13, 2)}, SumsDiffer),
        ({"witness_ids": [roll[0].id]}, TooFewWitnesses),
        ({"witness_ids": [roll[0].id, roll[199].id]}, rules.WitnessNotThere),
    ]:
        with pytest.raises(refusal):
            await count(**other)
    with pytest.raises(EnoughPresent):
        await close_lacking_meeting(session, meeting.id, **said)
    assert (await count()).state == "counted"


async def test_too_few_cannot_vote_and_the_meeting_is_closed_as_lacking(session):
    roll = await households(session, 199)
    meeting = await matters.opened_meeting(session, await matters.agreed(session))
    await matters.attended(session, meeting, roll[:132])
    with pytest.raises(TooFewPresent, match="cần ít nhất 133 hộ"):
        await matters.counted(session, meeting, 132, roll[:132])


async def test_a_meeting_that_broke_off_decides_nothing_and_another_one_may(session):
    roll = await households(session, 6)
    matter = await matters.agreed(session)
    meeting = await matters.opened_meeting(session, matter)
    await matters.attended(session, meeting, roll)
    how = {"course": "Mất điện, mưa bão.", "by": ward.HEAD, "now": ward.at(meeting.on, 20)}
    await break_off_meeting(session, meeting.id, **how)

    assert (meeting.state, meeting.course) == ("broken_off", "Mất điện, mưa bão.")
    assert (matter.state, matter.form) == ("prepared", "meeting")
    assert "lacking" not in matter.facts
    assert matters.last(session, "participation.round.broken_off")["households"] == 6
    with pytest.raises(rules.MeetingNotInThisState, match="đã dừng giữa chừng"):
        await break_off_meeting(session, meeting.id, **how)
    now = {"by": ward.HEAD, "now": how["now"]}
    await reconsider_form(session, matter.id, **now)
    with pytest.raises(FormBarred):  # nobody was missing: ballots do not follow
        await choose_form(session, matter.id, form=VoteForm.PAPER_BALLOTS, **now)
    await matters.voted(session, matter, 6, roll, 6)
    assert matter.state == "adopted"


async def test_who_came_after_the_tellers_were_chosen_counts_too(session):
    """Three approve while four are ticked; then the others are ticked as well."""
    roll = await households(session, 6)
    meeting = await matters.opened_meeting(session, await matters.agreed(session))
    await matters.attended(session, meeting, roll[:3])
    cluster = (await clusters_of(session, meeting.id))[0]
    ids = [each.id for each in roll]
    how = {"by": ward.HEAD, "now": ward.at(meeting.on, 20)}
    await tick_households(session, meeting.id, cluster.id, household_ids=ids, **how)
    with pytest.raises(rules.TooFewApprove, match="4 trong 6"):
        await matters.counted(session, meeting, 6, roll)


async def test_a_meeting_decides_on_its_day_whenever_its_count_is_typed(session):
    roll = await households(session, 6)
    matter = await matters.agreed(session)
    meeting = await matters.opened_meeting(session, matter)
    await matters.attended(session, meeting, roll)
    cluster = (await clusters_of(session, meeting.id))[0]
    count, typed = Count(6, 6, 0), ward.at(meeting.on + timedelta(3))
    seen = {"witness_ids": [each.id for each in roll[:2]], "course": "", "by": ward.HEAD}
    await count_meeting(
        session, meeting.id, counts={cluster.id: count}, total=count, **seen, now=typed
    )
    assert (matter.decided_on, matter.effective_on) == (meeting.on, meeting.on)


async def test_ballots_are_planned_and_told_as_the_law_says(session):
    await households(session, 6)
    matter = await matters.agreed(session, Clause.OTHER)
    await matters.chosen(session, matter, VoteForm.PAPER_BALLOTS, by=ward.HEAD, now=NOW)
    said = {"by": ward.FRONT_OFFICIAL, "now": NOW}
    on = DAY + timedelta(3)
    for starts_on, until in [(DAY + timedelta(1), on), (on, DAY), (on, on + timedelta(31))]:
        with pytest.raises(handouts.HandoutDaysWrong):
            await plan_handout(
                session, matter.id, ward.NORTH, starts_on=starts_on, until=until, team=TEAM, **said
            )
    with pytest.raises(TeamWrong):
        await plan_handout(
            session, matter.id, ward.NORTH, starts_on=on, until=on, team=TEAM[:2], **said
        )
    with pytest.raises(handouts.PlanSentLate, match="04/03/2026"):
        handouts.check_told(DAY, DAY + timedelta(3), DAY, on, on)
    with pytest.raises(handouts.InformedLate):
        handouts.check_told(DAY, DAY, on - timedelta(1), on, on)


async def test_ballots_are_counted_when_every_household_had_one_or_the_days_are_over(session):
    roll = await households(session, 6)
    other = await matters.agreed(session, Clause.OTHER)
    row = await matters.opened_handout(session, other, DAY)
    seen = {"witness_ids": [each.id for each in roll[:2]], "by": ward.FRONT_OFFICIAL}
    closing = ward.at(row.until + timedelta(1))
    for given_out, count, refusal in [
        (7, Count(6, 6, 0), handouts.MoreBackThanOut),
        (3, Count(4, 4, 0), handouts.MoreBackThanOut),
        (6, Count(5, 4, 2), CountsDoNotAddUp),
    ]:
        with pytest.raises(refusal):
            await count_handout(session, row.id, given=given_out, count=count, **seen, now=closing)
    with pytest.raises(handouts.StillHandedOut):
        await count_handout(
            session, row.id, given=6, count=Count(4, 4, 0), **seen, now=ward.at(row.until)
        )
    with pytest.raises(handouts.NotAllHaveOne, match="Mới phát 0 phiếu trong 6 hộ"):
        await count_handout(
            session, row.id, given=0, count=Count(0, 0, 0), **seen, now=ward.at(row.until)
        )
    chair = {**seen, "by": ward.CHAIR}
    with pytest.raises(ChairedByOthers):
        await count_handout(session, row.id, given=6, count=Count(3, 3, 0), **chair, now=closing)
    await count_handout(session, row.id, given=6, count=Count(3, 3, 0), **seen, now=closing)
    assert other.state == "rejected"  # exactly half of six is not more than half


async def test_nothing_planned_for_a_form_that_was_dropped_is_opened_or_waited_for(session):
    await households(session, 9)
    matter = await prepared(session, Clause.OTHER)
    head = {"by": ward.HEAD, "now": NOW}
    meeting = await convened(session, matter, plan())
    told = {"noticed_on": DAY, "documents_on": DAY}
    assert len(await gathering_duties(session, DAY)) == 1
    await reconsider_form(session, matter.id, **head)
    assert await gathering_duties(session, DAY) == []
    await announce_meeting(session, meeting.id, **told, **head)
    await matters.chosen(session, matter, VoteForm.PAPER_BALLOTS, **head)
    day = ward.at(meeting.on)
    with pytest.raises(rules.NotThisForm):
        await open_meeting(session, meeting.id, by=ward.HEAD, now=day)
    days = {"starts_on": meeting.on, "until": meeting.on}
    ballots = await plan_handout(session, matter.id, ward.NORTH, **days, team=TEAM, **head)
    assert [each.kind for each in await gathering_duties(session, DAY)] == ["handout"]
    await announce_handout(session, ballots.id, sent_on=DAY, informed_on=DAY, **head)
    await reconsider_form(session, matter.id, **head)
    await choose_form(session, matter.id, form=VoteForm.MEETING, **head)
    with pytest.raises(handouts.HandoutNotThisForm):
        await open_handout(session, ballots.id, by=ward.HEAD, now=day)


async def test_a_matter_taken_back_asks_for_no_notice_any_more(session):
    await households(session, 3)
    matter = await prepared(session)
    await convened(session, matter, plan())
    assert await gathering_duties(session, DAY) != []
    await withdraw_matter(session, matter.id, reason="Chưa có vốn.", by=ward.HEAD, now=NOW)
    assert await gathering_duties(session, DAY) == []
