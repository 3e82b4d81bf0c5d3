"""Ban TTND, Ban GSĐTCĐ and the Front supervise: notices, confirmation, answers, late ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.law.calendar import DayKind, Override, national_calendar
from libs.law.rules import rule
from libs.permissions import NotYourRole
from services.inspections.front import actions as front
from services.inspections.people import actions as people
from services.inspections.rooms import actions as papers
from services.inspections.rooms import kinds
from services.inspections.rooms.kinds import PaperKind
from services.inspections.rooms.queries import room_papers
from services.inspections.rooms.rules import NotABoard, NotYourRoom, Room
from services.inspections.supervisions import actions, concluding, minding, results, rules
from services.inspections.supervisions.queries import advice_of
from services.inspections.supervisions.results import AdviceTaken, RecoveryKind
from services.inspections.works import actions as works
from services.inspections.works import rules as work_rules
from services.inspections.works.rules import WorkState
from tests.inspections import ward
from tests.inspections.checks import told
from tests.inspections.rooms import (
    BOARD,
    CHAIR,
    DAY,
    FRONT,
    INVESTMENT,
    KEY_OF_NOTHING,
    LAND,
    OFFICE,
    OTHER_INVESTMENT,
    PEOPLE,
    WORKS_BOARD,
    a_work,
    confirmed,
    drafted,
    ended,
    handed,
    on,
    open_boards,
    sent,
)

ANSWER = {"taken": AdviceTaken.PARTLY, "answer": "Đã trả lại.", "number": "9/UBND", "paper": None}


@pytest.fixture(autouse=True)
async def boards(session: AsyncSession) -> None:
    await open_boards(session)


@pytest.mark.parametrize(("by", "last", "too_late"), [(PEOPLE, 7, 4), (FRONT, 15, 14)])
async def test_a_plan_is_sent_long_enough_before(
    session: AsyncSession, by: Actor, last: int, too_late: int
) -> None:
    """Five working days of a board, fifteen days of the Front."""
    late = await drafted(session, by, starts_in=too_late)
    with pytest.raises(rules.SupervisionSentTooLate, match="Phải gửi chậm nhất"):
        await actions.send_supervision(session, late.id, number="5", by=by, now=ward.at(DAY))
    row = await sent(session, by, starts_in=last, subject="Đúng hạn")
    with pytest.raises(rules.SupervisionNotYet):
        await actions.start_supervision(session, row.id, by=by, now=ward.at(DAY))
    assert told(session, "supervision.sent")[0]["room"] == row.room


async def test_fifteen_days_before_are_fifteen_also_when_they_end_on_a_sunday(
    session: AsyncSession,
) -> None:
    """Sent on Sunday 15/3 for Monday 30/3: not moved to the Friday before."""
    sunday = date(2026, 3, 15)
    assert rules.last_day_ahead(rules.SENT_BEFORE[Room.FRONT], date(2026, 3, 30)) == sunday
    rules.check_sending(Room.FRONT, date(2026, 3, 30), sunday)


async def test_a_work_is_supervised_by_its_board_from_the_day_of_the_notice(
    session: AsyncSession,
) -> None:
    row = await a_work(session, notified=False)
    how = {"by": FRONT, "now": ward.at(DAY)}
    with pytest.raises(work_rules.WorkNoticeTooLate, match="45 ngày"):
        await works.give_work_notice(session, row.id, number="3", starts_on=on(44), **how)
    with pytest.raises(NotFound):
        await drafted(session, OTHER_INVESTMENT, work_id=row.id)
    with pytest.raises(work_rules.WorkNotInThisState):
        await drafted(session, INVESTMENT, work_id=row.id)
    await works.give_work_notice(session, row.id, number="3", starts_on=on(45), **how)
    with pytest.raises(rules.BeforeTheWorkIsSupervised):
        await drafted(session, INVESTMENT, work_id=row.id)
    with pytest.raises(rules.WhichWork):
        await drafted(session, INVESTMENT)
    with pytest.raises(rules.NoWorkHere):
        await drafted(session, FRONT, starts_in=60, work_id=row.id)
    one = await drafted(session, INVESTMENT, starts_in=50, work_id=row.id)
    assert one.unit_id == ward.LAND


async def test_a_board_has_the_members_that_the_law_wants(session: AsyncSession) -> None:
    given = {"name": "Cầu", "investor": "Ban QLDA", "unit_id": ward.LAND, "by": FRONT}
    given |= {"board_id": WORKS_BOARD, "now": ward.at(DAY)}
    with pytest.raises(work_rules.WorkBoardTooSmall, match="ít nhất 5"):
        await works.open_work(session, **given, members=4, residents=2)
    with pytest.raises(work_rules.WorkResidentsTooMany):
        await works.open_work(session, **given, members=9, residents=6)
    with pytest.raises(NotABoard):
        await works.open_work(session, **given | {"board_id": BOARD}, members=5, residents=3)
    await works.open_work(session, **given, members=5, residents=3)
    with pytest.raises(work_rules.WorkThere):
        await works.open_work(session, **given, members=5, residents=3)


async def test_a_boards_result_goes_out_only_when_the_front_confirmed_it(
    session: AsyncSession,
) -> None:
    row = await handed(session)
    now = ward.at(row.starts_on)
    assert not told(session, "advice.")
    with pytest.raises(results.ConfirmedFirst):
        await front.conclude_supervision(
            session, row.id, number="1", result="x", wrongs=0, by=FRONT, now=now
        )
    with pytest.raises(NotYourRole):
        await people.confirm_result(session, row.id, number="1", by=PEOPLE, now=now)
    await people.return_result(session, row.id, reason="Thiếu biên bản", by=FRONT, now=now)
    assert (row.state, row.handed_on) == ("ended", None)
    with pytest.raises(rules.SupervisionNotInThisState):
        await people.confirm_result(session, row.id, number="1", by=FRONT, now=now)
    said = {"result": "Thu sai 3 khoản.", "wrongs": 3, "by": PEOPLE}
    await people.hand_in_result(session, row.id, **said, now=now)
    await people.confirm_result(session, row.id, number="6/MTTQ", by=FRONT, now=now)

    [concluded] = told(session, "supervision.concluded")
    [asked] = told(session, "advice.sent")
    assert (concluded["wrongs"], concluded["room"]) == (3, "people")
    assert asked["sent_on"] == row.starts_on.isoformat()


@pytest.mark.parametrize("by", [PEOPLE, FRONT])
async def test_the_committee_answers_within_fifteen_days_or_is_told_late_once(
    session: AsyncSession, by: Actor
) -> None:
    if by is PEOPLE:
        row = await confirmed(session)
    else:
        row = await ended(session, FRONT)
        said = {"number": "8/MTTQ", "result": "Thu sai.", "wrongs": 1, "by": FRONT}
        await front.conclude_supervision(session, row.id, **said, now=ward.at(row.starts_on))
    [one] = await advice_of(session, [row])
    assert one.due_on is not None
    assert one.due_on - row.starts_on >= timedelta(days=15)  # later when it would be a day off
    assert rule(one.due_rule, row.starts_on).value == 15
    for days in (0, 1, 2):
        late_day = ward.at(one.due_on + timedelta(days=days))
        await minding.flag_unanswered_advice(session, by=CHAIR, now=late_day)
    assert len(told(session, "advice.unanswered")) == 1
    for refused in (LAND, OFFICE, FRONT):
        with pytest.raises(NotYourRole):
            await concluding.answer_advice(session, one.id, **ANSWER, by=refused, now=late_day)
    await concluding.answer_advice(session, one.id, **ANSWER, by=CHAIR, now=late_day)
    with pytest.raises(results.AdviceAnswered):
        await concluding.answer_advice(session, one.id, **ANSWER, by=CHAIR, now=late_day)
    [answered] = told(session, "advice.answered")
    assert (answered["days_late"], answered["taken"]) == (2, "partly")


async def test_an_answer_that_is_owed_follows_a_changed_calendar(session: AsyncSession) -> None:
    row = await confirmed(session)
    [one] = await advice_of(session, [row])
    assert one.due_on is not None
    was, how = one.due_on, {"by": CHAIR, "now": ward.at(row.starts_on)}
    calendar = national_calendar()
    await minding.move_answer_days(session, **how)
    assert not told(session, "advice.moved")
    off = Override(on=was, kind=DayKind.OFF, name="Nghỉ", basis="Mẫu", ordered_on=row.starts_on)
    swapped = calendar.with_overrides([off])
    await minding.move_answer_days(session, **how, calendar=swapped)
    await minding.move_answer_days(session, **how, calendar=swapped)

    [moved] = told(session, "advice.moved")
    assert one.due_on > was
    assert one.calendar_version == swapped.version
    assert (moved["was_due_on"], moved["due_on"]) == (was.isoformat(), one.due_on.isoformat())


async def test_the_front_hears_the_supervised_and_concludes_within_fifteen_days(
    session: AsyncSession,
) -> None:
    row = await sent(session, FRONT)
    assert row.report_by == on(20 - 7)  # the seventh day before, a Sunday too
    report = {"report": "Đã thu 3 khoản.", "paper": None}
    with pytest.raises(NotFound):
        await front.report_to_supervision(
            session, row.id, **report, by=_elsewhere(), now=ward.at(on(1))
        )
    await front.report_to_supervision(session, row.id, **report, by=LAND, now=ward.at(on(14)))
    with pytest.raises(results.AlreadyReported):
        await front.report_to_supervision(session, row.id, **report, by=CHAIR, now=ward.at(on(14)))
    [heard] = told(session, "supervision.reported")
    assert heard["days_late"] == 14 - 13
    day = ward.at(row.starts_on)
    await actions.start_supervision(session, row.id, by=FRONT, now=day)
    await actions.end_supervision(session, row.id, by=FRONT, now=day)
    assert row.conclude_by is not None
    assert row.conclude_by - row.starts_on == timedelta(days=15)
    said = {"number": "8/MTTQ", "result": "Thu sai.", "wrongs": 1, "by": FRONT}
    late = ward.at(row.conclude_by + timedelta(days=3))
    await front.conclude_supervision(session, row.id, **said, now=late)
    assert told(session, "supervision.concluded")[0]["days_late"] == 3
    board = await sent(session, PEOPLE)
    with pytest.raises(results.OnlyTheFrontHears):
        await front.report_to_supervision(session, board.id, **report, by=CHAIR, now=day)


def _elsewhere() -> Actor:
    return Actor(LAND.id, ward.CODE, LAND.roles, ward.CULTURE)


async def test_what_came_back_is_noted_once_and_the_board_ends_with_its_work(
    session: AsyncSession,
) -> None:
    work = await a_work(session)
    row = await handed(session, INVESTMENT, starts_in=50, work_id=work.id)
    day = ward.at(row.starts_on)
    with pytest.raises(work_rules.WorkStillSupervised, match="1 cuộc"):
        await people.end_work(session, work.id, by=FRONT, now=day)
    back = {"kind": RecoveryKind.SETTLEMENT_CUT, "amount": 12_000_000, "document": "QĐ 7"}
    with pytest.raises(rules.SupervisionNotInThisState):
        await concluding.note_recovery(
            session, row.id, **back, on=row.starts_on, by=INVESTMENT, now=day
        )
    await people.confirm_result(session, row.id, number="6", by=FRONT, now=day)
    how = {"by": INVESTMENT, "now": day}
    with pytest.raises(results.RecoveryDayWrong):
        await concluding.note_recovery(session, row.id, **back, on=on(0), **how)
    await concluding.note_recovery(session, row.id, **back, on=row.starts_on, **how)
    with pytest.raises(results.RecoveryThere):
        await concluding.note_recovery(session, row.id, **back, on=row.starts_on, **how)
    await people.end_work(session, work.id, by=FRONT, now=day)

    assert [each["amount"] for each in told(session, "supervision.recovered")] == [12_000_000]
    assert len(told(session, "work.ended")) == 1
    assert work.state == WorkState.ENDED
    with pytest.raises(work_rules.WorkNotInThisState):
        await drafted(session, INVESTMENT, starts_in=60, work_id=work.id)


async def test_boards_write_to_the_front_and_the_front_to_the_committee(
    session: AsyncSession,
) -> None:
    how = {"year": 2026, "body": "Nội dung.", "now": ward.at(DAY)}
    plan = await papers.draft_room_paper(session, kind=PaperKind.PLAN, quarter=0, by=PEOPLE, **how)
    for refused, kind, quarter in (
        (kinds.RoomPaperThere, PaperKind.PLAN, 0),
        (kinds.WhichQuarter, PaperKind.QUARTER, 0),
        (kinds.PaperNotOfRoom, PaperKind.PROGRAMME, 0),
    ):
        with pytest.raises(refused):
            await papers.draft_room_paper(session, kind=kind, quarter=quarter, by=PEOPLE, **how)
    for nobody in (CHAIR, KEY_OF_NOTHING):
        with pytest.raises((NotYourRole, NotABoard, NotYourRoom)):
            await papers.draft_room_paper(session, kind=PaperKind.PLAN, quarter=0, by=nobody, **how)
    own = await papers.draft_room_paper(
        session, kind=PaperKind.PROGRAMME, quarter=0, by=FRONT, **how
    )
    assert await room_papers(session, 2026, FRONT) == [own]
    assert await room_papers(session, 2026, CHAIR) == []
    for row, by in ((plan, PEOPLE), (own, FRONT)):
        await papers.send_room_paper(session, row.id, number="1", by=by, now=ward.at(DAY))
        with pytest.raises(kinds.RoomPaperSent):
            await papers.remove_room_paper(session, row.id, by=by, now=ward.at(DAY))
    assert {row.id for row in await room_papers(session, 2026, FRONT)} == {plan.id, own.id}
    assert await room_papers(session, 2026, CHAIR) == [own]
    assert [Room(row.room) for row in await room_papers(session, 2026, PEOPLE)] == [Room.PEOPLE]
    assert not told(session)
