"""What is counted of what planning tells."""

from __future__ import annotations

from libs.contracts.planning.amendments import PlanAmended, TaskAmended, TaskWithdrawn
from libs.contracts.planning.conferences import (
    StaffConferenceChecked,
    StaffConferenceDue,
    StaffConferenceHeld,
    StaffMatterSettled,
)
from libs.contracts.planning.meetings import CommitteeMet, ConclusionsAnnounced, FrontHeard
from libs.contracts.planning.plans import PlanApproved
from libs.contracts.planning.programmes import ProgrammeAgreed
from libs.contracts.planning.reception import ReceptionDaysSet
from libs.contracts.planning.tasks import TaskAssigned, TaskDone, TaskOverdue, TaskProgressed
from libs.contracts.planning.unit_plans import UnitPlanApproved
from libs.contracts.planning.urgings import (
    TaskEscalated,
    UrgingAnswered,
    UrgingSent,
    UrgingUnanswered,
)
from services.reporting.facts.counts import Counts, Table


def _has_quantity(event: TaskProgressed) -> bool:
    return event.quantity is not None and _was_noted(event)


def _was_noted(event: TaskProgressed) -> bool:
    """By people: what a class or an activity noted by itself is counted by its own event."""
    return event.activity_id is None


def _was_overdue(event: TaskAmended) -> bool:
    return event.was_overdue


def _has_a_task(event: TaskEscalated) -> bool:
    return event.task_id is not None


def _of_no_task(event: TaskEscalated) -> bool:
    """A late document that no plan has a task for is counted by itself."""
    return event.task_id is None


PLANNING: Table = {
    PlanApproved: (
        Counts("plan_approved", "plan:plan_id", on="signed_on", label="Kế hoạch {number}"),
    ),
    PlanAmended: (
        Counts("plan_amended", "plan:plan_id", on="signed_on", label="Kế hoạch sửa đổi {number}"),
    ),
    ReceptionDaysSet: (
        Counts(
            "reception_days",
            "plan:plan_id",
            value="held_on",
            by=("year",),
            label="Lịch tiếp công dân năm {year}",
        ),
    ),
    TaskAssigned: (
        Counts("task_assigned", "task:task_id", by=("kind", "lead_unit_id"), label="{title}"),
    ),
    TaskProgressed: (
        Counts(
            "progress_noted",
            "task:task_id",
            on="on",
            by=("kind",),
            label="Ghi nhận tiến độ",
            when=_was_noted,
        ),
        Counts(
            "quantity",
            "task:task_id",
            on="on",
            value="quantity",
            by=("kind", "measure"),
            label="{quantity} {measure}",
            when=_has_quantity,
        ),
    ),
    TaskOverdue: (
        Counts("task_overdue", "task:task_id", by=("kind", "lead_unit_id"), label="{title}"),
    ),
    TaskAmended: (
        # Of a task the newest fact counts: under a later day it is overdue no more.
        Counts(
            "task_overdue",
            "task:task_id",
            value="overdue",
            by=("kind", "lead_unit_id"),
            label="{title}",
            when=_was_overdue,
        ),
    ),
    TaskWithdrawn: (
        Counts(
            "task_withdrawn",
            "task:task_id",
            by=("kind", "lead_unit_id"),
            label="Thôi giao theo văn bản {document_number}",
        ),
    ),
    UnitPlanApproved: (
        Counts(
            "unit_plan_approved",
            "unit_plan:unit_plan_id",
            on="signed_on",
            by=("kind", "unit_id"),
            label="Kế hoạch của đơn vị, số {number}",
        ),
    ),
    TaskDone: (
        Counts(
            "task_finished",
            "task:task_id",
            on="on",
            by=("kind", "outcome"),
            timely=True,
            label="Báo cáo kết quả nhiệm vụ",
        ),
    ),
    UrgingSent: (
        Counts("urging_sent", "urging:urging_id", by=("unit_id",), label="Văn bản đôn đốc"),
    ),
    UrgingUnanswered: (
        Counts(
            "urging_unanswered",
            "urging:urging_id",
            by=("unit_id",),
            label="Văn bản đôn đốc quá hạn trả lời",
        ),
    ),
    TaskEscalated: (
        Counts(
            "task_escalated",
            "task:task_id",
            by=("level", "cause"),
            label="{title}",
            when=_has_a_task,
        ),
        Counts(
            "task_escalated",
            "obligation:obligation_id",
            by=("level", "cause"),
            label="{title}",
            when=_of_no_task,
        ),
    ),
    UrgingAnswered: (
        Counts("urging_answered", "urging:urging_id", timely=True, label="Trả lời đôn đốc"),
    ),
    CommitteeMet: (
        Counts("committee_met", "meeting:meeting_id", on="on", label="Họp Ban Chỉ đạo"),
    ),
    FrontHeard: (
        Counts(
            "front_heard",
            "meeting:meeting_id",
            on="on",
            timely=True,
            label="Ủy ban nhân dân nghe Mặt trận Tổ quốc",
        ),
    ),
    ConclusionsAnnounced: (
        Counts(
            "conclusions_announced",
            "meeting:meeting_id",
            on="signed_on",
            value="conclusion_count",
            by=("kind",),
            label="Thông báo kết luận số {number}",
        ),
    ),
    StaffConferenceDue: (
        Counts(
            "conference_due",
            "conference:conference_id",
            by=("unit_kind",),
            label="Phải tổ chức hội nghị cán bộ, công chức, viên chức",
        ),
    ),
    StaffConferenceHeld: (
        Counts(
            "conference_held",
            "conference:conference_id",
            on="on",
            by=("unit_kind", "adopted"),
            timely=True,
            label="Hội nghị cán bộ, công chức, viên chức: {present}/{called} người",
        ),
    ),
    StaffConferenceChecked: (
        Counts(
            "conference_checked",
            "conference:conference_id",
            on="announced_on",
            timely=True,
            label="Kiểm tra việc thực hiện nghị quyết hội nghị",
        ),
    ),
    StaffMatterSettled: (
        Counts(
            "staff_matter_settled",
            "staff_matter:proposal_id",
            on="on",
            by=("article", "outcome"),
            label="Điều {article} khoản {number}",
        ),
    ),
    ProgrammeAgreed: (
        Counts(
            "programme_agreed",
            "programme:programme_id",
            on="agreed_on",
            by=("kind",),
            label="Chương trình năm {year}: {item_count} việc",
        ),
    ),
}
