"""Urging: a letter is sent, numbered, answered, or told unanswered; the ward sets its pace."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.urgings import UrgingAnswered, UrgingSent, UrgingUnanswered
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from libs.permissions import permit
from libs.rows import found
from services.planning.days import calendar_known_on
from services.planning.rules import AlreadyFinished, TaskState
from services.planning.tasks.actions import owed_task, refuse_to_speak_for
from services.planning.tasks.rules import by_law
from services.planning.urging import rules
from services.planning.urging.letters import pace_of, still_owed
from services.planning.urging.rules import LetterSigning, Pace
from services.planning.urging.tables import LateDisclosure, Urging, UrgingPace


async def send_urging(
    session: AsyncSession,
    task_id: UUID,
    *,
    text: str,
    answer_by: date | None,
    with_task_ids: Sequence[UUID],
    by: Actor,
    now: datetime,
) -> Urging:
    """Ask a unit, in one letter, for tasks it leads; without a day the ward's rule gives one."""
    permit(by, "send_urging")
    tasks = [await owed_task(session, each) for each in dict.fromkeys((task_id, *with_task_ids))]
    if any(task.state != TaskState.OPEN for task in tasks):
        raise AlreadyFinished
    today = now.date()
    named = (answer_by, dict[str, Any]()) if answer_by else None
    answer_on, clock = named or await day_to_answer(session, by.ward_id, today)
    unit_id = rules.check_letter({task.lead_unit_id for task in tasks}, answer_on, today)
    letter = Urging(
        task_id=task_id,
        task_ids=[str(task.id) for task in tasks],
        unit_id=unit_id,
        author_id=by.id,
        sent_on=today,
        answer_by=answer_on,
        clock=clock,
        text=text,
    )
    return send(session, letter, by=by, now=now)


def send(session: AsyncSession, letter: Urging, *, by: Actor, now: datetime) -> Urging:
    """Keep a letter, note it with every task it names, and tell it."""
    session.add(letter)
    for each in letter.noted_with:
        said = {"urging_id": letter.id, "answer_by": letter.answer_by}
        record(session, by, "send_urging", each, now, **said)
    sent = UrgingSent(
        occurred_at=now,
        urging_id=letter.id,
        task_id=letter.task_id,
        unit_id=letter.unit_id,
        answer_by=letter.answer_by,
        task_ids=tuple(UUID(each) for each in letter.task_ids),
        cause=letter.cause,
    )
    emit(session, sent)
    return letter


async def day_to_answer(
    session: AsyncSession, ward_id: str, sent_on: date
) -> tuple[date, dict[str, Any]]:
    """By when a letter sent on a day is answered, by the ward's pace, and how that was counted."""
    pace = await pace_of(session, ward_id, sent_on)
    counted = by_law(rules.ANSWER, sent_on, calendar_known_on(sent_on), pace.answer_days)
    assert counted.due_on is not None, "nothing suspends this clock"
    return counted.due_on, counted.clock


async def number_urging(
    session: AsyncSession,
    urging_id: UUID,
    *,
    number: str,
    signed_on: date,
    signing: LetterSigning,
    by: Actor,
    now: datetime,
) -> Urging:
    """Give a letter its number, its day and the form in which it is signed; once."""
    permit(by, "number_urging")
    urging = await _letter(session, urging_id)
    if urging.number:
        raise rules.AlreadyNumbered(number=urging.number)
    rules.check_number(number, signed_on, urging.sent_on, now.date())
    used = select(Urging.signed_on).where(Urging.ward_id == by.ward_id, Urging.number == number)
    if any(day and day.year == signed_on.year for day in (await session.execute(used)).scalars()):
        raise rules.NumberTaken(number=number)
    urging.number, urging.signed_on, urging.signing = number, signed_on, signing
    for each in urging.noted_with:
        record(session, by, "number_urging", each, now, urging_id=urging.id, number=number)
    return urging


async def answer_urging(
    session: AsyncSession, urging_id: UUID, *, answer: str, by: Actor, now: datetime
) -> Urging:
    """Answer an urging, once."""
    urging = await _letter(session, urging_id)
    permit(by, "answer_urging", unit_id=urging.unit_id)
    await refuse_to_speak_for(session, urging.unit_id, by)
    if urging.answered_on:
        raise rules.AlreadyAnswered
    urging.answer, urging.answered_on = answer, now.date()
    for each in urging.noted_with:
        record(session, by, "answer_urging", each, now, urging_id=urging.id)
    late = calendar_days_late(urging.answer_by, now.date())
    emit(
        session,
        UrgingAnswered(
            occurred_at=now, urging_id=urging.id, task_id=urging.task_id, days_late=late
        ),
    )
    return urging


async def flag_unanswered(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: tell once of every letter whose day passed unanswered, if it still matters."""
    query = select(Urging).where(
        Urging.ward_id == by.ward_id,
        Urging.answered_on.is_(None),
        Urging.unanswered_on.is_(None),
        Urging.answer_by < now.date(),
        still_owed(),
    )
    for urging in (await session.execute(query.order_by(Urging.id).with_for_update())).scalars():
        urging.unanswered_on = now.date()
        for each in urging.noted_with:
            record(session, by, "flag_unanswered", each, now, urging_id=urging.id)
        unanswered = UrgingUnanswered(
            occurred_at=now,
            urging_id=urging.id,
            task_id=urging.task_id,
            unit_id=urging.unit_id,
            answer_by=urging.answer_by,
        )
        emit(session, unanswered)


async def set_urging_pace(session: AsyncSession, pace: Pace, *, by: Actor, now: datetime) -> Pace:
    """State how many working days the ward gives; what was already sent keeps its day."""
    permit(by, "set_urging_pace")
    rules.check_pace(pace)
    said = vars(pace)
    row = insert(UrgingPace).values(id=new_id(), ward_id=by.ward_id, **said)
    await session.execute(row.on_conflict_do_update(index_elements=["ward_id"], set_=said))
    record(session, by, "set_urging_pace", "urging_pace", now, **said)
    return pace


async def hand_over(session: AsyncSession, ward_id: str, closed: UUID, successor: UUID) -> None:
    """What a closed unit had to answer and to show, its successor has."""
    asked = select(Urging).where(
        Urging.ward_id == ward_id, Urging.unit_id == closed, Urging.answered_on.is_(None)
    )
    for urging in (await session.execute(asked)).scalars():
        urging.unit_id = successor
    owed = select(LateDisclosure).where(
        LateDisclosure.ward_id == ward_id,
        LateDisclosure.unit_id == closed,
        LateDisclosure.shown_on.is_(None),
    )
    for late in (await session.execute(owed)).scalars():
        late.unit_id = successor


async def _letter(session: AsyncSession, urging_id: UUID) -> Urging:
    return await found(session, Urging, urging_id, lock=True)
