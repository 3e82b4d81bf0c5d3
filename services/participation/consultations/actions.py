"""What is done about a consultation: drafted, sent, opened, lengthened, closed, stopped."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.participation.consultations import rules, telling
from services.participation.consultations.rules import State
from services.participation.consultations.tables import Consultation
from services.participation.tables import Unit


@dataclass(frozen=True)
class Asked:
    """What residents are asked about, by which unit, in which forms of article 26.1."""

    clause: int
    title: str
    summary: str
    forms: list[str]
    unit_id: UUID
    other_law_days: int | None = None
    other_law_basis: str = ""


async def draft_consultation(
    session: AsyncSession, asked: Asked, *, draft: StoredFile, by: Actor, now: datetime
) -> Consultation:
    """Write down what will be asked; nobody outside the committee sees it yet."""
    permit(by, "draft_consultation", unit_id=asked.unit_id)
    rules.check_forms(asked.clause, asked.forms, now.date())
    rules.check_other_law(asked.other_law_days, asked.other_law_basis)
    await working_unit(session, Unit, asked.unit_id)
    row = Consultation(**asdict(asked), draft=asdict(draft), author_id=by.id)
    session.add(row)
    record(session, by, "draft_consultation", row.id, now, clause=row.clause)
    return row


async def send_consultation_plan(
    session: AsyncSession,
    consultation_id: UUID,
    *,
    number: str,
    signed_on: date,
    council_sent_on: date,
    front_sent_on: date,
    by: Actor,
    now: datetime,
) -> Consultation:
    """The plan went to the People's Council and to the Front (article 28.1)."""
    row = await locked(session, consultation_id, State.DRAFT)
    permit(by, "send_consultation_plan", unit_id=row.unit_id)
    for sent_on in (council_sent_on, front_sent_on):
        rules.check_sent(sent_on, signed_on, now.date())
    row.plan_number, row.plan_signed_on = number, signed_on
    row.council_sent_on, row.front_sent_on = council_sent_on, front_sent_on
    said = {"council_sent_on": council_sent_on, "front_sent_on": front_sent_on}
    record(session, by, "send_consultation_plan", row.id, now, number=number, **said)
    return row


async def open_consultation(
    session: AsyncSession, consultation_id: UUID, *, closes_on: date, by: Actor, now: datetime
) -> Consultation:
    """The chair makes the draft public; from the next day on the days count (article 28.2)."""
    row = await locked(session, consultation_id, State.DRAFT)
    permit(by, "open_consultation", author_id=row.author_id)
    if row.council_sent_on is None or row.front_sent_on is None:
        raise rules.PlanNotSent
    today = now.date()
    least = rules.period(today, row.other_law_days, row.other_law_basis)
    rules.check_closing(closes_on, least, today)
    row.state, row.published_on, row.closes_on = State.OPEN, today, closes_on
    record(session, by, "open_consultation", row.id, now, closes_on=closes_on, basis=least.basis)
    telling.opened(session, row, now)
    return row


async def extend_consultation(
    session: AsyncSession,
    consultation_id: UUID,
    *,
    closes_on: date,
    reason: str,
    by: Actor,
    now: datetime,
) -> Consultation:
    """Residents get longer than was announced."""
    row = await locked(session, consultation_id, State.OPEN)
    permit(by, "extend_consultation", unit_id=row.unit_id)
    assert row.closes_on is not None
    assert row.published_on is not None
    was = row.closes_on
    rules.check_longer(closes_on, was, row.published_on)
    row.extended_from = row.extended_from or was
    row.closes_on, row.extension_reason = closes_on, reason
    record(session, by, "extend_consultation", row.id, now, was_closes_on=was, closes_on=closes_on)
    telling.extended(session, row, was, now)
    return row


async def withdraw_consultation(
    session: AsyncSession, consultation_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Consultation:
    """The ward stops asking; what was public says so, and why."""
    row = await locked(session, consultation_id, State.DRAFT, State.OPEN)
    permit(by, "withdraw_consultation")
    was_open = row.state == State.OPEN
    row.state, row.withdrawn_on, row.withdrawal_reason = State.WITHDRAWN, now.date(), reason
    record(session, by, "withdraw_consultation", row.id, now)
    if was_open:
        telling.withdrawn(session, row, now)
    return row


async def locked(session: AsyncSession, consultation_id: UUID, *wanted: State) -> Consultation:
    """A consultation in one of these states, which nobody changes meanwhile."""
    row = await found(session, Consultation, consultation_id, lock=True)
    rules.check_state(State(row.state), *wanted)
    return row
