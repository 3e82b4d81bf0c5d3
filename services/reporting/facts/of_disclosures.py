"""What is counted of what disclosures tells."""

from __future__ import annotations

from libs.contracts.disclosures.announcing import BroadcastHeld, FormUsed, NoticeGiven
from libs.contracts.disclosures.catalogue import CatalogueWidened
from libs.contracts.disclosures.internal import (
    InternalPaperCompleted,
    InternalPaperLate,
    InternalPaperPublished,
)
from libs.contracts.disclosures.lists import QuarterlyListIssued
from libs.contracts.disclosures.obligations import (
    DisclosureLate,
    ObligationDropped,
    ObligationRaised,
)
from libs.contracts.disclosures.papers import (
    DisclosureCompleted,
    DisclosureCorrected,
    DisclosurePublished,
    DisclosureWithdrawn,
)
from libs.contracts.disclosures.plan import DisclosureBehindPlan, DisclosurePlanApproved
from libs.contracts.disclosures.postings import (
    PostingBroken,
    PostingEnded,
    PostingReplaced,
    PostingStarted,
)
from services.reporting.facts.counts import Counts, Table

ITEM = ("khoan", "item")


def _has_obligation(event: DisclosurePublished) -> bool:
    return event.obligation_id is not None


DISCLOSURES: Table = {
    # Of what the staff is shown only the number is counted: its label names the khoản alone.
    InternalPaperPublished: (
        Counts(
            "internal_published",
            "paper:paper_id",
            on="published_on",
            by=("khoan",),
            timely=True,
            label="Công khai trong nội bộ, khoản {khoan} Điều 46",
        ),
    ),
    InternalPaperLate: (
        Counts(
            "internal_late",
            "paper:paper_id",
            by=("khoan",),
            label="Quá hạn công khai trong nội bộ, khoản {khoan} Điều 46",
        ),
    ),
    InternalPaperCompleted: (
        Counts(
            "internal_completed",
            "paper:paper_id",
            on="completed_on",
            by=("khoan",),
            label="Công khai trong nội bộ đủ thời gian, khoản {khoan} Điều 46",
        ),
    ),
    DisclosurePlanApproved: (
        Counts(
            "disclosure_plan_approved",
            "plan:plan_id",
            on="adopted_on",
            label="Kế hoạch công khai năm {year}, số {number}: {items} nội dung",
        ),
    ),
    DisclosureBehindPlan: (
        Counts("obligation_behind_plan", "obligation:obligation_id", by=ITEM, label="{title}"),
    ),
    CatalogueWidened: (
        Counts(
            "catalogue_widened",
            "addition:addition_id",
            on="valid_from",
            by=("kind", "item"),
            label="Quy định của phường số {regulation_number}",
        ),
    ),
    ObligationRaised: (
        Counts("obligation_raised", "obligation:obligation_id", by=ITEM, label="{title}"),
    ),
    ObligationDropped: (
        Counts(
            "obligation_dropped",
            "obligation:obligation_id",
            on="dropped_on",
            by=ITEM,
            label="Không còn phải công khai",
        ),
    ),
    DisclosureLate: (
        Counts("obligation_late", "obligation:obligation_id", by=ITEM, label="{title}"),
    ),
    DisclosurePublished: (
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
    DisclosureCorrected: (
        Counts(
            "disclosure_corrected",
            "disclosure:disclosure_id",
            on="corrected_on",
            by=ITEM,
            label="Đính chính, bản {version}",
        ),
    ),
    DisclosureWithdrawn: (
        Counts(
            "disclosure_withdrawn",
            "disclosure:disclosure_id",
            on="withdrawn_on",
            by=ITEM,
            label="Thu hồi nội dung đã công khai",
        ),
    ),
    PostingStarted: (
        Counts(
            "posting_started",
            "posting:posting_id",
            on="posted_on",
            by=(*ITEM, "place_kind", "attempt", "disclosure_id"),
            label="Niêm yết lần {attempt}",
        ),
    ),
    PostingBroken: (
        Counts(
            "posting_broken",
            "posting:posting_id",
            on="broken_on",
            by=("disclosure_id",),
            label="Niêm yết bị gián đoạn sau {days_kept} ngày",
        ),
    ),
    PostingReplaced: (
        Counts(
            "posting_replaced",
            "posting:posting_id",
            on="replaced_on",
            by=("disclosure_id",),
            label="Tờ niêm yết của bản đã đính chính hoặc thu hồi",
        ),
    ),
    PostingEnded: (
        Counts(
            "posting_ended",
            "posting:posting_id",
            on="ended_on",
            by=("place_kind", "disclosure_id"),
            label="Kết thúc niêm yết sau {days_kept} ngày",
        ),
    ),
    BroadcastHeld: (
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
    NoticeGiven: (
        Counts(
            "notice_given",
            "disclosure:disclosure_id",
            on="on",
            by=("khoan", "form", "way"),
            label="Thông báo tới Nhân dân",
        ),
    ),
    FormUsed: (
        Counts(
            "form_used",
            "disclosure:disclosure_id",
            on="on",
            by=("khoan", "form"),
            label="Công khai thêm bằng hình thức khác",
        ),
    ),
    DisclosureCompleted: (
        Counts(
            "disclosure_completed",
            "disclosure:disclosure_id",
            on="completed_on",
            by=ITEM,
            label="Đủ hình thức, đủ nơi theo luật ({places} nơi)",
        ),
    ),
    QuarterlyListIssued: (
        Counts(
            "quarterly_list",
            "list:list_id",
            on="issued_on",
            label="Danh mục quý {quarter}/{year}: {entries} nội dung",
        ),
    ),
}
