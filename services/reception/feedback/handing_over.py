"""A report that is really a complaint or a denunciation becomes a letter of the ward's register."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of, new_code, new_secret
from libs.kernel.actor import Actor
from libs.kernel.files import FileStore
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import ward_of
from services.reception.cases.actions import register_intake
from services.reception.cases.rules import Channel as LetterChannel
from services.reception.feedback import telling
from services.reception.feedback.contacting import take_contact
from services.reception.feedback.photos import take_photos
from services.reception.feedback.rules import Channel, Claim, Progress
from services.reception.feedback.tables import Feedback
from services.reception.feedback.triaging import end_clocks, moved, unshow
from services.reception.feedback.words import bound_to, read
from services.reception.sealed.letters import Letter
from services.reception.sealed.store import store_of

CHANNELS = {
    Channel.WEB: LetterChannel.PORTAL,
    Channel.OPEN311: LetterChannel.PORTAL,
    Channel.HOTLINE: LetterChannel.HOTLINE,
    Channel.DROP_BOX: LetterChannel.DROP_BOX,
    Channel.IN_PERSON: LetterChannel.IN_PERSON,
}


async def hand_over_feedback(
    session: AsyncSession,
    feedback_id: UUID,
    *,
    claim: Claim,
    files: FileStore,
    by: Actor,
    now: datetime,
) -> Feedback:
    """It is sealed as a letter with its day of receipt, and nothing of it stays here.

    The letter takes over code and secret, so that its sender goes on following it; here both are
    replaced. Neither row, history nor event of it names the letter: whoever may see feedback need
    not know. A copy of the database tells it: both were written at one moment by one clerk.
    What was merged into it was written by others, and becomes a letter for each of them.
    """
    permit(by, "hand_over_feedback")
    row = await moved(session, feedback_id, Progress.HANDED_OVER, now)
    query = select(Feedback).where(
        Feedback.ward_id == ward_of(session), Feedback.merged_into == row.id
    )
    others = (await session.execute(query.order_by(Feedback.received_at))).scalars().all()
    for each in (row, *others):
        await _seal(session, each, claim, files, by, now)
    row.ended_on = now.date()
    await end_clocks(session, row, now)
    record(session, by, "hand_over_feedback", row.id, now)
    telling.ended(session, row, now)
    return row


async def _seal(
    session: AsyncSession,
    row: Feedback,
    claim: Claim,
    files: FileStore,
    by: Actor,
    now: datetime,
) -> None:
    keys, bound = store_of(session).keys, bound_to(ward_of(session), row.id)
    place = [read(keys, bound, row.place)] if row.place else []
    if row.latitude is not None:
        place.append(f"{row.latitude}, {row.longitude}")
    because = read(keys, bound, row.reopened_because)  # often there stands who is accused
    text = "\n\n".join(filter(None, [read(keys, bound, row.text), *place, because]))
    contact = await take_contact(session, row)
    photos = await take_photos(session, row, files, now)
    made = await register_intake(
        session,
        channel=CHANNELS[Channel(row.channel)],
        received_on=row.received_on,
        letter=Letter(text=text, contact=contact, files=photos),
        kinds_claimed=[claim],
        place_unit_id=None,
        by=by,
        now=now,
    )
    made.intake.code, made.intake.secret_hash = row.code, row.secret_hash
    _erase(row)


def _erase(row: Feedback) -> None:
    """Only that something came, on which day and of which category, is left."""
    unshow(row)
    row.code = new_code()
    row.secret_hash = hash_of(new_secret())
    row.text = row.place = row.answer = row.reopened_because = ""
    row.answer_photo = None
    row.latitude = row.longitude = row.neighbourhood_id = row.unit_id = None
    row.wants_public = False
