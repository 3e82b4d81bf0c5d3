"""A count typed wrongly is put right until it is sent; both sums stay, no result is turned."""

from __future__ import annotations

from datetime import timedelta

import pytest

from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause
from libs.vietnamese import dmy
from services.participation.agenda.views import shown, worked_on
from services.participation.correcting import rules
from services.participation.correcting.actions import correct_handout_count, correct_meeting_count
from services.participation.handouts.queries import handouts_of
from services.participation.meetings.queries import clusters_of
from services.participation.papers.checking import paper_of
from services.participation.papers.document import outcome
from services.participation.papers.printing import result_of
from services.participation.recognising.actions import send_decision
from services.participation.rounds.deciding import total_matter
from services.participation.rounds.queries import counted_round
from services.participation.rounds.rules import (
    Count,
    CountsDoNotAddUp,
    TooFewPresent,
    TooFewWitnesses,
)
from tests.participation import matters, ward
from tests.participation.households import households
from tests.participation.whole_ward import THEN, on_paper, prepared


async def _corrected(session, meeting, roll, yes, by=ward.HEAD, days=0, **more):
    cluster = (await clusters_of(session, meeting.id))[0]
    count = Count(len(roll), yes, len(roll) - yes)
    said = {
        "counts": {cluster.id: count},
        "total": count,
        "witness_ids": [each.id for each in roll[2:4]],
        "reason": "Ghi nhầm một phiếu.",
    }
    now = ward.at(meeting.on + timedelta(days), 22)
    return await correct_meeting_count(session, meeting.id, **(said | more), by=by, now=now)


async def _voted(session, yes=8):
    roll = await households(session, 9)
    matter = await matters.agreed(session)
    return matter, roll, await matters.voted(session, matter, yes, roll, 9)


async def test_both_sums_are_shown_with_the_reason_and_new_witnesses(session):
    matter, roll, meeting = await _voted(session)
    await _corrected(session, meeting, roll, 7)
    assert (matter.state, matter.yes) == ("adopted", 7)
    seen = await shown(session, matter, ward.at(meeting.on, 22))
    [line] = seen.corrections
    assert (line.before["yes"], line.after["yes"], line.reason) == (8, 7, "Ghi nhầm một phiếu.")
    assert seen.rounds[0].yes == 7
    counted = await counted_round(session, matter.id)
    assert counted.witness_ids == sorted(str(each.id) for each in roll[2:4])
    told = matters.last(session, "round.corrected")
    assert (told["yes_before"], told["yes"]) == (8, 7)
    assert (await clusters_of(session, meeting.id))[0].yes == 7


async def test_what_residents_were_told_they_decided_is_not_turned_by_typing(session):
    matter, roll, meeting = await _voted(session)  # six of nine are needed
    await _corrected(session, meeting, roll, 6)
    with pytest.raises(rules.OutcomeWouldChange, match="Điều 16"):
        await _corrected(session, meeting, roll, 5)
    assert (matter.state, matter.yes) == ("adopted", 6)


async def test_a_correction_is_a_count_like_the_first_and_corrects_something(session):
    _, roll, meeting = await _voted(session)
    with pytest.raises(rules.NothingCorrected):
        await _corrected(session, meeting, roll, 8)
    with pytest.raises(TooFewWitnesses):
        await _corrected(session, meeting, roll, 7, witness_ids=[roll[0].id])
    cluster = (await clusters_of(session, meeting.id))[0]
    few = Count(5, 5, 0)
    with pytest.raises(TooFewPresent):  # five could not have decided
        await _corrected(session, meeting, roll, 5, counts={cluster.id: few}, total=few)
    with pytest.raises(CountsDoNotAddUp):  # nine came
        await _corrected(session, meeting, roll, 7, counts={cluster.id: Count(9, 7, 1)})
    for by in (ward.OTHER_HEAD, ward.FRONT_OFFICIAL, ward.CHAIR, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await _corrected(session, meeting, roll, 7, by)


async def test_nothing_is_put_right_once_the_decision_is_sent(session):
    matter, roll, meeting = await _voted(session)
    await matters.written(session, matter, roll)
    await send_decision(session, matter.id, by=ward.HEAD, now=ward.at(meeting.on, 22))
    with pytest.raises(rules.SentAlready):
        await _corrected(session, meeting, roll, 7)


async def test_what_was_not_adopted_is_put_right_as_long_as_a_decision_would_be_unsent(session):
    matter, roll, meeting = await _voted(session, 5)
    assert matter.state == "rejected"
    last = 7  # five working days over a week's end
    await _corrected(session, meeting, roll, 4, days=last)
    ours = await worked_on(session, matter, ward.at(meeting.on + timedelta(last)))
    assert ours.correctable == [ward.NORTH]
    with pytest.raises(rules.CorrectedLate, match="Điều 20 khoản 3"):
        await _corrected(session, meeting, roll, 3, days=last + 1)
    later = await worked_on(session, matter, ward.at(meeting.on + timedelta(last + 1)))
    assert (later.correctable, matter.yes) == ([], 4)


async def test_papers_say_that_a_count_was_put_right_and_lose_the_sheet_signed_before(session):
    matter, roll, meeting = await _voted(session)
    await matters.written(session, matter, roll)
    paper = await paper_of(session, matter.id, ward.NORTH)
    paper.scan = {"name": "quyet-dinh.pdf"}
    counted = await counted_round(session, matter.id)
    assert "sửa" not in outcome(result_of(matter, counted, meeting.on))
    await _corrected(session, meeting, roll, 7)
    assert paper.scan is None
    assert outcome(result_of(matter, counted, meeting.on)).endswith(
        f"Kết quả đã sửa ngày {dmy(meeting.on)}."
    )


async def test_an_election_is_not_put_right_here(session):
    roll = await households(session, 9)
    matter = await matters.agreed(session, Clause.BOARD)
    meeting = await matters.voted(session, matter, 9, roll, 9)
    with pytest.raises(rules.CountedOtherwise):
        await _corrected(session, meeting, roll, 8)


async def test_ballots_of_the_whole_ward_are_put_right_until_it_is_totalled(session):
    roll = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.NORTH, roll, 2)
    await on_paper(session, matter, ward.SOUTH, south, 6)
    row = next(each for each in await handouts_of(session, matter.id) if each.unit_id == ward.NORTH)
    said = {"given": 3, "witness_ids": [each.id for each in roll[:2]], "reason": "Ghi nhầm."}
    how = {"by": ward.FRONT_OFFICIAL, "now": THEN}
    with pytest.raises(rules.OutcomeWouldChange):  # two of three are needed there
        await correct_handout_count(session, row.id, count=Count(3, 1, 2), **said, **how)
    await correct_handout_count(session, row.id, count=Count(3, 3, 0), **said, **how)
    await total_matter(session, matter.id, by=ward.CHAIR, now=THEN + timedelta(1))
    assert (matter.state, matter.yes) == ("adopted", 9)
    with pytest.raises(rules.SentAlready):
        await correct_handout_count(session, row.id, count=Count(3, 2, 1), **said, **how)
