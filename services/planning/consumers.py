"""What planning does when others speak: knows units, and sees duties carried out elsewhere."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import (
    OfficialLeft,
    OfficialMoved,
    UnitClosed,
)
from libs.contracts.disclosures.obligations import DisclosureLate, ObligationDropped
from libs.contracts.disclosures.papers import DisclosurePublished
from libs.contracts.inspections.recommendations import (
    RecommendationClosed,
    RecommendationIssued,
    RecommendationMoved,
    RecommendationRemedied,
    RecommendationReturned,
)
from libs.contracts.participation.matters import DecisionAbolished, DecisionPutInForce
from libs.contracts.planning.tasks import Quantity
from libs.contracts.reception.dialogues import CommitmentMade
from libs.contracts.reporting import ReportIssued
from libs.kernel.clock import VIETNAM
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.kernel.listener import Hears
from libs.permissions import the_clock
from libs.remembered.acts import hears
from libs.remembered.queries import heir_of
from services.planning.closing.actions import close_work
from services.planning.commitments.actions import assign_commitment
from services.planning.decisions.actions import assign_decision, withdraw_decision
from services.planning.feeds.actions import end_feeds_of
from services.planning.importing.proposals.findings import Cadence, DutyKind
from services.planning.letterhead.tables import Ward
from services.planning.outreach import honours
from services.planning.plans.actions import binding_plan
from services.planning.remedies.actions import (
    assign_remedy,
    finish_remedy,
    move_remedy,
    withdraw_remedy,
)
from services.planning.rules import TaskState
from services.planning.tables import Progress, Task, Unit
from services.planning.tasks.actions import add_progress, finish
from services.planning.tasks.rules import period_of
from services.planning.urging.documents import note_late, note_shown

# What reporting calls a report, and how often the plan asks for it.
CADENCE_OF_REPORT = {
    "quarter": Cadence.QUARTERLY,
    "half_year": Cadence.HALF_YEARLY,
    "year": Cadence.YEARLY,
}


TOLD = hears(Ward, Unit)


async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """The ward goes on without the unit: what of its work is whose now."""
    await TOLD[UnitClosed](session, event, heard)
    await close_work(session, event, heard)


async def end_feeds(
    session: AsyncSession, event: OfficialLeft | OfficialMoved, heard: Heard
) -> None:
    """Whoever left, or has other duties, gets no more days by the addresses made before."""
    await end_feeds_of(session, heard.ward_id, event.account_id, heard.now)


async def flag_late_disclosure(session: AsyncSession, event: DisclosureLate, heard: Heard) -> None:
    """A document not shown in time makes the owner's disclosure task late, if there is one.

    It is told once: before the year's plan, or when its tasks are over, it must not be lost.
    """
    task = await _disclosure_task(session, heard.ward_id, event.due_on.year, event.owner_unit_id)
    if task:
        task.late_obligations = sorted({*task.late_obligations, str(event.obligation_id)})
    await note_late(session, heard.ward_id, task, event)
    record(
        session,
        the_clock(heard.ward_id),
        "flag_late_disclosure",
        task.id if task else event.obligation_id,
        heard.now,
        khoan=event.khoan,
        item=event.item,
        title=event.title,
        due_on=event.due_on,
    )


async def note_disclosure(session: AsyncSession, event: DisclosurePublished, heard: Heard) -> None:
    """A document shown to the people is progress on the owner's disclosure task."""
    # The task it was late for may be of the year before, and this year without a plan yet.
    if event.obligation_id:
        await _no_longer_late(session, heard.ward_id, event.obligation_id)
        await note_shown(session, event.obligation_id, event.published_on, heard)
    year, owner = event.published_on.year, event.owner_unit_id
    task = await _disclosure_task(session, heard.ward_id, year, owner)
    if task is None:
        return
    number = f" (số {event.document_number})" if event.document_number else ""
    add_progress(
        session,
        task,
        Progress(
            task_id=task.id,
            on=event.published_on,
            noted_at=heard.now,
            author_id=the_clock(heard.ward_id).id,
            note=f"Đã công khai khoản {event.khoan}: {event.title}{number}.",
            quantity=1,
            measure=Quantity.ITEMS,
        ),
    )


