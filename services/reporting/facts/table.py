"""Which events are counted and how, as a table: one line for each thing that is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from libs.contracts import directory, disclosures, planning
from libs.kernel.events import Event


@dataclass(frozen=True)
class Counts:
    """A line of the table: what is counted, about which object, on which day, by what.

    `about` is "type:field" of the object; `on` the field with its day (else the event's moment);
    `value` the field with the amount (else 1); `by` the fields kept as dimensions; with `timely`
    the field `days_late` becomes on_time or late.
    """

    measure: str
    about: str
    on: str = ""
    value: str = ""
    by: tuple[str, ...] = ()
    timely: bool = False
    label: str = ""
    when: Callable[[Any], bool] = lambda event: True


def _has_quantity(event: planning.TaskProgressed) -> bool:
    return event.quantity is not None


def _has_obligation(event: disclosures.DisclosurePublished) -> bool:
    return event.obligation_id is not None


ITEM = ("khoan", "item")

TABLE: dict[type[Event], tuple[Counts, ...]] = {
    directory.UnitOpened: (Counts("unit_opened", "unit:unit_id", by=("kind",), label="{name}"),),
    directory.UnitClosed: (Counts("unit_closed", "unit:unit_id", on="closed_on"),),
    directory.CommitteeConsolidated: (
        Counts(
            "committee_consolidated",
            "committee:committee_id",
            on="decided_on",
            label="Quyết định {decision_number}",
        ),
        Counts(
            "committee_members",
            "committee:committee_id",
            on="decided_on",
            value="member_count",
            label="Thành viên Ban Chỉ đạo theo Quyết định {decision_number}",
        ),
    ),
    planning.PlanApproved: (
        Counts("plan_approved", "plan:plan_id", on="signed_on", label="Kế hoạch {number}"),
    ),
    planning.ReceptionDaysSet: (
        Counts(
            "reception_days",
            "plan:plan_id",
            value="held_on",
            label="Lịch tiếp công dân năm {year}",
        ),
    ),
    planning.TaskAssigned: (
        Counts("task_assigned", "task:task_id", by=("kind", "lead_unit_id"), label="{title}"),
    ),
    planning.TaskProgressed: (
        Counts("progress_noted", "task:task_id", on="on", by=("kind",), label="Ghi nhận tiến độ"),
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
    planning.TaskOverdue: (
        Counts("task_overdue", "task:task_id", by=("kind", "lead_unit_id"), label="{title}"),
    ),
    planning.TaskDone: (
        Counts(
            "task_finished",
            "task:task_id",
            on="on",
            by=("kind", "outcome"),
            timely=True,
            label="Báo cáo kết quả nhiệm vụ",
        ),
    ),
    planning.UrgingSent: (
        Counts("urging_sent", "urging:urging_id", by=("unit_id",), label="Văn bản đôn đốc"),
    ),
    planning.UrgingAnswered: (
        Counts("urging_answered", "urging:urging_id", timely=True, label="Trả lời đôn đốc"),
    ),
    disclosures.ObligationRaised: (
        Counts("obligation_raised", "obligation:obligation_id", by=ITEM, label="{title}"),
    ),
    disclosures.DisclosureLate: (
        Counts("obligation_late", "obligation:obligation_id", by=ITEM, label="{title}"),
    ),
    disclosures.DisclosurePublished: (
        Counts(
            "disclosure_published",
            "disclosure:disclosure_id",
            on="published_on",
            by=ITEM,
            timely=True,
            label="{title} ({document_number})",
        ),
        Counts(
            "obligation_met",
            "obligation:obligation_id",
            on="published_on",
            by=ITEM,
            timely=True,
            label="{title} ({document_number})",
            when=_has_obligation,
        ),
    ),
    disclosures.DisclosureCorrected: (
        Counts(
            "disclosure_corrected",
            "disclosure:disclosure_id",
            on="corrected_on",
            by=ITEM,
            label="Đính chính, bản {version}",
        ),
    ),
    disclosures.DisclosureWithdrawn: (
        Counts(
            "disclosure_withdrawn",
            "disclosure:disclosure_id",
            on="withdrawn_on",
            by=ITEM,
            label="Thu hồi nội dung đã công khai",
        ),
    ),
    disclosures.PostingStarted: (
        Counts(
            "posting_started",
            "posting:posting_id",
            on="posted_on",
            by=(*ITEM, "place_kind", "attempt", "disclosure_id"),
            label="Niêm yết lần {attempt}",
        ),
    ),
    disclosures.PostingBroken: (
        Counts(
            "posting_broken",
            "posting:posting_id",
            on="broken_on",
            by=("disclosure_id",),
            label="Niêm yết bị gián đoạn sau {days_kept} ngày",
        ),
    ),
    disclosures.PostingReplaced: (
        Counts(
            "posting_replaced",
            "posting:posting_id",
            on="replaced_on",
            by=("disclosure_id",),
            label="Tờ niêm yết của bản đã đính chính hoặc thu hồi",
        ),
    ),
    disclosures.PostingEnded: (
        Counts(
            "posting_ended",
            "posting:posting_id",
            on="ended_on",
            by=("place_kind", "disclosure_id"),
            label="Kết thúc niêm yết sau {days_kept} ngày",
        ),
    ),
    disclosures.BroadcastHeld: (
        Counts(
            "broadcast_held",
            "disclosure:disclosure_id",
            on="on",
            by=("khoan",),
            label="Phát thanh {minutes} phút",
        ),
        Counts(
            "broadcast_minutes",
            "disclosure:disclosure_id",
            on="on",
            value="minutes",
            by=("khoan",),
            label="Phát thanh {minutes} phút",
        ),
    ),
    disclosures.NoticeGiven: (
        Counts(
            "notice_given",
            "disclosure:disclosure_id",
            on="on",
            by=("khoan", "form", "way"),
            label="Thông báo tới Nhân dân",
        ),
    ),
    disclosures.DisclosureCompleted: (
        Counts(
            "disclosure_completed",
            "disclosure:disclosure_id",
            on="completed_on",
            by=ITEM,
            label="Đủ hình thức, đủ nơi theo luật ({places} nơi)",
        ),
    ),
    disclosures.QuarterlyListIssued: (
        Counts(
            "quarterly_list",
            "list:list_id",
            on="issued_on",
            label="Danh mục quý {quarter}/{year}: {entries} nội dung",
        ),
    ),
}
