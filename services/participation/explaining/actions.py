"""What is done at the end: explained, decided, reported."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import ward_of
from services.participation.addressees.queries import as_noted, hearing_of, minutes_of
from services.participation.addressees.rules import check_heard
from services.participation.consultations.actions import locked
from services.participation.consultations.rules import State
from services.participation.explaining import rules, telling
from services.participation.explaining.following import know_session
from services.participation.explaining.queries import conclusion_of
from services.participation.explaining.rules import Decision
from services.participation.explaining.tables import Conclusion
from services.participation.grouping.queries import grouped, left_over
from services.participation.opinions.queries import counted, unseen
from services.participation.sittings.queries import waiting_sessions
from services.participation.sittings.rules import ItemKind, council_due


@dataclass(frozen=True)
class Decided:
    """What became of the draft, in which document, and why."""

    decision: Decision
    number: str
    decided_on: date
    reasons: str


async def publish_explanation(
    session: AsyncSession,
    consultation_id: UUID,
    *,
    summary: str,
    council_session_on: date | None,
    by: Actor,
    now: datetime,
) -> Conclusion:
    """The chair lets everybody read what was said and what is answered (article 28.3)."""
    permit(by, "publish_explanation")
    row = await locked(session, consultation_id, State.CLOSED)
    rules.check_explained(await unseen(session, row.id), *await left_over(session, row.id))
    groups = await grouped(session, row.id)
    if council_session_on is not None:
        await know_session(session, council_session_on, by=by, now=now)
    days = await waiting_sessions(session)
    due = council_due(ItemKind.CONSULTATION, now.date(), days)
    end = Conclusion(
        consultation_id=row.id,
        summary=summary,
        explained_on=now.date(),
        council_due_on=due.due_on,
        council_basis=due.basis,
    )
    session.add(end)
    row.state = State.EXPLAINED
    record(session, by, "publish_explanation", row.id, now, groups=len(groups))
    telling.explained(session, row, groups, now)
    return end


async def record_decision(
    session: AsyncSession,
    consultation_id: UUID,
    decided: Decided,
    *,
    paper: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Conclusion:
    """The draft is issued, changed or dropped; against most opinions with reasons (28.4)."""
    row = await locked(session, consultation_id, State.EXPLAINED)
    permit(by, "record_decision", unit_id=row.unit_id)
    assert row.closes_on is not None
    rules.check_decision(decided.decided_on, row.closes_on, now.date())
    heard, minutes = await hearing_of(session, row.id), await minutes_of(session, row.id)
    minuted_on = minutes.held_on if minutes else None
    check_heard(row.clause, as_noted(heard), minuted_on, decided.decided_on)
    most = rules.majority((await counted(session, row.id)).total())
    against = rules.against_majority(decided.decision, most)
    if against and not decided.reasons:
        raise rules.ReasonsMissing(fields={"reasons": "Ghi lý do."})
    end = await _end(session, row.id)
    end.decision, end.decision_number = decided.decision, decided.number
    end.decided_on, end.reasons, end.against_majority = decided.decided_on, decided.reasons, against
    end.paper = asdict(paper) if paper else None
    row.state = State.DECIDED
    said = {"decision": decided.decision, "number": decided.number, "against_majority": against}
    record(session, by, "record_decision", row.id, now, **said)
    telling.decided(session, row, end, now)
    return end


async def report_consultation(
    session: AsyncSession,
    consultation_id: UUID,
    *,
    council_reported_on: date,
    front_reported_on: date,
    by: Actor,
    now: datetime,
) -> Conclusion:
    """The People's Council heard of it at its session, and the Front by letter (28.5)."""
    row = await locked(session, consultation_id, State.EXPLAINED, State.DECIDED)
    permit(by, "report_consultation", unit_id=row.unit_id)
    end = await _end(session, row.id)
    for on in (council_reported_on, front_reported_on):
        rules.check_reported(on, end.explained_on, now.date())
    if end.council_reported_on is not None:
        raise rules.ReportedBefore
    end.council_reported_on, end.front_reported_on = council_reported_on, front_reported_on
    record(session, by, "report_consultation", row.id, now, council_on=council_reported_on)
    telling.reported(session, end, now)
    return end


async def flag_unreported(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: tell once of every session that passed without the report owed to it."""
    query = (
        select(Conclusion)
        .where(Conclusion.ward_id == ward_of(session), Conclusion.council_due_on < now.date())
        .where(Conclusion.council_reported_on.is_(None), Conclusion.late_told_on.is_(None))
        .order_by(Conclusion.council_due_on, Conclusion.id)
        .with_for_update(skip_locked=True)
    )
    for end in (await session.execute(query)).scalars():
        end.late_told_on = now.date()
        record(session, by, "flag_unreported", end.consultation_id, now, due_on=end.council_due_on)
        telling.report_late(session, end, now)


async def _end(session: AsyncSession, consultation_id: UUID) -> Conclusion:
    end = await conclusion_of(session, consultation_id)
    assert end is not None  # it was explained
    return end
