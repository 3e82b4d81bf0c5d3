"""A conference of a neighbourhood from its plan to its written result."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.conferences import (
    CommunityConferenceCalled,
    CommunityConferenceHeld,
)
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from libs.permissions import permit
from libs.rows import found
from services.participation.conferences import queries, rules
from services.participation.conferences.duties import meet_community_duty
from services.participation.conferences.rules import ConferenceState
from services.participation.conferences.tables import CommunityConference, ConferenceQuestion
from services.participation.households.locking import locked_neighbourhood
from services.participation.households.queries import roll_on
from services.participation.moderation.rules import signs

PLANNED, INVITED = ConferenceState.PLANNED, ConferenceState.INVITED
HELD, CONCLUDED = ConferenceState.HELD, ConferenceState.CONCLUDED


@dataclass(frozen=True)
class Gathering:
    """When, where and about what; nobody is named."""

    on: date
    starts_at: time
    place: str
    agenda: str


async def plan_community_conference(
    session: AsyncSession, unit_id: UUID, plan: Gathering, *, year: int, by: Actor, now: datetime
) -> CommunityConference:
    """The head plans the conference of a year, one for each neighbourhood (article 33.1)."""
    permit(by, "plan_community_conference", unit_id=unit_id)
    await locked_neighbourhood(session, unit_id)
    duty = await queries.duty_of(session, unit_id, year)
    rules.check_year(year, now.date(), owed=duty is not None and duty.met_on is None)
    rules.check_day(plan.on, now.date())
    known = await queries.community_conferences(session, unit_id=unit_id, public=False)
    if any(each.year == year and each.state != ConferenceState.CANCELLED for each in known):
        raise rules.YearAlreadyHeld(year=year)
    row = CommunityConference(unit_id=unit_id, year=year, **asdict(plan))
    session.add(row)
    record(session, by, "plan_community_conference", row.id, now, year=year, on=plan.on)
    return row


async def send_community_plan(
    session: AsyncSession, conference_id: UUID, *, sent_on: date, by: Actor, now: datetime
) -> CommunityConference:
    """The plan went to the ward's committee, the Front and the people's inspection board."""
    row = await _reached(session, conference_id, "send_community_plan", by, PLANNED)
    rules.check_past(sent_on, now.date())
    row.plan_sent_on = sent_on
    record(session, by, "send_community_plan", row.id, now, sent_on=sent_on)
    return row


async def invite_households(
    session: AsyncSession, conference_id: UUID, *, invited_on: date, by: Actor, now: datetime
) -> CommunityConference:
    """Every household has its invitation, at least five days before."""
    row = await _reached(session, conference_id, "invite_households", by, PLANNED)
    rules.check_inviting(row.plan_sent_on, invited_on, row.on, now.date())
    row.state, row.invited_on = INVITED, invited_on
    record(session, by, "invite_households", row.id, now, invited_on=invited_on)
    told = {"unit_id": row.unit_id, "year": row.year, "on": row.on, "invited_on": invited_on}
    emit(session, CommunityConferenceCalled(occurred_at=now, conference_id=row.id, **told))
    return row


async def move_community_conference(
    session: AsyncSession, conference_id: UUID, *, on: date, by: Actor, now: datetime
) -> CommunityConference:
    """Another day: households have to be invited anew."""
    row = await _reached(session, conference_id, "move_community_conference", by, PLANNED, INVITED)
    rules.check_day(on, now.date())
    was, row.on, row.state, row.invited_on = row.on, on, PLANNED, None
    record(session, by, "move_community_conference", row.id, now, was_on=was, on=on)
    return row


async def cancel_community_conference(
    session: AsyncSession, conference_id: UUID, *, by: Actor, now: datetime
) -> CommunityConference:
    """It does not take place; the year stays owed."""
    row = await _reached(
        session, conference_id, "cancel_community_conference", by, PLANNED, INVITED
    )
    row.state = ConferenceState.CANCELLED
    record(session, by, "cancel_community_conference", row.id, now)
    return row


async def hold_community_conference(
    session: AsyncSession, conference_id: UUID, *, present: int, by: Actor, now: datetime
) -> CommunityConference:
    """So many households came, of all that are on the roll on that day."""
    row = await _reached(session, conference_id, "hold_community_conference", by, INVITED)
    households = len(await roll_on(session, row.unit_id, row.on))
    rules.check_holding(row.on, present, households, now.date())
    row.state, row.households, row.present = HELD, households, present
    record(session, by, "hold_community_conference", row.id, now, present=present)
    return row


async def note_conference_question(
    session: AsyncSession,
    conference_id: UUID,
    *,
    question: str,
    answer: str,
    by: Actor,
    now: datetime,
) -> ConferenceQuestion:
    """What was asked and answered, without names.

    What may be a denunciation, or names somebody, is kept from everybody: it is for the desk of
    petitions.
    """
    row = await _reached(session, conference_id, "note_conference_question", by, HELD)
    before = await queries.questions_of(session, row.id)
    if len(before) >= rules.QUESTIONS_MAX:
        raise rules.TooManyQuestions
    made = ConferenceQuestion(
        conference_id=row.id,
        ordinal=max((each.ordinal for each in before), default=0) + 1,
        question=question,
        answer=answer,
        shown=not signs(f"{question} {answer}"),
    )
    session.add(made)
    record(session, by, "note_conference_question", row.id, now, ordinal=made.ordinal)
    return made


async def remove_conference_question(
    session: AsyncSession, conference_id: UUID, ordinal: int, *, by: Actor, now: datetime
) -> CommunityConference:
    """It was written down wrong; the numbers of the others stay. Raises NotFound."""
    row = await _reached(session, conference_id, "remove_conference_question", by, HELD)
    asked = {each.ordinal: each for each in await queries.questions_of(session, row.id)}
    if ordinal not in asked:
        raise NotFound
    await session.delete(asked[ordinal])
    record(session, by, "remove_conference_question", row.id, now, ordinal=ordinal)
    return row


async def conclude_community_conference(
    session: AsyncSession, conference_id: UUID, *, result: str, by: Actor, now: datetime
) -> CommunityConference:
    """The result is written and public; the year's duty is met by the day of the conference."""
    row = await _reached(session, conference_id, "conclude_community_conference", by, HELD)
    asked = await queries.questions_of(session, row.id)
    answered = sum(bool(each.answer) for each in asked)
    rules.check_answered(len(asked) - answered)
    row.state, row.result, row.concluded_on = CONCLUDED, result, now.date()
    duty = await meet_community_duty(session, row.unit_id, row.year, row.on)
    record(session, by, "conclude_community_conference", row.id, now, questions=len(asked))
    counts = {"households": row.households, "present": row.present}
    emit(
        session,
        CommunityConferenceHeld(
            occurred_at=now,
            conference_id=row.id,
            unit_id=row.unit_id,
            year=row.year,
            held_on=row.on,
            **counts,
            questions=len(asked),
            answered=answered,
            days_late=calendar_days_late(duty.due_on, row.on),
        ),
    )
    return row


async def _reached(
    session: AsyncSession, conference_id: UUID, action: str, by: Actor, *wanted: ConferenceState
) -> CommunityConference:
    """The conference, locked, for its head, in one of these states."""
    row = await found(session, CommunityConference, conference_id, lock=True)
    permit(by, action, unit_id=row.unit_id)
    rules.check_state(ConferenceState(row.state), *wanted)
    return row
