"""How a report comes in: sent by anybody, or written down by a clerk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of, new_code, new_secret
from libs.kernel.actor import Actor
from libs.kernel.errors import SignInNeeded
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import ward_of
from services.reception.dues import due_after
from services.reception.feedback import rules, telling
from services.reception.feedback.categories import categories
from services.reception.feedback.contacting import keep_contact
from services.reception.feedback.photos import keep_photos
from services.reception.feedback.queries import online_on, setting
from services.reception.feedback.rules import STEPS, Channel, Step
from services.reception.feedback.tables import Feedback, FeedbackClock, FeedbackSetting
from services.reception.feedback.words import hidden
from services.reception.queries import neighbourhood
from services.reception.sealed.files.store import AttachedFile
from services.reception.sealed.letters import Contact


@dataclass(frozen=True)
class Report:
    """What somebody reports: what it is about, the words, where, and whether all may see it."""

    category: str
    text: str
    place: str
    wants_public: bool
    neighbourhood_id: UUID | None = None
    latitude: float | None = None
    longitude: float | None = None
    photos: Sequence[AttachedFile] = ()
    contact: Contact = field(default_factory=Contact)  # to be told only; it is sealed


@dataclass(frozen=True)
class Sent:
    """A report that came in, and what its sender follows it by; the secret is kept nowhere."""

    row: Feedback
    secret: str
    due_on: date


async def send_feedback(
    session: AsyncSession, report: Report, *, channel: Channel, by: Actor, now: datetime
) -> Sent:
    """Somebody reports something everyday; no account is needed and no name is asked for."""
    if await online_on(session, now.date()) >= rules.ONLINE_A_DAY_MAX:
        raise rules.TooMuchFeedbackToday
    return await _take(session, report, channel, by, now)


async def relay_feedback(
    session: AsyncSession, report: Report, *, by: Actor, now: datetime
) -> Sent:
    """A program hands on what somebody reported to it; without a key where the ward lets it."""
    if by.known:
        permit(by, "relay_feedback")
    elif not (await setting(session)).keyless_programs:
        raise SignInNeeded
    return await send_feedback(session, report, channel=Channel.OPEN311, by=by, now=now)


async def register_feedback(
    session: AsyncSession, report: Report, *, channel: Channel, by: Actor, now: datetime
) -> Sent:
    """A clerk writes down a call, a slip of the drop box, or what somebody came to say."""
    permit(by, "register_feedback")
    return await _take(session, report, channel, by, now)


async def set_feedback_rules(
    session: AsyncSession, *, moderated: bool, keyless_programs: bool, by: Actor, now: datetime
) -> FeedbackSetting:
    """Choose whether words wait for a clerk, and whether programs may report without a key."""
    permit(by, "set_feedback_rules")
    row = await setting(session)
    row.moderated, row.keyless_programs = moderated, keyless_programs
    session.add(row)
    said = {"moderated": moderated, "keyless_programs": keyless_programs}
    record(session, by, "set_feedback_rules", ward_of(session), now, **said)
    return row


async def _take(
    session: AsyncSession, report: Report, channel: Channel, by: Actor, now: datetime
) -> Sent:
    await _check(session, report)
    secret = new_secret()
    row = Feedback(
        code=new_code(),
        secret_hash=hash_of(secret),
        channel=channel,
        received_at=now,
        received_on=now.date(),
        changed_at=now,
        **_typed(report),
    )
    if row.wants_public and not (await setting(session)).moderated:
        # Photos always wait: faces and number plates are in them.
        row.public_text, row.public_place = report.text, report.place
        row.released_on = now.date()
    row.text = hidden(session, row.id, report.text)
    row.place = hidden(session, row.id, report.place)
    await keep_contact(session, row, report.contact, now)
    await keep_photos(session, row, report.photos, now)
    session.add(row)
    clocks = [start_clock(row, step, 1, now.date()) for step in Step]
    session.add_all(clocks)
    due_on = max(clock.due_on for clock in clocks)
    said = {"category": row.category, "channel": channel, "due_on": due_on}
    record(session, by, "send_feedback", row.id, now, **said)
    telling.received(session, row, due_on, now)
    return Sent(row, secret, due_on)


def _typed(report: Report) -> dict[str, Any]:
    sealed = ("contact", "photos")
    return {e.name: getattr(report, e.name) for e in fields(report) if e.name not in sealed}


async def _check(session: AsyncSession, report: Report) -> None:
    if report.category not in categories():
        raise rules.NoSuchCategory(fields={"category": "Hãy chọn loại việc."})
    rules.check_place(report.place, report.latitude, report.longitude)
    if len(report.photos) > rules.PHOTOS_MAX:
        raise rules.TooManyPhotos
    if not all(photo.media_type.startswith("image/") for photo in report.photos):
        raise rules.NotAPhoto
    if report.neighbourhood_id:
        await neighbourhood(session, report.neighbourhood_id)


def start_clock(row: Feedback, step: Step, number: int, start_on: date) -> FeedbackClock:
    """The clock of a step that begins on a day, with every day counted."""
    due = asdict(due_after(start_on, STEPS[step]))
    return FeedbackClock(feedback_id=row.id, step=step, round=number, **due)
