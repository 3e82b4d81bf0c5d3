"""What people do with a request before its answer: ask, complete, accept, extend."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of, new_code, new_secret
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import Calendar
from libs.permissions import permit
from libs.rows import found
from services.disclosures.information import rules, telling
from services.disclosures.information.queries import online_on, the_request
from services.disclosures.information.rules import Channel, Grade, Progress
from services.disclosures.information.tables import InformationRequest, Requester
from services.disclosures.obligations.actions import apply_due
from services.disclosures.obligations.rules import Due
from services.disclosures.tables import Obligation


@dataclass(frozen=True)
class Person:
    """Who asks, as the law wants it of a valid request."""

    full_name: str
    address: str
    contact: str


async def request_information(
    session: AsyncSession, *, person: Person, asked: str, by: Actor, now: datetime
) -> tuple[InformationRequest, str]:
    """Somebody asks on the web, without an account: the request, and the secret, shown once."""
    if await online_on(session, now.date()) >= rules.ONLINE_A_DAY_MAX:
        raise rules.TooManyToday
    return _take(session, person, asked, Channel.ONLINE, now.date(), by, now)


async def register_information_request(
    session: AsyncSession,
    *,
    person: Person,
    asked: str,
    channel: Channel,
    received_on: date,
    by: Actor,
    now: datetime,
) -> tuple[InformationRequest, str]:
    """The office writes down a request that came by hand or by post."""
    permit(by, "register_information_request")
    if received_on > now.date():
        raise rules.ReceivedInFuture(received_on=f"{received_on:%d/%m/%Y}")
    return _take(session, person, asked, channel, received_on, by, now)


def _take(
    session: AsyncSession,
    person: Person,
    asked: str,
    channel: Channel,
    received_on: date,
    by: Actor,
    now: datetime,
) -> tuple[InformationRequest, str]:
    secret = new_secret()
    row = InformationRequest(
        code=new_code(),
        secret_hash=hash_of(secret),
        channel=channel,
        asked=asked,
        received_on=received_on,
        valid_on=received_on,
    )
    _count(row)
    session.add_all([row, Requester(request_id=row.id, **asdict(person))])
    record(session, by, "request_information", row.id, now, channel=channel, due_on=row.due_on)
    telling.requested(session, row, now)
    return row, secret


def _count(row: InformationRequest) -> None:
    """Set the day, with everything that explains it."""
    apply_due(row, answer_due(row))


def answer_due(row: InformationRequest, calendar: Calendar | None = None) -> Due:
    """By when a request is answered, with the days that a document added."""
    grade = Grade(row.grade) if row.grade else None
    return rules.due(
        Channel(row.channel), grade, row.valid_on, row.extension_number, calendar=calendar
    )


async def moved(session: AsyncSession, request_id: UUID, wanted: Progress) -> InformationRequest:
    """The request, locked, in its new state."""
    row = await the_request(session, request_id, lock=True)
    rules.check_move(Progress(row.progress), wanted)
    row.progress = wanted
    return row


async def ask_to_complete(
    session: AsyncSession, request_id: UUID, *, missing: str, by: Actor, now: datetime
) -> InformationRequest:
    """The request lacks something: its clock begins anew when that is there.

    What is late stays late. Raises TooLateToAsk.
    """
    permit(by, "ask_to_complete")
    row = await moved(session, request_id, Progress.INCOMPLETE)
    rules.check_in_time(row.due_on, now.date())
    row.missing = missing
    for name in ("due_on", "rule", "start_on", "basis", "calendar_version", "counted"):
        setattr(row, name, None)
    record(session, by, "ask_to_complete", row.id, now)
    return row


async def complete_information_request(
    session: AsyncSession, request_id: UUID, *, asked: str, by: Actor, now: datetime
) -> InformationRequest:
    """What was missing is there, told to the office."""
    permit(by, "complete_information_request")
    return await _complete(session, request_id, asked, by, now)


async def complete_tracked_request(
    session: AsyncSession, request_id: UUID, *, asked: str, by: Actor, now: datetime
) -> InformationRequest:
    """What was missing is there, told by whoever has the secret."""
    return await _complete(session, request_id, asked, by, now)


async def _complete(
    session: AsyncSession, request_id: UUID, asked: str, by: Actor, now: datetime
) -> InformationRequest:
    row = await the_request(session, request_id, lock=True)
    if row.progress != Progress.INCOMPLETE:
        raise rules.NotInThisState(now=rules.WORDS[Progress(row.progress)])
    row.progress, row.asked, row.missing = Progress.RECEIVED, asked, ""
    row.valid_on = now.date()
    _count(row)
    record(session, by, "complete_information_request", row.id, now, due_on=row.due_on)
    return row


async def accept_information_request(
    session: AsyncSession,
    request_id: UUID,
    *,
    grade: Grade,
    obligation_id: UUID | None,
    by: Actor,
    now: datetime,
) -> InformationRequest:
    """It is valid: how much work it is decides its days. What is owed to all anyway is linked.

    Told as late before, it is told again if the day that it has now passes as well.
    """
    permit(by, "accept_information_request")
    if obligation_id:
        await found(session, Obligation, obligation_id)
    row = await moved(session, request_id, Progress.ACCEPTED)
    row.grade, row.obligation_id = grade, obligation_id
    _count(row)
    if row.due_on and row.due_on >= now.date():
        row.late_told_on = None
    record(session, by, "accept_information_request", row.id, now, grade=grade, due_on=row.due_on)
    return row


async def extend_information_request(
    session: AsyncSession, request_id: UUID, *, number: str, reason: str, by: Actor, now: datetime
) -> InformationRequest:
    """By a document, once and before it is late, the further days that the law allows."""
    permit(by, "extend_information_request")
    row = await the_request(session, request_id, lock=True)
    if row.progress != Progress.ACCEPTED or row.due_on is None:
        raise rules.NotInThisState(now=rules.WORDS[Progress(row.progress)])
    rules.check_extendable(
        Channel(row.channel),
        Grade(row.grade) if row.grade else None,
        row.valid_on,
        row.due_on,
        now.date(),
        before=row.extension_number is not None,
    )
    row.extension_number, row.extension_reason = number, reason
    _count(row)
    said = {"number": number, "due_on": row.due_on}
    record(session, by, "extend_information_request", row.id, now, **said)
    telling.extended(session, row, now)
    return row
