"""Events that concern somebody: what begins, moves and ends a notification. Two tables and a few
acts; nothing of inspections but what a unit has to put right, and no denunciation at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures import information as asked
from libs.contracts.disclosures import obligations, papers
from libs.contracts.disclosures.plan import (
    DisclosurePlanApproved,
    DisclosurePlanSubmitted,
    DisclosurePlanTakenBack,
)
from libs.contracts.inspections import recommendations as remedies
from libs.contracts.planning import amendments, plans, tasks, unit_plans, urgings
from libs.contracts.reception import feedback
from libs.contracts.reception import petitions as letters
from libs.contracts.reporting import (
    PartAsked,
    PartHandedIn,
    PartLate,
    PartMoved,
    PartReturned,
    ReportApproved,
    ReportDrafted,
    ReportDropped,
    ReportDue,
    ReportIssued,
    ReportLate,
    ReportMoved,
)
from libs.kernel.events import Event, Heard
from libs.kernel.listener import Hears
from services.directory.notifications import actions
from services.directory.notifications.rules import Kind, Stage

DENUNCIATION = "denunciation"


@dataclass(frozen=True)
class Telling:
    """That an event begins a notification: the fields that name the unit and the day, if any."""

    kind: Kind
    stage: Stage = Stage.GIVEN
    unit: str = ""
    due: str = ""


K, S = Kind, Stage
TELLINGS: Mapping[type[Event], Telling] = {
    tasks.TaskAssigned: Telling(K.TASK, unit="lead_unit_id", due="due_on"),
    tasks.TaskOverdue: Telling(K.TASK, S.LATE, "lead_unit_id", "due_on"),
    urgings.UrgingSent: Telling(K.URGING, S.GIVEN, "unit_id", "answer_by"),
    urgings.UrgingUnanswered: Telling(K.URGING, S.LATE, "unit_id", "answer_by"),
    feedback.FeedbackAssigned: Telling(K.FEEDBACK, S.GIVEN, "unit_id", "due_on"),
    feedback.FeedbackReopened: Telling(K.FEEDBACK, S.RETURNED, "unit_id", "due_on"),
    feedback.FeedbackOverdue: Telling(K.FEEDBACK, S.LATE, "unit_id", "due_on"),
    obligations.ObligationRaised: Telling(K.OBLIGATION, S.GIVEN, "owner_unit_id", "due_on"),
    obligations.DisclosureLate: Telling(K.OBLIGATION, S.LATE, "owner_unit_id", "due_on"),
    PartAsked: Telling(K.PART, S.GIVEN, "unit_id", "due_on"),
    PartReturned: Telling(K.PART, S.RETURNED, "unit_id"),
    PartLate: Telling(K.PART, S.LATE, "unit_id", "due_on"),
    remedies.RecommendationIssued: Telling(K.RECOMMENDATION, S.GIVEN, "unit_id", "due_on"),
    remedies.RecommendationReturned: Telling(K.RECOMMENDATION, S.RETURNED, "unit_id", "due_on"),
    remedies.RecommendationOverdue: Telling(K.RECOMMENDATION, S.LATE, "unit_id", "due_on"),
    asked.InformationRequested: Telling(K.INFORMATION, due="due_on"),
    asked.InformationLate: Telling(K.INFORMATION, S.LATE, due="due_on"),
    ReportDue: Telling(K.PERIOD, due="due_on"),
    ReportLate: Telling(K.PERIOD, S.LATE, due="due_on"),
    ReportDrafted: Telling(K.REPORT),
    plans.PlanSubmitted: Telling(K.PLAN),
    amendments.PlanReturned: Telling(K.PLAN_BACK, S.RETURNED),
    unit_plans.UnitPlanSubmitted: Telling(K.UNIT_PLAN),
    DisclosurePlanSubmitted: Telling(K.DISCLOSURE_PLAN),
}
# What an event ends, and the field with the object's id.
OF_TASK = ((K.TASK, "task_id"), (K.URGING, "task_id"), (K.GONE_UP, "task_id"))
OF_OBLIGATION = ((K.OBLIGATION, "obligation_id"), (K.DOCUMENT_UP, "obligation_id"))
ENDINGS: Mapping[type[Event], tuple[tuple[Kind, str], ...]] = {
    tasks.TaskDone: OF_TASK,
    amendments.TaskWithdrawn: OF_TASK,
    urgings.UrgingAnswered: ((K.URGING, "task_id"),),
    urgings.UrgingFulfilled: ((K.URGING, "task_id"),),
    letters.PetitionSettled: ((K.PETITION, "case_id"),),
    feedback.FeedbackAnswered: ((K.FEEDBACK, "feedback_id"),),
    feedback.FeedbackEnded: ((K.FEEDBACK, "feedback_id"),),
    obligations.ObligationDropped: OF_OBLIGATION,
    papers.DisclosurePublished: OF_OBLIGATION,
    PartHandedIn: ((K.PART, "part_id"),),
    remedies.RecommendationRemedied: ((K.RECOMMENDATION, "recommendation_id"),),
    remedies.RecommendationRefused: ((K.RECOMMENDATION, "recommendation_id"),),
    remedies.RecommendationClosed: ((K.RECOMMENDATION, "recommendation_id"),),
    asked.InformationAnswered: ((K.INFORMATION, "request_id"),),
    asked.InformationRefused: ((K.INFORMATION, "request_id"),),
    asked.InformationGuided: ((K.INFORMATION, "request_id"),),
    ReportApproved: ((K.REPORT, "report_id"),),
    ReportIssued: ((K.REPORT, "report_id"), (K.PERIOD, "period_id")),
    ReportDropped: ((K.PERIOD, "period_id"),),
    plans.PlanSubmitted: ((K.PLAN_BACK, "plan_id"),),
    amendments.PlanReturned: ((K.PLAN, "plan_id"),),
    amendments.PlanTakenBack: ((K.PLAN, "plan_id"),),
    plans.PlanApproved: ((K.PLAN, "plan_id"),),
    amendments.PlanAmended: ((K.PLAN, "plan_id"),),
    unit_plans.UnitPlanReturned: ((K.UNIT_PLAN, "unit_plan_id"),),
    unit_plans.UnitPlanApproved: ((K.UNIT_PLAN, "unit_plan_id"),),
    DisclosurePlanTakenBack: ((K.DISCLOSURE_PLAN, "plan_id"),),
    DisclosurePlanApproved: ((K.DISCLOSURE_PLAN, "plan_id"),),
}
# What gives something another day.
MOVES: Mapping[type[Event], tuple[Kind, str]] = {
    urgings.UrgingMoved: (K.URGING, "answer_by"),
    obligations.ObligationDated: (K.OBLIGATION, "due_on"),
    obligations.ObligationMoved: (K.OBLIGATION, "due_on"),
    PartMoved: (K.PART, "due_on"),
    remedies.RecommendationMoved: (K.RECOMMENDATION, "due_on"),
    asked.InformationMoved: (K.INFORMATION, "due_on"),
    asked.InformationExtended: (K.INFORMATION, "due_on"),
    ReportMoved: (K.PERIOD, "due_on"),
}


async def note_what_concerns(session: AsyncSession, event: Event, heard: Heard) -> None:
    """As the tables say: first what ends, then what moves, then what begins."""
    for kind, field in ENDINGS.get(type(event), ()):
        await actions.end(session, kind, getattr(event, field))
    object_id = getattr(event, event.about)
    if object_id is None:
        return  # a letter that names no task is mailed, and stands in the inbox
    if moved := MOVES.get(type(event)):
        await actions.move(session, moved[0], object_id, getattr(event, moved[1]))
    if told := TELLINGS.get(type(event)):
        unit_id = getattr(event, told.unit) if told.unit else None
        if told.unit and unit_id is None:
            return  # nobody's yet
        due_on = getattr(event, told.due) if told.due else None
        row = actions.Fresh(told.kind, told.stage, object_id, unit_id, due_on)
        await actions.tell(session, row, at=event.occurred_at)


async def move_task(
    session: AsyncSession, event: tasks.TaskMoved | amendments.TaskAmended, heard: Heard
) -> None:
    """A task is due on another day; late by that one, it goes up to the leaders anew."""
    for kind in (K.TASK, K.GONE_UP):
        await actions.move(session, kind, event.task_id, event.due_on)


async def amend_task(session: AsyncSession, event: amendments.TaskAmended, heard: Heard) -> None:
    """Another unit leads a task, or it is due on another day."""
    await move_task(session, event, heard)
    if event.lead_unit_id == event.was_lead_unit_id:
        return
    await actions.forget(session, K.TASK, event.task_id)
    if event.lead_unit_id:
        row = actions.Fresh(K.TASK, S.GIVEN, event.task_id, event.lead_unit_id, event.due_on)
        await actions.tell(session, row, at=event.occurred_at)


async def go_up(session: AsyncSession, event: urgings.TaskEscalated, heard: Heard) -> None:
    """What nobody finished went up to the chair; the head of the unit was told that it is late.

    A document is known by what is owed: the task behind it goes on all year, or there is none.
    """
    if event.level != "chair":
        return
    kind, about = K.GONE_UP, event.task_id
    if event.obligation_id:
        kind, about = K.DOCUMENT_UP, event.obligation_id
    if about:
        row = actions.Fresh(kind, S.LATE, about, None, event.due_on)
        await actions.tell(session, row, at=event.occurred_at)


async def give_petition(
    session: AsyncSession, event: letters.PetitionAssigned, heard: Heard
) -> None:
    """The unit that has it is told, and no other any more; of a denunciation nobody is."""
    await actions.forget(session, K.PETITION, event.case_id)
    if event.kind != DENUNCIATION:
        row = actions.Fresh(K.PETITION, S.GIVEN, event.case_id, event.unit_id, None)
        await actions.tell(session, row, at=event.occurred_at)


async def take_petition_back(
    session: AsyncSession, event: letters.PetitionUnassigned, heard: Heard
) -> None:
    """No unit has it: it may accuse the one that did, which hears nothing of it any more."""
    await actions.forget(session, K.PETITION, event.case_id)


async def hide_denunciation(
    session: AsyncSession, event: letters.PetitionSorted, heard: Heard
) -> None:
    """What turns out to be a denunciation was never told."""
    if event.kind == DENUNCIATION:
        await actions.forget(session, K.PETITION, event.case_id)


async def warn_of_petition(
    session: AsyncSession,
    event: letters.PetitionOverdue | letters.PetitionNearlyNeglected,
    heard: Heard,
) -> None:
    """A limit passed, or nobody moved it for thirty days: the unit that has it is told."""
    unit_id = await actions.unit_of(session, K.PETITION, event.case_id)
    if unit_id is None:
        return
    due_on = event.due_on if isinstance(event, letters.PetitionOverdue) else None
    stage = S.LATE if due_on else S.NEAR
    row = actions.Fresh(K.PETITION, stage, event.case_id, unit_id, due_on)
    await actions.tell(session, row, at=event.occurred_at)


async def step_was_made(session: AsyncSession, event: letters.PetitionMoved, heard: Heard) -> None:
    """The step that was late was made."""
    await actions.end(session, K.PETITION, event.case_id, S.LATE)


HEARS: Hears = {
    **dict.fromkeys((*TELLINGS, *ENDINGS, *MOVES), note_what_concerns),
    tasks.TaskMoved: move_task,
    amendments.TaskAmended: amend_task,
    urgings.TaskEscalated: go_up,
    letters.PetitionAssigned: give_petition,
    letters.PetitionUnassigned: take_petition_back,
    letters.PetitionSorted: hide_denunciation,
    letters.PetitionOverdue: warn_of_petition,
    letters.PetitionNearlyNeglected: warn_of_petition,
    letters.PetitionMoved: step_was_made,
}