async def forget_late_disclosure(
    session: AsyncSession, event: ObligationDropped, heard: Heard
) -> None:
    """A late document is owed no more: its task is not late for it, nobody is urged for it."""
    await _no_longer_late(session, heard.ward_id, event.obligation_id)
    await note_shown(session, event.obligation_id, event.dropped_on, heard)


async def finish_report_task(session: AsyncSession, event: ReportIssued, heard: Heard) -> None:
    """An issued report finishes the report task of its period; one that replaces it does nothing.

    The day that counts is the day it was sent: a paper may be dated back.
    """
    plan = await binding_plan(session, heard.ward_id, event.year)
    cadence = CADENCE_OF_REPORT.get(event.kind)
    if plan is None or cadence is None or event.revision:
        return
    query = select(Task).where(
        Task.ward_id == heard.ward_id,
        Task.plan_id == plan.id,
        Task.kind == DutyKind.REPORT,
        Task.cadence == cadence,
        # A plan that names one day for its quarterly report has one task without a period.
        Task.period.in_((period_of(cadence, event.ordinal), "")),
        Task.state == TaskState.OPEN,
    )
    earliest = query.order_by(Task.due_on, Task.place).limit(1).with_for_update()
    task = (await session.execute(earliest)).scalar_one_or_none()
    if task:
        reason = f"Đã ban hành báo cáo số {event.number} ngày {event.issued_on:%d/%m/%Y}."
        sent_on = event.occurred_at.astimezone(VIETNAM).date()
        finish(session, task, TaskState.DONE, reason, sent_on, (), heard.now)
        said = {"number": event.number, "sha256": event.sha256}
        record(session, the_clock(heard.ward_id), "finish_task", task.id, heard.now, **said)


async def _no_longer_late(session: AsyncSession, ward_id: str, obligation_id: UUID) -> None:
    query = select(Task).where(
        Task.ward_id == ward_id, Task.late_obligations.contains([str(obligation_id)])
    )
    for task in (await session.execute(query)).scalars():
        task.late_obligations = [
            each for each in task.late_obligations if each != str(obligation_id)
        ]


async def _disclosure_task(
    session: AsyncSession, ward_id: str, year: int, owner_id: UUID | None
) -> Task | None:
    """The disclosure task of the owner in that year's plan, else the plan's first one."""
    plan = await binding_plan(session, ward_id, year)
    if plan is None:
        return None
    query = select(Task).where(
        Task.ward_id == ward_id,
        Task.plan_id == plan.id,
        Task.kind == DutyKind.DISCLOSURE,
        Task.state == TaskState.OPEN,
    )
    owner_id = await heir_of(session, Unit, owner_id) if owner_id else None
    own_first = query.order_by((Task.lead_unit_id == owner_id).desc().nulls_last(), Task.place)
    found: Task | None = (await session.execute(own_first.limit(1))).scalar_one_or_none()
    return found


HEARS: Hears = {
    **TOLD,
    UnitClosed: close_unit,
    OfficialMoved: end_feeds,
    OfficialLeft: end_feeds,
    DisclosureLate: flag_late_disclosure,
    ObligationDropped: forget_late_disclosure,
    DisclosurePublished: note_disclosure,
    ReportIssued: finish_report_task,
    CommitmentMade: assign_commitment,
    DecisionPutInForce: assign_decision,
    DecisionAbolished: withdraw_decision,
    RecommendationIssued: assign_remedy,
    RecommendationReturned: assign_remedy,
    RecommendationRemedied: finish_remedy,
    RecommendationClosed: withdraw_remedy,
    RecommendationMoved: move_remedy,
    **honours.HEARS,
}
