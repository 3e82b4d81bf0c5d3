"""Those whom a decision binds were heard, and minutes were written."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from services.participation.addressees import rules
from services.participation.addressees.queries import as_noted, hearing_of, minutes_of
from services.participation.addressees.rules import Course, Hearing
from services.participation.addressees.tables import AddresseeHearing, HearingMinutes
from services.participation.consultations.actions import locked
from services.participation.consultations.rules import State


async def note_hearing(
    session: AsyncSession, consultation_id: UUID, hearing: Hearing, *, by: Actor, now: datetime
) -> AddresseeHearing:
    """Those whom the decision binds were informed, and heard as they wished (article 27)."""
    row = await locked(session, consultation_id, State.OPEN, State.CLOSED, State.EXPLAINED)
    permit(by, "note_hearing", unit_id=row.unit_id)
    rules.check_hearing(row.clause, hearing, now.date())
    kept = await hearing_of(session, row.id)
    if kept is None:
        kept = AddresseeHearing(consultation_id=row.id, **asdict(hearing))
        session.add(kept)
    for name, value in asdict(hearing).items():
        setattr(kept, name, value)
    record(session, by, "note_hearing", row.id, now, outcome=hearing.outcome)
    return kept


async def write_hearing_minutes(
    session: AsyncSession, consultation_id: UUID, course: Course, *, by: Actor, now: datetime
) -> HearingMinutes:
    """The minutes of the hearing or dialogue, mended until the decision (article 27)."""
    row = await locked(session, consultation_id, State.OPEN, State.CLOSED, State.EXPLAINED)
    permit(by, "write_hearing_minutes", unit_id=row.unit_id)
    held_on = rules.check_minutes(as_noted(await hearing_of(session, row.id)), course)
    kept = await minutes_of(session, row.id)
    if kept is None:
        kept = HearingMinutes(consultation_id=row.id, held_on=held_on, **asdict(course))
        session.add(kept)
    kept.held_on = held_on
    for name, value in asdict(course).items():
        setattr(kept, name, value)
    bodies = {"front": course.front_present, "inspectors": course.inspectors_present}
    record(session, by, "write_hearing_minutes", row.id, now, held_on=held_on, **bodies)
    return kept
