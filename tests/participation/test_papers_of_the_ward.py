"""Decisions on a matter of the whole ward: one of each neighbourhood, and the ward's paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.documents.files import Paper
from libs.documents.html import write_html
from libs.kernel.errors import Forbidden
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from libs.law.decisions import Clause
from libs.law.refusals import RuleNotInForce
from libs.law.rules import rule
from services.participation.agenda.views import shown, worked_on
from services.participation.papers.api import decision
from services.participation.papers.document import Subject
from services.participation.papers.place import Place
from services.participation.papers.printing import decision_paper
from services.participation.papers.rules import (
    DecisionSentAlready,
    DecisionsOwed,
    NotAWitness,
    NotCountedYet,
    NotTotalledYet,
    OneNeighbourhoodOnly,
    PaperNotWhole,
    TotalPaperOwed,
    TotalPaperUnwritten,
    WhichNeighbourhood,
)
from services.participation.papers.views import owed_views
from services.participation.papers.whole.actions import send_total_paper, write_total_paper
from services.participation.papers.whole.api import total_paper_duties, total_paper_file
from services.participation.papers.whole.document import Part, Total, total_paper
from services.participation.recognising import totalling
from services.participation.recognising.actions import put_in_force, send_decision
from services.participation.recognising.flagging import flag_breaches
from services.participation.rounds.queries import rounds_of
from tests.participation import matters, ward
from tests.participation.households import households
from tests.participation.matters import DAY
from tests.participation.whole_ward import (
    THEN,
    on_paper,
    paper_of_the_ward,
    prepared,
    sent,
    written,
)

LAST = add_working_days(THEN.date(), 5, national_calendar())
CHAIR = {"by": ward.CHAIR, "now": THEN}
TOTALLED = {"without_ballots": False, **CHAIR}


async def _voted(session):
    """Both neighbourhoods voted; the rolls of north and south."""
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    await on_paper(session, matter, ward.NORTH, north, 3)
    await on_paper(session, matter, ward.SOUTH, south, 2)
    return matter, north, south


async def test_each_neighbourhood_writes_and_sends_its_own_and_then_the_ward_totals(session):
    matter, north, south = await _voted(session)
    with pytest.raises(DecisionsOwed, match=r"(?s)2 khu phố.*Điều 20 khoản 3"):
        await totalling.total_matter(session, matter.id, **TOTALLED)
    await sent(session, matter, ward.NORTH, north, ward.HEAD)
    told = matters.last(session, "decision.sent")
    assert (told["unit_id"], told["scope"], told["days_late"]) == (str(ward.NORTH), "commune", 0)
    with pytest.raises(DecisionsOwed, match="1 khu phố chưa gửi quyết định: Khu phố Nam"):
        await totalling.total_matter(session, matter.id, **TOTALLED)
    await sent(session, matter, ward.SOUTH, south, ward.OTHER_HEAD)  # it said no, and sends that
    await totalling.total_matter(session, matter.id, **TOTALLED)
    assert (matter.state, matter.yes, matter.households) == ("rejected", 5, 9)


async def test_a_decision_belongs_to_its_neighbourhood_and_to_nobody_else(session):
    matter, north, south = await _voted(session)
    with pytest.raises(WhichNeighbourhood):
        await written(session, matter, None, north, ward.HEAD)
    for by in (ward.OTHER_HEAD, ward.FRONT_OFFICIAL, ward.CHAIR):
        with pytest.raises(Forbidden):
            await written(session, matter, ward.NORTH, north, by)
    with pytest.raises(NotAWitness):
        await written(session, matter, ward.NORTH, south, ward.HEAD)
    await written(session, matter, ward.NORTH, north, ward.HEAD, front_name="")
    with pytest.raises(PaperNotWhole, match="Trưởng ban công tác Mặt trận"):
        await send_decision(session, matter.id, unit_id=ward.NORTH, by=ward.HEAD, now=THEN)
    await sent(session, matter, ward.NORTH, north, ward.HEAD)
    with pytest.raises(DecisionSentAlready):
        await written(session, matter, ward.NORTH, north, ward.HEAD)
    with pytest.raises(DecisionSentAlready):
        await send_decision(session, matter.id, unit_id=ward.NORTH, by=ward.HEAD, now=THEN)
    seen = await shown(session, matter, THEN)
    assert [(each.unit, each.sent_on) for each in seen.parts] == [
        ("Khu phố Bắc", THEN.date()),
        ("Khu phố Nam", None),
    ]
    assert "Người Mẫu" not in seen.model_dump_json()


async def test_a_neighbourhood_that_has_not_counted_has_no_decision(session):
    north = await households(session, 3)
    matter = await prepared(session)
    with pytest.raises(NotCountedYet):
        await written(session, matter, ward.NORTH, north, ward.HEAD)
    assert await owed_views(session, DAY) == []


async def test_who_does_not_send_in_time_is_told_once_and_holds_nobody_up(session):
    matter, north, _ = await _voted(session)
    await sent(session, matter, ward.NORTH, north, ward.HEAD)
    [owed] = await owed_views(session, THEN.date())
    assert (owed.unit, owed.due.due_on, owed.due.days[-1].number) == ("Khu phố Nam", LAST, 5)
    for day, breaches in [(LAST, 0), (LAST + timedelta(1), 1), (LAST + timedelta(2), 1)]:
        await flag_breaches(session, by=ward.CLOCK, now=ward.at(day, 6))
        assert matters.names(session).count("decision.breached") == breaches, day
    told = matters.last(session, "decision.breached")
    assert (told["unit_id"], told["owed"]) == (str(ward.SOUTH), "sending")
    late = {"by": ward.CHAIR, "now": ward.at(LAST + timedelta(1))}
    await totalling.total_matter(session, matter.id, without_ballots=False, **late)
    assert matter.state == "rejected"


async def test_a_late_decision_is_sent_all_the_same_and_counted_as_late(session):
    matter, north, _ = await _voted(session)
    late = ward.at(add_working_days(LAST, 2, national_calendar()))
    await sent(session, matter, ward.NORTH, north, ward.HEAD, now=late)
    assert matters.last(session, "decision.sent")["days_late"] == 2


async def test_a_neighbourhood_that_ended_owes_no_decision(session):
    matter, _, _ = await _voted(session)
    await ward.close(session, THEN.date())
    assert [each.unit for each in await owed_views(session, THEN.date())] == ["Khu phố Nam"]
    assert matter.state == "opened"


async def test_the_ward_writes_the_paper_of_the_whole_before_it_has_effect(session):
    north = await households(session, 3)
    south = await households(session, 6, neighbourhood_id=ward.SOUTH)
    matter = await prepared(session)
    for unit, roll, by in [(ward.NORTH, north, ward.HEAD), (ward.SOUTH, south, ward.OTHER_HEAD)]:
        await on_paper(session, matter, unit, roll, len(roll))
        await sent(session, matter, unit, roll, by)
    with pytest.raises(NotTotalledYet):
        await paper_of_the_ward(session, matter)
    await totalling.total_matter(session, matter.id, **TOTALLED)
    with pytest.raises(Forbidden):
        await total_paper_duties(session, ward.HEAD)
    [owed] = await total_paper_duties(session, ward.OFFICIAL)
    assert owed.matter_id == matter.id
    effect = {"number": "5/QĐ", "on": LAST, "lead_unit_id": ward.CULTURE, **CHAIR}
    with pytest.raises(TotalPaperOwed, match="Điều 21 khoản 2"):
        await put_in_force(session, matter.id, **effect)
    with pytest.raises(TotalPaperUnwritten):
        await total_paper_file(matter.id, Paper.PDF, session, ward.OFFICIAL)
    with pytest.raises(PaperNotWhole, match="nội dung tổng hợp; người ký"):
        await send_total_paper(session, matter.id, **CHAIR)
    for by in (ward.HEAD, ward.FRONT_OFFICIAL):
        said = {"decision": "a", "signer": "b", "by": by, "now": THEN}
        with pytest.raises(Forbidden):
            await write_total_paper(session, matter.id, **said)
    assert (await shown(session, matter, THEN)).total is None
    await paper_of_the_ward(session, matter)
    with pytest.raises(DecisionSentAlready):
        await paper_of_the_ward(session, matter)
    assert (await worked_on(session, matter, THEN)).missing == []
    assert await total_paper_duties(session, ward.CHAIR) == []
    assert (await shown(session, matter, THEN)).total.decision == "Hai khu phố đã quyết định."
    await put_in_force(session, matter.id, **effect)
    assert matter.state == "in_force"


async def test_a_matter_of_one_neighbourhood_has_no_paper_of_another_or_of_the_ward(session):
    matter = await matters.agreed(session)
    with pytest.raises(WhichNeighbourhood):
        await decision(matter.id, session, ward.OFFICIAL, ward.SOUTH)
    with pytest.raises(WhichNeighbourhood):
        await decision_paper(matter.id, Paper.PDF, session, ward.OFFICIAL, ward.SOUTH)
    assert (await decision(matter.id, session, ward.OFFICIAL, ward.NORTH)).matter_id == matter.id
    with pytest.raises(OneNeighbourhoodOnly):
        await paper_of_the_ward(session, matter)


async def test_every_paper_of_one_vote_goes_by_the_law_of_its_first_day(session):
    matter, _, south = await _voted(session)
    await written(session, matter, ward.SOUTH, south, ward.OTHER_HEAD)
    wanted = (matter.id, Paper.DOCX, session, ward.OFFICIAL, ward.SOUTH)
    assert (await decision_paper(*wanted)).status_code == 200
    [first] = [row for row in await rounds_of(session, [matter.id]) if row.unit_id == ward.NORTH]
    first.opened_on = date(2023, 6, 30)  # before the law was in force
    with pytest.raises(RuleNotInForce):
        await decision_paper(*wanted)


@pytest.mark.parametrize(
    ("ward", "each", "whole"), [("phường Mẫu", "khu phố", "phường"), ("xã Mẫu", "thôn", "xã")]
)
def test_the_paper_of_the_ward_shows_each_neighbourhood_and_both_shares(ward, each, whole):
    total = Total(
        12,
        8,
        True,
        decisions.threshold(Clause.WORKS, DAY),
        rule("participation.commune_passed", DAY),
    )
    parts = [
        Part("Khu phố Bắc", 3, 3, 2, True),
        Part("Khu phố Nam", 6, 6, 6, True),
        Part("Khu phố Đông", 3, 3, 0, False),
    ]
    html = write_html(
        total_paper(
            Place(ward, ward),
            Subject(Clause.WORKS, "Làm cầu", "Mỗi hộ 1 triệu đồng."),
            parts,
            total,
            on=THEN.date(),
            text="Đã quyết định.",
            signer="Người Mẫu C",
        ),
        str,
    )
    said = (
        "Khu phố Nam",
        "8 trong 12 đại diện hộ",
        f"2 trong 3 {each} thông qua",
        f"3. Kết quả của từng {each}",
        f">{each.capitalize()}<",
        "Điều 21 khoản 1",
    )
    assert [
        words for words in (*said, f"phạm vi toàn {whole}", "CHỦ TỊCH") if words not in html
    ] == []
