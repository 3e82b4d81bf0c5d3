"""A convention in force until its end: what the ward answers, suspends, abolishes; the review."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.conventions import suspension_ground
from libs.law.moves import Given
from libs.permissions import permit
from libs.rows import found
from services.participation.conventions import telling
from services.participation.conventions.following import abolish
from services.participation.conventions.standings import (
    convention_for,
    convention_locked,
    take,
)
from services.participation.conventions.tables import Convention
from services.participation.recognising.actions import abolish_decision
from services.participation.village.overseeing import rules
from services.participation.village.overseeing.complaining import Reply, close_complaint
from services.participation.village.overseeing.queries import reviewed_since
from services.participation.village.overseeing.rules import Agreed
from services.participation.village.overseeing.tables import ConventionReview


async def send_out_convention(
    session: AsyncSession, convention_id: UUID, *, by: Actor, now: datetime
) -> Convention:
    """The decision that recognises it goes to the community (article 18.1.a)."""
    permit(by, "send_out_convention")
    row = await convention_locked(session, convention_id)
    take(session, row, "send_out", Given(now.date()), by=by, now=now)
    telling.sent_out(session, row, now)
    return row


async def suspend_convention(
    session: AsyncSession,
    convention_id: UUID,
    *,
    number: str,
    ground: str,
    parts: str,
    reason: str,
    complaint_id: UUID | None,
    by: Actor,
    now: datetime,
) -> Convention:
    """The ward suspends it, the whole or the parts it names, on a ground of article 12.1.

    The complaint it was suspended for is answered by that.
    """
    permit(by, "suspend_convention")
    law = suspension_ground(ground)
    rules.check_parts(law.whole, parts, law.basis)
    row = await convention_locked(session, convention_id)
    given = Given(now.date(), number=number, reason=reason)
    take(session, row, "suspend", given, by=by, now=now)
    row.number, row.answered_on, row.reason = number, now.date(), reason
    row.ground, row.suspended_parts = law.key, "" if law.whole else parts
    telling.suspended(session, row, now, whole=law.whole)
    if complaint_id:
        reply = Reply(number, reason, upheld=True)
        await close_complaint(session, row, complaint_id, reply, by=by, now=now)
    return row


async def resume_convention(
    session: AsyncSession,
    convention_id: UUID,
    *,
    number: str,
    reason: str,
    by: Actor,
    now: datetime,
) -> Convention:
    """What it was suspended for is no more; it is in use again."""
    permit(by, "resume_convention")
    row = await convention_locked(session, convention_id)
    given = Given(now.date(), number=number, reason=reason)
    take(session, row, "resume", given, by=by, now=now)
    row.number, row.answered_on, row.reason = number, now.date(), reason
    row.ground, row.suspended_parts = None, ""
    telling.resumed(session, row, now)
    return row


async def find_violation(
    session: AsyncSession, convention_id: UUID, *, on: date, reason: str, by: Actor, now: datetime
) -> Convention:
    """A ground to abolish it was found, or somebody asked for it, on a day (article 14)."""
    permit(by, "find_violation")
    row = await convention_locked(session, convention_id)
    given = Given(now.date(), reason=reason, event_on=on)
    take(session, row, "find", given, by=by, now=now)
    row.reason = reason
    return row


async def clear_finding(
    session: AsyncSession,
    convention_id: UUID,
    *,
    number: str,
    reason: str,
    by: Actor,
    now: datetime,
) -> Convention:
    """There is no ground to abolish it, in writing."""
    permit(by, "clear_finding")
    row = await convention_locked(session, convention_id)
    given = Given(now.date(), number=number, reason=reason)
    take(session, row, "clear", given, by=by, now=now)
    row.number, row.answered_on, row.reason = number, now.date(), reason
    return row


async def abolish_convention(
    session: AsyncSession,
    convention_id: UUID,
    *,
    number: str,
    reason: str,
    by: Actor,
    now: datetime,
) -> Convention:
    """The ward abolishes it, and the decision of residents that it came from (article 14)."""
    permit(by, "abolish_convention")
    row = await found(session, Convention, convention_id)
    if row.matter_id:
        said = {"number": number, "reason": reason}
        await abolish_decision(session, row.matter_id, **said, by=by, now=now)
        return row
    row = await convention_locked(session, convention_id)
    abolish(session, row, Given(now.date(), number=number, reason=reason), by=by, now=now)
    return row


async def review_convention(
    session: AsyncSession,
    convention_id: UUID,
    *,
    held_on: date,
    conclusion: str,
    by: Actor,
    now: datetime,
) -> Convention:
    """The community looked back on the year, once a year (article 15.4)."""
    row = await convention_for(session, convention_id, "review_convention", by)
    take(session, row, "review", Given(now.date(), event_on=held_on), by=by, now=now)
    assert row.effective_on is not None  # it is in use
    rules.check_review(held_on, row.effective_on, now.date())
    if (row.id, held_on.year) in await reviewed_since(session, held_on.year):
        raise rules.ReviewedThisYear(year=held_on.year)
    looked = ConventionReview(
        convention_id=row.id, year=held_on.year, held_on=held_on, conclusion=conclusion
    )
    session.add(looked)
    telling.reviewed(session, row, held_on, now)
    return row


async def agree_review_day(
    session: AsyncSession, convention_id: UUID, *, agreed: Agreed, by: Actor, now: datetime
) -> Convention:
    """The community agreed on another day of the year than the law's (article 15.4)."""
    row = await convention_for(session, convention_id, "agree_review_day", by)
    rules.check_kept(row.state)
    rules.check_agreed(agreed)
    row.review_day, row.review_month = agreed.day, agreed.month
    said = {"day": agreed.day, "month": agreed.month}
    record(session, by, "agree_review_day", row.id, now, **said)
    return row
