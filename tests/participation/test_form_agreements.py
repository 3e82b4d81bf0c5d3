"""On ballots, on the web and on every form of the whole ward the Front agrees first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from libs.kernel.errors import Forbidden
from libs.law.decisions import Clause, FormBarred, Scope, VoteForm
from services.participation.agenda.agreements import forms_asked
from services.participation.agenda.views import shown, worked_on
from services.participation.matters.actions import (
    agree_matter,
    choose_form,
    raise_matter,
    reconsider_form,
)
from services.participation.matters.agreeing import (
    AgreedOnWrongDay,
    FormAgreedAlready,
    FormAskedAlready,
    FormNeedsNobody,
    FormNotAgreed,
    FormNotAsked,
    FormTooLate,
    agree_form,
    ask_form,
    decline_form,
)
from services.participation.matters.rules import NotTheProposer
from services.participation.meetings.holding import close_lacking_meeting
from tests.participation import matters, ward
from tests.participation.households import households
from tests.participation.matters import DAY

NOW = ward.at(DAY)
HEAD = {"by": ward.HEAD, "now": NOW}
CHAIR = {"by": ward.CHAIR, "now": NOW}
FRONT = {"by": ward.FRONT_OFFICIAL, "now": NOW}
BALLOTS = {"form": VoteForm.PAPER_BALLOTS}


async def _of_the_ward(session):
    said = matters.wording(scope=Scope.COMMUNE, unit_id=None)
    return await raise_matter(session, said, **CHAIR)


async def test_the_head_alone_chooses_a_meeting_and_nothing_else_of_khoan_6(session):
    row = await matters.agreed(session, Clause.OTHER)
    with pytest.raises(FormNotAgreed, match=r"(?s)Ban công tác Mặt trận.*Điều 4 khoản 1 điểm c"):
        await choose_form(session, row.id, **BALLOTS, **HEAD)
    assert (row.state, row.form) == ("agreed", None)
    with pytest.raises(FormNeedsNobody):
        await ask_form(session, row.id, form=VoteForm.MEETING, **HEAD)
    await choose_form(session, row.id, form=VoteForm.MEETING, **HEAD)
    with pytest.raises(FormTooLate):
        await ask_form(session, row.id, **BALLOTS, **HEAD)


async def test_ballots_after_a_meeting_that_lacked_households_need_nobody(session):
    roll = await households(session, 6)
    row = await matters.agreed(session, Clause.OTHER)
    meeting = await matters.opened_meeting(session, row)
    await matters.attended(session, meeting, roll[:3])  # four of six are needed
    met = {"by": ward.HEAD, "now": ward.at(meeting.on, 21)}
    await close_lacking_meeting(session, meeting.id, **met)
    assert (await worked_on(session, row, met["now"])).forms_to_agree == ["online"]
    with pytest.raises(FormNeedsNobody):
        await ask_form(session, row.id, **BALLOTS, **met)
    await choose_form(session, row.id, **BALLOTS, **met)
    assert row.form == "paper_ballots"


async def test_the_front_agrees_on_one_form_and_that_one_may_be_chosen(session):
    row = await matters.agreed(session, Clause.OTHER)
    await ask_form(session, row.id, **BALLOTS, **HEAD)
    [asked] = await forms_asked(session, DAY)
    assert (asked.form, asked.unit, asked.due.due_on) == (
        "paper_ballots",
        "Khu phố Bắc",
        DAY + timedelta(3),
    )
    with pytest.raises(FormAskedAlready):
        await ask_form(session, row.id, form=VoteForm.ONLINE, **HEAD)
    with pytest.raises(FormNotAgreed):  # asked is not agreed
        await choose_form(session, row.id, **BALLOTS, **HEAD)
    await agree_form(session, row.id, on=DAY, **FRONT)
    assert await forms_asked(session, DAY) == []
    with pytest.raises(FormAgreedAlready):
        await ask_form(session, row.id, **BALLOTS, **HEAD)
    await choose_form(session, row.id, **BALLOTS, **HEAD)
    assert (await shown(session, row, NOW)).form_agreed_on == DAY
    await reconsider_form(session, row.id, **HEAD)
    await choose_form(session, row.id, **BALLOTS, **HEAD)  # what was agreed stays agreed


async def test_the_web_needs_the_front_besides_more_than_half_of_the_households(session):
    row = await matters.agreed(session, Clause.OTHER)
    await ask_form(session, row.id, form=VoteForm.ONLINE, **HEAD)
    await agree_form(session, row.id, on=DAY, **FRONT)
    with pytest.raises(FormBarred, match="trên 50%"):
        await choose_form(session, row.id, form=VoteForm.ONLINE, **HEAD)
    with pytest.raises(FormNotAgreed):  # it agreed on the web, not on ballots
        await choose_form(session, row.id, **BALLOTS, **HEAD)


async def test_of_the_whole_ward_the_front_agrees_on_the_meeting_too(session):
    row = await _of_the_ward(session)
    await ask_form(session, row.id, form=VoteForm.MEETING, **CHAIR)  # content and form together
    await agree_matter(session, row.id, **FRONT)
    with pytest.raises(FormNotAgreed, match=r"(?s)Chủ tịch Ủy ban Mặt trận.*Điều 16"):
        await choose_form(session, row.id, form=VoteForm.MEETING, **CHAIR)
    await agree_form(session, row.id, on=DAY, **FRONT)
    await choose_form(session, row.id, form=VoteForm.MEETING, **CHAIR)
    assert row.form == "meeting"


async def test_the_front_declines_with_a_reason_and_may_be_asked_again(session):
    row = await matters.agreed(session, Clause.OTHER)
    await ask_form(session, row.id, **BALLOTS, **HEAD)
    await decline_form(session, row.id, reason="Nên họp.", **FRONT)
    with pytest.raises(FormNotAgreed):
        await choose_form(session, row.id, **BALLOTS, **HEAD)
    with pytest.raises(FormNotAsked):
        await agree_form(session, row.id, on=DAY, **FRONT)
    await ask_form(session, row.id, **BALLOTS, **HEAD)
    said = [(a.agreed, a.reason) for a in (await worked_on(session, row, NOW)).agreements]
    assert said == [(False, "Nên họp."), (None, "")]


async def test_only_whoever_leads_asks_and_only_the_front_answers_on_a_day_that_was(session):
    row = await matters.agreed(session, Clause.OTHER)
    for by in (ward.OTHER_HEAD, ward.FRONT_OFFICIAL, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await ask_form(session, row.id, **BALLOTS, by=by, now=NOW)
    with pytest.raises(NotTheProposer):
        await ask_form(session, row.id, **BALLOTS, **CHAIR)
    await ask_form(session, row.id, **BALLOTS, **HEAD)
    for by in (ward.HEAD, ward.CHAIR, ward.OFFICIAL):
        with pytest.raises(Forbidden):
            await agree_form(session, row.id, on=DAY, by=by, now=NOW)
        with pytest.raises(Forbidden):
            await decline_form(session, row.id, reason="a", by=by, now=NOW)
    for on in (DAY - timedelta(1), DAY + timedelta(1)):
        with pytest.raises(AgreedOnWrongDay, match="02/03/2026"):
            await agree_form(session, row.id, on=on, **FRONT)


async def test_ballots_after_a_meeting_that_lacked_households_need_no_agreement(session):
    row = await matters.agreed(session)
    row.facts = [*row.facts, "lacking"]
    await choose_form(session, row.id, **BALLOTS, **HEAD)
    assert row.form == "paper_ballots"
