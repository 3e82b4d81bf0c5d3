"""A matter from its first day until it has effect, and everything the law refuses on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import Forbidden, NotFound
from libs.law.decisions import Clause, FormBarred, NotForScope, Scope, VoteForm
from libs.law.moves import BarredByLaw, MoveNotOpen, StillNeeded
from libs.law.procedures import matter_procedure
from services.participation.agenda.withdrawing import withdraw_matter
from services.participation.handouts.actions import count_handout
from services.participation.matters import queries, rules
from services.participation.matters.actions import (
    agree_matter,
    choose_form,
    decline_matter,
    raise_matter,
    reconsider_form,
)
from services.participation.matters.rules import MatterState
from services.participation.meetings.holding import close_lacking_meeting
from services.participation.papers.rules import NotCountedYet, PaperNotWhole
from services.participation.recognising.actions import (
    abolish_decision,
    put_in_force,
    recognise_decision,
    refuse_decision,
    send_decision,
)
from services.participation.recognising.flagging import flag_breaches
from services.participation.rounds.rules import Count
from tests.participation import conventions, matters, ward
from tests.participation.households import households
from tests.participation.matters import DAY, last, names


def test_the_states_are_those_of_the_law() -> None:
    assert [each.id for each in matter_procedure().states] == list(MatterState)


async def test_133_of_199_households_adopt_a_road_and_it_has_effect_at_once(session):
    roll = await households(session, 199)
    matter = await matters.agreed(session, carry_out_by=date(2026, 9, 30))
    await matters.voted(session, matter, 133, roll, 150)

    assert (matter.state, matter.yes, matter.households) == ("adopted", 133, 199)
    assert matter.effective_on == DAY + timedelta(days=3)
    assert last(session, "matter.decided")["adopted"] is True
    effect = last(session, "decision.put_in_force")
    assert (effect["carry_out_by"], effect["lead_unit_id"]) == ("2026-09-30", str(ward.NORTH))


async def test_132_of_199_are_too_few(session):
    roll = await households(session, 199)
    matter = await matters.agreed(session)
    await matters.voted(session, matter, 132, roll, 199)

    assert (matter.state, matter.effective_on) == ("rejected", None)
    assert last(session, "matter.decided")["adopted"] is False
    await matters.written(session, matter, roll)
    with pytest.raises(MoveNotOpen, match="Điều 20"):
        await send_decision(session, matter.id, by=ward.HEAD, now=ward.at(matter.last_on, 22))


async def test_who_may_put_forward_and_what(session):
    for by, scope, unit in [
        (ward.CHAIR, Scope.NEIGHBOURHOOD, ward.NORTH),
        (ward.OTHER_HEAD, Scope.NEIGHBOURHOOD, ward.NORTH),
        (ward.HEAD, Scope.COMMUNE, None),
        (ward.OFFICIAL, Scope.COMMUNE, None),
        (ward.FRONT_OFFICIAL, Scope.NEIGHBOURHOOD, ward.NORTH),
    ]:
        wanted = matters.wording(scope=scope, unit_id=unit)
        with pytest.raises(Forbidden):
            await raise_matter(session, wanted, by=by, now=ward.at(DAY))
    wanted = matters.wording(Clause.OTHER, scope=Scope.COMMUNE, unit_id=None)
    with pytest.raises(NotForScope, match="khoản 1 và khoản 2"):
        await raise_matter(session, wanted, by=ward.CHAIR, now=ward.at(DAY))
    wanted = matters.wording(carry_out_by=DAY)
    with pytest.raises(rules.CarriedOutPast):
        await raise_matter(session, wanted, by=ward.HEAD, now=ward.at(DAY))
    wanted = matters.wording(Clause.BOARD)
    with pytest.raises(rules.BoardsGoTheirOwnWay):
        await raise_matter(session, wanted, by=ward.HEAD, now=ward.at(DAY))
    wanted = matters.wording(Clause.CONVENTION, carry_out_by=DAY + timedelta(days=9))
    with pytest.raises(rules.NothingToCarryOut):
        await raise_matter(session, wanted, by=ward.HEAD, now=ward.at(DAY))


async def test_only_the_front_agrees_and_what_it_declines_is_seen_by_nobody(session):
    row = await raise_matter(session, matters.wording(), by=ward.HEAD, now=ward.at(DAY))
    for by in (ward.HEAD, ward.CHAIR, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await agree_matter(session, row.id, by=by, now=ward.at(DAY))
    with pytest.raises(StillNeeded, match="lý do"):
        await decline_matter(session, row.id, reason="", by=ward.FRONT_OFFICIAL, now=ward.at(DAY))
    await decline_matter(
        session, row.id, reason="Đã bàn năm trước", by=ward.FRONT_OFFICIAL, now=ward.at(DAY)
    )
    assert row.state in rules.UNSEEN
    with pytest.raises(MoveNotOpen):
        await withdraw_matter(session, row.id, reason="x", by=ward.HEAD, now=ward.at(DAY))


async def test_what_was_on_the_agenda_and_is_taken_back_stays_to_be_read(session):
    shown, unknown = (
        await matters.agreed(session),
        await raise_matter(session, matters.wording(), by=ward.HEAD, now=ward.at(DAY)),
    )
    for row in (shown, unknown):
        said = {"reason": "Chưa có vốn (mẫu).", "by": ward.HEAD, "now": ward.at(DAY)}
        await withdraw_matter(session, row.id, **said)
    assert list(await queries.matters(session, public=True)) == [shown]
    read = await queries.public_matter(session, shown.id)
    assert (read.state, read.reason) == ("withdrawn", "Chưa có vốn (mẫu).")
    with pytest.raises(NotFound):
        await queries.public_matter(session, unknown.id)


async def test_a_form_the_law_bars_is_refused_with_its_article_and_nothing_changes(session):
    row = await matters.agreed(session)
    for form, article in [
        (VoteForm.ONLINE, "Nghị định 59/2023"),
        (VoteForm.PAPER_BALLOTS, "Điều 19 khoản 1 điểm b"),
    ]:
        with pytest.raises(FormBarred, match=article):
            await choose_form(session, row.id, form=form, by=ward.HEAD, now=ward.at(DAY))
    assert (row.state, row.form) == ("agreed", None)
    await choose_form(session, row.id, form=VoteForm.MEETING, by=ward.HEAD, now=ward.at(DAY))
    await reconsider_form(session, row.id, by=ward.HEAD, now=ward.at(DAY))
    assert (row.state, row.form) == ("agreed", None)


async def test_a_decision_that_lacks_one_of_the_seven_contents_is_not_sent(session):
    roll = await households(session, 9)
    matter = await matters.agreed(session, Clause.OTHER)
    with pytest.raises(NotCountedYet):
        await matters.written(session, matter, roll)
    await matters.voted(session, matter, 9, roll, 9)
    now = ward.at(matter.last_on, 22)
    with pytest.raises(PaperNotWhole, match=r"quyết định; chữ ký của Trưởng khu phố"):
        await send_decision(session, matter.id, by=ward.HEAD, now=now)
    await matters.written(session, matter, roll[:1])  # one household's signature is too few
    with pytest.raises(PaperNotWhole, match=r"còn thiếu: chữ ký .* 2 đại diện hộ"):
        await send_decision(session, matter.id, by=ward.HEAD, now=now)
    await matters.written(session, matter, roll)
    await send_decision(session, matter.id, by=ward.HEAD, now=now)
    assert matter.state == "sent"
    assert last(session, "decision.sent")["days_late"] == 0


async def _sent(session: AsyncSession, clause: Clause) -> matters.Matter:
    roll = await households(session, 9)
    matter = await matters.agreed(session, clause)
    if clause is Clause.CONVENTION:
        await conventions.ready(session, matter, DAY)
    await matters.voted(session, matter, 8, roll, 9)
    await matters.written(session, matter, roll)
    return await send_decision(session, matter.id, by=ward.HEAD, now=ward.at(matter.last_on, 22))


@pytest.mark.parametrize(
    ("clause", "by", "other"),
    [
        (Clause.CONVENTION, ward.CHAIR, ward.FRONT_OFFICIAL),
        (Clause.BOARD, ward.FRONT_OFFICIAL, ward.CHAIR),
    ],
)
async def test_ward_and_front_recognise_each_its_own(session, clause, by, other):
    matter = await _sent(session, clause)
    assert matter.effective_on is None
    assert "decision.put_in_force" not in names(session)
    on = matter.last_on + timedelta(days=1)
    said = {"number": "12/QĐ", "on": on, "now": ward.at(on)}
    with pytest.raises(rules.NotTheRecogniser, match="Điều 21"):
        await recognise_decision(session, matter.id, **said, by=other)
    later = said | {"on": on + timedelta(days=1)}
    with pytest.raises(rules.StepTomorrow):
        await recognise_decision(session, matter.id, **later, by=by)
    await recognise_decision(session, matter.id, **said, by=by)
    assert (matter.state, matter.effective_on) == ("recognised", on)
    assert last(session, "decision.answered")["recognised"] is True
    assert last(session, "decision.put_in_force")["carry_out_by"] is None


async def test_a_refusal_needs_reasons_and_gives_no_effect(session):
    matter = await _sent(session, Clause.CONVENTION)
    on = matter.last_on
    said = {"number": "12/UBND", "on": on, "by": ward.CHAIR, "now": ward.at(on, 23)}
    with pytest.raises(StillNeeded, match="lý do"):
        await refuse_decision(session, matter.id, **said, reason="")
    await refuse_decision(session, matter.id, **said, reason="Điều 5 trái luật")
    assert (matter.state, matter.effective_on, matter.reason) == (
        "refused",
        None,
        "Điều 5 trái luật",
    )


async def test_silence_is_a_breach_told_once_and_never_an_approval(session):
    matter = await _sent(session, Clause.BOARD)  # sent on Thursday 5 March
    clock = {"by": ward.CLOCK}
    await flag_breaches(session, **clock, now=ward.at(date(2026, 3, 12), 6))
    assert "decision.breached" not in names(session)
    for day in (13, 14, 16):
        await flag_breaches(session, **clock, now=ward.at(date(2026, 3, day), 6))
    assert names(session).count("decision.breached") == 1
    assert last(session, "decision.breached")["due_on"] == "2026-03-12"
    assert (matter.state, matter.effective_on) == ("sent", None)
    on = date(2026, 3, 16)
    await recognise_decision(
        session, matter.id, number="3/MT", on=on, by=ward.FRONT_OFFICIAL, now=ward.at(on)
    )
    assert last(session, "decision.answered")["days_late"] == 2


async def test_a_decision_not_sent_in_five_working_days_is_told(session):
    roll = await households(session, 9)
    matter = await matters.agreed(session, Clause.OTHER)
    await matters.voted(session, matter, 9, roll, 9)
    await flag_breaches(session, by=ward.CLOCK, now=ward.at(date(2026, 3, 13), 6))
    assert last(session, "decision.breached")["owed"] == "sending"


async def test_what_residents_replace_and_what_the_ward_abolishes_ends(session):
    roll = await households(session, 9)
    old = await matters.agreed(session)
    await matters.voted(session, old, 9, roll, 9)
    new = await matters.agreed(session, day=old.last_on, replaces_id=old.id)
    with pytest.raises(rules.NotReplaceable):
        await matters.agreed(session, Clause.OTHER, day=old.last_on, replaces_id=old.id)
    await matters.voted(session, new, 9, roll, 9)
    assert (old.state, new.state) == ("replaced", "adopted")
    said = {"number": "9/QĐ-UBND", "reason": "Trái luật", "now": ward.at(new.last_on, 23)}
    with pytest.raises(Forbidden):
        await abolish_decision(session, new.id, **said, by=ward.FRONT_OFFICIAL)
    await abolish_decision(session, new.id, **said, by=ward.CHAIR)
    assert new.state == "abolished"
    assert last(session, "decision.abolished")["ended_as"] == "abolished"


async def test_a_meeting_that_lacks_households_opens_the_way_to_ballots(session):
    roll = await households(session, 10)
    matter = await matters.agreed(session, Clause.BOARD)
    meeting = await matters.opened_meeting(session, matter)
    await matters.attended(session, meeting, roll[:5])
    now = ward.at(meeting.on, 20)
    await close_lacking_meeting(session, meeting.id, by=ward.HEAD, now=now)
    assert (matter.state, matter.form, "lacking" in matter.facts) == ("agreed", None, True)
    assert last(session, "round.counted")["lacking"] is True

    row = await matters.opened_handout(session, matter, meeting.on)
    said = {"given": 10, "count": Count(8, 6, 1, 0, 1), "by": ward.FRONT_OFFICIAL}
    witnesses = {"witness_ids": [each.id for each in roll[:2]]}
    await count_handout(session, row.id, **said, **witnesses, now=ward.at(row.until + timedelta(1)))
    assert (matter.state, matter.yes, matter.households) == ("adopted", 6, 10)


async def test_the_ward_sets_the_day_only_of_a_decision_of_the_whole_ward(session):
    roll = await households(session, 9)
    matter = await matters.agreed(session)
    await matters.voted(session, matter, 9, roll, 9)
    with pytest.raises(BarredByLaw, match="toàn phường"):
        await put_in_force(
            session,
            matter.id,
            number="1/QĐ",
            on=matter.last_on,
            lead_unit_id=None,
            by=ward.CHAIR,
            now=ward.at(matter.last_on, 23),
        )
